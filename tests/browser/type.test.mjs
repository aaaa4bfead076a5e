// Letters as they are drawn: in no language does a word mix two faces, as it does where a face has
// е but not ө; a year is never parted from its ending; soft hyphens do not get into what is copied.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { langOf, read, siteInBrowser, typeOf, typicalPages } from './site.mjs';

const LANGUAGES = ['ky', 'ru', 'en'];

const site = siteInBrowser({ before, after });

// The largest page of `type` in `lang`.
const pageOf = (type, lang) =>
  typicalPages().find((path) => typeOf(path) === type && langOf(path) === lang);

// Puts each distinct word of the page's text into an element of its own, of the same weight and
// slope, and returns how many there are.
function spreadWords() {
  const words = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.closest('svg, script, template, [hidden]')) continue;
    const { fontWeight, fontStyle, fontFamily } = getComputedStyle(parent);
    for (const [word] of walker.currentNode.data.matchAll(/[\p{L}\p{M}\p{N}]+/gu))
      words.add([word, fontWeight, fontStyle, fontFamily].join('\t'));
  }
  const board = document.createElement('div');
  board.id = 'board';
  for (const key of words) {
    const [word, weight, style, family] = key.split('\t');
    const span = document.createElement('span');
    Object.assign(span.style, { fontWeight: weight, fontStyle: style, fontFamily: family });
    span.textContent = word;
    board.append(span, ' ');
  }
  document.body.append(board);
  return words.size;
}

// word -> the faces its letters are drawn with, for every word that needs more than one.
async function mixedWords(page) {
  assert.ok((await page.evaluate(spreadWords)) > 50);
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId, selector: '#board > span',
  });
  const words = await page.$$eval('#board > span', (spans) => spans.map((one) => one.textContent));
  const mixed = [];
  for (const [i, nodeId] of nodeIds.entries()) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    if (fonts.length !== 1)
      mixed.push(`${words[i]}: ${fonts.map((font) => font.familyName).join(', ')}`);
  }
  return mixed;
}

for (const lang of LANGUAGES)
  test(`${lang}: no word has letters of two faces`, { timeout: 600000 }, async (context) => {
    for (const type of ['home', 'releases-one', 'glossary-table']) {
      const path = pageOf(type, lang);
      if (path === undefined) continue;
      const page = await site.browser.newPage({ bypassCSP: true });
      context.after(() => page.close());
      await site.open(page, path);
      assert.deepEqual(await mixedWords(page), [], path);
    }
  });

test('a word of two faces would be noticed', async (context) => {
  const page = await site.browser.newPage({ bypassCSP: true });
  context.after(() => page.close());
  await page.setContent(`<p>${'слово раз '.repeat(3)}${Array.from({ length: 60 }, (_, i) => `w${i}`)
    .join(' ')} слово\u05D0</p>`);
  assert.equal((await mixedWords(page)).length, 1);
});

test('a year and its ending stand on one line at any width', async (context) => {
  const path = pageOf('programmes-one', 'ky');
  assert.match(read(path), /<span class="nb">\d+-/);
  const page = await site.browser.newPage();
  context.after(() => page.close());
  await site.open(page, path);
  for (const width of [320, 347, 360, 391, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const parted = await page.$$eval('.nb', (spans) =>
      spans.filter((span) => span.getClientRects().length > 1).map((span) => span.textContent));
    assert.deepEqual(parted, [], `${width} px`);
  }
});

const mainOf = (path) => /<main[^]*<\/main>/.exec(read(path))[0];

test('what is copied has no soft hyphens and no word joiners', async (context) => {
  const path = typicalPages().find((one) => langOf(one) && /\u00AD/.test(mainOf(one)) &&
    /\u2060/.test(mainOf(one)));
  assert.ok(path, 'no page has a long word in a heading or a cell, and a date in one piece');
  const page = await site.browser.newPage();
  context.after(() => page.close());
  await site.open(page, path);
  const copied = await page.evaluate(() => {
    getSelection().selectAllChildren(document.querySelector('main'));
    const data = new DataTransfer();
    document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, cancelable: true }));
    return { text: data.getData('text/plain'), html: data.getData('text/html') };
  });
  assert.ok(copied.text.length > 100);
  assert.doesNotMatch(copied.text + copied.html, /[\u00AD\u2060]/);
});
