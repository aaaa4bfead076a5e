// Searching in Chromium, over a built site that has Pagefind's index in pagefind/ too.
//   node browser.mjs answers SITE QUERIES.json   -> for each query the addresses Pagefind finds
//   node browser.mjs bytes SITE QUERIES          -> what a first query fetches, by each
// Bytes: {NAME: [{gzip, plain, requests}, ...]}, a query each. Pagefind is its own browser code;
// Tilmech is the search page, from its script to what the reader's own language needs, and
// "all languages" is the same with the languages that are asked after it.
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const SHOWN = 20;
const [verb, site, input] = process.argv.slice(2);

const server = createServer((request, response) => {
  let file = decodeURIComponent(new URL(request.url, 'http://x').pathname);
  if (file.endsWith('/')) file += 'index.html';
  const path = join(site, file);
  const there = !file.includes('..') && existsSync(path) && statSync(path).isFile();
  const types = { html: 'text/html', js: 'text/javascript', json: 'application/json' };
  const type = types[file.split('.').at(-1)] ?? 'application/octet-stream';
  response.writeHead(there ? 200 : 404, { 'content-type': type });
  response.end(there ? readFileSync(path) : '');
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage',
         '--disable-background-networking', '--no-first-run'],
});

// A page of the site in a language, with nothing fetched before. Its policy would keep Pagefind's
// WebAssembly from running.
async function open(lang) {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${origin}/${lang}/search/`);
  return page;
}

// Runs in the page: the addresses of each result, of the page and of its sections.
async function ask([query, shown]) {
  const pagefind = await import('/pagefind/pagefind.js');
  await pagefind.init();
  const { results } = await pagefind.search(query);
  const data = await Promise.all(results.slice(0, shown).map((result) => result.data()));
  return data.map((one) => [one.url, ...one.sub_results.map((part) => part.url)]);
}

const withoutLanguage = (url) => url.replace(/^\/[a-z]{2}\//, '').replace(/index\.html/, '');

async function answers(rows) {
  const pages = {};
  const all = [];
  for (const { lang, query } of rows) {
    pages[lang] ??= await open(lang);
    const found = await pages[lang].evaluate(ask, [query, SHOWN]);
    all.push(found.map((urls) => urls.map(withoutLanguage)));
  }
  return all;
}

// Collects what a page fetches; the function it gives sums what `isCounted(path)` takes.
function fetched(page) {
  const bodies = [];
  page.on('response', (response) =>
    bodies.push(response.body().then((body) => [new URL(response.url()).pathname, body])));
  return async (isCounted) => {
    const sum = { gzip: 0, plain: 0, requests: 0 };
    for (const [path, body] of await Promise.all(bodies)) {
      if (!isCounted(path)) continue;
      sum.plain += body.length;
      sum.gzip += Math.min(body.length, gzipSync(body, { level: 9 }).length);
      ++sum.requests;
    }
    return sum;
  };
}

async function pagefindBytes({ lang, query }) {
  const page = await open(lang);
  const sum = fetched(page);
  await page.evaluate(ask, [query, 10]);
  const all = await sum(() => true);
  await page.context().close();
  return all;
}

// What every page has is not counted: style, and the script of all pages.
const isOfSearch = (path) => /^\/js\/search[^/]*\.js$|^\/search\/.*\.js$/.test(path);

async function ourBytes({ lang, query }) {
  const page = await (await browser.newContext()).newPage();
  const sum = fetched(page);
  await page.goto(`${origin}/${lang}/search/`);
  await page.fill('#q', query);
  await page.press('#q', 'Enter');
  await page.waitForFunction(() => {
    const results = document.getElementById('results');
    return results.childElementCount > 0 && !results.hasAttribute('aria-busy');
  });
  const isOther = (path) => /\/(ky|ru|en)\//.test(path) && !path.includes(`/${lang}/`);
  const sums = [await sum((path) => isOfSearch(path) && !isOther(path)), await sum(isOfSearch)];
  await page.context().close();
  return sums;
}

async function bytes(rows) {
  const sums = { Tilmech: [], 'all languages': [], Pagefind: [] };
  for (const row of rows) {
    const [own, all] = await ourBytes(row);
    sums.Tilmech.push(own);
    sums['all languages'].push(all);
    sums.Pagefind.push(await pagefindBytes(row));
  }
  return sums;
}

const result = verb === 'answers' ? await answers(JSON.parse(readFileSync(input)))
                                  : await bytes(JSON.parse(input));
await browser.close();
server.close();
console.log(JSON.stringify(result));
