// What a visitor of a page downloads, compressed as a server would send it: the budgets that make
// the site open on a slow phone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { SITE, isRedirect, pages, read, typeOf } from './site.mjs';

const KB = 1024;
// By type of page: bytes of the page itself.
const PAGE = { 'releases-one': 14 * KB, 'programmes-one': 30 * KB, 'programmes-parallel': 80 * KB };
const CSS = 10 * KB;
const JS = 10 * KB;
const RELEASE_IN_ALL = 40 * KB;

const packed = (path) => gzipSync(readFileSync(join(SITE, path)), { level: 9 }).length;

// The files that `page` loads by itself, by what they are.
function loaded(page) {
  const html = read(page);
  const resolved = (pattern) => [...html.matchAll(pattern)]
    .map(([, address]) => join(dirname(page), address));
  return {
    css: resolved(/<link rel="stylesheet" href="([^"]+)"/g),
    js: resolved(/<script src="([^"]+)"/g),
    icon: resolved(/<link rel="icon"[^>]* href="([^"]+)"/g),
  };
}

const sum = (paths) => [...new Set(paths)].reduce((total, path) => total + packed(path), 0);

// Style sheets name their pictures.
const pictures = (sheets) => sheets.flatMap((sheet) =>
  [...read(sheet).matchAll(/url\(([^)]+)\)/g)].map(([, name]) => join(dirname(sheet), name)));

test('every page keeps to the budget of its type', () => {
  const seen = new Set();
  const excess = [];
  for (const page of pages()) {
    if (isRedirect(page)) continue;
    const { css, js } = loaded(page);
    const limits = [['CSS', sum(css), CSS]];
    // The search page has a budget of its own, with what it finds: search_loading.test.mjs.
    if (typeOf(page) !== 'search') limits.push(['JavaScript', sum(js), JS]);
    const limit = PAGE[typeOf(page)];
    if (limit) {
      limits.push(['HTML', packed(page), limit]);
      seen.add(typeOf(page));
    }
    for (const [what, size, most] of limits)
      if (size > most) excess.push(`${page}: ${what} ${size} > ${most}`);
  }
  assert.deepEqual(excess, []);
  assert.deepEqual([...seen].sort(), Object.keys(PAGE).sort());
});

test('a release with all that it loads is small', () => {
  for (const page of pages().filter((path) => typeOf(path) === 'releases-one')) {
    if (isRedirect(page)) continue;
    const { css, js, icon } = loaded(page);
    const size = packed(page) + sum([...css, ...js, ...icon, ...pictures(css)]);
    assert.ok(size <= RELEASE_IN_ALL, `${page}: ${size}`);
  }
});
