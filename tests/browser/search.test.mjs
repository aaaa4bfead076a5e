// The search page: what is shown while one types, by keyboard and by the back button, with a slow
// network, without one, with a damaged index, from a folder, without JavaScript, with bad input.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { axeFindings } from './axe.mjs';
import { ask, searchAddress, settled, shownResults } from './search_page.mjs';
import { SITE, ownBasePath, read, siteInBrowser } from './site.mjs';

// In each language: a query with results in all three, one without, one with an error of typing.
const QUERIES = {
  ky: { many: 'зыянды азайтуу', none: 'ъъъъъъъъъъъъ', wrong: 'кызмттташтык', start: 'зыян' },
  ru: { many: 'снижение вреда', none: 'ъъъъъъъъъъъъ', wrong: 'реабелитация', start: 'сниж' },
  en: { many: 'harm reduction', none: 'ъъъъъъъъъъъъ', wrong: 'rehabilitatoin', start: 'har' },
};
const LANGUAGES = Object.keys(QUERIES);


const site = siteInBrowser({ before, after });

// Opens a search; an error that the page reports is a failure.
async function withSearch(lang, query, work, { options = {}, more } = {}) {
  const viewport = { width: 1280, height: 900 };
  const context = await site.browser.newContext({ viewport, ...options });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('dialog', (dialog) => errors.push(`dialog: ${dialog.message()}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(searchAddress(site.server.origin, lang, query, more), { waitUntil: 'load' });
  if (query && options.javaScriptEnabled !== false) await settled(page);
  await work(page, context);
  assert.deepEqual(errors, [], `${lang}: ${query}`);
  await context.close();
}

const headingOf = (page) => page.locator('.results-head h2').innerText();
const hits = (page, count) => page.waitForFunction(
  (n) => document.querySelectorAll('.hit').length === n, count);
const queryOf = (page) => new URL(page.url()).searchParams.get('q');

test('results come while one types, the own language first, each document once', async () => {
  for (const lang of LANGUAGES)
    await withSearch(lang, '', async (page) => {
      assert.ok(await page.locator('#browse').isVisible());
      await page.locator('#q').pressSequentially(QUERIES[lang].start, { delay: 20 });
      await settled(page);
      const found = await shownResults(page);
      assert.equal(found[0].lang, lang);
      const documents = found.map(({ url }) => url.slice(3).split('#')[0]);
      assert.equal(new Set(documents).size, documents.length);
      assert.ok(await page.locator('.hit mark').count() > 0);
      assert.ok(!(await page.locator('#browse').isVisible()));
      assert.equal(queryOf(page), QUERIES[lang].start);
    });
});

test('every result leads to a page, to a place on it, and to its other languages', async () => {
  for (const lang of LANGUAGES)
    await withSearch(lang, QUERIES[lang].many, async (page) => {
      const links = await page.locator('#results a').evaluateAll(
        (all) => all.map((link) => link.href));
      assert.ok(links.length > 20);
      assert.ok(links.some((link) => link.includes('#s-')));
      for (const link of new Set(links)) {
        const { pathname, hash } = new URL(link);
        const path = `${decodeURIComponent(pathname).slice(ownBasePath().length)}index.html`;
        const html = read(path);
        if (hash) assert.match(html, new RegExp(`id="${decodeURIComponent(hash.slice(1))}"`), link);
      }
    });
});

test('a term of the glossary is the bridge to other languages under their headings', async () => {
  for (const lang of LANGUAGES)
    await withSearch(lang, QUERIES[lang].many, async (page) => {
      const line = await page.locator('.concepts').innerText();
      for (const other of LANGUAGES) assert.ok(line.includes(QUERIES[other].many), line);
      for (const other of LANGUAGES.filter((one) => one !== lang)) {
        const list = page.locator(`[data-list="${other}"]`);
        if (await list.count() === 0) continue;
        assert.ok((await list.locator('h2').innerText()).length > 4);
        assert.ok((await list.locator('.bridge').innerText()).includes(QUERIES[other].many));
      }
    });
});

test('highlighted words stand in whole sentences in their real form', async () => {
  await withSearch('ru', 'реабилитировать', async (page) => {
    const marks = await page.locator('.excerpt mark').allInnerTexts();
    assert.ok(marks.length > 0);
    for (const mark of marks) assert.match(mark, /реабилит/i);
  });
});

test('the count is announced, in the right plural form', async () => {
  const forms = {
    ru: (n) => n % 10 === 1 && n % 100 !== 11 ? 'Найден \\d+ результат'
      : /[234]$/.test(n) && !/1.$/.test(n) ? 'Найдено \\d+ результата' : 'Найдено \\d+ результатов',
    ky: () => '\\d+ натыйжа табылды',
    en: (n) => n === 1 ? '1 result' : '\\d+ results',
  };
  const seen = new Set();
  for (const lang of LANGUAGES)
    await withSearch(lang, '', async (page) => {
      for (const query of ['метадон', 'CADAP', 'шприц', 'опий', 'программа', '2019', 'Атлантис']) {
        await ask(page, query);
        const heading = await headingOf(page);
        const n = Number(/\d+/.exec(heading)?.[0]);
        if (!n) continue;
        assert.match(heading, new RegExp(`^${forms[lang](n)}$`), query);
        seen.add(heading.replace(/\d+/, ''));
        await page.waitForFunction(
          (text) => document.querySelector('[role=status]').textContent === text, heading);
      }
    });
  assert.ok(seen.size >= 4, [...seen].join());
});

test('by keyboard: / leads to the box, arrows to results, Enter opens them', async () => {
  await withSearch('ru', QUERIES.ru.many, async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.id ||
      [...document.querySelectorAll('.hit h3 a')].indexOf(document.activeElement));
    await page.keyboard.press('/');
    assert.equal(await focused(), 'q');
    assert.equal(await page.locator('#q').inputValue(), QUERIES.ru.many);
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 0);
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 1);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    assert.equal(await focused(), 'q');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    assert.equal(await focused(), 'q');
    await page.keyboard.press('ArrowDown');
    const [{ url }] = await shownResults(page);
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => decodeURI(address.href).includes(url));
  });
});

test('the / key can be switched off, and stays so on other pages', async () => {
  await withSearch('ru', '', async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.id);
    const box = page.locator('#slash');
    assert.ok(await box.isVisible() && await box.isChecked());
    await page.locator('label:has(#slash)').click();
    await page.keyboard.press('/');
    assert.equal(await focused(), 'slash');
    await page.goto(page.url().replace(/search\/.*/, ''));
    await page.keyboard.press('/');
    assert.equal(await focused(), '');
    await page.goBack();
    assert.ok(!(await box.isChecked()));
    await box.check();
    await page.locator('h1').click();
    await page.keyboard.press('/');
    assert.equal(await focused(), 'q');
  });
  await withSearch('ru', '', async (page) => {
    assert.ok(!(await page.locator('#slash').isVisible()));
  }, { options: { javaScriptEnabled: false } });
});

test('the back button undoes a search, a filter, and comes back from a result', async () => {
  await withSearch('ru', 'метадон', async (page) => {
    const before = await shownResults(page);
    await page.locator('#q').fill('снижение вреда');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /%D1%81%D0%BD/.test(location.search));
    await settled(page);
    const whole = await shownResults(page);
    assert.notDeepEqual(whole, before);
    await page.locator('#by-kind').focus();
    await page.locator('#by-kind').selectOption('programmes');
    await page.waitForFunction(() => location.search.includes('kind=programmes'));
    await settled(page);
    const some = await shownResults(page);
    assert.ok(some.length < whole.length && some.every(({ url }) => url.includes('/programmes/')));
    assert.equal(await page.evaluate(() => document.activeElement.id), 'by-kind');
    await page.locator('.hit h3 a').first().click();
    await page.waitForURL(/programmes\/2014/);
    await page.goBack();
    await settled(page);
    assert.deepEqual(await shownResults(page), some);
    await page.goBack();
    await page.waitForFunction(() => !location.search.includes('kind'));
    await hits(page, whole.length);
    assert.deepEqual(await shownResults(page), whole);
    await page.goBack();
    await hits(page, before.length);
    assert.deepEqual(await shownResults(page), before);
    assert.equal(await page.locator('#q').inputValue(), 'метадон');
  });
});

test('a year leaves the releases of that year; filters can be cleared', async () => {
  await withSearch('ru', 'программа', async (page) => {
    await page.locator('#by-year').selectOption('2014');
    await page.waitForFunction(() => location.search.includes('year=2014'));
    await settled(page);
    for (const { url } of await shownResults(page)) assert.match(url, /releases\/2014/);
    await ask(page, 'ъъъъъъъъъъъъ');
    assert.equal(await page.locator('.hit').count(), 0);
    await page.locator('.filters a').click();
    await page.waitForFunction(() => !location.search.includes('year'));
  });
});

test('more results come ten at a time, and the first new one has the focus', async () => {
  await withSearch('ru', 'программа', async (page) => {
    const list = page.locator('[data-list="ru"]');
    assert.equal(await list.locator('.hit').count(), 10);
    await list.locator('button').click();
    await page.waitForFunction(
      () => document.querySelectorAll('[data-list="ru"] .hit').length === 20);
    await page.waitForFunction(() => [...document.querySelectorAll('.hit h3 a')]
      .indexOf(document.activeElement) === 10);
  });
});

test('a mistyped word is put right; where nothing is found there are terms and lists', async () => {
  for (const lang of LANGUAGES)
    await withSearch(lang, QUERIES[lang].wrong, async (page) => {
      assert.ok(await page.locator('.hit').count() > 0, lang);
      const meant = await page.locator('.meant a').innerText();
      await page.locator('.meant a').click();
      await page.waitForFunction((text) => document.getElementById('q').value === text, meant);
      await settled(page);
      assert.ok(await page.locator('.hit').count() > 0, meant);
      await ask(page, QUERIES[lang].none);
      assert.ok((await headingOf(page)).includes(QUERIES[lang].none));
      assert.ok(await page.locator('#browse').isVisible());
    });
  await withSearch('ru', 'наркоджжжжжжж', async (page) => {
    assert.equal(await page.locator('.hit').count(), 0);
    assert.match(await page.locator('.tags a').first().innerText(), /нарк/i);
  });
});

test('from a folder: search, filters, the address and the links work', async () => {
  const errors = [];
  const page = await site.browser.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(pathToFileURL(join(SITE, 'ru/search/index.html')).href);
  await ask(page, QUERIES.ru.many);
  assert.ok(await page.locator('.hit').count() > 5);
  assert.equal(queryOf(page), QUERIES.ru.many);
  await page.locator('#by-kind').selectOption('programmes');
  await settled(page);
  await page.locator('.hit h3 a').first().click();
  await page.waitForURL(/^file:.*programmes\/2014-anti-drug\/index\.html#s-/);
  await page.goBack();
  await settled(page);
  assert.equal(await page.locator('#by-kind').inputValue(), 'programmes');
  assert.deepEqual(errors, []);
  await page.close();
});

test('the box of another page leads to the results', async () => {
  const page = await site.browser.newPage();
  for (const start of [site.server.origin + ownBasePath(), `${pathToFileURL(SITE).href}/`]) {
    await page.goto(`${start}ru/${start.startsWith('file') ? 'index.html' : ''}`);
    await page.keyboard.press('/');
    await page.keyboard.type('метадон');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\//);
    await settled(page);
    assert.ok(await page.locator('.hit').count() > 0, start);
  }
  await page.close();
});

test('without JavaScript the page says so and offers the lists', async () => {
  for (const lang of LANGUAGES)
    await withSearch(lang, 'метадон', async (page) => {
      const text = await page.locator('main').innerText();
      assert.match(text, /JavaScript/);
      for (const part of ['/releases/', '/tags/', '/glossary/'])
        assert.ok(await page.locator(`#browse a[href*="${part}"]`).first().isVisible(), part);
    }, { options: { javaScriptEnabled: false } });
});

