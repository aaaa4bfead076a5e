// From postings to documents in order: generator/search/FORMAT.md, "Ranking, in one language", up
// to the texts. Only sums, products and divisions of integers: the order is the generator's.
import { documentOf, sectionOf } from './decode.js';
import { RANKING } from './ranking.js';

const MOST_TAILS = 65536; // characters
const ENOUGH = 10; // documents with all words

export const runOf = ({ runs }, i) => runs.find(({ first, last }) => first <= i && i < last);

// Whether a word is one of those that a section may have.
export const counts = (query, i) => {
  const { isStop, isExcluded, matches } = query.words[i];
  return !isStop && !isExcluded && (matches.length > 0 || Boolean(runOf(query, i)));
};
export const counted = (query) => query.words.flatMap((_, i) => (counts(query, i) ? [i] : []));

// Drops the matches that say too little beside others.
export function dropWeakMatches(query) {
  const isStrong = ({ weight }) => weight > RANKING.weak;
  const strong = counted(query).filter((i) => query.words[i].matches.some(isStrong));
  query.words.forEach((word, i) => {
    if (strong.length == 0 || (strong.length == 1 && strong[0] == i)) return;
    if (!word.isExcluded && !word.phrase) word.matches = word.matches.filter(isStrong);
  });
}

// The streams that the query's words and runs are in: [{spelling, unit, factor}]; the units after
// the words are the runs.
async function sourcesOf(query, dictionary) {
  const sources = [];
  for (const i of counted(query))
    for (const { spelling, weight, quality } of query.words[i].matches)
      sources.push({ spelling, unit: i, factor: weight * quality });
  const { words, runs } = query;
  for (const [r, { first, last, concepts }] of runs.entries()) {
    const size = counted(query).filter((i) => first <= i && i < last).length;
    const entries = await Promise.all(concepts.map((one) => dictionary.find(`@${one}`)));
    for (const entry of entries.filter(Boolean))
      sources.push({
        spelling: entry.spellings[0], unit: words.length + r,
        factor: size * entry.weight * RANKING.concept,
      });
  }
  return sources;
}

// place -> what it is worth for each unit.
async function gather(sources, units, dictionary, isAllowed, withTails) {
  const credits = new Map();
  const put = (postings, { unit, factor }) => {
    for (let i = 0; i < postings.length; i += 2) {
      const place = postings[i];
      if (!isAllowed(documentOf(place))) continue;
      if (!credits.has(place)) credits.set(place, Array(units).fill(0));
      const own = credits.get(place);
      own[unit] = Math.max(own[unit], factor * postings[i + 1]);
    }
  };
  const heads = await Promise.all(sources.map(({ spelling }) => dictionary.head(spelling)));
  heads.forEach((postings, i) => put(postings, sources[i]));
  let characters = 0;
  for (const source of withTails ? sources.filter(({ spelling }) => spelling.tail) : []) {
    characters += await dictionary.tailSize(source.spelling);
    if (characters > MOST_TAILS) break;
    put(await dictionary.tail(source.spelling), source);
  }
  return credits;
}

// A function from a section's credits to [score, whether all words are there], or to null where too
// few are.
function scorer(query) {
  const sought = counted(query);
  const n = sought.length;
  const alone = sought.filter((i) => !runOf(query, i));
  const runs = query.runs.map(
    ({ first, last }) => sought.filter((i) => first <= i && i < last));
  return (own) => {
    let sum = 0;
    let m = 0;
    for (const i of alone) {
      sum += own[i];
      m += own[i] > 0;
    }
    runs.forEach((words, r) => {
      const whole = own[query.words.length + r];
      sum += Math.max(whole, words.reduce((all, i) => all + own[i], 0));
      m += words.filter((i) => whole > 0 || own[i] > 0).length;
    });
    return m == 0 || 2 * m < n ? null : [Math.floor((sum * m * m) / (n * n)), m == n];
  };
}

function score(query, credits) {
  const weigh = scorer(query);
  const documents = [];
  let complete = 0;
  let last = null;
  let lead;
  for (const place of [...credits.keys()].sort((a, b) => a - b)) {
    const document = documentOf(place);
    const section = sectionOf(place);
    let own = credits.get(place);
    if (!last || last.document != document) {
      last = { document, sections: [], isComplete: false };
      documents.push(last);
      lead = null;
    }
    if (section == 0) lead = own;
    else if (lead) own = own.map((value, unit) => Math.max(value, Math.floor(lead[unit] / 2)));
    const found = weigh(own);
    if (!found) continue;
    if (found[1] && !last.isComplete) ++complete;
    last.isComplete = last.isComplete || found[1];
    last.sections.push({ section, score: found[0] });
  }
  const ranked = documents.filter(({ sections }) => sections.length > 0);
  for (const one of ranked) {
    one.sections.sort((a, b) => b.score - a.score);
    one.score = one.sections[0].score;
  }
  return [ranked.sort((a, b) => b.score - a.score), complete];
}

// {documents: [{document, score, sections: [{section, score}]}], isOpen}: the best first; `isOpen`
// says that there may be more. `isComplete`: the tails are to be read too.
export async function rank(query, dictionary, isAllowed, isComplete) {
  if (counted(query).length == 0) return { documents: [], isOpen: false };
  const sources = await sourcesOf(query, dictionary);
  const units = query.words.length + query.runs.length;
  const isCut = sources.some(({ spelling }) => spelling.tail);
  const scored = async (withTails) =>
    score(query, await gather(sources, units, dictionary, isAllowed, withTails));
  let [documents, complete] = await scored(false);
  const isOpen = isCut && !isComplete && complete >= ENOUGH;
  if (isCut && !isOpen) [documents, complete] = await scored(true);
  return { documents, isOpen };
}
