#include "check/row_terms.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace tilmech {
namespace {

constexpr std::size_t kShortWord = 4;  // bytes: "drug" is part of too many words

constexpr std::size_t kWholeName = 99;  // words

struct FoundPole {
  int side = 0;
  std::uint32_t token = 0;
};
using Poles = std::map<std::uint32_t, std::vector<FoundPole>>;  // by pair, in order

bool has_pole_word(const Passage& passage, const ConceptUse& use, const GlossaryNames& names) {
  for (std::uint32_t i = use.first; i <= use.last; ++i) {
    const Token& token = passage.words.tokens[i];
    if (names.pole(passage.words.stem(token), passage.words.folded(token), passage.lang()))
      return true;
  }
  return false;
}

// The words that are poles, and the names of concepts that have an antonym ("drug trafficking").
Poles poles_of(const Passage& passage, const GlossaryNames& names) {
  Poles poles;
  auto use = passage.uses.begin();
  for (std::uint32_t i = 0; i < passage.words.tokens.size(); ++i) {
    const Token& token = passage.words.tokens[i];
    while (use != passage.uses.end() && use->last < i) ++use;
    const PoleWord* pole =
        names.pole(passage.words.stem(token), passage.words.folded(token), passage.lang());
    const bool starts_name = use != passage.uses.end() && use->first == i;
    if (pole == nullptr && starts_name && !has_pole_word(passage, *use, names))
      pole = names.pole(use->concept_id);
    if (pole != nullptr) poles[pole->pair].push_back({pole->side, i});
  }
  return poles;
}

long count(const std::vector<FoundPole>& poles, int side) {
  return std::ranges::count(poles, side, &FoundPole::side);
}

// The first pole of `side` that is not where the other passage has one of that side: counted in
// order from the start, then from the end.
const FoundPole& odd_one(const std::vector<FoundPole>& own, const std::vector<FoundPole>& other,
                         int side) {
  for (std::size_t i = 0; i < own.size() && i < other.size(); ++i)
    if (own[i].side == side && other[i].side != side) return own[i];
  return *std::ranges::find(own.rbegin(), own.rend(), side, &FoundPole::side);
}

}  // namespace

Differences compare_polarity(const Passage& source, const Passage& translation,
                             const GlossaryNames& names) {
  Differences found;
  const Poles theirs = poles_of(source, names);
  if (theirs.empty()) return found;
  const Poles ours = poles_of(translation, names);
  for (const auto& [pair, source_poles] : theirs) {
    const auto same_pair = ours.find(pair);
    if (same_pair == ours.end()) continue;
    for (const int side : {0, 1}) {
      // The source says it more often, the translation its opposite.
      const bool turned = count(source_poles, side) > count(same_pair->second, side) &&
                          count(same_pair->second, 1 - side) > count(source_poles, 1 - side);
      if (!turned) continue;
      const Token& here =
          translation.words.tokens[odd_one(same_pair->second, source_poles, 1 - side).token];
      const Token& there =
          source.words.tokens[odd_one(source_poles, same_pair->second, side).token];
      Difference difference;
      difference.finding = Finding::polarity_differs;
      difference.source_text = source.word(there);
      difference.source_value = std::to_string(pair) + (side == 0 ? "+" : "-");
      difference.source_at = there.begin;
      difference.translation_text = translation.word(here);
      difference.translation_at = here.begin;
      found.push_back(std::move(difference));
    }
  }
  return found;
}

