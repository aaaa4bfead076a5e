// Documents side by side, without JavaScript unless said: a table that stays one on a phone, rows
// and paragraphs that lead to each other, heads that hide nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inTabs, isRedirect, langOf, pages, read, siteInBrowser, typicalPages }
  from './site.mjs';

const isParallel = (path) => path.endsWith('/parallel/index.html');
const isNotice = (path) => !read(path).includes('<table class="parallel">');
const tables = () => pages().filter((path) => isParallel(path) && !isNotice(path));
const typical = () => typicalPages().filter((path) => isParallel(path) && !isNotice(path));


const site = siteInBrowser({ before, after });

const open = (page, path, hash = '') =>
  site.open(page, path.replace(/index\.html$/, '') + hash);

const idsOf = (path) => new Set([...read(path).matchAll(/ id="([^"]+)"/g)].map((hit) => hit[1]));

test('every link from a paragraph leads to its row, and every way back to its paragraph', () => {
  assert.ok(tables().length > 0);
  for (const path of tables()) {
    const article = path.replace('parallel/', '');
    const rows = idsOf(path);
    const there = [...read(article).matchAll(/class="row" href="parallel\/#([^"]+)"/g)];
    assert.ok(there.length > 0, article);
    for (const [, id] of there) assert.ok(rows.has(id), `${article}: no row ${id}`);
    const addresses = [...idsOf(article)].filter((id) => /^s-/.test(id));
    for (const id of addresses) assert.ok(rows.has(id), `${path}: no row ${id}`);
    const paragraphs = idsOf(article);
    for (const [, id] of read(path).matchAll(/class="out" href="\.\.\/#([^"]+)"/g))
      assert.ok(paragraphs.has(id), `${path}: no paragraph ${id}`);
  }
});

// How often each role occurs, and the names of the column heads.
async function rolesOf(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const count = new Map();
  const heads = [];
  for (const { ignored, role, name } of nodes) {
    if (ignored) continue;
    count.set(role.value, (count.get(role.value) ?? 0) + 1);
    if (role.value === 'columnheader') heads.push(name.value);
  }
  return { count, heads };
}

for (const javaScriptEnabled of [false, true])
  for (const width of [360, 1280])
    test(`${width} px, JavaScript ${javaScriptEnabled ? 'on' : 'off'}: it is a table`, async () => {
      const options = { viewport: { width, height: 800 }, javaScriptEnabled };
      await inTabs(site.browser, typical(), options, async (page, path) => {
        await open(page, path);
        const html = read(path);
        const { count, heads } = await rolesOf(page);
        const rows = (html.match(/<tr[ >]/g) ?? []).length;
        const rowHeads = (html.match(/scope="row/g) ?? []).length;
        assert.equal(count.get('row'), rows, `${path}: rows`);
        assert.equal(count.get('rowheader'), rowHeads, `${path}: row headers`);
        assert.ok(count.get('table') >= 1, `${path}: no table`);
        assert.ok(count.get('cell') >= rowHeads, `${path}: cells`);
        assert.ok(heads.length >= 3, `${path}: column heads: ${heads}`);
      });
    });

test('each cell says its language, and the reader\'s own comes first', async () => {
  await inTabs(site.browser, typical(), { javaScriptEnabled: false }, async (page, path) => {
    await open(page, path);
    const cells = await page.evaluate(() =>
      [...document.querySelectorAll('.parallel > tbody > tr')].map((row) =>
        [...row.querySelectorAll(':scope > td')].map((cell) => cell.lang)));
    const heads = await page.evaluate(() =>
      [...document.querySelectorAll('.parallel > thead th[lang]')].map((cell) => cell.lang));
    assert.equal(heads[0], langOf(path), path);
    for (const row of cells) assert.deepEqual(row, heads, path);
  });
});

test('a language is put away and fetched back without JavaScript', async () => {
  const paths = typical().filter((path) => read(path).includes('class="column"'));
  assert.ok(paths.length > 0);
  await inTabs(site.browser, paths, { javaScriptEnabled: false }, async (page, path) => {
    await open(page, path);
    const own = langOf(path);
    const other = ['ky', 'ru', 'en'].find((lang) => lang !== own);
    const cells = page.locator(`.parallel > tbody > tr > td[lang=${other}]`);
    assert.ok(await cells.first().isVisible(), path);
    await page.locator(`#column-${other}`).uncheck();
    assert.equal(await cells.first().isVisible(), false, path);
    assert.ok(await page.locator(`.parallel td[lang=${own}]`).first().isVisible(), path);
    await page.locator(`#column-${other}`).check();
    assert.ok(await cells.first().isVisible(), path);
  });
});

test('the heads that stay cover neither what a link opens nor the focus', async () => {
  const options = { viewport: { width: 1280, height: 600 }, javaScriptEnabled: false };
  await inTabs(site.browser, typical(), options, async (page, path) => {
    const rows = [...idsOf(path)].filter((id) => /-p\d+$/.test(id));
    await open(page, path, `#${rows[Math.floor(rows.length / 2)]}`);
    const below = (selector) => page.evaluate((what) => {
      const head = document.querySelector('.parallel > thead th').getBoundingClientRect();
      return document.querySelector(what).getBoundingClientRect().top - head.bottom;
    }, selector);
    assert.ok((await below(':target')) >= 0, `${path}: the row is covered`);
    let reached = 0;
    for (; reached < 40; ++reached) {
      await page.keyboard.press('Shift+Tab');
      const inTable = await page.evaluate(
        () => document.activeElement.closest('.parallel > tbody') !== null);
      if (!inTable) break;
      assert.ok((await below(':focus')) >= 0, `${path}: the focus is covered`);
    }
    assert.ok(reached > 3, `${path}: only ${reached} steps`);
  });
});

test('with JavaScript a paragraph is cited in every language that has it', async () => {
  const paths = typical().filter((path) => path.includes('programmes'));
  await inTabs(site.browser, paths, {}, async (page, path) => {
    await open(page, path);
    const row = page.locator('.parallel > tbody tr[id$="-p2"]').nth(1);
    await row.hover();
    await row.locator('.cite-row').click();
    const said = await row.locator('.cite p').allInnerTexts();
    const cells = await row.locator(':scope > td:not(:has(> .gap))').count();
    assert.equal(said.length, cells, path);
    for (const text of said) assert.match(text, /(абзац 2|2-абзац|paragraph 2) \(/, path);
    await row.locator('.cite-row').click();
    assert.equal(await row.locator('.cite p').count(), 0, path);
  });
});

test('without JavaScript each section of a programme shows its citation', async () => {
  const isOfProgramme = /\/programmes\/[^/]+\/(parallel\/)?index\.html$/;
  const paths = pages().filter((path) => isOfProgramme.test(path) && !isRedirect(path) &&
    read(path).includes('<details class="cite">'));
  assert.ok(paths.length > 0);
  await inTabs(site.browser, paths, { javaScriptEnabled: false }, async (page, path) => {
    await open(page, path);
    const first = page.locator('details.cite').first();
    await first.locator('summary').focus();
    await page.keyboard.press('Enter');
    assert.ok(await first.locator('p').first().isVisible(), path);
  });
});
