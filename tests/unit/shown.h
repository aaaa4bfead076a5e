// Diagnostics as one text, a line each, so that a test can assert them whole.
#pragma once

#include <fmt/format.h>

#include <string>

#include "model/diagnostic.h"

namespace tilmech {

// "x.ru.md:2:8: error: yaml-error: ... | hint", in the order of the file.
inline std::string shown(Diagnostics diagnostics) {
  sort_diagnostics(diagnostics);
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    text += fmt::format("{}:{}:{}: {}: {}: {}", diagnostic.place.file, diagnostic.place.line,
                        diagnostic.place.column, name_of(diagnostic.severity),
                        text_of(diagnostic.finding).id, diagnostic.message);
    text += diagnostic.hint.empty() ? "\n" : " | " + diagnostic.hint + "\n";
  }
  return text;
}

}  // namespace tilmech
