#include "render/worded.h"

#include "render/typeset.h"

namespace tilmech {

Worded worded(const Site& site, const PerLang<std::string>& texts, Lang lang) {
  if (!texts[lang].empty()) return {texts[lang], lang};
  for (const Lang other : site.settings.languages)
    if (!texts[other].empty()) return {texts[other], other};
  return {"", lang};
}

void set_worded(View& view, const char* name, const Worded& words, Lang reader) {
  set(view, name, typeset(words.text));
  if (words.lang != reader) set(view, "other_lang", code(words.lang));
}

}  // namespace tilmech
