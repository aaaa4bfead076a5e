#include "check/surnames.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/sentence.h"

namespace tilmech {
namespace {

struct Surname {
  std::uint32_t begin = 0, end = 0;  // bytes of the passage, without the ending
  std::string sounds;
  bool starts_sentence = false;  // where every word has a capital
};

// Letters of both alphabets by sound, longer ones first. Vowels say little: Үсөнов is Усенов and
// Usenov. What is not here has no sound.
constexpr auto kSounds = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"shch", "sc"}, {"dzh", "j"}, {"дж", "j"}, {"zh", "j"}, {"sh", "s"}, {"ch", "c"}, {"kh", "h"},
     {"ts", "c"},    {"нг", "n"},  {"ng", "n"}, {"б", "b"},  {"в", "v"},  {"г", "g"},  {"д", "d"},
     {"ж", "j"},     {"з", "z"},   {"к", "k"},  {"л", "l"},  {"м", "m"},  {"н", "n"},  {"п", "p"},
     {"р", "r"},     {"с", "s"},   {"т", "t"},  {"ф", "f"},  {"х", "h"},  {"ц", "c"},  {"ч", "c"},
     {"ш", "s"},     {"щ", "sc"},  {"b", "b"},  {"v", "v"},  {"w", "v"},  {"g", "g"},  {"d", "d"},
     {"j", "j"},     {"z", "z"},   {"k", "k"},  {"q", "k"},  {"c", "k"},  {"x", "ks"}, {"l", "l"},
     {"m", "m"},     {"n", "n"},   {"p", "p"},  {"r", "r"},  {"s", "s"},  {"t", "t"},  {"f", "f"},
     {"h", "h"}});

std::string sounds_of(std::string_view folded) {
  std::string sounds;
  while (!folded.empty()) {
    const auto* found = std::ranges::find_if(
        kSounds, [&](const auto& sound) { return folded.starts_with(sound.first); });
    if (found == kSounds.end()) {
      folded.remove_prefix(1);
      continue;
    }
    for (const char c : found->second)
      if (sounds.empty() || sounds.back() != c) sounds += c;
    folded.remove_prefix(found->first.size());
  }
  return sounds;
}

bool is_ending(std::string_view rest, Lang lang) {
  constexpr auto kRussian =
      std::to_array<std::string_view>({"", "а", "у", "ым", "е", "ой", "ы", "ых", "ыми", "ом"});
  constexpr auto kEnglish =
      std::to_array<std::string_view>({"", "a", "'s", "a's", "’s", "a’s", "s"});
  constexpr auto kKyrgyz = std::to_array<std::string_view>({"д", "т", "г", "н", "л"});
  if (lang == Lang::ru) return std::ranges::find(kRussian, rest) != kRussian.end();
  if (lang == Lang::en) return std::ranges::find(kEnglish, rest) != kEnglish.end();
  if (rest.starts_with("а")) rest.remove_prefix(2);
  return rest.empty() || std::ranges::any_of(kKyrgyz, [&](std::string_view letter) {
           return rest.starts_with(letter);
         });
}

// The bytes of the folded word up to its last -ов or -ев, if it may be a surname; else 0.
std::size_t size_of_surname(std::string_view folded, Lang lang) {
  constexpr std::size_t kLeast = 3;  // letters before
  const std::size_t letter = lang == Lang::en ? 1 : 2;
  const std::array<std::string_view, 2> endings = lang == Lang::en
                                                      ? std::array<std::string_view, 2>{"ov", "ev"}
                                                      : std::array<std::string_view, 2>{"ов", "ев"};
  for (const std::string_view ending : endings) {
    const std::size_t at = folded.rfind(ending);
    if (at == std::string_view::npos || at < (kLeast - 1) * letter) continue;
    const std::size_t end = at + ending.size();
    if (is_ending(folded.substr(end), lang)) return end;
  }
  return 0;
}

// "А. Осмонов" starts none.
bool starts_sentence(const Passage& passage, std::size_t token) {
  const auto& tokens = passage.words.tokens;
  if (token == 0) return true;
  const Token& before = tokens[token - 1];
  if (before.end - before.begin <= 2) return false;
  const std::string_view between =
      std::string_view(passage.text).substr(before.end, tokens[token].begin - before.end);
  return between.find_first_of(".!?\n") != std::string_view::npos;
}

std::vector<Surname> surnames_of(const Passage& passage) {
  std::vector<Surname> surnames;
  const auto& tokens = passage.words.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::word || !begins_with_capital(passage.word(tokens[i])))
      continue;
    const std::string_view folded = passage.words.folded(tokens[i]);
    const std::size_t size = size_of_surname(folded, passage.lang());
    if (size > 0)
      surnames.push_back({tokens[i].begin, tokens[i].end, sounds_of(folded.substr(0, size)),
                          starts_sentence(passage, i)});
  }
  return surnames;
}

// Those that are surely surnames, and that the others have none of.
std::vector<Surname> without(const std::vector<Surname>& surnames,
                             const std::vector<Surname>& others) {
  std::vector<Surname> rest;
  for (const Surname& one : surnames)
    if (!one.starts_sentence &&
        std::ranges::find(others, one.sounds, &Surname::sounds) == others.end())
      rest.push_back(one);
  return rest;
}

}  // namespace

Differences compare_surnames(const Passage& source, const Passage& translation) {
  Differences found;
  const std::vector<Surname> theirs = surnames_of(source);
  if (theirs.empty()) return found;
  const std::vector<Surname> ours = surnames_of(translation);
  std::vector<Surname> left = without(theirs, ours), right = without(ours, theirs);
  // Other names end so too ("Кабинет Министров"): the one that stands nearest is meant.
  const bool fewer = right.size() <= left.size();
  std::vector<Surname>& few = fewer ? right : left;
  std::vector<Surname>& many = fewer ? left : right;
  for (const Surname& one : few) {
    const std::uint32_t place = fewer ? same_place(translation, one.begin, source)
                                      : same_place(source, one.begin, translation);
    const auto nearest = std::ranges::min_element(many, {}, [&](const Surname& other) {
      return std::max(other.begin, place) - std::min(other.begin, place);
    });
    const Surname other = *nearest;
    many.erase(nearest);
    const Surname& there = fewer ? other : one;
    const Surname& here = fewer ? one : other;
    found.push_back({Finding::name_differs,
                     source.text.substr(there.begin, there.end - there.begin),
                     translation.text.substr(here.begin, here.end - here.begin), there.sounds,
                     here.sounds, there.begin, here.begin});
  }
  return found;
}

}  // namespace tilmech