namespace {

// Whether a one-word name stands there as part of another word or beside another name, where it
// is said in passing: "препарат-заменитель", "препарата налоксон".
bool is_in_passing(const Passage& passage, const ConceptUse& use) {
  const auto& tokens = passage.words.tokens;
  if (use.first != use.last || tokens[use.first].kind != TokenKind::word) return false;
  const std::string_view text = passage.text;
  const std::uint32_t end = tokens[use.first].end;
  if (text.substr(end, 1) == "-" && use.first + 1 < tokens.size() &&
      tokens[use.first + 1].begin == end + 1)
    return true;
  if (use.first > 0 && tokens[use.first - 1].end + 1 == tokens[use.first].begin &&
      text[tokens[use.first].begin - 1] == '-')
    return true;
  return std::ranges::any_of(passage.uses, [&](const ConceptUse& next) {
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
    if (name.find_first_of(".,;:!?()") == std::string_view::npos) return true;
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
        !is_in_passing(translation, use) &&
        names.is_foreign(use.concept_id, source.words, source.lang()))
      others.push_back(use);
  return others;
}

// Whether a use of another concept has no word of any name of this one: a longer name that has it
// inside is no other term in its place.
bool is_apart(const ConceptUse& use, const Passage& passage, std::uint32_t concept_id,
              const GlossaryNames& names) {
  for (const std::uint32_t index : names.concepts()[concept_id].names[passage.lang()])
    for (std::uint32_t i = use.first; i <= use.last; ++i)
      if (std::ranges::count(names.name(index).stems, passage.words.stem(passage.words.tokens[i])) >
          0)
        return false;
  return true;
}

// Notes the terms of several words of which the source has not one: reported in the source, for
// which of its words they stand for is not known.
void find_lonely_terms(const Passage& source, const Passage& translation,
                       const std::vector<ConceptUse>& others, const GlossaryNames& names,
                       TermTally& tally) {
  for (const ConceptUse& use : others) {
    if (use.first == use.last || names.has_word(use.concept_id, source.words, source.lang()))
      continue;
    const Document& entry = *names.concepts()[use.concept_id].document;
    const Token& first = translation.words.tokens[use.first];
    const Token& last = translation.words.tokens[use.last];
    std::string written = translation.text.substr(first.begin, last.end - first.begin);
    std::ranges::replace(written, '\n', ' ');
    const std::uint32_t place = same_place(translation, first.begin, source);
    tally.lonely.push_back({use.concept_id, translation.lang(), {}});
    report(tally.lonely.back().found, Finding::term_missing,
           {source.variant->file, source.line_of(place), 1}, written,
           std::string(code(translation.lang())), entry.in(source.lang()).title,
           translation.shown_place(first.begin));
  }
}

}  // namespace

void find_missing_terms(const Passage& source, const Passage& translation,
                        const std::vector<const Passage*>& before, const GlossaryNames& names,
                        TermTally& tally) {
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
    const Token& last = source.words.tokens[use.last];
    std::string written = source.text.substr(first.begin, last.end - first.begin);
    if (written.size() <= kShortWord && first.kind == TokenKind::word) continue;
    // An abbreviation stands for a whole name.
    const std::size_t size =
        first.kind == TokenKind::abbreviation ? kWholeName : use.last - use.first + 1;
    const auto names_it = [&](const Passage& passage) {
      return names.has(use.concept_id, passage.words, lang, size);
    };
    const auto other = std::ranges::find_if(others, [&](const ConceptUse& one) {
      return is_apart(one, translation, use.concept_id, names);
    });
    const bool is_there = names_it(translation);
    // It may be named elsewhere in the passage, but less often than in the source.
    const bool is_swap =
        other != others.end() &&
        (!is_there || names.count(use.concept_id, source.words, source.lang(), false) >
                          names.count(use.concept_id, translation.words, lang, true));
    if (!is_swap && (is_in_passing(source, use) || is_in_institution(source, use))) continue;
    if (is_there && !is_swap) {
      ++tally.rendered[{use.concept_id, lang}];
      continue;
    }
    if (!is_swap &&
        std::ranges::any_of(before, [&](const Passage* passage) { return names_it(*passage); }))
      continue;
    std::ranges::replace(written, '\n', ' ');
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
  find_lonely_terms(source, translation, others, names, tally);
}

namespace {

// A concept that is often named where the source has none is no sign.
bool is_telling(const ConceptCounts& foreign, const ConceptCounts& named,
                std::pair<std::uint32_t, Lang> term) {
  const auto times = foreign.find(term);
  return times == foreign.end() || times->second < 2 || 2 * times->second <= named.at(term);
}

// Whether both translations of a row name it, so that it is the source that is brief.
bool is_in_both(const TermTally& tally, const TermTally::Lonely& one) {
  return std::ranges::any_of(tally.lonely, [&](const TermTally::Lonely& other) {
    return other.lang != one.lang && other.concept_id == one.concept_id;
  });
}

}  // namespace

MissingTerms::MissingTerms(std::vector<TermTally> tallies) : tallies_(std::move(tallies)) {
  for (const TermTally& tally : tallies_) count(tally, 1);
  chosen_ = chosen();
}

void MissingTerms::count(const TermTally& tally, int sign) {
  for (const auto& [term, times] : tally.named) named_[term] += sign * times;
  for (const auto& [term, times] : tally.foreign) foreign_[term] += sign * times;
  for (const auto& [term, times] : tally.rendered) rendered_[term] += sign * times;
  for (const TermTally::Missing& one : tally.missing) missing_[{one.concept_id, one.lang}] += sign;
}

bool MissingTerms::is_reported(const TermTally::Missing& one,
                               std::set<std::pair<std::uint32_t, Lang>>& once) const {
  constexpr int kMany = 3;
  const std::pair term(one.concept_id, one.lang);
  const bool swapped =
      one.instead && is_telling(foreign_, named_, std::pair(*one.instead, one.lang));
  if (one.is_there && !swapped) return false;
  const auto rendered = rendered_.find(term);
  const int times = rendered == rendered_.end() ? 0 : rendered->second;
  const bool everyday = missing_.at(term) >= kMany && missing_.at(term) > times;
  return !everyday || swapped || (!one.one_word && once.insert(term).second);
}

std::vector<std::vector<std::uint32_t>> MissingTerms::chosen() const {
  std::vector<std::vector<std::uint32_t>> result(tallies_.size());
  std::set<std::pair<std::uint32_t, Lang>> once;
  for (std::size_t i = 0; i < tallies_.size(); ++i) {
    const TermTally& tally = tallies_[i];
    std::uint32_t place = 0;
    for (const TermTally::Missing& one : tally.missing) {
      if (is_reported(one, once)) result[i].push_back(place);
      ++place;
    }
    for (const TermTally::Lonely& one : tally.lonely) {
      if (is_telling(foreign_, named_, std::pair(one.concept_id, one.lang)) &&
          !is_in_both(tally, one))
        result[i].push_back(place);
      ++place;
    }
  }
  return result;
}

std::vector<std::size_t> MissingTerms::replace(std::size_t document, TermTally fresh) {
  count(tallies_[document], -1);
  tallies_[document] = std::move(fresh);
  count(tallies_[document], 1);
  const std::vector<std::vector<std::uint32_t>> before = std::move(chosen_);
  chosen_ = chosen();
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < chosen_.size(); ++i)
    if (i != document && chosen_[i] != before[i]) others.push_back(i);
  return others;
}

void MissingTerms::report(std::size_t document, Diagnostics& diagnostics) const {
  const TermTally& tally = tallies_[document];
  for (const std::size_t place : chosen_[document]) {
    const bool is_missing = place < tally.missing.size();
    diagnostics.push_back(is_missing ? tally.missing[place].found.front()
                                     : tally.lonely[place - tally.missing.size()].found.front());
  }
}

}  // namespace tilmech
