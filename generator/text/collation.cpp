// Order of words, by ICU's collation of each language, and the alphabets of lists.

#include "text/collation.h"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cassert>
#include <cstdint>

namespace tilmech {
namespace {

// The letters a headword can begin with. ICU 72's alphabetic index has Ъ and Ь, with which no word
// begins, so the letters are given here; a test compares their order with ICU's collation.
constexpr PerLang<std::string_view> kLetters = {{
    "АБВГДЕЁЖЗИЙКЛМНҢОӨПРСТУҮФХЦЧШЩЫЭЮЯ",
    "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}};

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

// Where a reader begins to look: «Ата-Журт» stands under А.
icu::UnicodeString without_opening_marks(std::string_view text) {
  icu::UnicodeString word = to_icu(text);
  std::int32_t begin = 0;
  while (begin < word.length() && !u_isalnum(word.char32At(begin)))
    begin = word.moveIndex32(begin, 1);
  return begin < word.length() ? icu::UnicodeString(word, begin) : word;
}

// The first letter of `word` with its own mark (decomposed ё and й are letters of their own), upper
// case.
icu::UnicodeString first_letter(const icu::UnicodeString& word) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  assert(U_SUCCESS(status));
  const icu::UnicodeString normal = nfkc->normalize(word, status);
  if (normal.isEmpty()) return normal;
  return icu::UnicodeString(normal, 0, normal.moveIndex32(0, 1)).toUpper(icu::Locale::getRoot());
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

bool has_letter(Lang lang, std::string_view letter) {
  return !letter.empty() && kLetters[lang].find(letter) != std::string_view::npos;
}

}  // namespace

struct Collation::Impl {
  std::unique_ptr<icu::Collator> collator;
};

Collation::Collation(Lang lang) : impl_(std::make_unique<Impl>()) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string name(code(lang));
  impl_->collator.reset(icu::Collator::createInstance(icu::Locale(name.c_str()), status));
  assert(U_SUCCESS(status));
}

Collation::~Collation() = default;
Collation::Collation(Collation&&) noexcept = default;

std::string Collation::sort_key(std::string_view text) const {
  const icu::UnicodeString word = without_opening_marks(text);
  std::string key(64, '\0');
  for (;;) {
    const std::int32_t length = impl_->collator->getSortKey(
        word, reinterpret_cast<std::uint8_t*>(key.data()), static_cast<std::int32_t>(key.size()));
    const bool fits = static_cast<std::size_t>(length) <= key.size();
    key.resize(static_cast<std::size_t>(length));
    if (fits) break;
  }
  if (key.ends_with('\0')) key.pop_back();  // ICU ends the key for C
  return key;
}

std::vector<std::string> alphabet(Lang lang) {
  std::vector<std::string> labels;
  const icu::UnicodeString letters = to_icu(kLetters[lang]);
  labels.reserve(letters.length());
  for (std::int32_t i = 0; i < letters.length(); ++i)
    labels.push_back(to_utf8(icu::UnicodeString(letters.charAt(i))));
  return labels;
}

std::string alphabet_label(std::string_view headword, Lang lang) {
  icu::UnicodeString letter = first_letter(without_opening_marks(headword));
  std::string label = to_utf8(letter);
  if (has_letter(lang, label)) return label;
  // A letter with a mark stands under the plain one: Ё under Е in Russian, É under E.
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString decomposed =
      icu::Normalizer2::getNFDInstance(status)->normalize(letter, status);
  assert(U_SUCCESS(status));
  if (decomposed.isEmpty()) return "";
  label = to_utf8(icu::UnicodeString(decomposed, 0, decomposed.moveIndex32(0, 1)));
  return has_letter(lang, label) ? label : "";
}

}  // namespace tilmech
