// Texts of site.json in the reader's language, else in the first that has them.
#pragma once

#include "render/kit.h"

namespace tilmech {

struct Worded {
  std::string_view text;
  Lang lang;
};

Worded worded(const Site& site, const PerLang<std::string>& texts, Lang lang);

// Sets `name`, with fine typography, and "other_lang" where the text is not in the reader's
// language.
void set_worded(View& view, const char* name, const Worded& words, Lang reader);

}  // namespace tilmech
