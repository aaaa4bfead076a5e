// Terms in a text: the card opens by mouse, keyboard and finger, closes with Escape, can be put
// away for good, and axe finds nothing in it. All of it from a folder opened from disk, too.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { axeFindings } from './axe.mjs';
import { SITE, launch, ownBasePath, pages, read, serve } from './site.mjs';

// In each language a page that holds its cards itself, and one that loads them.
const withTerms = pages().filter((path) => read(path).includes('class="term"'));
const holding = ['ky', 'ru', 'en'].map((lang) => withTerms.find(
  (path) => path.startsWith(`${lang}/releases/`) && read(path).includes('data-term=')));
const loading = ['ky', 'ru', 'en'].map((lang) => withTerms.find(
  (path) => path.startsWith(`${lang}/programmes/`) && !path.includes('/parallel/')));
const chosen = [...holding, ...loading];

let browser, server;

before(async () => {
  browser = await launch();
  server = await serve(ownBasePath());
});

after(async () => {
  await browser?.close();
  server?.close();
});

async function withPage(path, options, work, from = server.origin + ownBasePath()) {
  const context = await browser.newContext({ viewport: { width: 800, height: 700 }, ...options });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(from + path, { waitUntil: 'load' });
  await work(page, page.locator('.prose a.term').first(), page.locator('.term-card'), errors);
  assert.deepEqual(errors, [], path);
  await context.close();
}

test('there is a page of each kind in each language', () => {
  assert.ok(chosen.every(Boolean), String(chosen));
});

test('by mouse: the card opens, stays while the mouse is in it, and goes', async () => {
  for (const path of chosen)
    await withPage(path, {}, async (page, term, card) => {
      await term.hover();
      await card.waitFor();
      assert.ok((await card.innerText()).length > 40, path);
      assert.ok((await card.locator('[lang]').count()) >= 2, path);
      await card.hover();
      await page.waitForTimeout(400);
      assert.equal(await card.count(), 1, path);
      await page.mouse.move(1, 1);
      await card.waitFor({ state: 'detached' });
    });
});

test('by keyboard: focus opens it, its link is next, Escape closes it', async () => {
  for (const path of chosen)
    await withPage(path, {}, async (page, term, card) => {
      await term.focus();
      await card.waitFor();
      assert.equal(await term.getAttribute('aria-describedby'), 'term-text');
      const box = await card.boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= 800 && box.y >= 0 && box.y + box.height <= 700);
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.parentElement.className),
        'term-card');
      await page.keyboard.press('Escape');
      assert.equal(await card.count(), 0);
      assert.equal(await page.evaluate(() => document.activeElement.className), 'term');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/glossary\//);
    });
});

