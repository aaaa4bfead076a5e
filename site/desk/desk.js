// Starts the page that the address asks for, and keeps it as the files are.
const Desk = (() => {
  const path = location.pathname;
  const pages = {
    '/_desk/': Overview.show,
    '/_desk/document': Rows.show,
    '/_desk/new': Forms.newRelease,
    '/_desk/publish': Forms.publish,
  };
  const isLive = path === '/_desk/' || path === '/_desk/document';
  let version = '';
  let source = null;

  const refresh = () => pages[path]();

  function listen() {
    source?.close();
    source = new EventSource(`/_events?${new URLSearchParams({ page: '/_desk/', version })}`);
    source.addEventListener('changed', (event) => {
      const first = version === '';
      version = event.data;
      if (!first) refresh();
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
    if (!isLive) return;
    document.addEventListener('visibilitychange', follow);
    addEventListener('pagehide', () => source?.close());
    follow();
  }

  start();
  return { refresh };
})();
