// Each type of page, in each language, light and dark, on a phone and on a desk: axe finds nothing,
// and nothing sticks out to the side.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { inTabs, siteInBrowser, typicalPages } from './site.mjs';

const WIDTHS = [360, 1280];
const SCHEMES = ['light', 'dark'];

const site = siteInBrowser({ before, after });

async function problemsOf(page, path) {
  await site.open(page, path);
  const excess = await page.evaluate(
    () => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
  const problems = excess > 0 ? [`${path}: sticks out by ${excess} px`] : [];
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    // Part of WCAG 2.2 AA, but off unless asked for.
    () => globalThis.axe.run({ rules: { 'target-size': { enabled: true } } }));
  for (const { id, help, nodes } of violations)
    problems.push(`${path}: ${id}: ${help}: ${nodes[0].target} (${nodes.length} places)`);
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
