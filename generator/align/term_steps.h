// What the words of names and of texts are to the trie: one spelling for both sides.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/analyser.h"
#include "text/tokens.h"

namespace tilmech {

// The signs between two words: spaces count for nothing, every hyphen is one. "" for spaces alone.
std::string sign_of(std::string_view between);

// The letters of an abbreviation without its ending, or of a word, exactly as they are.
std::string exact_symbol(std::string_view text, const RawToken& token);

// The stem of a word or number.
std::string stem_symbol(Analyser& analyser, std::string_view text, const RawToken& token);

// All stems that the forms of a name's word may have, its own first. A stemmer takes the end of
// `синдром` or `жардам` for an ending, but not that of `синдрома` or `жардамды`.
std::vector<std::string> stem_symbols(Analyser& analyser, Lang lang, std::string_view text,
                                      const RawToken& token);

}  // namespace tilmech
