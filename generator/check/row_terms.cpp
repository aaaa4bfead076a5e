#include "check/row_terms.h"

#include <algorithm>
#include <array>
#include <set>

#include "check/polarity.h"
#include "text/aside.h"

namespace tilmech {
namespace {

constexpr std::size_t kShortWord = 4;  // bytes: "drug" is part of too many words

constexpr std::size_t kWholeName = 99;  // words

// Whether a one-word name is part of a compound: "препарат-заменитель".
bool is_in_compound(const Passage& passage, const ConceptUse& use) {
  const auto& tokens = passage.words.tokens;
  if (use.first != use.last || tokens[use.first].kind != TokenKind::word) return false;
  const std::string_view text = passage.text;
  const std::uint32_t end = tokens[use.first].end;
  if (text.substr(end, 1) == "-" && use.first + 1 < tokens.size() &&
      tokens[use.first + 1].begin == end + 1)
    return true;
  return use.first > 0 && tokens[use.first - 1].end + 1 == tokens[use.first].begin &&
         text[tokens[use.first].begin - 1] == '-';
}

// Whether a one-word name stands there as part of another word or beside another name, where it
// is said in passing: "препарата налоксон".
bool is_in_passing(const Passage& passage, const ConceptUse& use) {
  const auto& tokens = passage.words.tokens;
  if (use.first != use.last || tokens[use.first].kind != TokenKind::word) return false;
  const std::uint32_t end = tokens[use.first].end;
  return is_in_compound(passage, use) ||
         std::ranges::any_of(passage.uses, [&](const ConceptUse& next) {
           return next.first == use.last + 1 && tokens[next.first].begin == end + 1;
         });
}

// What institutions are called, by the folded starts of words.
constexpr auto kInstitutions = std::to_array<std::string_view>(
    {"центр",     "служб",     "министерств", "институт",  "комитет", "агентств",
     "фонд",      "ассоциац",  "управлени",   "бюро",      "комисси", "борбор",
     "кызмат",    "министрли", "агентти",     "башкармал", "centre",  "center",
     "service",   "ministry",  "institut",    "committe",  "agency",  "fund",
     "associati", "council",   "bureau",      "office",    "commissi"});

// Whether a one-word name stands inside the name of an institution, which has its own translation:
// "Национальный центр по профилактике зависимостей". In Kyrgyz the centre comes last.
bool is_in_institution(const Passage& passage, const ConceptUse& use) {
  constexpr std::uint32_t kWords = 5;
  const auto& tokens = passage.words.tokens;
  if (use.first != use.last || tokens[use.first].kind != TokenKind::word) return false;
  const bool ky = passage.lang() == Lang::ky;
  const std::uint32_t begin = ky ? use.first : use.first - std::min(use.first, kWords);
  const std::uint32_t end =
      ky ? std::min(use.first + kWords, static_cast<std::uint32_t>(tokens.size())) : use.first;
  for (std::uint32_t i = begin; i < end; ++i) {
    const std::string_view word = passage.words.folded(tokens[i]);
    if (std::ranges::none_of(kInstitutions, [&](auto start) { return word.starts_with(start); }))
      continue;
    const std::uint32_t from = tokens[std::min(i, use.first)].begin;
    const std::uint32_t to = tokens[std::max(i, use.first)].end;
    const std::string_view name = std::string_view(passage.text).substr(from, to - from);
    const bool is_quoted = name.find("«") != std::string_view::npos;
    if (!is_quoted && name.find_first_of(".,;:!?()") == std::string_view::npos) return true;
  }
  return false;
}

// The uses of concepts that a translation names and its source does not: perhaps in the place of
// others.
std::vector<ConceptUse> uses_of_others(const Passage& source, const Passage& translation,
                                       const GlossaryNames& names) {
  std::vector<ConceptUse> others;
  for (const ConceptUse& use : translation.uses)
    if (names.concepts()[use.concept_id].document->has(source.lang()) &&
        !is_in_compound(translation, use) &&
        names.is_foreign(use.concept_id, source.words, source.lang()))
      others.push_back(use);
  return others;
}

// Whether a use of another concept has less than half of the words of each name of this one: a
// longer name that has it inside is no other term in its place.
bool is_apart(const ConceptUse& use, const Passage& passage, std::uint32_t concept_id,
              const GlossaryNames& names) {
  for (const std::uint32_t index : names.concepts()[concept_id].names[passage.lang()]) {
    const auto& stems = names.name(index).stems;
    const auto shared = std::ranges::count_if(stems, [&](const std::string& stem) {
      for (std::uint32_t i = use.first; i <= use.last; ++i)
        if (passage.words.stem(passage.words.tokens[i]) == stem) return true;
      return false;
    });
    if (2 * static_cast<std::size_t>(shared) >= stems.size()) return false;
  }
  return true;
}

long count_uses(const Passage& passage, std::uint32_t concept_id) {
  return std::ranges::count(passage.uses, concept_id, &ConceptUse::concept_id);
}

std::string written_use(const Passage& passage, const ConceptUse& use) {
  const std::uint32_t begin = passage.words.tokens[use.first].begin;
  std::string written = passage.text.substr(begin, passage.words.tokens[use.last].end - begin);
  std::ranges::replace(written, '\n', ' ');
  return written;
}

// Notes the terms of which nothing in the source's row reminds.
void find_extra_terms(const Passage& source, const Passage& translation,
                      const std::vector<ConceptUse>& others, const GlossaryNames& names,
                      TermTally& tally) {
  std::set<std::uint32_t> seen;
  for (const ConceptUse& use : others) {
    if (!seen.insert(use.concept_id).second ||
        names.reminds(use.concept_id, source.words, source.lang()))
      continue;
    // Of several words the source may have one, and say the rest otherwise.
    const bool is_of_words = use.first != use.last;
    if (is_of_words && names.has_word(use.concept_id, source.words, source.lang())) continue;
    const Document& entry = *names.concepts()[use.concept_id].document;
    const std::uint32_t begin = translation.words.tokens[use.first].begin;
    tally.extra.push_back({use.concept_id, translation.lang(), is_of_words, {}});
    report(tally.extra.back().found, Finding::term_extra,
           {translation.variant->file, translation.line_of(begin), 0},
           written_use(translation, use), entry.in(source.lang()).title,
           std::string(code(source.lang())),
           source.shown_place(same_place(translation, begin, source)));
  }
}

// Whether a passage names the concept by an abbreviation that the text gave it.
bool is_introduced(std::uint32_t concept_id, const Passage& passage,
                   const IntroducedNames& introduced) {
  const auto found = introduced.find(concept_id);
  return found != introduced.end() &&
         std::ranges::any_of(passage.words.tokens, [&](const Token& token) {
           const std::string_view folded = passage.words.folded(token);  // "sps's"
           return found->second.contains(passage.words.stem(token)) ||
                  found->second.contains(folded.substr(0, folded.find_first_of("'\xE2")));
         });
}

}  // namespace

void note_introduced(const Passage& passage, IntroducedNames& introduced) {
  const auto& tokens = passage.words.tokens;
  for (const ConceptUse& use : passage.uses) {
    const std::uint32_t next = use.last + 1;
    if (next < tokens.size() && is_aside(passage.text, tokens[next]))
      introduced[use.concept_id].emplace(passage.words.stem(tokens[next]));
  }
}

void find_missing_terms(const Passage& source, const Passage& translation,
                        const TermContext& context, const GlossaryNames& names, TermTally& tally) {
  const Lang lang = translation.lang();
  std::vector<ConceptUse> others = uses_of_others(source, translation, names);
  for (const ConceptUse& use : translation.uses) ++tally.named[{use.concept_id, lang}];
  for (const ConceptUse& use : others) ++tally.foreign[{use.concept_id, lang}];
  std::set<std::uint32_t> seen, paired;
  for (const ConceptUse& use : source.uses) {
    if (!seen.insert(use.concept_id).second) continue;
    const Document& entry = *names.concepts()[use.concept_id].document;
    if (!entry.has(lang)) continue;
    const Token& first = source.words.tokens[use.first];
    const std::string written = written_use(source, use);
    if (written.size() <= kShortWord && first.kind == TokenKind::word) continue;
    // An abbreviation stands for a whole name.
    const std::size_t size =
        first.kind == TokenKind::abbreviation ? kWholeName : use.last - use.first + 1;
    const auto names_it = [&](const Passage& passage) {
      return names.has(use.concept_id, passage.words, lang, size) ||
             is_introduced(use.concept_id, passage, context.introduced);
    };
    const auto other = std::ranges::find_if(others, [&](const ConceptUse& one) {
      return is_apart(one, translation, use.concept_id, names);
    });
    const bool is_there = names_it(translation);
    // It may be named elsewhere in the passage, but less often than in the source.
    const bool is_swap =
        other != others.end() &&
        (!names.has(use.concept_id, translation.words, lang, std::max<std::size_t>(size, 2)) ||
         count_uses(source, use.concept_id) > count_uses(translation, use.concept_id) ||
         names.count(use.concept_id, source.words, source.lang(), false) >
             names.count(use.concept_id, translation.words, lang, true));
    if (!is_swap && (is_in_passing(source, use) || is_in_institution(source, use) ||
                     (!is_there && has_pole_of(translation, use.concept_id, names))))
      continue;
    if (is_there && !is_swap) {
      ++tally.rendered[{use.concept_id, lang}];
      continue;
    }
    if (!is_swap && std::ranges::any_of(context.before,
                                        [&](const Passage* passage) { return names_it(*passage); }))
      continue;
    const std::uint32_t place = is_swap ? translation.words.tokens[other->first].begin
                                        : same_place(source, first.begin, translation);
    const bool one_word = use.first == use.last && first.kind == TokenKind::word;
    tally.missing.push_back({use.concept_id, lang, one_word, is_there, {}, {}});
    if (is_swap) {
      tally.missing.back().instead = other->concept_id;
      paired.insert(other->concept_id);
    }
    report(tally.missing.back().found, Finding::term_missing,
           {translation.variant->file, translation.line_of(place), 1}, written,
           std::string(code(source.lang())), entry.in(lang).title, source.shown_place(first.begin));
  }
  std::erase_if(others, [&](const ConceptUse& use) { return paired.contains(use.concept_id); });
  find_extra_terms(source, translation, others, names, tally);
}

void drop_extra_terms(TermTally& tally, const std::function<bool(std::uint32_t)>& reminds) {
  std::erase_if(tally.extra, [&](const TermTally::Extra& one) {
    return !one.is_of_words && reminds(one.concept_id);
  });
}

}  // namespace tilmech
