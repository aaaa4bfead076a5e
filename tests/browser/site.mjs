// The built site as tests see it: its files, its page types, a small server, Chromium.
import { createServer } from 'node:http';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const HERE = fileURLToPath(new URL('.', import.meta.url));
export const SITE = resolve(HERE, process.env.TILMECH_SITE ?? '../../public');

// How many pages are open at once.
const TABS = 4;

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.xml': 'application/xml',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

// What `work` returns, worked out once: no test changes the site.
function once(work) {
  let result;
  return () => (result ??= work());
}

// Every file of the site, "ky/releases/index.html", sorted.
export const siteFiles = once(() => readdirSync(SITE, { recursive: true })
  .map(String)
  .filter((path) => statSync(join(SITE, path)).isFile())
  .sort());

export const read = (path) => readFileSync(join(SITE, path), 'utf8');

// Pages that only lead on to another one.
export const isRedirect = (path) => /http-equiv="?refresh/i.test(read(path));

export const pages = once(() => siteFiles().filter((path) => path.endsWith('.html')));

// What kind of page a file is, by its address: "release", "releases", "term", ...
export function typeOf(path) {
  const [lang, ...rest] = path.replace(/index\.html$/, '').split('/').filter(Boolean);
  if (lang === undefined) return 'choice';
  if (!/^[a-z]{2}$/.test(lang)) return lang;
  if (rest.length === 0) return 'home';
  if (rest.at(-1) === 'parallel') return `${rest[0]}-parallel`;
  if (rest[0] === 'releases' && /^(page|\d{4})$/.test(rest[1] ?? '')) return `releases-${rest[1]}`;
  if (rest[0] === 'glossary' && /^(table|domains|abbreviations)$/.test(rest[1] ?? ''))
    return `glossary-${rest[1]}`;
  const isMember = ['releases', 'programmes', 'glossary', 'tags'].includes(rest[0]) && rest[1];
  return isMember ? `${rest[0]}-one` : rest[0];
}

export const langOf = (path) => /^([a-z]{2})\//.exec(path)?.[1] ?? '';

// One page of each type in each language: the largest, which has the most that can be wrong.
export const typicalPages = once(() => {
  const chosen = new Map();
  for (const path of pages()) {
    if (isRedirect(path)) continue;
    const key = `${langOf(path)} ${typeOf(path)}`;
    const best = chosen.get(key);
    if (!best || statSync(join(SITE, path)).size > statSync(join(SITE, best)).size)
      chosen.set(key, path);
  }
  return [...chosen.values()];
});

// The path that the site's own addresses begin with, "/docs/"; "/" when it names none. Only
// 404.html depends on it: it is shown at any depth.
export const ownBasePath = once(() => {
  const first = pages().find((path) => typeOf(path) === 'home');
  const canonical = first && /<link rel="canonical" href="([^"]+)"/.exec(read(first))?.[1];
  return canonical ? new URL(canonical).pathname.replace(/[a-z]{2}\/$/, '') : '/';
});

// Serves the site below each of `prefixes` ("/docs/"), as a plain web server would.
export async function serve(...prefixes) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const prefix = prefixes.find((one) => path.startsWith(one));
    let file = prefix === undefined ? '' : path.slice(prefix.length);
    if (file === '' || file.endsWith('/')) file += 'index.html';
    const isThere =
      prefix !== undefined && !file.includes('..') && existsSync(join(SITE, file)) &&
      statSync(join(SITE, file)).isFile();
    response.writeHead(isThere ? 200 : 404, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    });
    response.end(isThere ? readFileSync(join(SITE, file)) : 'not found');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

// How long a page may take. A busy machine is slow, and no test is about that.
const PATIENCE_MS = 120_000;

// Debian's Chromium with a fresh profile, kept from calling home.
export async function launch() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage',
           '--disable-background-networking', '--no-first-run'],
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  };
  return browser;
}

// Calls `visit(page, item)` for every item, in a few tabs at once. `options` are a context's.
export async function inTabs(browser, items, options, visit) {
  const context = await browser.newContext(options);
  const queue = [...items];
  const work = async () => {
    const page = await context.newPage();
    for (let item = queue.shift(); item !== undefined; item = queue.shift())
      await visit(page, item);
  };
  await Promise.all(Array.from({ length: TABS }, work));
  await context.close();
}

// The site, served and with a browser, for all tests of a file: `browser`, `server` and
// `open(page, path)` are there when the first test begins. The hooks are the test runner's.
export function siteInBrowser({ before, after }) {
  const site = {
    open: (page, path) =>
      page.goto(site.server.origin + ownBasePath() + path, { waitUntil: 'load' }),
  };
  before(async () => {
    site.browser = await launch();
    site.server = await serve(ownBasePath());
  });
  after(async () => {
    await site.browser?.close();
    site.server?.close();
  });
  return site;
}
