// Pagefind's own browser code in Chromium, over a built site with its index in pagefind/.
//   node pagefind.mjs answers SITE QUERIES.json   -> for each query the results' addresses
//   node pagefind.mjs bytes SITE QUERIES          -> what a first query fetches, mean
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

async function bytes(rows) {
  const sum = { queries: rows.length, gzip: 0, plain: 0, requests: 0 };
  for (const { lang, query } of rows) {
    const page = await open(lang);
    const bodies = [];
    page.on('response', (response) => bodies.push(response.body()));
    await page.evaluate(ask, [query, 10]);
    for (const body of await Promise.all(bodies)) {
      sum.plain += body.length;
      sum.gzip += Math.min(body.length, gzipSync(body, { level: 9 }).length);
      ++sum.requests;
    }
    await page.context().close();
  }
  for (const name of ['gzip', 'plain', 'requests']) sum[name] /= rows.length;
  return sum;
}

const result = verb === 'answers' ? await answers(JSON.parse(readFileSync(input)))
                                  : await bytes(JSON.parse(input));
await browser.close();
server.close();
console.log(JSON.stringify(result));
