// From a word to the terms of one language that it may stand for: generator/search/FORMAT.md, "From
// a word to terms". Typing errors are in errors.js.
import { stem } from '../analyser/stems.js';
import { latinToCyrillic, otherKeyboard } from '../analyser/typing.js';
import { PLAIN, isStopWord, wordsOf } from './query.js';
import { RANKING } from './ranking.js';

const LANGUAGES = ['ky', 'ru', 'en'];
const READINGS = 16; // of a word in Latin letters
const READING_SHARDS = 4; // that they may be looked up in
const PREFIX_READINGS = 4;
const PREFIX_SHARDS = 3;
const PREFIX_TERMS = 10;
const CROSS_LETTERS = 5; // a Russian stem in a Kyrgyz dictionary has so many
const CROSS_SHARDS = 2;

export const isTypedInLatin = ({ lang }, form) => lang != 'en' && /[a-z]/.test(form);

// Whether a spelling has ё ң ө ү where the word as typed has them, as far as the term goes.
function hasSameLetters(term, { marks }, typed) {
  const letters = [...typed];
  return [...term].every((c, i) => (PLAIN[letters[i]] == c) == marks.includes(i));
}

// Adds the spellings of an entry to matches that hold each once, with its best quality.
export function addEntry(matches, entry, step, quality, typed) {
  if (!entry) return;
  for (const spelling of entry.spellings) {
    const value = step != 'direct' ? quality
      : hasSameLetters(entry.term, spelling, typed) ? RANKING.exact : RANKING.letters;
    const known = matches.find((match) => match.spelling == spelling);
    if (known) known.quality = Math.max(known.quality, value);
    else matches.push({ ...entry, spelling, quality: value, step });
  }
}

// What a form has in common with words of the other languages.
async function addCross(matches, dictionary, form, step, quality) {
  const { lang } = dictionary;
  const others = LANGUAGES.filter((one) => one != lang);
  const entries = await Promise.all(
    others.map((other) => dictionary.find(stem(stem(form, other), lang))));
  for (const entry of entries) addEntry(matches, entry, step, quality);
  const russian = lang == 'ky' ? stem(form, 'ru') : '';
  if ([...russian].length < CROSS_LETTERS) return;
  for (const entry of await dictionary.near(russian, CROSS_SHARDS))
    if (entry.term.startsWith(russian) && stem(entry.term, 'ru') == russian)
      addEntry(matches, entry, step, quality);
}

async function addDirect(matches, dictionary, word, form, step) {
  const quality = RANKING[step];
  const isNumber = word.kind == 'number';
  const forms = isNumber ? [form] : [stem(form, dictionary.lang), form];
  for (const entry of await Promise.all(forms.map(dictionary.find)))
    addEntry(matches, entry, step, quality, word.typed);
  if (isNumber) return;
  const isOwn = step == 'direct';
  await addCross(matches, dictionary, form, isOwn ? 'cross' : step, quality || RANKING.cross);
}

// Step 1.
export async function directMatches(dictionary, word) {
  const matches = [];
  await addDirect(matches, dictionary, word, word.form, 'direct');
  if (word.kind == 'number' || !isTypedInLatin(dictionary, word.form)) return matches;
  const shards = new Set();
  for (const reading of latinToCyrillic(word.form, READINGS)) {
    const shard = dictionary.shardOf(reading);
    if (!shards.has(shard) && shards.size == READING_SHARDS) continue;
    shards.add(shard);
    await addDirect(matches, dictionary, word, reading, 'latin');
  }
  return matches;
}

// Step 2: the words of a chunk as the other keyboard would have them; null where one is unknown.
export async function keyboardWords(dictionary, text, most) {
  const words = wordsOf(otherKeyboard(text));
  if (words.length == 0 || words.length > most) return null;
  for (const word of words) {
    word.isStop = isStopWord(word.folded);
    word.matches = (await directMatches(dictionary, word)).filter(({ step }) => step == 'direct');
    if (word.matches.length == 0) return null;
    for (const match of word.matches) {
      match.quality = Math.min(match.quality, RANKING.keyboard);
      match.step = 'keyboard';
    }
  }
  return words;
}

// Step 3: what an unfinished word may become.
export async function prefixMatches(dictionary, { form }, text) {
  const size = (start) => [...start].length;
  if (size(form) < 2) return [];
  const starts = [form];
  if (isTypedInLatin(dictionary, form)) starts.push(...latinToCyrillic(form, PREFIX_READINGS));
  const other = wordsOf(otherKeyboard(text));
  if (other.length == 1) starts.push(other[0].folded);
  for (const start of starts.filter((one) => size(one) > 1)) {
    const entries = (await dictionary.near(start, PREFIX_SHARDS)).filter(
      ({ term }) => term.startsWith(start) && term[0] != '@');
    if (entries.length == 0) continue;
    const matches = [];
    entries.sort((a, b) => b.count - a.count);
    for (const entry of entries.slice(0, PREFIX_TERMS))
      addEntry(matches, entry, 'prefix', RANKING.prefix);
    return matches;
  }
  return [];
}
