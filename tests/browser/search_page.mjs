// The search page as tests use it.
import { ownBasePath } from './site.mjs';

export const searchAddress = (origin, lang, query = '', more = '') =>
  `${origin}${ownBasePath()}${lang}/search/?q=${encodeURIComponent(query)}${more}`;

// Waits until all languages have been asked.
export const settled = (page) =>
  page.waitForFunction(() => !document.getElementById('results').hasAttribute('aria-busy') &&
    document.getElementById('results').childElementCount > 0);

// Types a query in place of the one before, and waits for the answer.
export async function ask(page, query) {
  await page.evaluate((text) => {
    const results = document.getElementById('results');
    results.replaceChildren();
    const box = document.getElementById('q');
    box.value = text;
    box.dispatchEvent(new Event('input'));
    box.form.requestSubmit();
  }, query);
  await settled(page);
}

// What is shown: [{url, lang, excerpt}], in order.
export const shownResults = (page) => page.evaluate(() =>
  [...document.querySelectorAll('.hit')].map((hit) => {
    const link = hit.querySelector('h3 a');
    const root = new URL(document.getElementById('results').dataset.root, location.href).href;
    return {
      url: decodeURI(link.href).slice(root.length),
      lang: hit.closest('[data-list]').dataset.list,
      excerpt: hit.querySelector('.excerpt')?.textContent ?? '',
    };
  }));
