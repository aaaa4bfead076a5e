// In every previewed page: reloads it when it has changed, keeps the place where its reader was,
// and shows errors in the files over it until they are mended.
(() => {
  const me = document.currentScript.dataset;
  const words = JSON.parse(me.words ?? '{}');
  const held = JSON.parse(me.held ?? '[]');
  const KEY = 'tilmech-place';
  const FOLDED = 'tilmech-folded';
  let version = me.version;
  let source = null;

  // The place is an element at the top of the window, not a height: what changes above it moves it.
  function rememberPlace() {
    const all = [...document.querySelectorAll('main [id]')];
    const top = all.find((one) => one.getBoundingClientRect().bottom > 0);
    const place = {
      path: location.pathname,
      y: scrollY,
      id: top?.id ?? '',
      offset: top?.getBoundingClientRect().top ?? 0,
    };
    sessionStorage.setItem(KEY, JSON.stringify(place));
  }

  function findPlace() {
    const place = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    sessionStorage.removeItem(KEY);
    if (place?.path !== location.pathname) return;
    history.scrollRestoration = 'manual';
    const element = place.id && document.getElementById(place.id);
    const y = element ? element.getBoundingClientRect().top + scrollY - place.offset : place.y;
    scrollTo({ top: y, behavior: 'instant' });
  }

  function reload() {
    rememberPlace();
    location.reload();
  }

  const text = (tag, content, className) => {
    const element = document.createElement(tag);
    element.textContent = content;
    if (className) element.className = className;
    return element;
  };

  function problem({ file, line, column, message, hint, said, said_hint, excerpt }) {
    const item = document.createElement('li');
    item.append(text('p', line ? `${file}:${line}:${column || 1}` : file, 'tilmech-where'));
    item.append(text('p', said ?? message));
    if (excerpt) item.append(text('pre', excerpt));
    if (hint) item.append(text('p', said_hint ?? hint, 'tilmech-hint'));
    return item;
  }

  let shown = '[]'; // the problems that stand there: the same are not drawn again under the hand

  function showProblems(problems) {
    const told = JSON.stringify(problems);
    if (told === shown) return;
    shown = told;
    document.querySelector('.tilmech-problems')?.remove();
    if (problems.length === 0) return;
    const box = document.createElement('section');
    box.className = 'tilmech-problems';
    box.setAttribute('role', 'alert');
    // Folded, it leaves the page to its reader; other errors unfold it again.
    const fold = document.createElement('details');
    fold.open = sessionStorage.getItem(FOLDED) !== told;
    const heading = document.createElement('summary');
    heading.addEventListener('click', () => {
      if (fold.open) sessionStorage.setItem(FOLDED, told);
      else sessionStorage.removeItem(FOLDED);
    });
    heading.append(text('h2', `${words.errors} (${problems.length})`));
    fold.append(heading);
    if (words.last_good) fold.append(text('p', words.last_good));
    const list = document.createElement('ul');
    list.append(...problems.slice(0, 20).map(problem));
    fold.append(list);
    box.append(fold);
    document.body.append(box);
  }

  function markHeld() {
    if (held.length === 0) return;
    for (const link of document.querySelectorAll('main a[href]')) {
      const { pathname } = new URL(link.href);
      if (pathname === location.pathname) continue; // its own sections; the bar says it of the page
      const path = pathname.replace(/^\/[a-z]{2}\//, '');
      if (held.includes(path) && link.textContent.trim() !== '')
        link.after(text('span', words.held, 'tilmech-held'));
    }
  }

  async function openEditor({ id, lang, line, token }, button) {
    const reply = await fetch('/_desk/api/open', {
      method: 'POST',
      headers: { 'X-Tilmech-Token': token },
      body: JSON.stringify({ id, lang, line }),
    });
    if (reply.ok) button.closest('.tilmech-offer')?.remove();
    else button.textContent = words.failed;
  }

  // A click on a paragraph offers its row at the desk and its line in the file. Links, controls and
  // selected text keep what they do.
  async function offerRow(event) {
    document.querySelector('.tilmech-offer')?.remove();
    if (event.defaultPrevented || event.button !== 0 || !getSelection().isCollapsed) return;
    if (event.target.closest('a, button, input, select, textarea, summary, label, .tilmech-bar'))
      return;
    const block = event.target.closest('main [id^="s-"]');
    if (!block) return;
    const query = new URLSearchParams({
      page: location.pathname.replace(/parallel\/$/, ''),
      id: block.id,
    });
    const reply = await fetch(`/_desk/api/place?${query}`);
    if (!reply.ok) return;
    const place = await reply.json();
    const desk = new URL(me.desk, location.href);
    desk.hash = place.row;
    const row = text('a', words.row);
    row.href = desk;
    const copy = text('button', words.copy);
    copy.type = 'button';
    copy.title = `${place.file}:${place.line}`;
    // With an editor named, a click opens the line there; without one its place is copied.
    if (place.token) {
      copy.textContent = words.open_editor;
      copy.addEventListener('click', () => openEditor(place, copy));
    } else {
      copy.addEventListener('click', async () => {
        await navigator.clipboard.writeText(copy.title);
        copy.textContent = words.copied;
      });
    }
    const box = document.createElement('div');
    box.className = 'tilmech-offer';
    box.append(row, copy);
    document.body.append(box);
    const left = Math.min(event.pageX, scrollX + innerWidth - box.offsetWidth - 8);
    box.style.setProperty('inset-inline-start', `${Math.max(8, left)}px`);
    box.style.setProperty('inset-block-start', `${event.pageY + 12}px`);
  }

  document.addEventListener('click', offerRow);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') document.querySelector('.tilmech-offer')?.remove();
  });

  function listen() {
    if (source) return;
    const query = new URLSearchParams({ page: location.pathname, version });
    source = new EventSource(`/_events?${query}`);
    source.addEventListener('problems', (event) => showProblems(JSON.parse(event.data)));
    source.addEventListener('changed', (event) => {
      if (event.data === version) return;
      version = event.data;
      reload();
    });
  }

  // A browser keeps six connections to one place: a tab that nobody looks at gives its own back.
  function follow() {
    if (document.visibilityState === 'visible') {
      listen();
    } else {
      source?.close();
      source = null;
    }
  }

  document.addEventListener('visibilitychange', follow);
  addEventListener('pagehide', () => source?.close());
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    source = null;
    follow();
  });
  findPlace();
  addEventListener('load', findPlace);
  markHeld();
  follow();
})();
