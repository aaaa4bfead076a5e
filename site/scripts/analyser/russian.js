// The Russian stemmer of Snowball 2.2, as libstemmer has it, with the last step that the generator
// adds (text/analyser.cpp). https://snowballstem.org/algorithms/russian/stemmer.html

const TO_FIRST_VOWEL = /^[^аеиоуыэюя]*[аеиоуыэюя]/;
// Vowels and a consonant, twice: `ость` is an ending from there on.
const TO_SECOND_REGION = /^(?:[^аеиоуыэюя]*[аеиоуыэюя]+[^аеиоуыэюя]){2}/;

// Endings; a letter in parentheses must stand before them.
const GERUND = /(?:[иы]|([ая]))в(?:ши(?:сь)?)?$/;
const REFLEXIVE = /с[ья]$/;
const ADJECTIVE = /(?:[еиоы][ейм]|[иы]ми|[ео](?:го|му)|[иы]х|[еоую]ю|ая|яя)$/;
const PARTICIPLE = /(?:[иы]вш|ующ|([ая])(?:ем|нн|вш|ю?щ))$/;
const VERB = new RegExp('(?:[иы](?:л[аио]?|м|т|ть)|ен[аоы]?|[еу]й(?:те)?|ите|ят|у[ею]т|ишь|у?ю|' +
  '([ая])(?:л[аио]?|н[аоы]?|нно|[ей]те|й|ем|[ею]т|ть|ешь))$');
const NOUN = new RegExp('(?:[ауоыь]|[ео]в|[иь]?[еюя]|[еи]?и|(?:а|и?я)(?:ми?|х)|(?:и?е|[ио])?й|' +
  'и?ем|ом)$');

// The stem of a folded word.
export function stemRussian(folded) {
  const word = folded.replace(/ё/g, 'е');
  const [start] = TO_FIRST_VOWEL.exec(word) || [word];
  const [before] = TO_SECOND_REGION.exec(word) || [word];
  let rest = word.slice(start.length);
  const drop = (ending, kept = '') => {
    const old = rest;
    rest = rest.replace(ending, kept);
    return rest != old;
  };
  if (!drop(GERUND, '$1')) {
    drop(REFLEXIVE);
    if (drop(ADJECTIVE)) drop(PARTICIPLE, '$1');
    else drop(VERB, '$1') || drop(NOUN);
  }
  drop(/и$/);
  if (/ость?$/.test(rest.slice(before.length - start.length))) drop(/ость?$/);
  if (!drop(/ь$/)) {
    drop(/ейше?$/);
    drop(/нн$/, 'н');
  }
  drop(/([ая])н$/, '$1');
  return start + rest;
}
