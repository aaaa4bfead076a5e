// The search page and its index: slow, offline, damaged, of another build; and how many bytes the
// first answer takes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, searchAddress, settled, shownResults } from './search_page.mjs';
import { SITE, ownBasePath, siteInBrowser } from './site.mjs';

const QUERY = 'снижение вреда';
const SHARD = /\/search\/[0-9a-f]{10}\//;
const MANIFEST = /\/search\/index\.js(\?|$)/;


const site = siteInBrowser({ before, after });

// Opens the search page in Russian, with the routes that `prepare` makes.
async function withPage(query, prepare, work) {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await prepare(page, context);
  // Scripts that come late hold up the event of having loaded.
  await page.goto(searchAddress(site.server.origin, 'ru', query), { waitUntil: 'commit' });
  await work(page, context, errors);
  await context.close();
}

const untouched = async () => {};
const noteOf = (page) => page.locator('#results .note').innerText();

test('one is told to wait only where the network is slow', async () => {
  const watch = (page) => page.addInitScript(() => {
    globalThis.waited = false;
    new MutationObserver(() => {
      if (document.querySelector('.searching')) globalThis.waited = true;
    }).observe(document, { childList: true, subtree: true });
  });
  await withPage(QUERY, watch, async (page) => {
    await settled(page);
    await ask(page, 'метадон');
    await page.evaluate(() => (globalThis.waited = false));
    await ask(page, 'снижение вреда');  // all of it is there by now
    assert.equal(await page.evaluate(() => globalThis.waited), false);
  });
  const slow = async (page) => {
    await watch(page);
    await page.route(SHARD, async (route) => {
      await new Promise((done) => setTimeout(done, 300));
      await route.continue();
    });
  };
  await withPage(QUERY, slow, async (page) => {
    await page.locator('.searching').waitFor();
    await settled(page);
    assert.ok((await shownResults(page)).length > 0);
    assert.equal(await page.locator('.searching').count(), 0);
  });
});

test('results of the own language come before the other languages are loaded', async () => {
  let release;
  const held = new Promise((done) => (release = done));
  const prepare = (page) => page.route(/\/search\/[0-9a-f]{10}\/(ky|en)\//, async (route) => {
    await held;
    await route.continue();
  });
  await withPage(QUERY, prepare, async (page) => {
    await page.locator('[data-list="ru"] .hit').first().waitFor();
    assert.equal(await page.locator('[data-list="ky"]').count(), 0);
    const first = await page.locator('.hit h3 a').first();
    await first.focus();
    release();
    await settled(page);
    const at = await page.evaluate(() => document.activeElement.closest('.hit') !== null);
    assert.ok(at, 'what came later took the focus away');
  });
});

test('a missing shard: a message, the other results stay, and it can be tried again', async () => {
  let isBroken = true;
  const prepare = (page) => page.route(/\/ru\/t\d+\.js/, (route) =>
    (isBroken && /[02468]\.js/.test(route.request().url()) ? route.abort() : route.continue()));
  await withPage(QUERY, prepare, async (page) => {
    await settled(page);
    const own = async () => (await shownResults(page)).filter(({ lang }) => lang === 'ru').length;
    const some = await own();
    assert.ok(some > 0);
    assert.match(await noteOf(page), /не загрузилась/);
    isBroken = false;
    await page.locator('#results .note button').click();
    await page.locator('#results .note').waitFor({ state: 'detached' });
    await settled(page);
    assert.ok((await own()) > some);
  });
});

test('a truncated shard is as good as missing', async () => {
  const prepare = (page) => page.route(/\/ru\/t\d*[13579]\.js/, async (route) => {
    const body = await (await route.fetch()).text();
    await route.fulfill({ body: body.slice(0, body.length / 2), contentType: 'text/javascript' });
  });
  await withPage(QUERY, prepare, async (page, context, errors) => {
    await settled(page);
    assert.ok((await shownResults(page)).length > 0);
    assert.match(await noteOf(page), /не загрузилась/);
    assert.ok(errors.every((error) => /^SyntaxError/.test(error)), errors.join());
  });
});

