// The search page: from what is typed to what is shown. What is searched and how is engine.js.
import { addressOf, readAddress, writeAddress } from './address.js';
import { fill, make } from './elements.js';
import { openEngine } from './engine.js';
import { KINDS, partsOf } from './results.js';
import { textsOf } from './strings.js';

const PORTION = 10; // results of a list that are shown at once
const SLOW = 400; // milliseconds after which one is told to wait
const PAUSE = 120; // milliseconds between keys that are one change
const SHOWN = 100; // letters of a query that nothing was found for
const SAID = 900; // milliseconds until a screen reader is told

const box = document.getElementById('q');
const results = document.getElementById('results');
const found = document.getElementById('found');
const hint = document.getElementById('search-hint');
const browse = document.getElementById('browse');
const lang = document.documentElement.lang;
const root = results.dataset.root;
const t = textsOf(JSON.parse(results.dataset.strings), lang);
const { bridge, choice, concepts, entry, message } =
  partsOf(t, lang, JSON.parse(results.dataset.dates), root);

let engine = null;
let search = readAddress();
let limits = {}; // language -> results that are shown, where it is more than a portion
let isSettled = true; // whether what is shown was looked at: the next change is a new search
let round = 0;
let saying = 0;

function say(text) {
  clearTimeout(saying);
  saying = setTimeout(() => (found.textContent = text), SAID);
}

// The page itself is of an older build than the index: once, a new one is fetched.
function reloadOnce() {
  try {
    if (sessionStorage.getItem('reloaded')) return;
    sessionStorage.setItem('reloaded', '1');
    location.reload();
  } catch (error) {
    // No storage, no way to tell the first time: the reader decides.
  }
}

function problemNote(problem) {
  if (!problem) return null;
  if (problem == 'stale')
    return message(t('search.stale'), t('search.stale_hint'),
      { text: t('search.reload'), act: () => location.reload() });
  const isOffline = navigator.onLine === false;
  return message(t(isOffline ? 'search.offline' : 'search.failed'),
    t(isOffline ? 'search.offline_hint' : 'search.failed_hint'),
    { text: t('search.retry'), act: startAgain });
}

// A link to another search.
function searchLink(next, text) {
  const link = make('a', { href: addressOf(next) }, text);
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    box.value = next.query;
    change(next, true);
    box.focus();
  });
  return link;
}

const meantNote = ({ meant }) => meant && make('p', { class: 'meant' }, `${t('search.suggest')} `,
  searchLink({ ...search, query: meant }, meant));

const isFiltered = () => Boolean(search.kind || search.year);
const kindName = (kind) => t(`kind.${KINDS[kind] || kind}`);

function filters({ ranges }) {
  const kinds = [...new Set(ranges.map(([kind]) => kind))].filter((kind) => KINDS[kind]);
  const years = [...new Set(ranges.map(([, year]) => String(year || '')))].filter(Boolean);
  years.sort().reverse();
  const select = (name, values, nameOf, also) => (values.length > 1 || search[name]) &&
    choice(name, t(`filter.${name}`),
      [['', t('filter.all')], ...values.map((value) => [value, nameOf(value)])], search[name],
      (value) => change({ ...search, ...also, [name]: value }, true));
  // Only releases have a year.
  const withYear = !search.kind || search.kind == 'releases';
  return make('div', { class: 'filters', role: 'group', 'aria-label': t('search.filters') },
    select('kind', kinds, kindName, { year: '' }),
    withYear && select('year', years, (year) => year),
    isFiltered() && make('p', null,
      searchLink({ query: search.query, kind: '', year: '' }, t('search.clear'))));
}

function moreButton(list) {
  const button = make('button', { type: 'button', class: 'plain' }, t('search.more'));
  button.addEventListener('click', async () => {
    const shown = list.results.length;
    limits[list.lang] = shown + PORTION;
    await run();
    const next = results.querySelectorAll(`[data-list="${list.lang}"] h3 a`)[shown];
    if (next) next.focus();
  });
  return button;
}

function listOf(list, answer) {
  if (list.total == 0) return null;
  const isOwn = list.lang == lang;
  return make('section', { 'data-list': list.lang },
    !isOwn && make('h2', null, t(`search.in.${list.lang}`)),
    !isOwn && bridge(answer.concepts, list.lang),
    make('ol', { class: 'hits' }, ...list.results.map(entry)),
    list.total > list.results.length && moreButton(list));
}

