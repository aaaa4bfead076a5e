#include "check/concept_names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "check/word_likeness.h"
#include "text/aside.h"

namespace tilmech {
namespace {

// Signs that part words of a text so that they are no name together.
constexpr std::string_view kSigns = ".;:!?()", kEnds = ".;:!?";

// Signs of a capital letter: Latin A-Z, Cyrillic U+0400 ... U+042F, Ң Ө Ү.
std::size_t count_capitals(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 'A' && byte <= 'Z') ++count;
    if (i + 1 == text.size()) break;
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (byte == 0xD0 && next < 0xB0) ++count;
    if ((byte == 0xD2 && (next == 0xA2 || next == 0xAE)) || (byte == 0xD3 && next == 0xA8)) ++count;
  }
  return count;
}

// Prefixes that turn an adjective into its opposite.
constexpr PerLang<std::array<std::string_view, 2>> kNegations = {
    {{{{"", ""}}, {{"не", "не"}}, {{"un", "il"}}}}};

bool negates(std::string_view word, std::string_view base) {
  for (const Lang lang : kAllLangs)
    for (const std::string_view prefix : kNegations[lang])
      if (!prefix.empty() && word.size() == prefix.size() + base.size() &&
          word.starts_with(prefix) && word.ends_with(base))
        return true;
  return false;
}

// Where two names of equally many words differ, if in one word only.
std::optional<std::size_t> differing_word(const std::vector<std::string>& a,
                                          const std::vector<std::string>& b) {
  if (a.size() != b.size()) return std::nullopt;
  std::optional<std::size_t> at;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (at) return std::nullopt;
    at = i;
  }
  return at;
}

}  // namespace

GlossaryNames::GlossaryNames(const Site& site) {
  PerLang<Analyser> analysers{{Analyser(Lang::ky), Analyser(Lang::ru), Analyser(Lang::en)}};
  for (const Document& document : site.documents) {
    if (document.collection != Collection::glossary) continue;
    const auto id = static_cast<std::uint32_t>(concepts_.size());
    concepts_.push_back({&document, {}});
    for (const Lang lang : kAllLangs) {
      if (!document.has(lang)) continue;
      const Variant& entry = document.in(lang);
      add_name(analysers[lang], lang, entry.title, false, id);
      add_name(analysers[lang], lang, entry.term.abbreviation, true, id);
      for (const std::string& name : entry.term.variants)
        add_name(analysers[lang], lang, name, false, id);
      for (const std::string& name : entry.term.deprecated)
        add_name(analysers[lang], lang, name, false, id);
    }
  }
  for (auto& map : by_stem_.values)
    for (auto& [stem, list] : map)
      std::ranges::stable_sort(list, [this](std::uint32_t a, std::uint32_t b) {
        return names_[a].stems.size() > names_[b].stems.size();
      });
  mark_longer_names();
  add_poles(analysers);
}

void GlossaryNames::mark_longer_names() {
  const auto has_all = [](const Name& name, const Name& shorter) {
    return shorter.stems.size() < name.stems.size() &&
           std::ranges::all_of(shorter.stems, [&](const std::string& stem) {
             return std::ranges::find(name.stems, stem) != name.stems.end();
           });
  };
  for (const Concept& one : concepts_)
    for (const Lang lang : kAllLangs)
      for (const std::uint32_t index : one.names[lang])
        names_[index].has_shorter = std::ranges::any_of(one.names[lang], [&](std::uint32_t other) {
          return has_all(names_[index], names_[other]);
        });
}

