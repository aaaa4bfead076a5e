#include "check/guess_language.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace tilmech {
namespace {

// Folded words that stand in every text of one language and in none of the others, sorted.
constexpr auto kRussian = std::to_array<std::string_view>(
    {"а",     "без",     "был",      "была",    "были",    "было",    "в",       "во",
     "все",   "где",     "для",      "до",      "его",     "ее",      "если",    "есть",
     "за",    "и",       "из",       "или",     "им",      "их",      "к",       "как",
     "когда", "которая", "которого", "которое", "которой", "которые", "который", "которых",
     "ко",    "между",   "на",       "над",     "не",      "нет",     "ни",      "но",
     "о",     "об",      "от",       "по",      "под",     "после",   "при",     "с",
     "со",    "также",   "так",      "том",     "того",    "только",  "у",       "чем",
     "что",   "чтобы",   "это",      "этого",   "этой",    "этом",    "этот",    "является"});
constexpr auto kKyrgyz = std::to_array<std::string_view>(
    {"айрым",  "айтты",  "ал",      "алар",       "алардын", "алуу",   "анда",   "андан",
     "анын",   "ар",     "ары",     "аркылуу",    "башка",   "бар",    "барган", "бардык",
     "беруу",  "берген", "бир",     "биргелешип", "болгон",  "болот",  "болсо",  "болуп",
     "болуу",  "боюнча", "бул",     "го",         "да",      "деген",  "деп",    "дагы",
     "жана",   "же",     "жок",     "жол",        "жонундо", "жылы",   "ич",     "ичинде",
     "карата", "карай",  "каршы",   "кийин",      "килуу",   "кылуу",  "кызмат", "менен",
     "мындай", "ошол",   "ошондой", "оз",         "солуу",   "тартып", "туура",  "тууралуу",
     "учун",   "чейин",  "эки",     "эле",        "эмес",    "эн",     "эске"});
constexpr auto kEnglish = std::to_array<std::string_view>(
    {"a",     "an",   "and",  "are", "as",  "at",   "be",    "been",  "but",
     "by",    "for",  "from", "had", "has", "have", "in",    "is",    "it",
     "its",   "not",  "of",   "on",  "or",  "that", "the",   "their", "there",
     "these", "they", "this", "to",  "was", "were", "which", "will",  "with"});

constexpr auto kRussianEndings = std::to_array<std::string_view>(
    {"ого",  "ему",  "ому",  "ыми",  "ими",  "ости", "ость", "ения", "ение",
     "ений", "ании", "ться", "ются", "ется", "ских", "ский", "ской", "ской",
     "ные",  "ный",  "ная",  "ных",  "ной",  "ами",  "ями",  "ции",  "ция"});
constexpr auto kKyrgyzEndings = std::to_array<std::string_view>(
    {"нын",  "нин",   "нун", "дын", "дин", "дун", "тын", "тин", "тун",  "лар", "лер", "лор", "дар",
     "дер",  "дор",   "тар", "тер", "тор", "луу", "дуу", "туу", "ууга", "лык", "лик", "лук", "дагы",
     "деги", "доочу", "ган", "ген", "гон", "кан", "кен", "кон", "гыч",  "сыз", "сиз", "суз"});

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool ends_with_any(std::span<const std::string_view> endings, std::string_view word) {
  return std::ranges::any_of(endings, [&](std::string_view ending) {
    return word.size() > ending.size() + 4 && word.ends_with(ending);
  });
}

bool has_kyrgyz_letter(std::string_view word) {
  return std::ranges::any_of(
      std::to_array<std::string_view>({"ң", "ө", "ү", "Ң", "Ө", "Ү"}),
      [&](std::string_view letter) { return word.find(letter) != std::string_view::npos; });
}

bool has_russian_letter(std::string_view word) {
  return std::ranges::any_of(
      std::to_array<std::string_view>({"щ", "ъ", "ье", "ья", "ью", "вш"}),
      [&](std::string_view letters) { return word.find(letters) != std::string_view::npos; });
}

}  // namespace

void LanguageEvidence::add(const LanguageEvidence& other) {
  for (const Lang lang : kAllLangs) {
    score[lang] += other.score[lang];
    small_words[lang] += other.small_words[lang];
  }
  words += other.words;
}

LanguageEvidence weigh_word(std::string_view written, std::string_view folded) {
  LanguageEvidence evidence;
  const auto add = [&evidence](Lang lang, int score, bool small) {
    evidence.score[lang] = score;
    evidence.small_words[lang] = small;
  };
  const bool latin = static_cast<unsigned char>(written[0]) < 0x80;
  evidence.words = written.size() > (latin ? 1 : 2);
  if (latin) {
    const bool small = contains(kEnglish, folded);
    add(Lang::en, small ? 3 : 1, small);
    return evidence;
  }
  if (has_kyrgyz_letter(written) || contains(kKyrgyz, folded))
    add(Lang::ky, 2, true);
  else if (ends_with_any(kKyrgyzEndings, folded))
    add(Lang::ky, 1, false);
  if (contains(kRussian, folded))
    add(Lang::ru, 2, true);
  else if (has_russian_letter(folded) || ends_with_any(kRussianEndings, folded))
    add(Lang::ru, 1, false);
  return evidence;
}

std::optional<Lang> other_language(const LanguageEvidence& evidence, Lang expected) {
  constexpr int kFewWords = 4;
  if (evidence.words < kFewWords) return std::nullopt;
  Lang best = expected;
  for (const Lang lang : kAllLangs)
    if (evidence.score[lang] > evidence.score[best]) best = lang;
  // Enough of it, and much more than of what there should be.
  const bool clear = evidence.score[best] >= 3 && evidence.small_words[best] > 0 &&
                     evidence.score[best] * 2 >= evidence.words &&
                     evidence.score[best] >= 3 * evidence.score[expected];
  if (best == expected || !clear) return std::nullopt;
  return best;
}

}  // namespace tilmech
