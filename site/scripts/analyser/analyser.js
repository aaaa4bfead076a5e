// Words in the browser: the same tokens, folded forms and stems as generator/text/analyser.cpp.
import { fold, stem } from './stems.js';
import { findTokens } from './tokens.js';

// The tokens of a text: [{begin, end, kind, folded, stem}], places in UTF-16 units.
export function analyse(text, lang) {
  return findTokens(text).map(({ begin, end, kind, ending }) => {
    const folded = fold(text.slice(begin, end));
    const own = kind == 'word' ? stem(folded, lang) : fold(text.slice(begin, ending));
    return { begin, end, kind, folded, stem: kind == 'number' ? own.replace(/ /g, '') : own };
  });
}

// The stem of a word as `tilmech analyze` prints it.
export function stemOfWord(word, lang) {
  const tokens = analyse(word, lang);
  return tokens.length == 0
    ? fold(word)
    : tokens.reduce((out, token, i) => {
        const hyphen = i > 0 && word.slice(tokens[i - 1].end, token.begin) == '-';
        return out + (i == 0 ? '' : hyphen ? '-' : ' ') + token.stem;
      }, '');
}

export { fold, stem };
export { latinToCyrillic, otherKeyboard } from './typing.js';
