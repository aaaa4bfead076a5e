// From a query to its words, as generator/search/FORMAT.md says.
import STOP_WORDS from '../../../generator/search/stop_words.txt';
import { fold } from '../analyser/fold.js';
import { findTokens } from '../analyser/tokens.js';

export const LONGEST = 400; // letters of a query that count
const WORDS = 12;
const EXCLUDED = 4;
const QUOTE = /["«»„“”]/;

const stopWords = new Set(
  STOP_WORDS.split('\n').flatMap((line) => line.split(' ').slice(1)),
);
export const isStopWord = (folded) => stopWords.has(folded);

export const PLAIN = { ё: 'е', ң: 'н', ө: 'о', ү: 'у' };

// `form` is the beginning of the folded form of `raw`: the form with ё ң ө ү where `raw` has them;
// as it is where raw and folded differ in length.
function spellingOf(raw, folded, form) {
  const letters = [...raw].map((c) => c.toLowerCase());
  if (letters.length != [...folded].length) return form;
  return [...form].map((c, i) => (PLAIN[letters[i]] == c ? letters[i] : c)).join('');
}

// The words of a chunk: {raw, folded, form, typed, kind}. `form` is what is looked for: the whole
// word, but of a number or an abbreviation what stands before its ending.
export function wordsOf(chunk) {
  return findTokens(chunk).map(({ begin, end, ending, kind }) => {
    const raw = chunk.slice(begin, end);
    const folded = fold(raw);
    let form = kind == 'word' ? folded : fold(chunk.slice(begin, ending));
    if (kind == 'number') form = form.replace(/ /g, '');
    return { raw, end, kind, folded, form, typed: spellingOf(raw, folded, form) };
  });
}

// [{text, end, phrase, isExcluded}]: the query in pieces without white space; `phrase` is the
// number of the phrase a piece is in, from 1, or 0.
function chunksOf(query) {
  const marks = [...query].filter((c) => QUOTE.test(c)).length;
  const chunks = [];
  let mark = 0;
  for (const { 0: piece, index } of query.matchAll(/["«»„“”]|[^\s"«»„“”]+/g)) {
    if (QUOTE.test(piece)) {
      ++mark;
      continue;
    }
    const phrase = mark % 2 == 1 && mark < marks ? (mark + 1) / 2 : 0;
    const isExcluded = !phrase && /^[-−–]./su.test(piece);
    const text = isExcluded ? piece.slice(1) : piece;
    chunks.push({ text, end: index + piece.length, phrase, isExcluded });
  }
  return chunks;
}

// The chunks of a query with their words. A word's `isUnfinished` says that it may go on.
export function readQuery(typed) {
  const letters = [...typed.replace(/\p{Cs}/gu, '\ufffd')];
  const query = letters.slice(0, LONGEST).join('');
  let words = 0;
  let excluded = 0;
  const chunks = chunksOf(query);
  for (const chunk of chunks) {
    chunk.words = wordsOf(chunk.text).filter(() =>
      (chunk.isExcluded ? excluded++ < EXCLUDED : words++ < WORDS));
    for (const word of chunk.words) {
      Object.assign(word, { phrase: chunk.phrase, isExcluded: chunk.isExcluded });
      word.isUnfinished = !chunk.phrase && !chunk.isExcluded && chunk.end == query.length &&
        word.end == chunk.text.length;
    }
  }
  const all = chunks.flatMap((chunk) => chunk.words);
  const isSought = (word) => !word.isExcluded && !isStopWord(word.folded);
  // Where there are no others, stop words are what is sought.
  const isAny = all.some(isSought);
  for (const word of all) word.isStop = isAny && isStopWord(word.folded);
  return chunks;
}