test('by finger: the first tap opens it, a tap beside closes it, its link leads on', async () => {
  for (const path of chosen)
    await withPage(path, { hasTouch: true, isMobile: true, viewport: { width: 360, height: 700 } },
      async (page, term, card) => {
        const address = page.url();
        await term.tap();
        await card.waitFor();
        assert.equal(page.url(), address);
        const excess = await page.evaluate(
          () => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(excess <= 0, path);
        await page.touchscreen.tap(5, 5);
        await card.waitFor({ state: 'detached' });
        await term.tap();
        await card.locator('> a').tap();
        await page.waitForURL(/\/glossary\//);
      });
});

// Pages that load their cards, with the cards held back until `go('continue')` or `go('abort')`.
async function withSlowCards(options, work) {
  for (const path of loading)
    await withPage(path, options, async (page, term, card, errors) => {
      let go;
      const held = new Promise((resolve) => { go = resolve; });
      await page.route('**/*.js', async (route) => route[await held]());
      const asked = page.waitForRequest((request) => request.url().endsWith('.js'));
      await work({ page, term, card, path, errors, asked, go });
    });
}

test('cards that come late open for the link where the reader is', async () => {
  await withSlowCards({}, async ({ page, term, card, path, asked, go }) => {
    const next = page.locator('.prose a.term').nth(1);
    await term.focus();
    await asked;
    await next.focus();
    assert.equal(await card.count(), 0);
    go('continue');
    await card.waitFor();
    assert.equal(await next.getAttribute('aria-describedby'), 'term-text', path);
    assert.equal(await card.count(), 1);
  });
});

test('cards that come late open for no link that was left', async () => {
  const leaving = [(page) => page.mouse.move(1, 1), (page) => page.keyboard.press('Escape'),
                   (page) => page.locator('.wordmark').first().focus()];
  for (const leave of leaving)
    await withSlowCards({}, async ({ page, term, card, path, asked, go }) => {
      await (leave === leaving[0] ? term.hover() : term.focus());
      await asked;
      await leave(page);
      const came = page.waitForEvent('requestfinished');
      go('continue');
      await came;
      await page.waitForTimeout(200);
      assert.equal(await card.count(), 0, path);
    });
});

test('by finger: a second tap leads on while the cards are late, and where none come', async () => {
  const finger = { hasTouch: true, isMobile: true, viewport: { width: 360, height: 700 } };
  for (const outcome of ['continue', 'abort'])
    await withSlowCards(finger, async ({ page, term, errors, asked, go }) => {
      const address = page.url();
      await term.tap();
      await asked;
      assert.equal(page.url(), address);
      if (outcome === 'abort') {
        const failed = page.waitForEvent('requestfailed');
        go(outcome);
        await failed;
      }
      await term.tap();
      go(outcome);
      await page.waitForURL(/\/glossary\//);
      errors.length = 0;  // The cards that did not come are meant.
    });
});

test('axe finds nothing in an open card, light and dark', async () => {
  for (const colorScheme of ['light', 'dark'])
    for (const path of holding)
      await withPage(path, { colorScheme }, async (page, term, card) => {
        await term.focus();
        await card.waitFor();
        assert.deepEqual(await axeFindings(page), [], path);
      });
});

test('links to terms can be put away, and the choice is remembered', async () => {
  for (const path of holding)
    await withPage(path, {}, async (page, term, card) => {
      const button = page.locator('.terms-switch button');
      const before = await button.innerText();
      await button.click();
      assert.notEqual(await button.innerText(), before);
      await page.reload();
      assert.equal(await term.getAttribute('href'), null);
      await term.hover();
      await page.waitForTimeout(300);
      assert.equal(await card.count(), 0);
      await button.click();
      assert.notEqual(await term.getAttribute('href'), null);
    });
});

test('without storage nothing breaks', async () => {
  await withPage(holding[0], {}, async (page, term, card) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', { get() { throw new Error('closed'); } });
    });
    await page.reload();
    await term.focus();
    await card.waitFor();
    await page.locator('.terms-switch button').click();
    assert.equal(await term.getAttribute('href'), null);
  });
});

test('from a folder opened from disk', async () => {
  const folder = `${pathToFileURL(join(SITE, 'x')).href.slice(0, -1)}`;
  for (const path of chosen)
    await withPage(path, {}, async (page, term, card) => {
      await term.focus();
      await card.waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/glossary\/.*\/index\.html$/);
    }, folder);
});

test('without JavaScript a term is a link, and nothing offers what cannot work', async () => {
  for (const path of holding)
    await withPage(path, { javaScriptEnabled: false }, async (page, term) => {
      assert.equal(await page.locator('.terms-switch').isVisible(), false);
      await term.click();
      await page.waitForURL(/\/glossary\//);
    });
});

test('a citation is copied', async () => {
  const entry = pages().find((path) => read(path).includes('id="citation"'));
  await withPage(entry, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    const citation = await page.locator('#citation').innerText();
    const button = page.locator('button[data-copy]');
    const before = await button.innerText();
    await button.click();
    await page.waitForFunction(
      (text) => document.querySelector('button[data-copy]').textContent !== text, before);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), citation);
  });
});
