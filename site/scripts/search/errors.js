// Terms within one or two typing errors. One half of a mistyped word is usually right: its
// beginning leads to a few shards of the dictionary, its end to a few of the reversed one.
import { stem } from '../analyser/stems.js';
import { latinToCyrillic } from '../analyser/typing.js';
import { addEntry, isTypedInLatin } from './matches.js';
import { RANKING } from './ranking.js';

const LEAST_LETTERS = 4;
const MOST_LETTERS = 40;
const TWO_ERRORS_FROM = 7; // letters
const MOST_SHARDS = 6;
const LEAST_START = 2;
const LEAST_END = 3;
const MOST_ENDING = 4; // letters that a mistyped word may have after the stem
const CANDIDATES = 3;

const isCyrillic = (text) => /[\u0400-\u052f]/.test(text);

// The distances between `term` and each beginning of `word`, arrays of letters: optimal string
// alignment, where insertion, deletion, replacement and a swap of neighbours cost 1 each.
function distances(term, word) {
  let before;
  let last = Array.from({ length: word.length + 1 }, (_, j) => j);
  for (let i = 1; i <= term.length; ++i) {
    const row = [i];
    for (let j = 1; j <= word.length; ++j) {
      row[j] = Math.min(last[j - 1] + (term[i - 1] == word[j - 1] ? 0 : 1), last[j] + 1,
        row[j - 1] + 1);
      if (i > 1 && j > 1 && term[i - 1] == word[j - 2] && term[i - 2] == word[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last;
}

// The shards for as few first letters of `key` as may be.
function fewShards(key, least, shardsOf) {
  let shards = [];
  for (let size = Math.min(least, key.length); size <= key.length; ++size) {
    shards = shardsOf(key.slice(0, size).join(''));
    if (shards.length <= MOST_SHARDS) break;
  }
  return shards.slice(0, MOST_SHARDS);
}

// [entry, errors], the likeliest first.
async function termsNear(dictionary, form) {
  const typed = [...form];
  if (typed.length < LEAST_LETTERS || typed.length > MOST_LETTERS || /[0-9]/.test(form)) return [];
  let root = [...stem(form, dictionary.lang)];
  if (root.length < LEAST_LETTERS) root = typed;
  const most = root.length >= TWO_ERRORS_FROM ? 2 : 1;
  const wrong = isCyrillic(form) ? /[@0-9a-z]/ : /[@0-9\u0400-\u052f]/;

  const near = new Map();
  const consider = (entry) => {
    if (!entry || near.has(entry.term) || wrong.test(entry.term)) return;
    const letters = [...entry.term];
    if (Math.abs(letters.length - typed.length) > MOST_ENDING + 2) return;
    const toRoot = distances(letters, root).pop();
    const ends = distances(letters, typed).slice(Math.max(1, typed.length - MOST_ENDING));
    const errors = Math.min(toRoot, ...ends);
    // Without an error the word has an ending that the stemmer does not know: as good as one.
    if (errors <= most && 2 * Math.max(1, errors) < letters.length)
      near.set(entry.term, [entry, errors, toRoot]);
  };
  const starts = fewShards(root, LEAST_START, dictionary.termShards);
  const ends = fewShards([...root].reverse(), LEAST_END, dictionary.endShards);
  const [starting, ending] = await Promise.all(
    [dictionary.termsIn(starts), dictionary.endsIn(ends)]);
  starting.forEach(consider);
  const others = ending.filter((term) => distances([...term], root).pop() <= most);
  (await Promise.all(others.map(dictionary.find))).forEach(consider);
  return [...near.values()]
    .sort(([a, errorsA, rootA], [b, errorsB, rootB]) =>
      rootA - rootB || errorsA - errorsB || b.count - a.count || (a.term < b.term ? -1 : 1))
    .slice(0, CANDIDATES);
}

// Step 4: the terms that a word is nearly.
export async function errorMatches(dictionary, { form }) {
  const forms = [form, ...(isTypedInLatin(dictionary, form) ? latinToCyrillic(form, 1) : [])];
  for (const one of forms) {
    const matches = [];
    for (const [entry, errors] of await termsNear(dictionary, one))
      addEntry(matches, entry, 'error', errors > 1 ? RANKING.two_errors : RANKING.one_error);
    if (matches.length > 0) return matches;
  }
  return [];
}
