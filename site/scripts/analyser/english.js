// The English stemmer of Snowball 2.2, as libstemmer has it; inside, a y that is a consonant is Y.
// https://snowballstem.org/algorithms/english/stemmer.html

const pairs = (text) => new Map(text.split(' ').map((pair) => pair.split(':')));

const WHOLE = pairs('skis:ski skies:sky dying:die lying:lie tying:tie idly:idl gently:gentl ' +
  'ugly:ugli early:earli only:onli singly:singl sky:sky news:news howe:howe atlas:atlas ' +
  'cosmos:cosmos bias:bias andes:andes');
const KEPT = /^(?:(?:inn|out|cann|herr|earr)ing|(?:pro|ex|suc)ceed)$/;
const TO_REGION = /^[^aeiouy]*[aeiouy]+[^aeiouy]/;
const TO_FIRST_REGION = /^(?:gener|commun|arsen)|^[^aeiouy]*[aeiouy]+[^aeiouy]/;
const SHORT = /(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])$/;

// Endings and what takes their place; the letters that must stand before some.
const SECOND = pairs('tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize ' +
  'ational:ate ation:ate ator:ate alism:al aliti:al alli:al fulness:ful ousli:ous ousness:ous ' +
  'iveness:ive iviti:ive biliti:ble bli:ble ogi:og fulli:ful lessli:less li:');
const THIRD = pairs('tional:tion ational:ate alize:al icate:ic iciti:ic ical:ic ful: ness: ' +
  'ative:');
const FOURTH = pairs('al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ism: ate: iti: ' +
  'ous: ive: ize: ion:');
const BEFORE = { li: 'cdeghkmnrt', ogi: 'l', ion: 'st' };
const LONGEST = 7;

// `word` with its longest ending of a table replaced, where that begins at `region` or later.
function replaced(word, endings, region) {
  for (let from = Math.max(0, word.length - LONGEST); from < word.length; ++from) {
    const ending = word.slice(from);
    if (!endings.has(ending)) continue;
    const isRight = !BEFORE[ending] || (from > 0 && BEFORE[ending].includes(word[from - 1]));
    return from >= region && isRight ? word.slice(0, from) + endings.get(ending) : word;
  }
  return word;
}

// The end of a plural and of a possessive.
function withoutS(word) {
  const one = word.replace(/'s'?$|'$/, '');
  if (/sses$/.test(one)) return one.slice(0, -2);
  if (/ie[sd]$/.test(one)) return one.slice(0, one.length > 4 ? -2 : -1);
  return /[aeiouy][^]*[^us]s$/.test(one) ? one.slice(0, -1) : one;
}

// The endings of verbs, `ly` after them too.
function withoutEd(word, region) {
  const [, start, ending] = /^([^]*?)(eed|ed|ing)(?:ly)?$/.exec(word) || [];
  if (!ending) return word;
  if (ending == 'eed') return start.length >= region ? `${start}ee` : word;
  if (!/[aeiouy]/.test(start)) return word;
  if (/(?:at|bl|iz)$/.test(start)) return `${start}e`;
  if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(start)) return start.slice(0, -1);
  return region >= start.length && SHORT.test(start) ? `${start}e` : start;
}

// The stem of a folded word.
export function stemEnglish(folded) {
  if (folded.length < 3) return folded;
  if (WHOLE.has(folded)) return WHOLE.get(folded);
  let word = folded.replace(/^'/, '').replace(/^y|([aeiouy])y/g, '$1Y');
  const marked = word.replace(/'s'?$|'$/, '');
  const [start] = TO_FIRST_REGION.exec(marked) || [marked];
  const first = start.length;
  const [middle] = TO_REGION.exec(marked.slice(first)) || [marked.slice(first)];
  const second = first + middle.length;
  word = withoutS(word);
  if (KEPT.test(word)) return word;
  word = withoutEd(word, first);
  if (word.length > 2) word = word.replace(/([^aeiouy])[yY]$/, '$1i');
  word = replaced(word, SECOND, first);
  // Only `ative` must stand in the second region in the third step.
  if (!(word.endsWith('ative') && word.length - 5 < second)) word = replaced(word, THIRD, first);
  word = replaced(word, FOURTH, second);
  const last = word.length - 1;
  if (word[last] == 'e' ? last >= second || (last >= first && !SHORT.test(word.slice(0, last)))
    : word.endsWith('ll') && last >= second) word = word.slice(0, last);
  return word.replace(/Y/g, 'y');
}
