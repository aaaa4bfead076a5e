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
  let version = '';
  let source = null;

  const refresh = () => pages[path]();

  function listen() {
    source?.close();
    source = new EventSource(`/_events?${new URLSearchParams({ page: '/_desk/', version })}`);
    source.addEventListener('changed', (event) => {
      const first = version === '';
      version = event.data;
      if (!first && isLive()) refresh();
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
    await refresh();
    if (!isLive()) return;
    document.addEventListener('visibilitychange', follow);
    addEventListener('pagehide', () => source?.close());
    follow();
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
  return { refresh, go };
})();
