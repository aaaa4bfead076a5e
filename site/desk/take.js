// Files taken in: a text becomes a draft, what a translator sent back a translation. A file may be
// dropped on any page of the desk.
const Take = (() => {
  let report = null;  // of the file taken last

  const list = (items) => make('ul', { class: 'remarks' }, items);

  function remarkView({ what, text, times }) {
    return make(
      'li',
      {},
      make('span', { lang: 'en' }, times > 1 ? `${what} × ${times}` : what),
      text && make('span', { class: 'below' }, ` ${text}`),
    );
  }

  function draftView({ id, lang, remarks, words }) {
    const kinds = [...new Set(remarks.map((one) => one.kind))];
    return [
      make('p', { class: 'end', 'data-phase': 'done' }, say('import.draft')),
      make(
        'p',
        {},
        make(
          'a',
          { class: 'button main', href: Place.with({ id, lang }, '/_desk/document') },
          say('import.open'),
        ),
      ),
      make('p', { class: 'below' }, say('import.words', words)),
      kinds.map((kind) =>
        make(
          'section',
          {},
          make('h2', {}, say(`import.${kind}`)),
          list(remarks.filter((one) => one.kind === kind).map(remarkView)),
        ),
      ),
    ].flat();
  }

  function translationView({ documents }) {
    if (documents.length === 0) return [make('p', {}, say('import.nothing'))];
    return documents.map((one) =>
      make(
        'p',
        {},
        make(
          'a',
          { href: Place.with({ id: one.id, lang: one.lang }, '/_desk/document') },
          titleView(one),
          ` · ${languageName(one.lang)}`,
        ),
        make('span', { class: 'below' }, ` ${say('import.translation', one)}`),
      ),
    );
  }

  function refusalView(status, { reason, why, hint, path, errors }) {
    const said = status === 413 ? 'too_large' : reason;
    return [
      make('p', { class: 'error' }, say('import.refused')),
      Words.has(`import.${said}`) && make('p', {}, say(`import.${said}`, { path: path ?? '' })),
      why && make('p', { lang: 'en' }, `${why}. ${hint}`),
      !Words.has(`import.${said}`) && !why && !errors && make('p', { lang: 'en' }, reason ?? ''),
      errors && list(errors.map((one) => make('li', { class: 'error' }, findingText(one)))),
    ].filter(Boolean);
  }

  async function take(file) {
    report = [make('p', { 'aria-busy': 'true' }, say('import.reading', { name: file.name }))];
    Desk.go('/_desk/import');
    const { ok, status, body } = await Server.send('take', { name: file.name }, file);
    if (!ok) report = refusalView(status, body);
    else report = body.kind === 'draft' ? draftView(body) : translationView(body);
    const taken = document.querySelector('.taken');
    if (!taken) return;
    // The same file may be given again when it has been mended.
    document.querySelector('#file').value = '';
    taken.replaceChildren(...report);
  }

  function show() {
    document.title = say('desk.import');
    const input = make('input', {
      id: 'file',
      type: 'file',
      accept: '.docx,.odt,.html,.htm,.txt,.pdf,.zip,.xlf,.xliff,.tmx',
      on: { change: () => input.files.length > 0 && take(input.files[0]) },
    });
    showPage(
      pageHead('/_desk/import'),
      make(
        'main',
        { id: 'main', class: 'narrow' },
        make('h1', {}, say('desk.import')),
        make('p', {}, say('import.about')),
        make(
          'p',
          { class: 'drop' },
          make('label', { for: 'file' }, say('import.choose')),
          input,
          make('span', { class: 'below' }, say('import.drop')),
        ),
        make('div', { role: 'status', class: 'taken' }, report ?? []),
      ),
    );
  }

  const hasFile = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  document.addEventListener('dragover', (event) => {
    if (hasFile(event)) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) take(file);
  });

  return { show };
})();
