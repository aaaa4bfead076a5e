// The first page: documents against languages, and what to do next.
const Overview = (() => {
  const SHOWN = 100; // at first; a large site's table would be slow to draw whole
  let state = null;
  let shown = SHOWN;

  const stateRank = ['missing', 'stale', 'partial', 'draft', 'complete', 'source'];
  const cellOf = (one, lang) => one.cells[lang];

  function isWanted(one) {
    const collection = Place.get('collection');
    const wanted = Place.get('state');
    const lang = Place.get('lang');
    const text = Place.get('q').toLocaleLowerCase();
    if (collection && one.collection !== collection) return false;
    const cells = Object.entries(one.cells).filter(([code]) => !lang || code === lang);
    if (wanted === 'held' && !one.hold) return false;
    if (wanted === 'findings' && !cells.some(([, cell]) => cell.errors + cell.warnings > 0))
      return false;
    if (
      wanted &&
      !['held', 'findings'].includes(wanted) &&
      !cells.some(([, cell]) => cell.state === wanted)
    )
      return false;
    const words = `${one.key} ${Object.values(one.title).join(' ')}`.toLocaleLowerCase();
    return !text || words.includes(text);
  }

  function sorted(documents) {
    const by = Place.get('sort') || 'date';
    const urgency = (one) =>
      Math.min(
        ...Object.values(one.cells).map((cell) =>
          cell.errors > 0 ? -1 : stateRank.indexOf(cell.state),
        ),
      );
    const compare = {
      date: (a, b) => (b.date ?? '').localeCompare(a.date ?? '') || a.id.localeCompare(b.id),
      title: (a, b) => titleOf(a).localeCompare(titleOf(b), Words.lang()),
      state: (a, b) => urgency(a) - urgency(b) || a.id.localeCompare(b.id),
    };
    return [...documents].sort(compare[by] ?? compare.date);
  }

  const documentLink = (id, lang) => Place.with({ id, lang }, '/_desk/document');

  function counts(cell) {
    return [
      cell.errors > 0 &&
        make('span', { class: 'count error' }, say('desk.errors', { n: cell.errors })),
      cell.warnings > 0 &&
        make('span', { class: 'count warning' }, say('desk.warnings', { n: cell.warnings })),
    ];
  }

  function cellView(one, lang) {
    const cell = cellOf(one, lang);
    return make(
      'td',
      { class: 'cell', 'data-lang': languageName(lang) },
      make(
        'a',
        {
          href: documentLink(one.id, lang),
          class: `to ${cell.state}`,
          'aria-label': `${titleOf(one)}, ${languageName(lang)}: ${stateName(cell.state)}`,
        },
        stateMark(cell.state),
        cell.state === 'partial' && make('span', { class: 'count' }, `${cell.done}/${cell.rows}`),
      ),
      ...counts(cell),
    );
  }

  function documentRow(one) {
    const hold =
      one.hold &&
      make(
        'span',
        { class: 'held-mark' },
        one.hold === 'embargo'
          ? sayWith('hold.until', 'until', instantView(one.publish_at, one.said_day))
          : say(`hold.${one.hold}`),
      );
    return make(
      'tr',
      {},
      make(
        'th',
        { scope: 'row' },
        make(
          'a',
          {
            href: documentLink(
              one.id,
              state.languages.find((lang) => lang !== one.source),
            ),
            lang: titleLang(one),
          },
          titleOf(one),
        ),
        make(
          'span',
          { class: 'below' },
          one.date && [dayView(one.date, one.said_date), ' · '],
          say(`collection.${one.collection}`),
          hold ? ' ' : '',
          hold,
        ),
      ),
      ...state.languages.map((lang) => cellView(one, lang)),
    );
  }

  function table() {
    const documents = sorted(state.documents.filter(isWanted));
    const head = make(
      'tr',
      {},
      make('th', { scope: 'col' }, say('desk.document')),
      ...state.languages.map((lang) => make('th', { scope: 'col' }, languageName(lang))),
    );
    const rows = documents.slice(0, shown).map(documentRow);
    const more =
      documents.length > shown &&
      make(
        'button',
        {
          type: 'button',
          on: {
            click: () => {
              shown += 500;
              draw();
            },
          },
        },
        say('desk.more', { n: documents.length - shown }),
      );
    return [
      make(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': say('desk.documents') },
        keepTable(
          make('table', { class: 'documents' }, make('thead', {}, head), make('tbody', {}, rows)),
        ),
      ),
      more,
    ];
  }

  // A choice that stands in the address.
  function choice(name, label, options) {
    const select = make(
      'select',
      {
        id: `f-${name}`,
        on: {
          change: () => {
            Place.set({ [name]: select.value });
            shown = SHOWN;
            drawTable();
          },
        },
      },
      options.map(([value, text]) => make('option', { value }, text)),
    );
    select.value = Place.get(name);
    if (select.selectedIndex < 0) select.selectedIndex = 0;
    return make('p', {}, make('label', { for: `f-${name}` }, label), select);
  }

  function filters() {
    const search = make('input', {
      id: 'f-q',
      type: 'search',
      value: Place.get('q'),
      on: {
        input: () => {
          Place.set({ q: search.value });
          drawTable();
        },
      },
    });
    const all = ['', say('desk.all')];
    const collections = [...new Set(state.documents.map((one) => one.collection))];
    const states = ['missing', 'stale', 'partial', 'draft', 'held', 'findings', 'complete'];
    return make(
      'form',
      { class: 'filters', role: 'search', on: { submit: (event) => event.preventDefault() } },
      make('p', { class: 'grow' }, make('label', { for: 'f-q' }, say('desk.search')), search),
      choice('collection', say('desk.collection'), [
        all,
        ...collections.map((one) => [one, say(`collection.${one}`)]),
      ]),
      choice('lang', say('desk.language'), [
        all,
        ...state.languages.map((one) => [one, languageName(one)]),
      ]),
      choice('state', say('desk.state'), [all, ...states.map((one) => [one, stateName(one)])]),
      choice(
        'sort',
        say('desk.sort'),
        ['date', 'title', 'state'].map((one) => [one, say(`sort.${one}`)]),
      ),
    );
  }

  function next() {
    const items = state.languages.map((lang) => {
      const what = state.next[lang];
      const one = what && state.documents.find((other) => other.id === what.id);
      return make(
        'li',
        {},
        make('span', { class: 'label' }, languageName(lang)),
        one
          ? make('a', { href: documentLink(one.id, lang), lang: titleLang(one) }, titleOf(one))
          : say(state.checked ? 'desk.nothing_left' : 'desk.checking_short'),
        one && !['complete', 'source'].includes(what.state) && stateMark(what.state),
        one && counts(cellOf(one, lang)),
      );
    });
    return make(
      'section',
      {},
      make('h2', {}, say('desk.next')),
      make('ul', { class: 'next' }, items),
    );
  }

  function coverage() {
    const collections = [...new Set(state.coverage.map((one) => one.collection))];
    const rows = collections.map((collection) =>
      make(
        'tr',
        {},
        make('th', { scope: 'row' }, say(`collection.${collection}`)),
        ...state.languages.map((lang) => {
          const sum = state.coverage.find(
            (one) => one.collection === collection && one.lang === lang,
          );
          return make(
            'td',
            {},
            bar(sum.done, sum.rows, `${say(`collection.${collection}`)}, ${languageName(lang)}`),
            make(
              'span',
              { class: 'below' },
              say('desk.of_documents', { n: sum.complete, m: sum.documents }),
            ),
          );
        }),
      ),
    );
    const head = make(
      'tr',
      {},
      make('th', { scope: 'col' }, say('desk.collection')),
      ...state.languages.map((lang) => make('th', { scope: 'col' }, languageName(lang))),
    );
    return make(
      'section',
      {},
      make('h2', {}, say('desk.coverage')),
      make(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': say('desk.coverage') },
        keepTable(
          make('table', { class: 'coverage' }, make('thead', {}, head), make('tbody', {}, rows)),
        ),
      ),
    );
  }

  // Where a finding is: its document by title, or the file that belongs to none.
  function placeOf({ document: id, lang, file, line }) {
    const one = state.documents.find((other) => other.id === id);
    if (!one) return make('span', {}, `${file}:${line}`);
    return make(
      'a',
      { href: documentLink(id, lang), title: `${file}:${line}` },
      titleView(one),
      ` · ${languageName(lang)}`,
    );
  }

  async function openFindings(id, details) {
    if (details.querySelector('ol') || !state.checked) return;
    const { body } = await Server.get('findings');
    const items = body
      .filter((one) => one.id === id)
      .slice(0, 200)
      .map((one) =>
        make(
          'li',
          {},
          placeOf(one),
          ' ',
          findingText(one),
        ),
      );
    details.append(make('ol', {}, items));
  }

  function findings() {
    if (state.findings.length === 0) return null;
    const kinds = [...state.findings]
      .sort((a, b) => b.count - a.count)
      .map((one) => {
        const details = make(
          'details',
          {},
          make('summary', {}, findingName(one.id), make('span', { class: 'count' }, one.count)),
        );
        details.addEventListener('toggle', () => details.open && openFindings(one.id, details));
        return details;
      });
    return make('section', { class: 'kinds' }, make('h2', {}, say('desk.findings')), kinds);
  }

  function sayFound() {
    const n = state.documents.filter(isWanted).length;
    document.querySelector('.found').textContent = say('desk.found', { n });
  }

  function drawTable() {
    document.querySelector('#documents').replaceChildren(...table().filter(Boolean));
    sayFound();
  }

  function draw() {
    document.title = `${say('desk.title')}: ${state.title[Words.lang()] ?? ''}`;
    showPage(
      pageHead('/_desk/'),
      make(
        'main',
        { id: 'main' },
        make('h1', {}, say('desk.overview')),
        state.checked ? '' : checkingNotice(),
        make('div', { class: 'upper' }, next(), coverage()),
        filters(),
        make('p', { class: 'found', role: 'status' }),
        make('div', { id: 'documents' }, ...table()),
        findings() ?? '',
        make('p', { class: 'below' }, make('a', { href: '/_desk/api/state' }, 'JSON')),
      ),
    );
    sayFound();
  }

  async function show() {
    const known = JSON.stringify(state);
    const { ok, body } = await Server.get('state');
    if (!ok) return;
    state = body;
    // What is the same is not drawn again: a link must not go from under the hand.
    if (JSON.stringify(state) !== known) draw();
  }
  return { show };
})();
