// Cyrillic letters take two bytes in a file, Latin ones take one: in what is mostly Cyrillic they
// change places. The index is written so (generator/search/FORMAT.md), and the rules in the script.

const CYRILLIC = 'оаеинтсрвлкмдпуяыьгзбчйхжшюцщэфъёөүң';
const LATIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJ';
const partners = new Map(
  [...CYRILLIC].flatMap((letter, i) => [[letter, LATIN[i]], [LATIN[i], letter]]));

// Exchanges the letters; twice is the text again.
export const swapLetters = (text) =>
  text.replace(/[A-Ja-zа-яёөүң]/g, (letter) => partners.get(letter));
