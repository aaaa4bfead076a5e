// The Kyrgyz stemmer, as generator/text/stem_kyrgyz.cpp applies it; both read one text of rules.
import RULES from '../../../generator/text/kyrgyz_stemmer.txt';

const VOWELS = 'аеиоуыэюя';
const isVowel = (letter) => letter && VOWELS.includes(letter);

// The endings, from their last letter on: {letter: node, '': rules}; the listed words; the states.
let endings;
let words;
let start;
let final;

// я, ю, е after a vowel are read as йа, йу, йе.
function spread(word) {
  let out = '';
  for (let i = 0; i < word.length; ++i) {
    const at = isVowel(word[i - 1]) ? 'еюя'.indexOf(word[i]) : -1;
    out += at < 0 ? word[i] : 'й' + 'еуа'[at];
  }
  return out;
}

function join(letters) {
  let out = '';
  for (let i = 0; i < letters.length; ++i) {
    const joins = letters[i] == 'й' && isVowel(letters[i - 1]);
    const at = joins ? 'еуа'.indexOf(letters[i + 1] || '-') : -1;
    out += at < 0 ? letters[i] : 'еюя'[at];
    if (at >= 0) ++i;
  }
  return out;
}

function readRules() {
  const classes = {};
  const bits = {};
  const closures = {};
  const bit = (state) => (bits[state] ||= 1 << Object.keys(bits).length);
  const mask = (states) => [...states].reduce((all, state) => all | bit(state), 0);
  // "дAн" -> дан, ден, дон
  const spell = (pattern) =>
    [...pattern].reduce(
      (forms, c) => forms.flatMap((form) => [...(classes[c] || c)].map((letter) => form + letter)),
      [''],
    );
  endings = {};
  words = new Map();
  final = 0;
  for (const line of RULES.split('\n')) {
    const [kind, a, b, c, d, e] = line.split(' ');
    if (kind == 'c') classes[a] = b;
    if (kind == 's') {
      closures[a[0]] = mask(a[0] + b.replace('-', ''));
      if (!a[1]) final |= bit(a);
    }
    if (kind == 'r') {
      const [least, most] = d.split('-');
      const contexts = c.includes(',') ? c.split(',') : [''];
      const after = contexts[0] || c == '.' ? '' : [...c].flatMap(spell).join('');
      for (const ending of b.split(','))
        for (const context of contexts)
          for (const form of spell(context + ending)) {
            let node = endings;
            for (let i = form.length; i-- > 0; ) node = node[form[i]] ||= {};
            const rule = [mask(a), after, context.length, +least, +(most || 99), closures[e]];
            (node[''] ||= []).push(rule);
          }
    }
    if (kind == 'w') {
      // Sorted, each as the count of letters it shares with the one before, and the rest.
      let entry = '';
      for (const coded of line.slice(2).split(' ')) {
        entry = entry.slice(0, +coded[0]) + coded.slice(1);
        const [form, other] = entry.split('=');
        const word = spread(form);
        words.set(word, other || '');
        words.set(word.replace(/п$/, 'б').replace(/к$/, 'г'), other || '');
      }
    }
  }
  start = closures.W;
}

// The stem of a folded word. A word that has other characters than а-я, and one of more than 48
// letters, is its own stem.
export function stemKyrgyz(folded) {
  if (!/^[а-я]{1,48}$/.test(folded)) return folded;
  if (!endings) readRules();
  const word = spread(folded);
  const firstVowel = word.search(/[аеиоуыэюя]/);
  const states = [];
  states[word.length] = start;
  let cut = word.length;
  for (let place = cut; place > 1; --place) {
    const here = states[place];
    if (!here) continue;
    if (here & final) {
      cut = place;
      const listed = words.get(word.slice(0, place));
      if (listed) return listed;
      if (listed == '') break;
    }
    let node = endings;
    for (let i = place; i-- > 1; ) {
      node = node[word[i]];
      if (!node) break;
      for (const [from, after, kept, least, most, to] of node[''] || []) {
        const left = i + kept;
        if (!(from & here) || left < least || left > most) continue;
        if (after && !after.includes(word[left - 1])) continue;
        if (firstVowel < 0 || left <= firstVowel) continue;
        if (left == 2 && (!isVowel(word[0]) || isVowel(word[1]))) continue;
        states[left] |= to;
      }
    }
  }
  const at = 'бгео'.indexOf(word[cut - 1]);
  const stem = at < 0 ? word.slice(0, cut) : word.slice(0, cut - 1) + 'пкаа'[at];
  return word == folded ? stem : join(stem);
}
