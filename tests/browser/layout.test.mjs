// Every type of page from the narrowest phone, which is also a desk at 400 %, to a wide screen; and
// by keyboard: what has the focus shows it, and nothing covers it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inTabs, langOf, pages, read, siteInBrowser, typeOf, typicalPages } from './site.mjs';

// 180 px are what a phone of 360 has for letters of twice the size.
const WIDTHS = [180, 320, 768, 1920];
const TABS_PRESSED = 40;
const HIGHEST_HEADER = 150;  // px, on a phone of 360

const site = siteInBrowser({ before, after });

test('nothing sticks out at any width', { timeout: 600000 }, async () => {
  const problems = [];
  await inTabs(site.browser, typicalPages(), {}, async (page, path) => {
    await site.open(page, path);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const excess = await page.evaluate(
        () => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
      if (excess > 0) problems.push(`${path}: ${excess} px at ${width}`);
    }
  });
  assert.deepEqual(problems, []);
});

test('the header leaves a phone to the text', { timeout: 600000 }, async () => {
  const tall = [];
  const paths = typicalPages().filter((path) => langOf(path));
  const options = { viewport: { width: 360, height: 800 } };
  await inTabs(site.browser, paths, options, async (page, path) => {
    await site.open(page, path);
    const height = await page.$eval('header.top', (header) => header.offsetHeight);
    if (height > HIGHEST_HEADER) tall.push(`${path}: ${height}`);
  });
  assert.deepEqual(tall, []);
});

// What is wrong with the element that has the focus: '' or a description.
function focusProblem() {
  const element = document.activeElement;
  if (!element || element === document.body) return '';
  const name = `${element.localName} ${element.textContent.trim().slice(0, 30)}`;
  const style = getComputedStyle(element);
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)
    return `${name}: no outline`;
  const boxes = [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  const seen = boxes.some((box) => {
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return top && (element.contains(top) || top.contains(element) || top.closest('label'));
  });
  return seen ? '' : `${name}: covered or out of sight`;
}

for (const width of [360, 1280])
  test(`${width} px: the focus is always seen`, { timeout: 600000 }, async () => {
    const problems = [];
    const types = ['home', 'releases', 'releases-one', 'programmes-one', 'glossary',
                   'glossary-one', 'programmes-parallel', 'choice'];
    const paths = typicalPages().filter(
      (path) => types.includes(typeOf(path)) && ['', 'ky'].includes(langOf(path)));
    assert.ok(paths.length >= 5);
    await inTabs(site.browser, paths, { viewport: { width, height: 800 } }, async (page, path) => {
      await site.open(page, path);
      for (let pressed = 0; pressed < TABS_PRESSED; ++pressed) {
        await page.keyboard.press('Tab');
        const problem = await page.evaluate(focusProblem);
        if (problem) problems.push(`${path}: ${problem}`);
      }
    });
    assert.deepEqual(problems, []);
  });

test('the table of contents shows where the reader is, and is in reach on a phone', async () => {
  const path = typicalPages().find((one) => typeOf(one) === 'programmes-one');
  for (const width of [360, 1280]) {
    const page = await site.browser.newPage({ viewport: { width, height: 800 } });
    await site.open(page, path);
    const contents = page.locator('.contents');
    const link = contents.locator('a').nth(5);
    if (width < 960) await contents.locator('summary').click();
    await link.click();
    await page.waitForFunction(() => document.querySelector('.contents [aria-current]'));
    assert.equal(await contents.locator('[aria-current]').getAttribute('href'),
                 await link.getAttribute('href'));
    assert.ok((await contents.boundingBox()).y >= 0);
    // A jump far down is noticed too.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForFunction((href) =>
      document.querySelector('.contents [aria-current]')?.getAttribute('href') !== href,
    await link.getAttribute('href'));
    await page.evaluate((href) => document.getElementById(href.split('#')[1]).scrollIntoView(),
                        await link.getAttribute('href'));
    assert.equal(await link.isVisible(), width >= 960);
    // Nothing lies over the heading it leads to.
    const id = decodeURIComponent((await link.getAttribute('href')).split('#')[1]);
    const free = await page.evaluate((one) => {
      const { x, y, height } = document.getElementById(one).getBoundingClientRect();
      return document.elementFromPoint(x + 5, y + height / 2).closest('.contents') === null;
    }, id);
    assert.ok(free, `${width} px`);
    await page.close();
  }
});

test('every picture says its size, so that the text below it does not move', () => {
  const pictures = pages().flatMap((path) =>
    [...read(path).matchAll(/<img [^>]*>/g)].map(([element]) => `${path}: ${element}`));
  assert.ok(pictures.length > 0);
  assert.deepEqual(
    pictures.filter((one) => !/ width="[1-9]\d*" height="[1-9]\d*"/.test(one)), []);
});

test('what stands behind a heading goes with its last word', { timeout: 600000 }, async () => {
  const problems = [];
  const kinds = ['programmes-one', 'releases-one', 'guide', 'contacts'];
  const paths = typicalPages().filter((path) => kinds.includes(typeOf(path)));
  assert.ok(paths.length >= 9);
  for (const width of [320, 360, 1280]) {
    await inTabs(site.browser, paths, { viewport: { width, height: 800 } }, async (page, path) => {
      await site.open(page, path);
      const alone = await page.evaluate(() =>
        [...document.querySelectorAll('.heading')].filter((heading) => {
          const lines = heading.firstElementChild.getClientRects();
          const end = lines[lines.length - 1].bottom;
          return [...heading.children].slice(1).some(
            (one) => one.getBoundingClientRect().top >= end);
        }).map((heading) => heading.firstElementChild.id));
      for (const id of alone) problems.push(`${path}#${id} at ${width}`);
    });
  }
  assert.deepEqual(problems, []);
});