function nearTerms(near) {
  return near.length > 0 && make('section', null,
    make('h2', null, t('search.terms')),
    make('ul', { class: 'tags' }, ...near.map((one) => make('li', null,
      make('a', { href: `${root}${lang}/${one.address}`, lang: one.lang }, one.text)))));
}

function headingOf(answer, count) {
  const isOpen = answer.lists.some((list) => list.isOpen);
  if (count > 0) return t(isOpen ? 'search.count_more' : 'search.count', { n: count });
  const [...letters] = search.query.trim();
  const query = letters.slice(0, SHOWN).join('') + (letters.length > SHOWN ? '…' : '');
  return t(isFiltered() ? 'search.none_filtered' : 'search.none', { query });
}

// Shows something else; what had the focus and is there again keeps it.
function refill(...children) {
  const { activeElement: at } = document;
  const isInside = results.contains(at);
  fill(results, ...children);
  if (!isInside) return;
  const isHit = at.closest('.hit') != null;
  const isSame = (link) => link.href == at.href && (link.closest('.hit') != null) == isHit;
  const again = at.id ? document.getElementById(at.id)
    : [...results.querySelectorAll('a')].find(isSame);
  if (again) again.focus();
}

function show(answer) {
  if (answer.problem == 'stale') reloadOnce();
  const note = problemNote(answer.problem);
  const count = answer.lists.reduce((sum, list) => sum + list.total, 0);
  const own = answer.lists.find((list) => list.lang == lang);
  hint.hidden = browse.hidden = count > 0;
  // Where nothing could be looked at, nothing can be said about what there is.
  const isBlind = note && count == 0;
  const heading = isBlind ? '' : headingOf(answer, count);
  const head = !isBlind && make('div', { class: 'results-head' },
    make('h2', null, heading), (count > 0 || isFiltered()) && filters(answer));
  refill(note, head, meantNote(answer), concepts(answer.concepts),
    count > 0 && !(own && own.total) && make('p', null, t('search.own_none')),
    ...answer.lists.map((list) => listOf(list, answer)), count == 0 && nearTerms(answer.near));
  say(heading || note.textContent);
}

function showNothing() {
  results.removeAttribute('aria-busy');
  hint.hidden = browse.hidden = false;
  fill(results);
  say('');
}

async function run() {
  const mine = ++round;
  if (!search.query.trim()) return showNothing();
  results.setAttribute('aria-busy', 'true');
  const waiting = setTimeout(() => {
    if (mine == round) fill(results, make('p', { class: 'searching' }, t('search.loading')));
  }, SLOW);
  const showMine = (answer) => {
    // Nothing is said of what is not there before all languages have been asked.
    if (mine != round || !(answer.isDone || answer.lists.some(({ total }) => total))) return;
    clearTimeout(waiting);
    show(answer);
    if (answer.isDone) results.removeAttribute('aria-busy');
  };
  engine = engine || openEngine(`${root}search/`, lang);
  const limitOf = (one) => limits[one] || PORTION;
  const asked = await engine;
  if (mine == round) showMine(await asked.search(search, limitOf, showMine));
}

function startAgain() {
  engine = null;
  return run();
}

// `isNew`: the search before can be gone back to.
function change(next, isNew) {
  search = next;
  limits = {};
  writeAddress(search, isNew || isSettled);
  isSettled = Boolean(isNew);
  return run();
}

let pause = 0;
box.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    if (box.value != search.query) change({ ...search, query: box.value }, false);
  }, PAUSE);
});

box.form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(pause);
  if (box.value != search.query) change({ ...search, query: box.value }, false);
  isSettled = true;
  // The keyboard on the screen would hide what was found.
  if (matchMedia('(pointer: coarse)').matches) box.blur();
});

results.addEventListener('click', () => (isSettled = true));

addEventListener('popstate', () => {
  search = readAddress();
  limits = {};
  isSettled = true;
  box.value = search.query;
  run();
});

addEventListener('online', () => {
  if (results.querySelector('.note')) startAgain();
});

// Up and down between the box and what was found.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const links = [...results.querySelectorAll('.hit h3 a')];
  const at = links.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key == 'Escape' && at >= 0) box.focus();
  if (!step || (at < 0 && (document.activeElement != box || step < 0))) return;
  const next = links[at + step] || (at + step < 0 ? box : null);
  if (!next) return;
  event.preventDefault();
  next.focus();
});

box.value = search.query;
run();
