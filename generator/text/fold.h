// Folding: what makes two spellings of a word the same to a reader who searches. NFKC, small
// letters, ё=е, ң=н, ө=о, ү=у, look-alike letters of other alphabets inside a Cyrillic word. й
// stays й.
#pragma once

#include <string>
#include <string_view>

namespace tilmech {

// Appends the folded form of `word` to `out`. Works on any bytes: what is not UTF-8 becomes U+FFFD.
// In this order: NFKC; Latin and Greek letters of a Cyrillic word become the Cyrillic letters they
// look like, if every one of them has such a letter; small letters (no language's own rules);
// combining accents, soft hyphens, joiners and variation selectors go; ё=е ң=н ө=о ү=у, and other
// letters that stand for these (ҥ ӊ ѳ ӧ ӱ); apostrophes become '. The browser does the same
// (fold.js).
void fold_to(std::string_view word, std::string& out);

std::string fold(std::string_view word);

}  // namespace tilmech
