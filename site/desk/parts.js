// Parts of the desk's pages: elements, requests, messages, the place in the address.
const { say } = Words;

// make('a', { href: '/', class: 'x', on: { click } }, 'text', child, ...): an element. Children may
// stand in lists; what is null or false is left out.
function make(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on')
      for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (name === 'value') element.value = value;
    else if (name === 'html') element.innerHTML = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(
    ...children.flat(2).filter((one) => one !== null && one !== false && one !== undefined),
  );
  return element;
}

const Server = (() => {
  const token = document.querySelector('meta[name=tilmech-token]').content;

  let version = ''; // of the site that was told of last

  async function answer(request) {
    const reply = await request.catch(() => null);
    if (!reply) return { ok: false, status: 0, body: {} };
    const body = await reply.json().catch(() => ({}));
    version = reply.headers.get('x-tilmech-version') ?? version;
    return { ok: reply.ok, status: reply.status, body };
  }
  // While the site is being read there is nothing to tell: asked again when it has changed.
  async function ask(what, query) {
    const given = Object.entries({ ui: Words.lang(), ...query }).filter(([, value]) => value);
    for (;;) {
      const reply = await answer(fetch(`/_desk/api/${what}?${new URLSearchParams(given)}`));
      if (reply.status !== 503) return reply;
      if (reply.body.reason === 'reading') showReading();
      await Desk.changed();
    }
  }
  // One at a time of each kind: an answer that took its time must not come after a newer one.
  const turns = new Map();
  function get(what, query = {}) {
    const turn = (turns.get(what) ?? Promise.resolve()).then(() => ask(what, query));
    turns.set(what, turn);
    return turn;
  }
  const post = (what, body) =>
    answer(
      fetch(`/_desk/api/${what}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-tilmech-token': token },
        body: JSON.stringify({ ui: Words.lang(), ...body }),
      }),
    );
  const send = (what, query, file) =>
    answer(
      fetch(`/_desk/api/${what}?${new URLSearchParams({ ui: Words.lang(), ...query })}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'x-tilmech-token': token },
        body: file,
      }),
    );
  return { get, post, send, version: () => version };
})();

// Single letters as keys can be switched off: who dictates to the computer would press them
// unawares.
const LetterKeys = {
  name: 'tilmech-letter-keys',
  areOn: () => localStorage.getItem(LetterKeys.name) !== 'off',
  box: () =>
    make(
      'label',
      {},
      make('input', {
        type: 'checkbox',
        id: 'letter-keys',
        checked: LetterKeys.areOn(),
        on: {
          change: (event) =>
            localStorage.setItem(LetterKeys.name, event.target.checked ? 'on' : 'off'),
        },
      }),
      ` ${say('row.letter_keys')}`,
    ),
};

// What the desk shows stands in its address, so that it can be kept and sent on.
const Place = {
  get: (name) => new URLSearchParams(location.search).get(name) ?? '',
  // The address with some parts of the query changed; '' takes one away.
  with(changes, path = location.pathname) {
    const query = new URLSearchParams(path === location.pathname ? location.search : '');
    if (path !== location.pathname && Place.get('ui')) query.set('ui', Place.get('ui'));
    for (const [name, value] of Object.entries(changes))
      if (value) query.set(name, value);
      else query.delete(name);
    return `${path}?${query}`;
  },
  set(changes) {
    history.replaceState(null, '', Place.with(changes) + location.hash);
  },
};

// Where messages stand. It is there before they come, and stays when the page is drawn anew: what
// is put into the page together with its text is not read out.
const told = make('div', { role: 'status' });

// A message that goes by itself, read out by screen readers.
function tellUser(text, kind = 'note') {
  const toast = make(
    'div',
    { class: `toast ${kind}`, role: kind === 'error' ? 'alert' : null },
    text,
  );
  told.replaceChildren(toast);
  setTimeout(() => toast.remove(), kind === 'error' ? 12000 : 4000);
}

