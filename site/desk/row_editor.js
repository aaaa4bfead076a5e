// Editing a row where it stands: its Markdown, how it will look, the glossary's words for it.
const RowEditor = (() => {
  let open_ = null; // { id, index, text, base } of the row that is being edited

  const rowOf = () => open_ && Rows.row(open_.id);
  const box = () => document.querySelector('.editor');
  const area = () => document.querySelector('.editor textarea');

  function close(focus = true) {
    const id = open_?.id;
    open_ = null;
    box()?.remove();
    const element = id && Rows.elementOf(id);
    element?.classList.remove('editing');
    if (focus) element?.focus({ preventScroll: true });
  }

  // What the server has to know to write exactly this block.
  function request() {
    const row = rowOf();
    const { id, lang, base } = Rows.state();
    const text = area().value;
    const common = { id, lang, base, text };
    if (row.kind === 'field')
      return { ...common, field: row.field, line: row.target.length > 0 ? row.line : 0 };
    const part = row.target[open_.index];
    if (part) return { ...common, first: part.first, last: part.last, marker: part.marker };
    const marker = row.kind === 'heading' ? `${'#'.repeat(row.level)} ` : (row.marker ?? '');
    return { ...common, after: row.after, close: row.close ?? false, marker };
  }

  async function save(then) {
    const wanted = request();
    const id = open_.id;
    if (wanted.text.trim() === '' && !wanted.first) return close();
    const { ok, status, body } = await Server.post('save', wanted);
    if (status === 409) return conflict();
    if (!ok) return showErrors(body);
    close(false);
    await Rows.load();
    Rows.draw();
    tellUser(say('save.done'));
    if (then === 'next') Rows.step(1);
    else Rows.go(id);
  }

  function showErrors(body) {
    const errors = body.errors ?? [{ message: body.reason ?? say('desk.failed') }];
    const list = make(
      'ul',
      { class: 'findings', role: 'alert' },
      errors.map((one) => make('li', { class: 'error' }, findingText(one))),
    );
    box().querySelector('.trouble').replaceChildren(list);
  }

  // Someone else wrote into the file. Nothing is lost: both texts are shown, the editor chooses.
  async function conflict() {
    const mine = area().value;
    await Rows.load();
    const row = rowOf();
    const theirs = row?.target[open_.index]?.text ?? '';
    const keep = make(
      'button',
      { type: 'button', on: { click: () => save() } },
      say('save.keep_mine'),
    );
    const take = make(
      'button',
      {
        type: 'button',
        on: {
          click: () => {
            close(false);
            Rows.draw();
          },
        },
      },
      say('save.take_theirs'),
    );
    box()
      .querySelector('.trouble')
      .replaceChildren(
        make(
          'div',
          { class: 'conflict', role: 'alert' },
          make('p', {}, make('strong', {}, say('save.changed'))),
          make('p', { class: 'below' }, say('save.theirs')),
          make('pre', {}, theirs),
          make('p', {}, row && keep, ' ', take),
        ),
      );
    area().value = mine;
  }

  let waiting = 0;
  function preview() {
    clearTimeout(waiting);
    const turn = setTimeout(async () => {
      if (!open_) return;
      const { lang, text, marker } = request();
      const { ok, body } = await Server.post('preview', { lang, text, marker: marker ?? '' });
      const element = box()?.querySelector('.preview');
      if (!ok || !element || turn !== waiting) return;
      element.innerHTML = body.html;
      for (const link of element.querySelectorAll('a')) link.removeAttribute('href');
    }, 150);
    waiting = turn;
  }

  // The text area is as high as its text, with a line to spare.
  function fit() {
    const text = area();
    if (!text) return;
    text.style.blockSize = 'auto';
    const line = parseFloat(getComputedStyle(text).lineHeight);
    text.style.blockSize = `${text.scrollHeight + text.offsetHeight - text.clientHeight + line}px`;
  }

  function onInput() {
    fit();
    preview();
  }

  function insert(word) {
    const text = area();
    text.setRangeText(word, text.selectionStart, text.selectionEnd, 'end');
    text.focus();
    onInput();
  }

  function termsView(row) {
    if (!row.terms || row.terms.length === 0) return null;
    return make(
      'div',
      { class: 'terms' },
      make('span', { class: 'label' }, say('row.terms')),
      row.terms.map((term) =>
        make(
          'span',
          { class: 'term' },
          make('span', { class: 'below', lang: Rows.state().source }, `${term.source} → `),
          [term.target, ...term.others].map((word) =>
            make(
              'button',
              {
                type: 'button',
                class: 'word',
                lang: Rows.state().lang,
                title: say('row.insert'),
                on: { click: () => insert(word) },
              },
              word,
            ),
          ),
        ),
      ),
    );
  }

  function onKey(event) {
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save(event.shiftKey ? 'next' : '');
    }
  }

  function build(row, text) {
    const label = `${say('row.edit')}: ${languageName(Rows.state().lang)}`;
    const input = make('textarea', {
      rows: '3',
      lang: Rows.state().lang,
      spellcheck: 'true',
      'aria-label': label,
      value: text,
      on: { input: onInput, keydown: onKey },
    });
    const source = row.source[0]?.text;
    return make(
      'div',
      { class: 'editor' },
      input,
      termsView(row),
      row.kind !== 'field' &&
        make('div', {
          class: 'preview',
          lang: Rows.state().lang,
          'aria-label': say('row.preview'),
          role: 'region',
        }),
      make('div', { class: 'trouble' }),
      make(
        'p',
        { class: 'buttons' },
        make(
          'button',
          { type: 'button', class: 'main save', on: { click: () => save() } },
          say('desk.save'),
        ),
        make('button', { type: 'button', on: { click: () => save('next') } }, say('row.save_next')),
        make('button', { type: 'button', on: { click: () => close() } }, say('desk.cancel')),
        source &&
          make(
            'button',
            { type: 'button', class: 'quiet', on: { click: () => insert(source) } },
            say('row.copy_source'),
          ),
        row.target[0]?.first && placeButton(row),
      ),
    );
  }

  function placeButton(row) {
    const { id, lang, file } = Rows.state();
    const line = row.target[0].first;
    const hasEditor = document.querySelector('meta[name=tilmech-editor]').content !== '';
    return make(
      'button',
      {
        type: 'button',
        class: 'quiet',
        title: `${file}:${line}`,
        on: {
          click: async () => {
            if (hasEditor) await Server.post('open', { id, lang, line });
            else await navigator.clipboard.writeText(`${file}:${line}`);
            tellUser(say(hasEditor ? 'row.opened' : 'row.copied', { place: `${file}:${line}` }));
          },
        },
      },
      say(hasEditor ? 'row.open_editor' : 'row.copy_place'),
    );
  }

  function open(row, index, text) {
    close(false);
    const part = row.target[index];
    open_ = { id: row.id, index, base: Rows.state().base };
    Rows.go(row.id, false);
    const element = Rows.elementOf(row.id);
    if (!element) return;
    element.classList.add('editing');
    element.querySelector('.side.target').append(build(row, text ?? part?.text ?? ''));
    area().focus();
    onInput();
  }

  // What is being written survives a change of the page around it.
  const keep = () =>
    open_ && area()
      ? { id: open_.id, index: open_.index, text: area().value, at: area().selectionStart }
      : null;
  function restore(kept) {
    open_ = null;
    const row = kept && Rows.row(kept.id);
    if (!row) return;
    open(row, kept.index, kept.text);
    area()?.setSelectionRange(kept.at, kept.at);
  }
  return { open, close, keep, restore };
})();
