// The query and the filters in the page's address: a search can be sent to someone, and the back
// button undoes it.

const LONGEST = 1000; // letters of a query that are looked at

// A query as it is searched for: of any length, with any signs.
export const trimmed = (text) => text.slice(0, LONGEST).replace(/\s+/g, ' ').trim();

export function readAddress() {
  const given = new URLSearchParams(location.search);
  const year = given.get('year') || '';
  return {
    query: trimmed(given.get('q') || ''),
    kind: given.get('kind') || '',
    year: /^\d{4}$/.test(year) ? year : '',
  };
}

// The address of a search, seen from the search page.
export function addressOf({ query, kind, year }) {
  const given = new URLSearchParams();
  if (query) given.set('q', query);
  if (kind) given.set('kind', kind);
  if (year) given.set('year', year);
  const text = String(given);
  return location.pathname + (text && `?${text}`);
}

// While one types, an entry of the history changes; a search that was looked at stays behind it.
export function writeAddress(search, isNew) {
  const address = addressOf(search);
  if (address == location.pathname + location.search) return;
  try {
    history[isNew ? 'pushState' : 'replaceState'](null, '', address);
  } catch (error) {
    // Some browsers refuse for files, and all refuse what comes too often: the search goes on.
  }
}
