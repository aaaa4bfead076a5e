// A query in one language: from its words to documents in order, each with the section that fits
// best. generator/search/FORMAT.md tells how, and generator/search/search.cpp does the same.
import { documentOf, swap } from './decode.js';
import { errorMatches } from './errors.js';
import { directMatches, keyboardWords, prefixMatches } from './matches.js';
import { dropWeakMatches, rank, runOf } from './rank.js';
import { RANKING } from './ranking.js';
import { openMatcher } from './texts.js';

const REORDERED = 10; // documents whose texts are read together
const PHRASE_DOCUMENTS = 60; // whose texts are read to find a phrase
const MOST_WORDS = 16; // the other keyboard may have made more of them

// Steps 1 to 3 for the words of a chunk.
async function matchChunk(chunk, dictionary, isKnownElsewhere) {
  const { text, words, phrase, isExcluded } = chunk;
  const matched = await Promise.all(words.map(
    async (word) => ({ ...word, matches: await directMatches(dictionary, word) })));
  if (isExcluded || words.length == 0) return matched;
  if (matched.every(({ matches, isStop }) => matches.length == 0 && !isStop)) {
    const known = await Promise.all(words.map(isKnownElsewhere));
    const typed = known.includes(true) ? null
      : await keyboardWords(dictionary, text, words.length + 2);
    if (typed) return typed.map((word) => ({ ...word, phrase, isTypedWrong: true }));
  }
  for (const word of matched)
    if (word.isUnfinished && word.matches.length == 0 && !word.isStop)
      word.matches = await prefixMatches(dictionary, word, text);
  return matched;
}

// What the language makes of a query: {lang, words, runs, excluded, hasPhrases}.
async function understand(chunks, dictionary, isKnownElsewhere, concepts) {
  const all = (await Promise.all(
    chunks.map((chunk) => matchChunk(chunk, dictionary, isKnownElsewhere)))).flat();
  const words = all.filter(({ isExcluded }) => !isExcluded).slice(0, MOST_WORDS);
  const query = {
    lang: dictionary.lang, words, runs: await concepts.runsOf(words),
    excluded: all.filter(({ isExcluded }) => isExcluded),
    hasPhrases: all.some(({ phrase }) => phrase),
  };
  await Promise.all(words.map(async (word, i) => {
    if (word.matches.length > 0 || word.isStop || runOf(query, i)) return;
    if (await isKnownElsewhere(word)) return;
    word.matches = await errorMatches(dictionary, word);
    word.isMistyped = word.matches.length > 0;
  }));
  if (words.some(({ isMistyped }) => isMistyped)) query.runs = await concepts.runsOf(words);
  dropWeakMatches(query);
  return query;
}

async function excludedDocuments(query, dictionary) {
  const spellings = query.excluded.flatMap(({ matches }) => matches.map((one) => one.spelling));
  const streams = await Promise.all(
    spellings.flatMap((one) => [dictionary.head(one), dictionary.tail(one)]));
  return new Set(streams.flatMap(
    (postings) => postings.filter((_, i) => i % 2 == 0).map(documentOf)));
}

// The section of a document: {address, languages, date, title, anchor, heading, sentences}, or null
// where its text is missing.
async function readSection(load, lang, document, section) {
  const part = section >> 3;
  const text = await load(`${lang}/t${document}${part ? `.${part}` : ''}`);
  const found = text && text[4][section & 7];
  if (!found) return null;
  const [address, languages, date, title] = text;
  const [anchor, heading, body] = found;
  return {
    document, section, address, languages, date, anchor,
    title: swap(title, lang), heading: swap(heading, lang),
    sentences: body ? swap(body, lang).split('\n') : [],
  };
}

const sequencesOf = (matcher, { heading, sentences }) => [heading, ...sentences].map(matcher.match);

// Leaves the documents that have the phrases, each with the section that has them.
async function keepPhrases(matcher, ranked, read) {
  const kept = await Promise.all(ranked.slice(0, PHRASE_DOCUMENTS).map(
    async ({ document, sections }) => {
      for (const candidate of sections) {
        const section = await read(document, candidate.section);
        if (!section) continue;
        const sequences = sequencesOf(matcher, section);
        if (candidate.section == 0) sequences.push(matcher.match(section.title));
        if (matcher.hasPhrases(sequences))
          return { document, score: candidate.score, sections: [candidate] };
      }
      return null;
    }));
  return kept.filter(Boolean).sort((a, b) => b.score - a.score);
}

// Documents by what their texts say.
async function reorder(matcher, ranked, read) {
  const found = await Promise.all(ranked.map(
    async ({ document, sections: [best] }) => [await read(document, best.section), best.score]));
  const results = found.filter(([section]) => section).map(([section, score]) => {
    const sequences = sequencesOf(matcher, section);
    const near = Math.min(RANKING.near_most, Math.max(...sequences.map(matcher.nearness)));
    const bonus = near + matcher.titleBonus(section.title, sequences[0]);
    return { ...section, score: Math.floor((score * (16 + bonus)) / 16) };
  });
  return results.sort((a, b) => b.score - a.score);
}

// What one language has for a query: {lang, query, total, isOpen, results}. `isAllowed` tells which
// documents may be found; `isFiltered`, whether it leaves some out.
export async function searchLanguage(index, lang, chunks, { limit, isAllowed, isFiltered }) {
  const { languages, concepts, load } = index;
  const dictionary = await index.dictionary(lang);
  const others = languages.filter((one) => one != lang);
  const isKnownElsewhere = async (word) => {
    const found = await Promise.all(others.map(
      async (one) => directMatches(await index.dictionary(one), word)));
    return found.some((matches) => matches.length > 0);
  };
  const query = await understand(chunks, dictionary, isKnownElsewhere, concepts);
  const excluded = await excludedDocuments(query, dictionary);
  const read = (document, section) => readSection(load, lang, document, section);
  const isComplete = isFiltered || query.hasPhrases || query.excluded.length > 0;
  let { documents, isOpen } = await rank(query, dictionary,
    (document) => !excluded.has(document) && isAllowed(document), isComplete);
  const names = (await Promise.all(query.runs.map(async ({ first, last, concepts: numbers }) => {
    const described = await Promise.all(numbers.map(concepts.describe));
    const keys = described.flatMap((one) => (one && one.names[lang] ? one.names[lang][2] : []));
    return { words: (1 << last) - (1 << first), keys };
  })));
  const matcher = openMatcher(query, names);
  if (query.hasPhrases) documents = await keepPhrases(matcher, documents, read);
  const results = [];
  for (let first = 0; first < Math.min(limit, documents.length); first += REORDERED)
    results.push(...(await reorder(matcher, documents.slice(first, first + REORDERED), read)));
  return {
    lang, query, isOpen, total: documents.length,
    results: results.slice(0, limit).map((one) => {
      const excerpt = matcher.excerpt(one.sentences);
      return { ...one, lang, excerpt, marked: matcher.marked };
    }),
  };
}
