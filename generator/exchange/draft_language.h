// Which language the parts of a foreign text are in, and where one ends and the next begins.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "exchange/draft.h"
#include "text/guess_language.h"

namespace tilmech {

struct LanguagePart {
  Lang lang = Lang::ru;
  std::vector<DraftPiece> pieces;
};

// What the words of a Markdown text say about its language.
LanguageEvidence weigh_text(std::string_view markdown);

// The text by languages, in order: one part as a rule; several where each holds a good part of the
// words (a resolution in Russian, then the same in Kyrgyz). Pieces in yet another language than
// their part say so in `lang`. `forced`: one part in this language. `languages`: those of the site,
// the likeliest first.
std::vector<LanguagePart> split_languages(std::vector<DraftPiece> pieces,
                                          std::optional<Lang> forced,
                                          std::span<const Lang> languages,
                                          std::vector<Remark>& remarks);

}  // namespace tilmech
