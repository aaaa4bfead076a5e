// Opens every page of the site, as a visitor would, and notes what it links to and what goes wrong.
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inTabs, isRedirect } from './site.mjs';

// What a page says about itself, gathered in the page.
function facts() {
  const links = [];
  for (const element of document.querySelectorAll('[href], [src], form[action]')) {
    const name = ['href', 'src', 'action'].find((one) => element.hasAttribute(one));
    const base = document.baseURI;
    links.push({
      tag: element.localName,
      rel: element.getAttribute('rel') ?? '',
      written: element.getAttribute(name),
      url: new URL(element.getAttribute(name), base).href,
      hreflang: element.getAttribute('hreflang'),
      isSwitch: element.closest('nav.languages') !== null,
      isCurrent: element.getAttribute('aria-current') === 'true',
    });
  }
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  return { links, ids, lang: document.documentElement.lang, title: document.title };
}

// Visits `paths`, without those that only lead on; `urlOf(path)` is where a page is opened. Returns
// path -> facts, and the problems that the browser told of: console messages, errors, failed
// requests, requests to another host.
export async function crawl(browser, paths, urlOf) {
  const found = new Map();
  const problems = [];
  await inTabs(browser, paths.filter((path) => !isRedirect(path)), {}, async (page, path) => {
    const start = new URL(urlOf(path));
    const say = (what) => problems.push(`${path}: ${what}`);
    page.removeAllListeners();
    page.on('console', (message) => say(`console ${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => say(`error: ${error.message}`));
    page.on('requestfailed', (request) => {
      // The icon may still be on its way when the next page opens.
      if (request.failure().errorText !== 'net::ERR_ABORTED') say(`failed: ${request.url()}`);
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol !== start.protocol || url.host !== start.host)
        say(`a request to ${request.url()}`);
    });
    await page.goto(start.href, { waitUntil: 'load' });
    found.set(path, await page.evaluate(facts));
  });
  return { found, problems };
}

// A link to canonical and alternate addresses names the public site, not the one under test.
const isPublicAddress = (link) => link.tag === 'link' && /canonical|alternate/.test(link.rel) &&
  /^https?:/.test(link.written);

// The links of a page that stay within the site, those to `start` (its URL) included.
export function internalLinks(fact, start) {
  const home = new URL(start);
  return fact.links.filter((link) => {
    const url = new URL(link.url);
    return url.protocol === home.protocol && url.host === home.host && !isPublicAddress(link);
  });
}

// Why the fragment of a link leads nowhere, or ''. `ids` are those of the page it leads to.
export function fragmentProblem(url, ids) {
  const fragment = decodeURIComponent(url.hash.slice(1));
  return fragment === '' || fragment === 'top' || ids.includes(fragment) ? '' : `no #${fragment}`;
}

export function fileProblem(url) {
  const path = fileURLToPath(new URL(url.pathname, 'file://'));
  if (!existsSync(path)) return 'no such file';
  return statSync(path).isFile() ? '' : 'a folder, which a browser shows as a listing';
}
