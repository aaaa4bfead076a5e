// What axe finds on a page.
import axe from 'axe-core';

// Returns a line for each rule that `page` breaks: which, and where first. Beside axe's usual rules
// it asks for large enough targets, which belong to WCAG 2.2 AA but are off unless asked for.
export async function axeFindings(page) {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => (await globalThis.axe.run({
    rules: { 'target-size': { enabled: true } },
    // What passes is as long as the page, and nobody reads it.
    resultTypes: ['violations'],
  })).violations);
  return violations.map(({ id, help, nodes }) =>
    `${id}: ${help}: ${nodes[0].target}: ${nodes[0].html} (${nodes.length} places)`);
}
