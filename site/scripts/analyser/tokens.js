// From a text to its tokens, as generator/text/segments.cpp and tokens.cpp find them. Scripts
// written without spaces, for which the generator asks a dictionary, are taken in runs of letters.
import { fold } from './fold.js';

const EXTEND = '[\\p{M}\\xad\\u200c\\u200d\\u2060\\ufeff]*';
const SEGMENT = new RegExp(
  `(?:\\p{L}${EXTEND}(?:[·‧.'‘’․]${EXTEND}(?=\\p{L}))?|` +
    `\\d${EXTEND}(?:[,;.'‘’․\\u037e]${EXTEND}(?=\\d))?|[_\\u202f‿⁀]${EXTEND})+`,
  'gu',
);
// Endings written after figures and abbreviations, folded: Kyrgyz, Russian, English.
const ENDING = new RegExp(
  ('^(?:[дт]A[нйп]?|[лдт]A(?:р(?:дAн?|гA|дIн?|I)?|п|гAн)|нAн|[гк]A|[ндт]Iн?|I?нчI|чI|[дт]AгI|' +
    '[лдт]Iк|чA|сI(?:н(?:Iн|дA|Aн?)?)?|' +
    'й|го|му|м|х|е|ми|я|ю|ой|ая|ое|ые|ый|ых|ым|ом|ую|ей|ти|и|а|у|ы|ов|ам|ами|ах|' +
    'st|nd|rd|th|s)$')
    .replace(/A/g, '[аео]')
    .replace(/I/g, '[ыиу]'),
);
const isEnding = (letters) => letters && letters.length < 9 && ENDING.test(fold(letters));
const numberSize = (piece) => /^\d+(?:[.,\u202f]+\d+)*|/.exec(piece)[0].length;

// A heading in capitals: several words, one too long for an abbreviation, no small letter.
function isCapitalLine(text, at) {
  const end = text.indexOf('\n', at);
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? undefined : end);
  const words = /\p{Ll}/u.test(line) ? [] : line.match(/\p{Lu}+/gu);
  return words && words.length > 1 && words.some((word) => [...word].length > 6);
}

// [{begin, end, kind, ending}]: places in UTF-16 units; kind 'word', 'number' or 'abbreviation';
// `ending`: where the ending of a number or abbreviation starts, else `end`.
export function findTokens(text) {
  const tokens = [];
  // An ending after a hyphen (`2-го`, `БУУ-нун`), or the next three digits of a number.
  const continuesLast = (begin, piece) => {
    const last = tokens[tokens.length - 1];
    if (!last || last.kind == 'word' || last.ending != last.end) return false;
    const between = text.slice(last.end, begin);
    if (between == '-' || between == '\u2011') {
      if (!isEnding(piece)) return false;
    } else {
      if (between != '\xa0' || last.kind != 'number' || !/^\d{3}(?!\d)/.test(piece)) return false;
      const size = numberSize(piece);
      if (size < piece.length && !isEnding(piece.slice(size))) return false;
      last.ending = begin + size;
    }
    last.end = begin + piece.length;
    return true;
  };
  const addPiece = (begin, piece) => {
    const end = begin + piece.length;
    const token = { begin, end, kind: 'word', ending: end };
    let size;
    let parts;
    if (/^\d/.test(piece)) {
      size = numberSize(piece);
      if (size == piece.length || isEnding(piece.slice(size))) {
        token.kind = 'number';
        token.ending = begin + size;
      }
    } else if (/^\p{Lu}$/u.test(piece)) {
      if (text[end] == '.') token.kind = 'abbreviation';
    } else if ((parts = /^(\p{Lu}[\p{Lu}\d]*)(\p{Ll}{0,8})$/u.exec(piece))) {
      const [, capitals, small] = parts;
      const short = [...capitals].length <= 6;
      const several = capitals.match(/\p{Lu}/gu).length > 1;
      if (several && (small || (short && !isCapitalLine(text, begin)))) {
        token.kind = 'abbreviation';
        token.ending = begin + capitals.length;
      }
    }
    if (token.kind == 'word' && /^[^.](?:\.[^.])+$/u.test(piece)) token.kind = 'abbreviation';
    tokens.push(token);
  };
  for (const { 0: segment, index } of text.matchAll(SEGMENT)) {
    if (!/[\p{L}\d]/u.test(segment) || continuesLast(index, segment)) continue;
    // `А.Б.Иванов` is one segment for Unicode; a capital after a dot is a new word.
    let begin = index;
    for (const piece of segment.split(/\.(?=\p{Lu})/u)) {
      addPiece(begin, piece);
      begin += piece.length + 1;
    }
  }
  return tokens;
}