test('without an index there is a message and no claim that nothing was found', async () => {
  const prepare = (page) => page.route(/\/search\/index\.js/, (route) => route.abort());
  await withPage(QUERY, prepare, async (page) => {
    await settled(page);
    assert.match(await noteOf(page), /не загрузилась/);
    assert.equal(await page.locator('.results-head').count(), 0);
    assert.ok(await page.locator('#browse').isVisible());
  });
});

test('offline: a message; results when the connection is back', async () => {
  await withPage('', untouched, async (page, context) => {
    await page.waitForLoadState();
    await context.setOffline(true);
    await ask(page, QUERY);
    assert.match(await noteOf(page), /Нет подключения/);
    await context.setOffline(false);
    await page.locator('.hit').first().waitFor();
    await settled(page);
    assert.equal(await page.locator('#results .note').count(), 0);
  });
});

test('an index of another build is noticed, and loaded once', async () => {
  const old = (body) => body.replace(/[0-9a-f]{10}/g, '0123456789');
  const asked = [];
  const prepare = (page) => page.route(MANIFEST, async (route) => {
    const url = route.request().url();
    asked.push(url);
    const body = await (await route.fetch()).text();
    const isCached = !url.includes('?');
    await route.fulfill({ body: isCached ? old(body) : body, contentType: 'text/javascript' });
  });
  await withPage(QUERY, prepare, async (page) => {
    await settled(page);
    assert.ok((await shownResults(page)).length > 5);
    assert.equal(await page.locator('#results .note').count(), 0);
    assert.equal(asked.filter((url) => url.includes('?')).length, 1);
    await ask(page, 'метадон');
    assert.equal(asked.length, 2);
  });
});

test('a shard of another build under its name is not shown', async () => {
  const prepare = (page) => page.route(/\/ru\/d\d+\.js/, async (route) => {
    const body = await (await route.fetch()).text();
    await route.fulfill({
      body: body.replace(/[0-9a-f]{10}/, '0123456789'), contentType: 'text/javascript' });
  });
  await withPage(QUERY, prepare, async (page) => {
    await settled(page);
    assert.match(await noteOf(page), /не загрузилась/);
    assert.equal(await page.locator('[data-list="ru"]').count(), 0);
  });
});

test('an index that the page is too old for: the page is loaded again, once', async () => {
  let loads = 0;
  const prepare = (page) => {
    page.on('request', (request) => (loads += request.isNavigationRequest() ? 1 : 0));
    return page.route(MANIFEST, async (route) => {
      const body = await (await route.fetch()).text();
      const format = body.replace('"format":1', '"format":99');
      await route.fulfill({ body: format, contentType: 'text/javascript' });
    });
  };
  await withPage(QUERY, prepare, async (page) => {
    await page.waitForFunction(() => sessionStorage.getItem('reloaded'));
    await page.waitForTimeout(500);
    await settled(page);
    assert.match(await noteOf(page), /обновился/);
    assert.equal(loads, 2);
  });
});

// Of the first answer: from the opened page to the results of the reader's own language.
test('the first answer takes at most 60 KB compressed and 100 KB plain, code included',
  async (context) => {
    for (const query of [QUERY, 'реабилитация', 'okmot', 'программа']) {
      const files = new Map();
      const prepare = (page) => {
        page.on('request', (request) => {
          const path = decodeURIComponent(new URL(request.url()).pathname);
          const inSite = path.slice(ownBasePath().length);
          if (/^js\/search\.|^search\//.test(inSite) && !/\/(ky|en)\//.test(inSite))
            files.set(inSite, readFileSync(join(SITE, inSite)));
        });
      };
      await withPage(query, async (page) => prepare(page), async (page) => {
        await settled(page);
        const sum = (size) => [...files.values()].reduce((all, body) => all + size(body), 0);
        const plain = sum((body) => body.length);
        const packed = sum((body) => gzipSync(body, { level: 9 }).length);
        context.diagnostic(`${query}: ${files.size} requests, ${plain} bytes, ${packed} gzip`);
        assert.ok(packed <= 60 * 1024, `${query}: ${packed}`);
        assert.ok(plain <= 100 * 1024, `${query}: ${plain}`);
      });
    }
  });
