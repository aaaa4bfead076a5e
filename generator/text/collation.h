// Order of words as each language's reader expects it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/language.h"

namespace tilmech {

class Collation {
 public:
  explicit Collation(Lang lang);
  ~Collation();
  Collation(Collation&&) noexcept;

  // A byte string whose byte order is the language's order. Quotation marks and other signs before
  // the first letter do not count. Not thread-safe: one Collation a thread.
  std::string sort_key(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The labels of a language's alphabet, in order: "А", "Б", ... Ё is a letter of its own in Kyrgyz
// and stands with Е in Russian; Й is not under И; no Ъ Ь, with which no word begins.
std::vector<std::string> alphabet(Lang lang);
// The label a headword stands under; "" when it belongs to none (digits, other scripts).
std::string alphabet_label(std::string_view headword, Lang lang);

}  // namespace tilmech
