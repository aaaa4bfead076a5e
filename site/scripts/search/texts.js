// The words of a query in the text of a section: for nearness, phrases, excerpts and marks.
// generator/search/FORMAT.md, "Nearness", "Excerpt".
import { analyse } from '../analyser/analyser.js';
import { isStopWord } from './query.js';
import { counted } from './rank.js';
import { RANKING } from './ranking.js';

const NEAR = 3; // places
const SHORT = 120; // letters of a sentence that the next one follows
const TWO = 240;
const LONG = 300;
const PIECE = 240;
const BEFORE = 60;

const size = (text) => [...text].length;
const has = (token, i) => (token.words >> i) & 1;
export const wordsIn = (tokens) => tokens.reduce((all, { words }) => all | words, 0);

function countBits(mask) {
  let count = 0;
  for (; mask; mask &= mask - 1) ++count;
  return count;
}

// 0: not near; 1: near; 2: near and in the order of the query.
function nearOf(tokens, first, second) {
  let found = 0;
  for (let i = 0; i < tokens.length; ++i) {
    if (!has(tokens[i], first)) continue;
    if (tokens.slice(i, i + NEAR + 1).some((token) => has(token, second))) return 2;
    if (tokens.slice(Math.max(0, i - NEAR), i).some((token) => has(token, second))) found = 1;
  }
  return found;
}

// A piece of a long sentence around its first match, between spaces.
function pieceOf(sentence, tokens) {
  const letters = [...sentence];
  const hit = tokens.find(({ words }) => words);
  const at = hit ? size(sentence.slice(0, hit.begin)) : 0;
  const from = at > BEFORE ? letters.lastIndexOf(' ', at - BEFORE) + 1 : 0;
  let to = letters.length;
  if (from + PIECE < to) {
    const space = letters.lastIndexOf(' ', from + PIECE);
    to = space <= from ? from + PIECE : space;
  }
  const piece = letters.slice(from, to).join('');
  return (from > 0 ? '…' : '') + piece + (to < letters.length ? '…' : '');
}

// Finds the words of a query in texts of its language. `names`: {words, keys} of each run's
// concepts.
export function openMatcher(query, names) {
  const sought = counted(query);
  const pairs = sought.slice(1).map((second, k) => [sought[k], second]);
  const all = sought.reduce((mask, i) => mask | (1 << i), 0);
  const terms = new Map();
  query.words.forEach(({ matches }, i) => {
    for (const { term } of matches) terms.set(term, (terms.get(term) || 0) | (1 << i));
  });

  // The tokens of a text, each with the words that it is, those of runs too.
  const match = (text) => {
    const tokens = analyse(text, query.lang);
    for (const token of tokens) token.words = terms.get(token.stem) || 0;
    for (const { words, keys } of names)
      for (const key of keys) {
        const stems = key.split(' ');
        for (let i = 0; i + stems.length <= tokens.length; ++i) {
          const found = tokens.slice(i, i + stems.length);
          if (found.every(({ stem }, k) => stem == stems[k]))
            for (const token of found) token.words |= words;
        }
      }
    return tokens;
  };

  const nearness = (tokens) => pairs.reduce((sum, [first, second]) =>
    sum + [0, RANKING.near, RANKING.near_order][nearOf(tokens, first, second)], 0);
  const nearPairs = (tokens) =>
    pairs.filter(([first, second]) => nearOf(tokens, first, second) > 0).length;

  const phrases = new Map();
  query.words.forEach(({ phrase }, i) => {
    if (phrase) phrases.set(phrase, [...(phrases.get(phrase) || []), i]);
  });
  const standsAt = (tokens, at, words) =>
    words.every((i, k) => at + k < tokens.length && has(tokens[at + k], i));

  return {
    match,
    all,
    nearness,
    hasPhrases: (sequences) => [...phrases.values()].every((words) => sequences.some(
      (tokens) => tokens.some((_, at) => standsAt(tokens, at, words)))),
    titleBonus(title, heading) {
      const tokens = match(title);
      if ((wordsIn(tokens) & all) == all)
        return tokens.every(({ words, folded }) => isStopWord(folded) || words & all)
          ? RANKING.title_whole : RANKING.title_all;
      return (wordsIn(heading) & all) == all ? RANKING.heading_all : 0;
    },
    excerpt(sentences) {
      let best = 0;
      let most = 0;
      sentences.forEach((sentence, i) => {
        const tokens = match(sentence);
        const value = 4 * countBits(wordsIn(tokens) & all) + nearPairs(tokens);
        if (value > most) [best, most] = [i, value];
      });
      const [text = '', next] = sentences.slice(best);
      if (size(text) > LONG) return pieceOf(text, match(text));
      const isAlone = next === undefined || size(text) >= SHORT || size(text) + size(next) > TWO;
      return isAlone ? text : `${text} ${next}`;
    },
    // [[text, isHit]]: a space between two hits is part of them.
    marked(text) {
      const parts = [];
      let at = 0;
      for (const { begin, end, words } of match(text)) {
        if (!(words & all)) continue;
        const between = text.slice(at, begin);
        if (parts.length > 0 && !between.trim()) parts[parts.length - 1][0] += between;
        else parts.push([between, false], ['', true]);
        parts[parts.length - 1][0] += text.slice(begin, end);
        at = end;
      }
      return [...parts, [text.slice(at), false]].filter(([piece]) => piece);
    },
  };
}
