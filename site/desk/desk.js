// Starts the page that the address asks for, and keeps it as the files are.
const Desk = (() => {
  let path = location.pathname;
  const pages = {
    '/_desk/': Overview.show,
    '/_desk/document': Rows.show,
    '/_desk/new': Forms.newRelease,
    '/_desk/import': Take.show,
    '/_desk/publish': Forms.publish,
  };
  const isLive = () => path === '/_desk/' || path === '/_desk/document';
  let source = null;
  let waiting = []; // for the site to change
  let told = ''; // the version of the site that was told of last
  let isShown = false;

  const refresh = () => pages[path]();

  // The next change of the site, or some seconds without one.
  const changed = () =>
    new Promise((done) => {
      waiting.push(done);
      setTimeout(() => {
        waiting = waiting.filter((one) => one !== done);
        done();
      }, 3000);
    });

  // The stream says first how the site is: it may have changed after it was asked for and before
  // the stream was there.
  function catchUp() {
    if (told && told !== Server.version() && isLive()) refresh();
  }

  function listen() {
    source?.close();
    const query = new URLSearchParams({ page: '/_desk/', version: Server.version() });
    source = new EventSource(`/_events?${query}`);
    source.addEventListener('changed', (event) => {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
      told = event.data;
      if (woken.length === 0 && isShown) catchUp();
    });
  }

  function follow() {
    if (document.visibilityState === 'visible') return listen();
    source?.close();
    source = null;
  }

  async function start() {
    const wanted =
      Place.get('ui') || localStorage.getItem('tilmech-ui') || navigator.language.slice(0, 2);
    await Words.load(wanted);
    localStorage.setItem('tilmech-ui', Words.lang());
    document.addEventListener('visibilitychange', follow);
    addEventListener('pagehide', () => source?.close());
    follow();
    await refresh();
    isShown = true;
    catchUp();
  }

  // Shows another page of the desk without loading it: a dropped file would be lost.
  function go(to) {
    if (path !== to) history.pushState(null, '', Place.with({}, to));
    path = to;
    refresh();
  }
  addEventListener('popstate', () => {
    if (location.pathname !== path) location.reload();
  });

  start();
  return { refresh, go, changed };
})();