const MARKUP = ['<img src=x onerror=alert(1)>', '<ъъъъъъъъъъъъ>', '"><script>alert(1)</script>'];
const BAD = {
  '?q=<img onerror=...> on the search page is text only': MARKUP,
  'a query of 10,000 characters': ['a'.repeat(10000), 'слово '.repeat(1600)],
  'a query of punctuation only': ['!!!', '«»"', '-', '%', '$&', '\0'],
  'a query from right to left, and of emoji': ['\u202eмодатем', 'مخدرات', '😀👩‍⚕️', '\ud800'],
  'a query that is a name of the program’s own': ['{query}', '{n, plural, one {#}}', '__proto__',
    'constructor'],
};

// withSearch fails where a script of the query runs, or the page reports an error.
for (const [name, queries] of Object.entries(BAD))
  test(`bad input: ${name}`, async () => {
    await withSearch('ru', queries[0], async (page) => {
      await ask(page, 'метадон');
      for (const query of queries) {
        await ask(page, query);
        assert.equal(await page.locator('main img, main script').count(), 0, query.slice(0, 40));
        const shown = await page.locator('#results').innerText();
        if (queries === MARKUP && shown.includes('ничего не найдено'))
          assert.ok(shown.includes(query), shown);
      }
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth -
        document.documentElement.clientWidth), 0);
    });
  });

