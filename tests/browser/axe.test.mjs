// Each type of page, in each language, light and dark, on a phone and on a desk: axe finds nothing,
// and nothing sticks out to the side.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeFindings } from './axe.mjs';
import { inTabs, siteInBrowser, typicalPages } from './site.mjs';

const WIDTHS = [360, 1280];
const SCHEMES = ['light', 'dark'];

const site = siteInBrowser({ before, after });

async function problemsOf(page, path) {
  await site.open(page, path);
  const excess = await page.evaluate(
    () => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
  const problems = excess > 0 ? [`${path}: sticks out by ${excess} px`] : [];
  for (const finding of await axeFindings(page)) problems.push(`${path}: ${finding}`);
  return problems;
}

for (const width of WIDTHS)
  for (const colorScheme of SCHEMES)
    test(`${width} px, ${colorScheme}: axe finds nothing`, { timeout: 600000 }, async () => {
      const problems = [];
      const options = { viewport: { width, height: 800 }, colorScheme };
      await inTabs(site.browser, typicalPages(), options, async (page, path) => {
        problems.push(...(await problemsOf(page, path)));
      });
      assert.deepEqual(problems, []);
    });

// Where nothing hovers, links to rows are always shown, and stand beside the text's own.
test('412 px, by finger: axe finds nothing in a text', { timeout: 600000 }, async () => {
  const problems = [];
  const options = { viewport: { width: 412, height: 800 }, hasTouch: true, isMobile: true };
  // Its sources are a list of links.
  const release = 'releases/2026-11-21-substitution-therapy/';
  const texts = ['ky', 'ru', 'en'].map((lang) => `${lang}/${release}`);
  await inTabs(site.browser, texts, options, async (page, path) => {
    problems.push(...(await problemsOf(page, path)));
  });
  assert.deepEqual(problems, []);
});

test('axe would report a broken page', async () => {
  const page = await site.browser.newPage({ viewport: { width: 360, height: 800 } });
  await page.setContent('<!doctype html><html><title>x</title><img src="x.png">' +
    '<p style="color: #aaa; background: #fff">faint</p>' +
    '<p><a href="#" style="font-size: 5px">1</a><a href="#" style="font-size: 5px">2</a></p>');
  const rules = (await axeFindings(page)).map((finding) => finding.split(':')[0]);
  for (const rule of ['color-contrast', 'html-has-lang', 'image-alt', 'target-size'])
    assert.ok(rules.includes(rule), `${rule} not among ${rules}`);
  await page.close();
});
