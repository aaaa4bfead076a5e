#include "check/abbreviations.h"

#include <array>

#include "check/number_words.h"
#include "text/aside.h"
#include "text/fold.h"

namespace tilmech {
namespace {

// Known to every reader; folded.
constexpr auto kWellKnown = std::to_array<std::string_view>(
    {"акш", "ссср", "сср", "ssr",  "сша",  "рф",     "кр",     "usa",    "us",     "uk",  "ussr",
     "pdf", "html", "sms", "dvd",  "cd",   "tv",     "тв",     "id",     "covid",  "usd", "eur",
     "kgs", "rub",  "дтп", "нато", "nato", "юнеско", "unesco", "юнисеф", "unicef", "фио", "инн",
     "usb", "vip",  "сми", "жмк",  "ввп",  "идп",    "gdp",    "кнр",    "кэр",    "оаэ", "uae",
     "фрг", "днк",  "dna", "gps",  "it",   "ит",     "qr",     "оао",    "ооо",    "жчк", "вуз",
     "жож", "faq",  "url", "ceo",  "ук",   "упк",    "кжк",    "жпк"});

constexpr std::size_t kLongest = 8;  // letters; what is longer is a word in capitals

// The capitals a word starts with: from two to eight, else "".
std::string_view capitals(std::string_view word) {
  std::size_t size = 0, count = 0;
  while (size < word.size()) {
    const auto byte = static_cast<unsigned char>(word[size]);
    const auto next =
        size + 1 < word.size() ? static_cast<unsigned char>(word[size + 1]) : std::uint8_t{0};
    const bool kyrgyz =
        (byte == 0xD2 && (next == 0xA2 || next == 0xAE)) || (byte == 0xD3 && next == 0xA8);
    if (byte >= 'A' && byte <= 'Z')
      ++size;
    else if ((byte == 0xD0 && next >= 0x80 && next < 0xB0) || kyrgyz)
      size += 2;
    else
      break;
    ++count;
  }
  return count >= 2 && count <= kLongest ? word.substr(0, size) : std::string_view{};
}

void add_bracketed(const std::string& text, std::set<std::string, std::less<>>& known) {
  for (std::size_t at = text.find('('); at != std::string::npos; at = text.find('(', at + 1)) {
    const std::string_view inside = capitals(std::string_view(text).substr(at + 1));
    if (!inside.empty()) known.insert(fold(inside));
  }
}

bool is_quoted(std::string_view before, std::string_view after) {
  return (before.ends_with("«") && after.starts_with("»")) ||
         (before.ends_with("“") && after.starts_with("”"));
}

}  // namespace

std::set<std::string, std::less<>> site_abbreviations(const Site& site) {
  std::set<std::string, std::less<>> known(kWellKnown.begin(), kWellKnown.end());
  for (const auto& [id, partner] : site.settings.partners)
    for (const std::string& name : partner.name.values) add_bracketed(name, known);
  for (const auto& [id, versions] : site.settings.boilerplates)
    for (const BoilerplateVersion& version : versions)
      for (const std::string& text : version.text.values) add_bracketed(text, known);
  return known;
}

void AbbreviationCheck::read(const Passage& passage) {
  const std::string_view text = passage.text;
  for (const Token& token : passage.words.tokens) {
    // Long ones are known as abbreviations by their endings only: "БЗМЖККК", "БЗМЖКККнын".
    const bool alone =
        token.kind == TokenKind::word && is_in_parentheses(text, token.begin, token.end);
    if (token.kind != TokenKind::abbreviation && !alone) continue;
    const std::string_view written = capitals(passage.word(token));
    if (written.empty() || roman_value(written)) continue;
    std::string folded = fold(written);
    if (alone) {
      if (written.size() == token.end - token.begin) explained_.insert(std::move(folded));
      continue;
    }
    // "full name (ABBR)", "ABBR (full name)", "ABBR — full name"
    const std::string_view after = text.substr(token.end, 4);
    // The name of an operation or a song, in quotation marks, stands for nothing else.
    if (is_quoted(text.substr(0, token.begin), after)) continue;
    const bool here = (token.begin > 0 && text[token.begin - 1] == '(') ||
                      after.starts_with(" (") || after.starts_with(" —");
    if (here) explained_.insert(folded);
    const Place place{passage.variant->file, passage.line_of(token.begin), 0};
    first_use_.try_emplace(std::move(folded), Use{std::string(written), place});
  }
}

void AbbreviationCheck::report_unexplained(Diagnostics& diagnostics) const {
  for (const auto& [folded, use] : first_use_)
    if (!explained_.contains(folded) && !site_.contains(folded) &&
        !names_.knows_abbreviation(folded))
      report(diagnostics, Finding::abbreviation_unexplained, use.place, use.written);
}

}  // namespace tilmech
