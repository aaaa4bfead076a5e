// A search: a query in all languages of the site, the reader's first. The index is opened once; one
// of a newer build takes its place.
import { analyse } from '../analyser/analyser.js';
import { latinToCyrillic } from '../analyser/typing.js';
import { openConcepts } from './concepts.js';
import { openDictionary } from './dictionary.js';
import { searchLanguage } from './language.js';
import { readQuery } from './query.js';
import { openIndex } from './shards.js';

const LANGUAGES = ['ky', 'ru', 'en'];
const NEAR_TERMS = 5; // of the glossary, offered where nothing is found

async function open(folder, reader, known) {
  const index = await openIndex(folder, known);
  const isUsable = index.manifest && index.problem != 'stale';
  const { languages, ranges } = isUsable ? index.manifest : { languages: [], ranges: [] };
  index.languages = [reader, ...languages].filter(
    (one, i, all) => languages.includes(one) && all.indexOf(one) == i);
  index.ranges = ranges;
  index.concepts = openConcepts(index);
  const opened = new Map();
  index.dictionary = (lang) => {
    if (!opened.has(lang)) opened.set(lang, openDictionary(index.load, lang));
    return opened.get(lang);
  };
  return index;
}

// The kind and year of a document: the documents of each are a range of numbers.
const rangeOf = ({ ranges }, document) =>
  ranges.reduce((found, range) => (range[2] <= document ? range : found), ['', 0, 0]);

// How the texts write the term that a mistyped word was taken for.
function realForm({ term }, { lang, results }) {
  for (const { excerpt, title, heading } of results)
    for (const text of [excerpt, title, heading])
      for (const { begin, end, stem } of analyse(text, lang))
        if (stem == term) return text.slice(begin, end);
  return term;
}

// The query with its mistyped words put right, or ''.
function suggestion(list) {
  const { words } = list.query;
  if (list.results.length == 0) return '';
  if (!words.some(({ isMistyped, isTypedWrong }) => isMistyped || isTypedWrong)) return '';
  return words.map(({ isMistyped, matches, raw }) =>
    (isMistyped && matches.length > 0 ? realForm(matches[0], list) : raw)).join(' ');
}

// Terms of the glossary whose names begin like a word of the query: {address, text, lang}.
async function nearTerms({ concepts }, chunks, reader) {
  const forms = chunks.flatMap(({ words }) => words).filter(({ isExcluded }) => !isExcluded)
    .flatMap(({ form }) => [form, ...latinToCyrillic(form, 1)]);
  const numbers = (await Promise.all(forms.map(concepts.beginningLike))).flat();
  const found = await Promise.all(
    [...new Set(numbers)].slice(0, NEAR_TERMS).map(concepts.describe));
  return found.filter(Boolean).map(({ address, names }) => {
    const lang = [reader, ...LANGUAGES].find((one) => names[one]);
    return { address, lang, text: names[lang][0] };
  });
}

// What of a result is shown.
function shown(index, one) {
  const [kind] = rangeOf(index, one.document);
  return {
    ...one, kind,
    others: LANGUAGES.filter((lang, i) => lang != one.lang && (one.languages >> i) & 1),
  };
}

async function searchIndex(index, reader, { query, kind, year }, limitOf, show) {
  const chunks = readQuery(query);
  const answer = {
    lists: [], concepts: [], meant: '', near: [], ranges: index.ranges, isDone: false,
  };
  const taken = new Set();
  const isAllowed = (document) => {
    const range = rangeOf(index, document);
    return !taken.has(document) && (!kind || range[0] == kind) && (!year || range[1] == year);
  };
  const isFiltered = Boolean(kind || year);
  const numbers = new Set();
  for (const lang of index.languages) {
    const limit = limitOf(lang);
    const list = await searchLanguage(index, lang, chunks, { limit, isAllowed, isFiltered });
    list.results = list.results.map((one) => shown(index, one));
    for (const { document } of list.results) taken.add(document);
    answer.lists.push(list);
    answer.meant = answer.meant || suggestion(list);
    for (const number of list.query.runs.flatMap(({ concepts }) => concepts)) {
      const described = !numbers.has(number) && (await index.concepts.describe(number));
      numbers.add(number);
      if (described) answer.concepts.push({ number, ...described });
    }
    answer.problem = index.problem;
    if (!index.newer) show(answer);
  }
  if (answer.lists.every(({ total }) => total == 0))
    answer.near = await nearTerms(index, chunks, reader);
  answer.problem = index.problem;
  answer.isDone = true;
  return answer;
}

// An engine over the index in `folder`, for a reader of a language. search(request, limitOf, show)
// resolves to the answer and calls `show` with what there is of it before; `limitOf(lang)` is how
// many results of a language are wanted.
export async function openEngine(folder, reader) {
  let index = await open(folder, reader);
  return {
    async search(request, limitOf, show = () => {}) {
      const answer = await searchIndex(index, reader, request, limitOf, show);
      if (!index.newer) return answer;
      index = await open(folder, reader, index.newer);
      return searchIndex(index, reader, request, limitOf, show);
    },
  };
}
