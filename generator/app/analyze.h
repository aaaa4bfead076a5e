// `tilmech analyze --lang L`: words and their stems, for scripts, benchmarks and the curious.
#pragma once

#include <iosfwd>

#include "model/language.h"

namespace tilmech {

// Reads a word a line and writes `word<TAB>stem` a line, the word unchanged. An empty line gives an
// empty word with an empty stem. Returns the exit status: 0, or 3 if `out` takes no more.
int analyze(Lang lang, std::istream& in, std::ostream& out);

}  // namespace tilmech