// Draws a page in the place of the one before it. The keyboard stays where it was, or at the row;
// where both are gone, at the beginning of the text.
function showPage(head, main) {
  const focused = document.activeElement;
  const wasAtWork = focused !== null && focused !== document.body;
  const row = focused?.closest('.row')?.id;
  const alike = () =>
    [...document.querySelectorAll(focused.localName)].filter((one) =>
      focused.id ? one.id === focused.id : one.outerHTML === focused.outerHTML,
    );
  const nth = wasAtWork ? alike().indexOf(focused) : 0;
  main.setAttribute('tabindex', '-1');
  document.querySelectorAll('body > header, body > main').forEach((old) => old.remove());
  document.body.prepend(head, main);
  if (!told.isConnected) document.body.append(told);
  if (!wasAtWork) return;
  (alike()[nth] ?? document.getElementById(row) ?? main).focus({ preventScroll: true });
}

const stateName = (state) => say(`state.${state}`);

// A document's title in the desk's language; where it has none, in its own, marked as such.
const titleOf = (one) => one.title?.[Words.lang()] ?? one.title?.[one.source] ?? one.id;
const titleLang = (one) => (Words.lang() in (one.title ?? {}) ? null : one.source);
const titleView = (one) => make('span', { lang: titleLang(one) }, titleOf(one));

// Days come in words from the server: not every browser knows how Kyrgyz writes them.
const dayView = (date, said) => make('time', { datetime: date }, said);
const instantView = (instant, saidDay) =>
  dayView(instant, say('desk.instant', { date: saidDay, time: instant.slice(11, 16) }));

// The words `key` with an element where they have {name}.
function sayWith(key, name, element) {
  const [head, tail] = say(key, { [name]: '\0' }).split('\0');
  return [head, element, tail];
}

// A state as a sign and a word: never a colour alone.
function stateMark(state, short = false) {
  const signs = {
    complete: '✓',
    source: '◆',
    stale: '↻',
    partial: '◐',
    missing: '—',
    draft: '✎',
    same: '✓',
    differs: '≠',
    extra: '+',
    held: '⏸',
  };
  return make(
    'span',
    { class: `state ${state}` },
    make('span', { 'aria-hidden': 'true', class: 'sign' }, signs[state] ?? ''),
    make('span', { class: short ? 'hidden' : null }, stateName(state)),
  );
}

// Says again what a table is made of: browsers forget it where its rows are laid out as blocks, as
// on a phone.
function keepTable(table) {
  const roles = {
    'thead, tbody': 'rowgroup',
    tr: 'row',
    'thead th': 'columnheader',
    'tbody th': 'rowheader',
    td: 'cell',
  };
  table.setAttribute('role', 'table');
  for (const [parts, role] of Object.entries(roles))
    for (const part of table.querySelectorAll(parts)) part.setAttribute('role', role);
  return table;
}

// What findings are about is marked where it stands, on both sides.
const Marks = (() => {
  function put(element, findings) {
    const words = new Set();
    for (const { about, message } of findings) {
      if (about) words.add(about);
      for (const [, quoted] of message.matchAll(/"([^"]+)"/g)) words.add(quoted);
    }
    for (const word of words) markWord(element, word);
  }

  function markWord(element, word) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // Typesetting has put no-break spaces where the file has spaces.
      const at = node.data.replace(/[\u00a0\u202f]/g, ' ').indexOf(word);
      if (at < 0 || node.parentElement.closest('mark')) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + word.length);
      range.surroundContents(make('mark'));
      return;
    }
  }
  return { put };
})();

const findingName = (id) => (Words.has(`finding.${id}`) ? say(`finding.${id}`) : id);

// What a finding says in the reader's language; what only English has is marked as English.
const findingText = ({ message, said }) =>
  make('span', { lang: said ? null : 'en' }, said ?? message);

function bar(done, all, label) {
  const share = all === 0 ? 100 : Math.floor((100 * done) / all);
  return make(
    'span',
    { class: 'bar' },
    make('progress', { max: Math.max(all, 1), value: all === 0 ? 1 : done, 'aria-label': label }),
    make('span', { class: 'share' }, `${share} %`),
  );
}

