// With JavaScript off, every type of page in every language can be read and left.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inTabs, langOf, siteInBrowser, typeOf, typicalPages } from './site.mjs';

const site = siteInBrowser({ before, after });

// The visible text of the main part, by page.
async function texts(javaScriptEnabled) {
  const found = new Map();
  await inTabs(site.browser, typicalPages(), { javaScriptEnabled }, async (page, path) => {
    await site.open(page, path);
    // What only JavaScript can do, it also brings.
    const text = await page.locator('main').evaluate((main) => {
      for (const control of main.querySelectorAll('button')) control.remove();
      return main.innerText;
    });
    found.set(path, text.replace(/\s+/g, ' ').trim());
  });
  return found;
}

test('what can be read with JavaScript can be read without', async () => {
  const on = await texts(true);
  const off = await texts(false);
  for (const [path, text] of off) {
    assert.ok(text.length > 20, `${path}: hardly a word`);
    if (typeOf(path) !== 'search') assert.equal(text, on.get(path), path);
  }
});

test('the search page says what to do without JavaScript', async () => {
  const off = await texts(false);
  const searches = [...off].filter(([path]) => typeOf(path) === 'search');
  assert.ok(searches.length > 0);
  for (const [path, text] of searches) assert.ok(text.length > 40, `${path}: ${text}`);
});

test('without JavaScript a visitor can change the language and reach the lists', async () => {
  const paths = typicalPages().filter((path) => langOf(path) !== '');
  await inTabs(site.browser, paths, { javaScriptEnabled: false }, async (page, path) => {
    await site.open(page, path);
    assert.ok(await page.locator('nav.languages a').first().isVisible(), path);
    assert.ok(await page.locator('nav.menu a').first().isVisible(), path);
  });
});
