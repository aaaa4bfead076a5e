// Every page opens without a message, asks no other host, and every link leads somewhere: over http
// below any path, and from a folder.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { crawl, fileProblem, fragmentProblem, internalLinks } from './crawl.mjs';
import { isRedirect, langOf, launch, ownBasePath, pages, read, serve, SITE, typeOf }
  from './site.mjs';

const DEEP = '/some/where/deep/';

let browser, server, http, files;

const httpUrl = (path) =>
  server.origin + (path === '404.html' ? ownBasePath() : DEEP) + path.replace(/index\.html$/, '');
const fileUrl = (path) => pathToFileURL(`${SITE}/${path}`).href;

before(async () => {
  browser = await launch();
  server = await serve(DEEP, ownBasePath());
  http = await crawl(browser, pages(), httpUrl);
  // 404.html is shown by servers only, at any depth: its addresses begin at the root.
  files = await crawl(browser, pages().filter((path) => path !== '404.html'), fileUrl);
});

after(async () => {
  await browser?.close();
  server?.close();
});

// The page a URL of the server stands for, "ky/index.html".
function pageAt(url) {
  const prefix = url.pathname.startsWith(DEEP) ? DEEP : ownBasePath();
  const path = decodeURIComponent(url.pathname).slice(prefix.length);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

test('there are pages in every language', () => {
  const languages = new Set(pages().map(langOf).filter(Boolean));
  assert.ok(languages.size >= 2, `only ${[...languages]}`);
  assert.equal(http.found.size, pages().filter((path) => !isRedirect(path)).length);
});

test('over http: no console message, no failed request, no other host', () => {
  assert.deepEqual(http.problems, []);
});

test('from a folder: no console message, no failed request, no other host', () => {
  assert.deepEqual(files.problems, []);
});

test('over http: every link within the site leads to a page and to a place on it', async () => {
  const problems = [];
  const statuses = new Map();
  for (const [path, fact] of http.found) {
    for (const link of internalLinks(fact, httpUrl(path))) {
      const url = new URL(link.url);
      const target = `${url.origin}${url.pathname}`;
      if (!statuses.has(target)) statuses.set(target, (await fetch(target)).status);
      const known = http.found.get(pageAt(url));
      const problem = statuses.get(target) !== 200 ? `status ${statuses.get(target)}`
        : known ? fragmentProblem(url, known.ids) : '';
      if (problem) problems.push(`${path}: ${link.written}: ${problem}`);
    }
  }
  assert.deepEqual(problems, []);
});

test('from a folder: every link leads to a file and to a place in it', () => {
  const problems = [];
  for (const [path, fact] of files.found) {
    for (const link of internalLinks(fact, fileUrl(path))) {
      const url = new URL(link.url);
      const target = relative(SITE, fileURLToPath(new URL(url.pathname, 'file://')));
      const known = files.found.get(target);
      const problem = fileProblem(url) || (known ? fragmentProblem(url, known.ids) : '');
      if (problem) problems.push(`${path}: ${link.written}: ${problem}`);
    }
  }
  assert.deepEqual(problems, []);
});

test('the language switch is on every page and leads to a page in that language', () => {
  const languages = [...new Set(pages().map(langOf).filter(Boolean))].sort();
  const problems = [];
  for (const [path, fact] of http.found) {
    const shown = fact.links.filter((link) => link.tag === 'a' && link.hreflang !== null);
    for (const link of shown) {
      const target = http.found.get(pageAt(new URL(link.url)));
      if (!link.url.startsWith(server.origin)) continue;
      if (target?.lang !== link.hreflang)
        problems.push(`${path}: ${link.hreflang} leads to a page in ${target?.lang}`);
    }
    if (langOf(path) === '') continue;
    const others = fact.links.filter((link) => link.isSwitch && !link.isCurrent);
    const offered = [...others.map((link) => link.hreflang), langOf(path)].sort();
    if (offered.join() !== languages.join()) problems.push(`${path}: offers only ${offered}`);
  }
  assert.deepEqual(problems, []);
});

test('every page says its language and has a title', () => {
  for (const [path, fact] of http.found) {
    assert.notEqual(fact.title, '', path);
    if (langOf(path) !== '') assert.equal(fact.lang, langOf(path), path);
    else assert.notEqual(fact.lang, '', path);
  }
});

test('a page that leads on leads to a page', () => {
  for (const path of pages().filter(isRedirect)) {
    const target = /http-equiv="refresh" content="0; ?url=([^"]+)"/.exec(read(path))?.[1];
    assert.ok(target, path);
    const url = new URL(target, httpUrl(path));
    assert.ok(http.found.has(pageAt(url)), `${path} leads to ${target}`);
  }
});

test('there is a page for what is not found, in all languages', () => {
  assert.ok(http.found.has('404.html'));
  assert.equal(typeOf('404.html'), '404.html');
  const languages = new Set(pages().map(langOf).filter(Boolean));
  for (const lang of languages) assert.match(read('404.html'), new RegExp(`lang="${lang}"`));
});
