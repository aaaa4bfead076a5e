// One token of a text by itself: for those who keep tables of words of their own and analyse only
// what they have not met before.
#pragma once

#include <string_view>

#include "text/analyser.h"
#include "text/tokens.h"

namespace tilmech {

// Appends the token `raw` of `text` to `out`, folded and stemmed as Analyser::analyse does.
void analyse_token(Analyser& analyser, std::string_view text, const RawToken& raw, Analysis& out);

}  // namespace tilmech
