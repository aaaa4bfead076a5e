// Words of a query that together name a concept of the glossary, in any language and form: the
// bridge to the other languages. generator/search/FORMAT.md, "Concepts".
import { stem } from '../analyser/stems.js';
import { latinToCyrillic } from '../analyser/typing.js';
import { readFirsts, readNames, shardOf, shardsOf } from './decode.js';

const LANGUAGES = ['ky', 'ru', 'en'];
const LONGEST_NAME = 6; // words
const STEMS = 8; // of a word
const COMBINATIONS = 128; // of a run

// What a word may be in the name of a concept.
function stemsOf({ form, kind, matches }) {
  if (kind == 'number') return [form];
  const forms = [form, ...LANGUAGES.map((lang) => stem(form, lang))];
  for (const reading of /[a-z]/.test(form) ? latinToCyrillic(form, 1) : [])
    forms.push(reading, stem(reading, 'ky'), stem(reading, 'ru'));
  for (const { step, term } of matches) if (step == 'latin' || step == 'error') forms.push(term);
  return [...new Set(forms)].slice(0, STEMS);
}

// All choices of one stem a word, the last word's varying fastest.
const keysOf = (stems) => stems.reduce((keys, own) =>
  keys.flatMap((key) => own.map((one) => (key ? `${key} ${one}` : one))).slice(0, COMBINATIONS),
['']);

export function openConcepts({ load, manifest }) {
  const firsts = readFirsts((manifest || {}).names, 'en');
  const shards = new Map();
  const namesIn = (n) => {
    if (!shards.has(n)) shards.set(n, load(`n${n}`).then((text) => readNames(text || '')));
    return shards.get(n);
  };
  const named = async (key) =>
    (firsts.length > 0 && (await namesIn(shardOf(firsts, key))).get(key)) || [];

  return {
    // [{first, last, concepts}]: runs of words that name concepts, none over another; the longest
    // were taken first.
    async runsOf(words) {
      const stems = words.map(stemsOf);
      const taken = words.map((word) => word.isExcluded);
      const runs = [];
      for (let size = Math.min(LONGEST_NAME, words.length); size > 0; --size)
        for (let first = 0; first + size <= words.length; ++first) {
          const last = first + size;
          if (taken.slice(first, last).includes(true)) continue;
          if (words.slice(first, last).every(({ isStop }) => isStop)) continue;
          const found = await Promise.all(keysOf(stems.slice(first, last)).map(named));
          const concepts = [...new Set(found.flat())].sort((a, b) => a - b);
          if (concepts.length == 0) continue;
          taken.fill(true, first, last);
          runs.push({ first, last, concepts });
        }
      return runs.sort((a, b) => a.first - b.first);
    },
    // The concepts whose names begin like a word, the most alike first.
    async beginningLike(word) {
      if (firsts.length == 0 || [...word].length < 3) return [];
      const start = [...word].slice(0, 3).join('');
      const alike = (key) => {
        let same = 0;
        while (same < key.length && key[same] == word[same]) ++same;
        return same;
      };
      const shown = await Promise.all(shardsOf(firsts, start).slice(0, 2).map(namesIn));
      return shown.flatMap((names) => [...names]).filter(([key]) => key.startsWith(start))
        .sort(([a], [b]) => alike(b) - alike(a)).flatMap(([, concepts]) => concepts);
    },
    // {address, document, names: {lang: [term, abbreviation, keys]}}, or null where its shard is
    // missing.
    async describe(concept) {
      const entry = ((await load(`c${concept >> 3}`)) || [])[concept & 7];
      if (!entry) return null;
      const versions = LANGUAGES.map((lang, i) => [lang, entry[2 + i]]).filter(([, one]) => one);
      return { address: entry[0], document: entry[1], names: Object.fromEntries(versions) };
    },
  };
}
