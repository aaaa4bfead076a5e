// One document: the source beside a translation, row by row.
const Rows = (() => {
  let state = null;
  let current = ''; // the row that the keyboard is at
  let filter = 'all'; // or 'queue'
  let before = null; // what the source said when the translation was accepted

  const isOpen = (row) => ['missing', 'stale', 'differs'].includes(row.state);
  const isSource = () => state.lang === state.source;
  const queue = () => state.rows.filter(isOpen);
  const elementOf = (id) => document.getElementById(`row-${id}`);

  function partView(part, row, lang) {
    // An item's HTML is an <li>, which wants a list around it.
    const html = row.kind === 'item' && part.html ? `<ul>${part.html}</ul>` : part.html;
    const element = make('div', { class: `text ${row.kind}`, lang, html });
    if (part.html === undefined) element.textContent = part.text;
    for (const link of element.querySelectorAll('a')) link.setAttribute('tabindex', '-1');
    if (row.findings.length > 0) Marks.put(element, row.findings);
    return element;
  }

  function findingView(finding) {
    return make(
      'li',
      { class: finding.severity },
      make('strong', {}, findingName(finding.id)),
      ' ',
      findingText(finding),
      finding.hint && make('span', { class: 'below' }, finding.said_hint ?? finding.hint),
    );
  }

  function sourceSide(row) {
    const parts = row.source.map((part) => partView(part, row, state.source));
    return make(
      'div',
      { class: 'side source' },
      parts.length === 0 && !isSource()
        ? make('p', { class: 'gap' }, say('row.not_in_source'))
        : parts,
      isSource() ? [] : Before.views(before, row, state.source),
    );
  }

  function targetPart(row, part, index) {
    const can = part.first > 0 || row.kind === 'field';
    const edit = make(
      'button',
      {
        type: 'button',
        class: 'quiet edit',
        'aria-label': `${say('row.edit')}: ${row.id}`,
        on: { click: () => RowEditor.open(row, index) },
      },
      say('row.edit'),
    );
    return make(
      'div',
      { class: 'part', 'data-part': index },
      partView(part, row, state.lang),
      can && edit,
    );
  }

  function targetSide(row) {
    const side = make('div', { class: 'side target' });
    if (row.target.length > 0) {
      side.append(...row.target.map((part, index) => targetPart(row, part, index)));
    } else {
      const label = say(isSource() ? 'row.write' : 'row.add');
      side.append(
        make('p', { class: 'gap' }, say(isSource() ? 'row.no_text' : 'row.missing')),
        make(
          'button',
          {
            type: 'button',
            class: 'add',
            on: { click: () => RowEditor.open(row, 0) },
            'aria-label': `${label}: ${row.id}`,
          },
          label,
        ),
      );
    }
    if (row.findings.length > 0)
      side.append(make('ul', { class: 'findings' }, row.findings.map(findingView)));
    return side;
  }

  const rowName = (row) =>
    row.kind === 'field'
      ? say(`field.${row.field === 'summary' ? 'summary' : 'title'}`)
      : row.id.replace(/^s-/, '').replace(/^0-/, '');

  function rowView(row) {
    return make(
      'section',
      {
        id: `row-${row.id}`,
        class: `row ${row.kind} ${row.state}`,
        tabindex: '-1',
        'aria-label': `${rowName(row)}: ${stateName(row.state)}`,
      },
      make(
        'div',
        { class: 'name' },
        row.kind === 'field'
          ? make('span', {}, rowName(row))
          : make('a', { href: `${state.page}#${row.id}`, title: say('row.on_page') }, rowName(row)),
        row.state !== 'same' && !isSource() && stateMark(row.state),
      ),
      sourceSide(row),
      // The source itself is edited on the right too, without comparing it with itself.
      targetSide(isSource() ? { ...row, source: [] } : row),
    );
  }

  function progress() {
    const all = state.rows.length;
    const left = queue().length;
    return make(
      'p',
      { class: 'progress' },
      bar(all - left, all, say('row.progress')),
      make(
        'span',
        { class: 'left' },
        left === 0 ? say('row.none_left') : say('row.left', { n: left }),
      ),
    );
  }

  function versions() {
    return make(
      'nav',
      { class: 'versions', 'aria-label': say('desk.language') },
      ['ky', 'ru', 'en'].map((lang) =>
        make(
          'a',
          { href: Place.with({ lang }), 'aria-current': lang === state.lang ? 'page' : null },
          languageName(lang),
          lang === state.source && ` · ${say('desk.source')}`,
        ),
      ),
    );
  }

  function acceptButton() {
    if (!state.exists) return null;
    if (isSource() && !state.draft) return null;
    const [id, click] = state.draft ? ['ready', ready] : ['accept', accept];
    return make(
      'button',
      { type: 'button', class: state.draft ? null : 'main', id, on: { click } },
      say(state.draft ? 'row.ready' : 'desk.accept'),
    );
  }

  // What a translator works on in a program of their own.
  function packageLink() {
    if (isSource()) return null;
    const query = new URLSearchParams({ id: state.id, lang: state.lang });
    return make(
      'a',
      { class: 'button', id: 'package', href: `/_desk/api/package?${query}`, download: true },
      say('row.package'),
    );
  }

  function tools() {
    const only = make('input', {
      type: 'checkbox',
      id: 'only',
      on: {
        change: () => {
          filter = only.checked ? 'queue' : 'all';
          draw();
        },
      },
    });
    only.checked = filter === 'queue';
    return make(
      'div',
      { class: 'tools' },
      progress(),
      make('p', { class: 'only' }, only, make('label', { for: 'only' }, say('row.only_open'))),
      make(
        'button',
        { type: 'button', id: 'next-row', on: { click: () => step(1) } },
        say('row.next'),
      ),
      make('a', { class: 'button', href: state.page }, say('row.page')),
      packageLink(),
      acceptButton(),
    );
  }

  function startForm() {
    const title = make('input', { id: 'start-title', required: true });
    return make(
      'form',
      {
        class: 'start',
        on: {
          submit: async (event) => {
            event.preventDefault();
            const { ok, body } = await Server.post('start', {
              id: state.id,
              lang: state.lang,
              title: title.value,
            });
            if (ok) Desk.refresh();
            else tellUser(body.reason ?? say('desk.failed'), 'error');
          },
        },
      },
      make('p', {}, say('row.no_translation')),
      make('p', {}, make('label', { for: 'start-title' }, say('field.title')), title),
      make('button', { class: 'main' }, say('row.start')),
      packageLink(),
    );
  }

  function general() {
    if (state.findings.length === 0) return null;
    return make(
      'details',
      { class: 'general', open: true },
      make('summary', {}, say('row.general', { n: state.findings.length })),
      make('ul', { class: 'findings' }, state.findings.map(findingView)),
    );
  }

  function heads() {
    return make(
      'div',
      { class: 'heads', 'aria-hidden': 'true' },
      make('span'),
      make('span', {}, `${say('desk.source')}: ${languageName(state.source)}`),
      make(
        'span',
        {},
        isSource() ? say('row.edit') : `${say('desk.translation')}: ${languageName(state.lang)}`,
      ),
    );
  }

  function draw() {
    document.title = `${state.title} · ${languageName(state.lang)}`;
    const editing = RowEditor.keep();
    const y = scrollY;
    const rows = filter === 'queue' ? queue() : state.rows;
    showPage(
      pageHead('/_desk/document', state.steps),
      make(
        'main',
        { id: 'main', class: isSource() ? 'alone' : '' },
        make('h1', { lang: state.exists ? state.lang : state.source }, state.title),
        state.banner && make('p', { class: 'banner' }, state.banner),
        versions(),
        !state.checked && checkingNotice(),
        state.exists ? tools() : startForm(),
        make('div', { class: 'reason' }, Before.reason(before)),
        general(),
        state.exists && heads(),
        state.exists && make('div', { class: 'rows' }, rows.map(rowView)),
        make('p', { class: 'keys below' }, say('row.keys'), ' ', LetterKeys.box()),
      ),
    );
    scrollTo({ top: y, behavior: 'instant' });
    RowEditor.restore(editing);
    markCurrent();
  }

  function markCurrent() {
    for (const old of document.querySelectorAll('.row.current')) old.classList.remove('current');
    elementOf(current)?.classList.add('current');
  }

  function go(id, focus = true) {
    current = id;
    markCurrent();
    const element = elementOf(id);
    if (!element) return;
    element.scrollIntoView({ block: 'center' });
    if (focus) element.focus({ preventScroll: true });
    history.replaceState(null, '', `#${id}`);
  }

  // The next row of the queue, round and round; without a queue the next row.
  function step(by, within = queue()) {
    const rows = within.length > 0 ? within : state.rows;
    const order = state.rows.map((row) => row.id);
    const here = order.indexOf(current);
    const ahead = rows.filter((row) => (order.indexOf(row.id) - here) * by > 0);
    const next = by > 0 ? (ahead[0] ?? rows[0]) : (ahead.at(-1) ?? rows.at(-1));
    if (next) go(next.id);
  }

  async function act(what, done) {
    const { ok, status, body } = await Server.post(what, {
      id: state.id,
      lang: state.lang,
      base: state.base,
    });
    if (ok) tellUser(say(done));
    else
      tellUser(status === 409 ? say('save.changed') : (body.reason ?? say('desk.failed')), 'error');
    await Desk.refresh();
  }
  const accept = () => act('accept', 'row.accepted');
  const ready = () => act('ready', 'row.is_ready');

  function onKey(event) {
    if (!state || event.target.closest('textarea, input, select')) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = state.rows.find((one) => one.id === current);
    // Where a Cyrillic layout has no such letter, the key that bears it.
    const letter = event.key > '~' ? event.code.slice(3).toLowerCase() : event.key;
    const keys = {
      j: () => step(1, state.rows),
      k: () => step(-1, state.rows),
      n: () => step(1),
      p: () => step(-1),
      e: () => row && RowEditor.open(row, 0),
      u: undo,
    };
    if (event.key === 'Enter' && event.target.classList.contains('row') && row)
      RowEditor.open(row, 0);
    else if (keys[letter] && LetterKeys.areOn()) keys[letter]();
    else return;
    event.preventDefault();
  }

  async function load() {
    const { ok, body } = await Server.get('document', {
      id: Place.get('id'),
      lang: Place.get('lang'),
    });
    if (ok) state = body;
    return ok;
  }

  async function show() {
    const first = state === null;
    const known = JSON.stringify(state);
    if (!(await load())) {
      const main = make('main', { id: 'main' }, make('h1', {}, say('desk.no_document')));
      showPage(pageHead(''), main);
      return;
    }
    // What is the same is not drawn again: a button must not go from under the hand.
    if (!first && JSON.stringify(state) === known) return;
    if (first) {
      document.addEventListener('keydown', onKey);
      current =
        decodeURIComponent(location.hash.slice(1)) || queue()[0]?.id || state.rows[0]?.id || '';
    }
    draw();
    if (first && location.hash) go(current);
    await askBefore();
  }

  // The history of a file may take its time: the rows are there already.
  async function askBefore() {
    const [old, asked] = [JSON.stringify(before), { id: state.id, lang: state.lang }];
    const isStale = state.rows.some((one) => one.state === 'stale');
    before = isStale ? (await Server.get('before', asked)).body : null;
    if (JSON.stringify(before) !== old) showBefore();
  }

  // Nothing else is drawn anew: a button must not go from under the hand.
  function showBefore() {
    document.querySelector('.reason').replaceChildren(...[Before.reason(before)].filter(Boolean));
    for (const row of state.rows)
      elementOf(row.id)?.querySelector('.source').replaceWith(sourceSide(row));
  }

  const row = (id) => state.rows.find((one) => one.id === id);
  return { show, load, draw, go, step, row, state: () => state, elementOf };
})();