const languageName = (lang) => say(`lang.${lang}`);

// The head of every page of the desk.
function pageHead(current, undoSteps = []) {
  const link = (path, key) =>
    make(
      'a',
      { href: Place.with({}, path), 'aria-current': current === path ? 'page' : null },
      say(key),
    );
  const ownNames = { ky: 'Кыргызча', ru: 'Русский', en: 'English' };
  const languages = ['ky', 'ru', 'en'].map((lang) =>
    make(
      'a',
      {
        href: Place.with({ ui: lang }),
        hreflang: lang,
        lang,
        'aria-current': Words.lang() === lang ? 'true' : null,
      },
      ownNames[lang],
    ),
  );
  return make(
    'header',
    { class: 'head' },
    make('a', { class: 'skip', href: '#main' }, say('desk.skip')),
    make('a', { class: 'name', href: Place.with({}, '/_desk/') }, say('desk.title')),
    make(
      'nav',
      { 'aria-label': say('desk.menu') },
      link('/_desk/', 'desk.overview'),
      link('/_desk/new', 'desk.new'),
      link('/_desk/import', 'desk.import'),
      link('/_desk/publish', 'desk.publish'),
      make('a', { href: `/${Words.lang()}/` }, say('desk.site')),
    ),
    undoSteps.length > 0 &&
      make(
        'button',
        { type: 'button', class: 'quiet undo', id: 'undo', on: { click: undo } },
        say('desk.undo', { n: undoSteps.length }),
      ),
    make('nav', { class: 'languages', 'aria-label': say('desk.ui_language') }, languages),
  );
}

// In place of a page that has nothing to show yet.
function showReading() {
  if (document.querySelector('main')) return;
  document.title = say('desk.title');
  const notice = make('p', { class: 'notice', role: 'status' }, say('desk.reading'));
  showPage(pageHead(''), make('main', { id: 'main' }, notice));
}

// What is shown while findings are still to come; the desk is drawn anew when they are there.
const checkingNotice = () =>
  make('p', { class: 'notice', role: 'status' }, say('desk.checking'));

// What a source said when its translation was accepted, as the server found it in its history.
const Before = (() => {
  const words = (lang, ...parts) => make('p', { class: 'words', lang }, ...parts);
  const box = (label, ...parts) =>
    make('div', { class: 'before' }, make('p', { class: 'below' }, label), ...parts);

  // The words as they were and as they are: <del> and <ins>.
  function changeView(runs, found, lang) {
    if (runs.every(([sign]) => sign === '+')) return box(say('before.new'));
    const tags = { '=': 'span', '-': 'del', '+': 'ins' };
    const label = found.said_date
      ? sayWith('before.label_since', 'date', dayView(found.date, found.said_date))
      : say('before.label');
    const shown = runs.flatMap(([sign, text]) => [make(tags[sign], {}, text), ' ']);
    return box(label, words(lang, ...shown));
  }

  // What changed in a row's source.
  function views(found, row, lang) {
    if (found?.end !== 'found') return [];
    const isOne = row.kind === 'field' || row.kind === 'heading';
    const places = isOne ? [row.id] : row.source.map((part) => part.id);
    return places.flatMap((place) => [
      ...[found.changes[place]]
        .filter(Boolean)
        .map((runs) => changeView(runs, found, lang)),
      ...(found.gone[place] ?? []).map((text) =>
        box(say('before.gone'), words(lang, make('del', {}, text))),
      ),
    ]);
  }

  // Why stale rows do not show their old words.
  function reason(found) {
    if (!['no-git', 'no-history', 'not-found'].includes(found?.end)) return null;
    return make('p', { class: 'notice' }, say(`before.${found.end}`));
  }
  return { views, reason };
})();

async function undo() {
  const { ok, status } = await Server.post('undo', {});
  if (ok) tellUser(say('desk.undone'));
  else tellUser(say(status === 409 ? 'desk.undo_changed' : 'desk.undo_nothing'), 'error');
  if (ok) Desk.refresh();
}