void GlossaryNames::add_name(Analyser& analyser, Lang lang, const std::string& text,
                             bool abbreviation, std::uint32_t concept_id) {
  Analysis words;
  analyser.analyse(text, words);
  if (words.tokens.empty()) return;
  Name name;
  name.abbreviation = abbreviation || (words.tokens.size() == 1 && count_capitals(text) > 1);
  name.has_signs = text.find('(') != std::string::npos;
  name.concept_id = concept_id;
  for (const Token& token : words.tokens) {
    name.stems.emplace_back(words.stem(token));
    name.words.emplace_back(words.folded(token));
    if (token.kind == TokenKind::abbreviation)
      abbreviations_.emplace(std::string(words.stem(token)), true);
  }
  const auto index = static_cast<std::uint32_t>(names_.size());
  if (name.abbreviation) abbreviations_.emplace(name.stems[0], true);
  by_stem_[lang][name.stems[0]].push_back(index);
  concepts_[concept_id].names[lang].push_back(index);
  names_.push_back(std::move(name));
}

void GlossaryNames::add_pole(Lang lang, std::string_view stem, std::string_view folded,
                             bool by_letters, PoleWord word) {
  for (const Pole& pole : poles_[lang])
    if (pole.folded == folded) return;
  poles_[lang].push_back({std::string(stem), std::string(folded), by_letters, word});
}

// Two names of antonyms that differ in one word give a pair of poles; so do words of which one is
// the other with a prefix that negates it, wherever they stand.
void GlossaryNames::add_pole_pair(const Name& name, const Name& opposite, std::uint32_t pair,
                                  Lang lang) {
  const auto add = [&](std::size_t at, std::size_t other) {
    const bool same_stem = name.stems[at] == opposite.stems[other];
    add_pole(lang, name.stems[at], name.words[at], same_stem, {pair, 0});
    add_pole(lang, opposite.stems[other], opposite.words[other], same_stem, {pair, 1});
  };
  const auto differing = differing_word(name.words, opposite.words);
  if (differing) add(*differing, *differing);
  for (std::size_t i = 0; i < name.words.size(); ++i)
    for (std::size_t j = 0; j < opposite.words.size(); ++j)
      if (negates(name.words[i], opposite.words[j]) || negates(opposite.words[j], name.words[i]))
        add(i, j);
}

// "lawful trade" beside "licit trade": another word for the same pole, unless the antonym uses it
// too.
void GlossaryNames::add_synonyms_of_poles(Lang lang, std::uint32_t concept_id,
                                          std::uint32_t antonym_id, PoleWord word) {
  const auto antonym_has = [&](const std::string& stem) {
    return std::ranges::any_of(concepts_[antonym_id].names[lang], [&](std::uint32_t index) {
      const auto& stems = names_[index].stems;
      return std::ranges::find(stems, stem) != stems.end();
    });
  };
  for (const std::uint32_t a : concepts_[concept_id].names[lang])
    for (const std::uint32_t b : concepts_[concept_id].names[lang]) {
      const auto at = differing_word(names_[a].words, names_[b].words);
      if (!at || names_[a].words.size() < 2 || antonym_has(names_[b].stems[*at])) continue;
      const PoleWord* known = pole(names_[a].stems[*at], names_[a].words[*at], lang);
      if (known != nullptr && known->pair == word.pair && known->side == word.side)
        add_pole(lang, names_[b].stems[*at], names_[b].words[*at], false, word);
    }
}

// "unlawful" where only "lawful" is in the glossary.
void GlossaryNames::add_prefixed_poles(Analyser& analyser, Lang lang) {
  const std::vector<Pole> known = poles_[lang];
  for (const Pole& pole : known)
    for (const std::string_view prefix : kNegations[lang]) {
      if (prefix.empty()) continue;
      const std::string word = std::string(prefix) + pole.folded;
      const bool is_negation = std::ranges::any_of(
          known, [&](const Pole& other) { return negates(other.folded, pole.folded); });
      if (is_negation) continue;
      const std::string stem(analyser.stem(word));
      add_pole(lang, stem, word, false, {pole.word.pair, 1 - pole.word.side});
    }
}

