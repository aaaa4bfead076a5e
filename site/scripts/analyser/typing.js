// What a reader may have meant who typed in Latin letters, or on the wrong keyboard, as
// generator/text/typing.cpp tells it; both read one table.
import { fold } from './fold.js';
import TABLES from '../../../generator/text/typing.txt';

const READINGS = 32; // kept of each beginning
const letters = new Map();
const toCyrillic = new Map();
const toLatin = new Map();
let longest = 0;
let latinKeys;
for (const line of TABLES.split('\n')) {
  const [kind, from, ...readings] = line.split(' ');
  if (kind == 'l') {
    letters.set(from, readings);
    longest = Math.max(longest, from.length);
  } else if (!latinKeys) {
    latinKeys = from;
  } else {
    [...from].forEach((key, i) => {
      toCyrillic.set(latinKeys[i], key);
      if (!toLatin.has(key)) toLatin.set(key, latinKeys[i]);
    });
  }
}

// [cost, word] pairs, sorted, without repetitions, the cheapest few.
function cheapest(readings, limit) {
  readings.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
  const seen = new Set();
  return readings.filter(([, word]) => !seen.has(word) && seen.add(word)).slice(0, limit);
}

// The Cyrillic words that a folded word in Latin letters may stand for, the most likely first.
export function latinToCyrillic(folded, limit) {
  if (!folded || [...folded].length > 40) return [];
  const at = Array.from({ length: folded.length + 1 }, () => []);
  at[0] = [[0, '']];
  for (let begin = 0; begin < folded.length; ++begin) {
    at[begin] = cheapest(at[begin], READINGS);
    for (let end = begin + 1; end <= folded.length && end <= begin + longest; ++end)
      (letters.get(folded.slice(begin, end)) || []).forEach((reading, i) => {
        for (const [cost, word] of at[begin])
          at[end].push([cost + 1 + 2 * i, word + (reading == '-' ? '' : reading)]);
      });
  }
  return cheapest(at[folded.length], Math.min(limit, READINGS))
    .map(([, word]) => word)
    .filter((word) => word);
}

// The text as its keys would have written it on the other keyboard; '' where it has no letters, or
// letters of both alphabets.
export function otherKeyboard(typed) {
  const latin = /[A-Za-z]/.test(typed);
  const cyrillic = [...typed].some((c) => toLatin.has(fold(c)) || toLatin.has(c));
  if (latin == cyrillic) return '';
  const keys = latin ? toCyrillic : toLatin;
  return [...typed].map((c) => keys.get(c) || keys.get(fold(c)) || c).join('');
}
