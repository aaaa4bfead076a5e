// How a shard is written in characters: generator/search/FORMAT.md. What is not as it should be
// is nothing, never an error.
import { swapLetters } from './letters.js';
import { RANKING } from './ranking.js';

// A string of a shard as it is meant.
export const swap = (text, lang) => (lang == 'en' ? text : swapLetters(text));

// Reads numbers and texts one after the other; past the end every number is 0.
export function reading(text) {
  let at = 0;
  const digit = () => {
    const c = text.charCodeAt(at++) || 32;
    return c - 32 - (c > 34) - (c > 92);
  };
  const digits = (count, value) => {
    while (count-- > 0) value = value * 93 + digit();
    return value;
  };
  return {
    isAtEnd: () => at >= text.length,
    number() {
      const first = digit();
      return first < 64 ? first
        : first < 88 ? 64 + digits(1, first - 64)
        : first < 92 ? 2296 + digits(2, first - 88)
        : digits(4, 0);
    },
    textUntil(end) {
      const from = at;
      at = text.indexOf(end, from);
      if (at < 0) at = text.length;
      return text.slice(from, at++);
    },
  };
}

// `shared` letters of the text before, and the rest.
const unfold = (before, shared, rest) => [...before].slice(0, shared).join('') + rest;

// A section's place as one number.
const SECTIONS = 1 << 16;
export const placeOf = (document, section) => document * SECTIONS + section;
export const documentOf = (place) => Math.floor(place / SECTIONS);
export const sectionOf = (place) => place % SECTIONS;

// The next postings of a stream, `most` or all: place, level, place, level ...
export function readPostings(stream, most = Infinity) {
  const postings = [];
  while (most > 0 && !stream.isAtEnd()) {
    const level = stream.number();
    let document = 0;
    for (let count = stream.number(); count > 0 && most > 0; --count, --most) {
      document += stream.number();
      postings.push(placeOf(document, stream.number()), level);
    }
  }
  return postings;
}

// A dictionary shard: [{term, weight, count, spellings}], a spelling is {marks, count, here} or
// {marks, count, shard, place, tail}. `marks`: the places of ё ң ө ү in the term; `here`: postings.
export function readDictionary(text, lang) {
  const terms = [];
  const stream = reading(text);
  let term = '';
  while (!stream.isAtEnd()) {
    const shared = stream.number();
    term = unfold(term, shared, swap(stream.textUntil(' '), lang));
    const entry = { term, weight: stream.number(), count: 0, spellings: [] };
    for (let left = stream.number(); left > 0 && !stream.isAtEnd(); --left) {
      const marks = Array.from({ length: stream.number() }, stream.number);
      const spelling = { marks, count: stream.number(), shard: stream.number() };
      entry.count += spelling.count;
      if (spelling.shard) {
        spelling.place = stream.number();
        if (spelling.count > RANKING.head) spelling.tail = [stream.number(), stream.number()];
      } else {
        spelling.here = readPostings(stream, spelling.count);
      }
      entry.spellings.push(spelling);
    }
    terms.push(entry);
  }
  return terms;
}

// The terms of a reversed dictionary shard, the right way round.
export function readEnds(text, lang) {
  const terms = [];
  const stream = reading(text);
  for (let end = ''; !stream.isAtEnd(); terms.push([...end].reverse().join(''))) {
    const shared = stream.number();
    end = unfold(end, shared, swap(stream.textUntil(' '), lang));
  }
  return terms;
}

// A shard of names: key -> concepts.
export function readNames(text) {
  const names = new Map();
  const stream = reading(text);
  for (let key = ''; !stream.isAtEnd(); ) {
    const shared = stream.number();
    key = unfold(key, shared, stream.textUntil('|'));
    names.set(key, Array.from({ length: stream.number() }, stream.number));
  }
  return names;
}

// The first keys of shards; in which shard a key stands, and in which what begins so may stand.
export const readFirsts = (text, lang) => (text == null ? [] : swap(text, lang).split('\n'));
export function shardOf(firsts, key) {
  let last = firsts.length - 1;
  while (last > 0 && firsts[last] > key) --last;
  return last;
}
export function shardsOf(firsts, start) {
  if (firsts.length == 0) return [];
  const shards = [shardOf(firsts, start)];
  for (let next = shards[0] + 1; next < firsts.length && firsts[next].startsWith(start); ++next)
    shards.push(next);
  return shards;
}