test('bad input: a query of spaces asks nothing, and unknown filters find nothing', async () => {
  await withSearch('ru', 'метадон', async (page) => {
    await page.locator('#q').fill('   ');
    await hits(page, 0);
    assert.ok(await page.locator('#browse').isVisible());
  });
  await withSearch('ru', '__proto__', async () => {}, { more: '&kind=__proto__&year=0x10' });
});

for (const width of [360, 1280])
  for (const colorScheme of ['light', 'dark'])
    test(`${width} px, ${colorScheme}: axe finds nothing in results, and nothing sticks out`,
      { timeout: 300000 }, async () => {
        const options = { viewport: { width, height: 800 }, colorScheme };
        for (const lang of LANGUAGES)
          for (const kind of ['many', 'none', 'wrong'])
            await withSearch(lang, QUERIES[lang][kind], async (page) => {
              assert.deepEqual(await axeFindings(page), []);
              assert.equal(await page.evaluate(() => document.documentElement.scrollWidth -
                document.documentElement.clientWidth), 0);
            }, { options });
      });

test('there is no other script on the page than ours, and its size is known', () => {
  const scripts = [...read('ru/search/index.html').matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
  assert.deepEqual(scripts.map((tag) => /js\/(\w+)\./.exec(tag)?.[1]), ['site', 'search']);
  const [, name] = /js\/(search\.\w+\.js)/.exec(read('ru/search/index.html'));
  assert.ok(readFileSync(join(SITE, 'js', name)).length < 60000);
});
