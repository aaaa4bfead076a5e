// The languages Tilmech knows. A site uses some of them; what a site leaves out costs nothing.
// Adding a language means: a row here, a file in locales/, and its analyser in text/.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tilmech {

enum class Lang : std::uint8_t { ky, ru, en };

inline constexpr std::size_t kLangCount = 3;
inline constexpr std::array<Lang, kLangCount> kAllLangs = {Lang::ky, Lang::ru, Lang::en};

// The BCP 47 code, which is also the folder name in addresses: "ky".
constexpr std::string_view code(Lang lang) {
  constexpr std::array<std::string_view, kLangCount> kCodes = {"ky", "ru", "en"};
  return kCodes[static_cast<std::size_t>(lang)];
}

constexpr std::optional<Lang> lang_from_code(std::string_view text) {
  for (Lang lang : kAllLangs)
    if (code(lang) == text) return lang;
  return std::nullopt;
}

// One T for each language, indexed by Lang.
template <class T>
struct PerLang {
  std::array<T, kLangCount> values{};

  T& operator[](Lang lang) { return values[static_cast<std::size_t>(lang)]; }
  const T& operator[](Lang lang) const { return values[static_cast<std::size_t>(lang)]; }
};

}  // namespace tilmech
