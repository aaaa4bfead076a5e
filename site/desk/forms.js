// A new release, and publishing.
const Forms = (() => {
  const FIRST = 12;

  const today = () => {
    const now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  };

  const field = (id, label, input, hint) =>
    make(
      'p',
      {},
      make('label', { for: id }, label),
      input,
      hint && make('span', { class: 'below' }, hint),
    );

  function newRelease() {
    document.title = say('desk.new');
    const title = make('input', { id: 'title', required: true, autocomplete: 'off' });
    const date = make('input', { id: 'date', type: 'date', required: true, value: today() });
    const key = make('input', {
      id: 'key',
      required: true,
      autocomplete: 'off',
      spellcheck: 'false',
    });
    let own = false;
    key.addEventListener('input', () => {
      own = key.value !== '';
    });
    const titleLabel = make('span', {}, say('field.title'));
    const suggest = async () => {
      const { body } = await Server.get('key', { title: title.value, date: date.value });
      if (!own) key.value = body.key ?? '';
      if (!body.lang || title.lang) return;
      title.lang = body.lang;
      titleLabel.append(` · ${languageName(body.lang)}`);
    };
    title.addEventListener('input', suggest);
    date.addEventListener('input', suggest);
    const trouble = make('div', { class: 'trouble', role: 'alert' });
    const submit = async (event) => {
      event.preventDefault();
      const { ok, body } = await Server.post('release', {
        title: title.value,
        date: date.value,
        key: key.value,
      });
      if (ok) location.href = Place.with({ id: body.id, lang: body.lang }, '/_desk/document');
      else
        trouble.replaceChildren(
          make(
            'p',
            { class: 'error' },
            Words.has(`new.bad_${body.reason}`)
              ? say(`new.bad_${body.reason}`)
              : (body.reason ?? say('desk.failed')),
          ),
        );
    };
    showPage(
      pageHead('/_desk/new'),
      make(
        'main',
        { id: 'main', class: 'narrow' },
        make('h1', {}, say('desk.new')),
        make('p', {}, say('new.about')),
        make(
          'form',
          { class: 'form', on: { submit } },
          field('title', titleLabel, title),
          field('date', say('new.date'), date),
          field('key', say('new.key'), key, say('new.key_hint')),
          trouble,
          make('p', {}, make('button', { class: 'main' }, say('new.create'))),
        ),
      ),
    );
    title.focus();
    suggest(); // says in which language a release is written
  }

  function holdText(one) {
    if (one.hold === 'embargo')
      return sayWith('publish.until', 'until', instantView(one.until, one.said_day));
    return say(`hold.${one.hold}`);
  }

  // A list of which the first are seen, so that the button below is not far.
  function folded(items) {
    const rest = items.slice(FIRST);
    return [
      make('ul', {}, items.slice(0, FIRST)),
      rest.length > 0 &&
        make(
          'details',
          {},
          make('summary', {}, say('desk.more', { n: rest.length })),
          make('ul', {}, rest),
        ),
    ];
  }

  function planView(plan) {
    const list = (items) => make('ul', {}, items);
    const fresh = plan.fresh.map((one) =>
      make(
        'li',
        {},
        titleView(one),
        ' ',
        make('span', { class: 'below' }, one.langs.map(languageName).join(', ')),
      ),
    );
    const held = plan.held.map((one) =>
      make('li', {}, titleView(one), ' ', make('span', { class: 'below' }, holdText(one))),
    );
    const errors = plan.errors
      .slice(0, 50)
      .map((one) =>
        make(
          'li',
          { class: 'error' },
          `${one.file}:${one.line}: `,
          findingText(one),
        ),
      );
    return [
      plan.errors.length > 0
        ? make(
            'section',
            {},
            make('h2', {}, say('publish.errors', { n: plan.errors.length })),
            list(errors),
          )
        : make('p', {}, say('publish.can', { n: plan.documents })),
      make(
        'section',
        {},
        make('h2', {}, say('publish.fresh')),
        fresh.length > 0 ? folded(fresh) : make('p', {}, say('publish.nothing_fresh')),
      ),
      held.length > 0 && make('section', {}, make('h2', {}, say('publish.held')), list(held)),
      plan.warnings > 0 &&
        make('p', { class: 'below' }, say('desk.warnings', { n: plan.warnings })),
    ];
  }

  async function publish() {
    document.title = say('desk.publish');
    const body = make('div', { 'aria-busy': 'true' }, make('p', {}, say('publish.checking')));
    const output = make('pre', { class: 'output', tabindex: '0' });
    const log = make('details', { hidden: true }, make('summary', {}, say('publish.log')), output);
    const end = make('p', { role: 'status', class: 'end' });
    const button = make(
      'button',
      { type: 'button', class: 'main', hidden: true },
      say('publish.do'),
    );
    showPage(
      pageHead('/_desk/publish'),
      make(
        'main',
        { id: 'main', class: 'narrow' },
        make('h1', {}, say('desk.publish')),
        body,
        make('p', {}, button),
        end,
        log,
      ),
    );
    const showPlan = async () => {
      const { body: plan } = await Server.get('plan');
      body.removeAttribute('aria-busy');
      body.replaceChildren(...planView(plan).filter(Boolean));
      button.hidden = plan.errors.length > 0;
    };
    let ran = false;
    const watch = async () => {
      const { body: progress } = await Server.get('progress');
      if (progress.phase === 'none') return;
      log.hidden = false;
      log.open ||= progress.phase === 'failed';
      output.textContent = progress.output;
      end.textContent = say(`publish.${progress.phase}`, { n: progress.status });
      end.dataset.phase = progress.phase;
      const runs = ['building', 'publishing'].includes(progress.phase);
      button.disabled = runs;
      if (runs) setTimeout(watch, 400);
      else if (ran) showPlan(); // what was to become public is public now
      ran = runs;
    };
    button.addEventListener('click', async () => {
      button.disabled = true;
      ran = true;
      await Server.post('publish', {});
      watch();
    });
    await showPlan();
    watch();
  }
  return { newRelease, publish };
})();
