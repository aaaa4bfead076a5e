// Folding, as generator/text/fold.cpp does it.

const LATIN_AND_GREEK = 'ABCEHKMOPTXYaceopxyΑΒΕΗΚΜΟΡΤΥΧογθ';
const CYRILLIC = 'АВСЕНКМОРТХУасеорхуАВЕНКМОРТУХоүө';
const OTHER = 'ёңҥӊөѳӧүӱ’‘ʼ';
const OWN = "еннноооуу'''";

// The folded form of a word. What is not a character (half of a surrogate pair) becomes U+FFFD.
export function fold(word) {
  word = word.replace(/\p{Cs}/gu, '\ufffd').normalize('NFKC');
  const foreign = word.match(/[A-Za-zÀ-ÖØ-öø-ɏͰ-Ͽ]/g);
  if (foreign && /[Ѐ-ԯ]/.test(word) && foreign.every((c) => LATIN_AND_GREEK.includes(c)))
    word = word.replace(/[A-Za-zͰ-Ͽ]/g, (c) => CYRILLIC[LATIN_AND_GREEK.indexOf(c)]);
  return word
    .toLowerCase()
    .replace(/[\u0300-\u036f\xad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]/g, '')
    .replace(/[ёңҥӊөѳӧүӱ’‘ʼ]/g, (c) => OWN[OTHER.indexOf(c)]);
}