void GlossaryNames::add_poles(PerLang<Analyser>& analysers) {
  std::map<std::string_view, std::uint32_t> by_key;
  for (std::uint32_t i = 0; i < concepts_.size(); ++i) by_key[concepts_[i].document->key] = i;
  for (std::uint32_t i = 0; i < concepts_.size(); ++i) {
    const Document& document = *concepts_[i].document;
    const auto other = by_key.find(document.in(document.source).term.antonym);
    if (other == by_key.end() || other->second <= i) continue;
    concept_poles_[i] = {i, 0};
    concept_poles_[other->second] = {i, 1};
    for (const Lang lang : kAllLangs) {
      for (const std::uint32_t name : concepts_[i].names[lang])
        for (const std::uint32_t opposite : concepts_[other->second].names[lang])
          add_pole_pair(names_[name], names_[opposite], i, lang);
      add_synonyms_of_poles(lang, i, other->second, {i, 0});
      add_synonyms_of_poles(lang, other->second, i, {i, 1});
    }
  }
  for (const Lang lang : kAllLangs) add_prefixed_poles(analysers[lang], lang);
}

const PoleWord* GlossaryNames::pole(std::string_view stem, std::string_view folded,
                                    Lang lang) const {
  for (const Pole& pole : poles_[lang])
    if (pole.stem == stem &&
        (pole.by_letters ? folded.starts_with(pole.folded) : is_near(folded, pole.folded, lang)))
      return &pole.word;
  return nullptr;
}

const PoleWord* GlossaryNames::pole(std::uint32_t concept_id) const {
  const auto found = concept_poles_.find(concept_id);
  return found == concept_poles_.end() ? nullptr : &found->second;
}

bool GlossaryNames::knows_abbreviation(std::string_view folded) const {
  return abbreviations_.find(folded) != abbreviations_.end();
}

// How many words from `at` on are the name; 0 when they are not.
std::size_t GlossaryNames::size_of_match(const Name& name, std::string_view text,
                                         const Analysis& words, Lang lang, std::size_t at) const {
  std::size_t next = at;
  std::uint32_t end = words.tokens[at].begin;  // of what was read
  for (std::size_t i = 0; i < name.stems.size(); ++i, ++next) {
    if (i > 0 && !name.has_signs && next < words.tokens.size() &&
        is_aside(text, words.tokens[next])) {
      end = words.tokens[next].end + 1;
      ++next;
    }
    if (next >= words.tokens.size()) return 0;
    const Token& token = words.tokens[next];
    if (!is_same_stem(words.stem(token), name.stems[i], lang)) return 0;
    if (!name.abbreviation && !is_near(words.folded(token), name.words[i], lang)) return 0;
    // Words of a name stand in one sentence.
    if (text.substr(end, token.begin - end).find_first_of(name.has_signs ? kEnds : kSigns) !=
        std::string_view::npos)
      return 0;
    end = token.end;
  }
  const Token& first = words.tokens[at];
  const bool is_written_so =
      !name.abbreviation || count_capitals(text.substr(first.begin, first.end - first.begin)) > 1;
  return is_written_so ? next - at : 0;
}

const std::vector<std::uint32_t>& GlossaryNames::names_from(std::string_view stem,
                                                            Lang lang) const {
  static const std::vector<std::uint32_t> none;
  const auto found = by_stem_[lang].find(stem);
  return found == by_stem_[lang].end() ? none : found->second;
}

void GlossaryNames::find(std::string_view text, const Analysis& words, Lang lang,
                         const std::vector<NameStart>& starts, std::vector<ConceptUse>& out) const {
  out.clear();
  std::uint32_t next = 0;  // the first word behind the name found last
  for (const NameStart& start : starts) {
    if (start.token < next) continue;
    for (const std::uint32_t index : *start.names) {
      const std::size_t size = size_of_match(names_[index], text, words, lang, start.token);
      if (size == 0) continue;
      next = start.token + static_cast<std::uint32_t>(size);
      out.push_back({names_[index].concept_id, start.token, next - 1});
      break;
    }
  }
}

}  // namespace tilmech
