#include "check/numbers.h"

#include <algorithm>
#include <optional>
#include <set>

#include "check/number_atoms.h"
#include "check/number_words.h"

namespace tilmech {
namespace {

bool is_all_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// One of the two says "1.300", the other what that may mean.
bool may_be_same(const Atom& atom, const Quantity& quantity, const Atom& other) {
  if (!quantity.ambiguous) return false;
  std::string joined = atom.value, cut = atom.value;
  std::erase(joined, '.');
  while (cut.ends_with('0')) cut.pop_back();
  return other.value == joined || other.value == cut;
}

// "90-е годы" and "1990s".
bool is_same_decade(const Atom& a, const Atom& b) {
  const auto short_of = [](const Atom& year, const Atom& decade) {
    return year.value.size() == 4 && decade.value.size() == 2 && is_all_digits(year.value) &&
           year.value.ends_with(decade.value) && decade.value[1] == '0';
  };
  return short_of(a, b) || short_of(b, a);
}

// "14:30" on one side, "14.30" on the other.
bool is_same_time(const Atom& time, const Passage& there, const Atom& other) {
  const std::size_t colon = time.value.find(':');
  if (colon == std::string::npos) return false;
  const Quantity& quantity = there.numbers[other.quantity];
  std::string dotted = time.value;
  dotted[colon] = '.';
  return std::string_view(there.text).substr(quantity.begin, quantity.end - quantity.begin) ==
         dotted;
}

class NumberComparison {
 public:
  NumberComparison(const Passage& source, const Passage& translation)
      : source_(source),
        translation_(translation),
        source_atoms_(atoms_of(source)),
        translation_atoms_(atoms_of(translation)) {}

  Differences compare() {
    match_equal();
    if (all_matched()) return differing_units();
    match_loosely();
    match_words(source_atoms_, translation_);
    match_words(translation_atoms_, source_);
    forgive_repetition(source_atoms_, translation_atoms_);
    forgive_repetition(translation_atoms_, source_atoms_);
    Differences found = differing_units();
    pair_rest(found);
    return found;
  }

 private:
  bool all_matched() const {
    const auto matched = [](const Atom& atom) { return atom.matched; };
    return std::ranges::all_of(source_atoms_, matched) &&
           std::ranges::all_of(translation_atoms_, matched);
  }

  // Equal values, first where the units agree too.
  void match_equal() {
    for (const bool with_unit : {true, false})
      for (Atom& atom : source_atoms_)
        for (Atom& other : translation_atoms_) {
          if (atom.matched || other.matched || atom.value != other.value) continue;
          if (with_unit && atom.unit != other.unit) continue;
          atom.matched = other.matched = true;
          pairs_.emplace_back(&atom, &other);
        }
  }

  void match_loosely() {
    for (Atom& atom : source_atoms_)
      for (Atom& other : translation_atoms_) {
        if (atom.matched || other.matched) continue;
        const bool same = may_be_same(atom, source_.numbers[atom.quantity], other) ||
                          may_be_same(other, translation_.numbers[other.quantity], atom) ||
                          is_same_decade(atom, other) || is_same_measure(atom, other) ||
                          (atom.scaled == other.value && !atom.scaled.empty()) ||
                          (other.scaled == atom.value && !other.scaled.empty()) ||
                          is_same_time(atom, translation_, other) ||
                          is_same_time(other, source_, atom);
        if (same) atom.matched = other.matched = true;
      }
  }

  static void match_words(std::vector<Atom>& atoms, const Passage& other) {
    std::optional<std::set<std::string>> values;
    for (Atom& atom : atoms) {
      if (atom.matched) continue;
      if (!values) {
        values = word_values(other.words, other.lang());
        for (const Token& token : other.words.tokens)
          if (const auto roman = roman_value(other.word(token)))
            values->insert(std::to_string(*roman));
      }
      if (values->contains(atom.value) ||
          (atom.unit == Unit::percent && names_share(other.words, other.lang(), atom.value)))
        atom.matched = true;
    }
  }

  // A value that the other side has, if fewer times, is said.
  static void forgive_repetition(std::vector<Atom>& atoms, const std::vector<Atom>& others) {
    for (Atom& atom : atoms)
      if (!atom.matched &&
          std::ranges::any_of(others, [&](const Atom& other) { return other.value == atom.value; }))
        atom.matched = true;
  }

  Differences differing_units() const {
    Differences found;
    for (const auto& [atom, other] : pairs_)
      if (atom->unit != Unit::none && other->unit != Unit::none && atom->unit != other->unit)
        found.push_back(both(*atom, *other));
    return found;
  }

  // What is left: a value of one side against one of the other, of the same kind and in order.
  void pair_rest(Differences& found) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> paired;
    for (Atom& atom : source_atoms_) {
      if (atom.matched) continue;
      const auto other = std::ranges::find_if(translation_atoms_, [&](const Atom& candidate) {
        return !candidate.matched && is_alike(atom, candidate);
      });
      if (other == translation_atoms_.end()) continue;
      atom.matched = other->matched = true;
      if (paired.emplace(atom.quantity, other->quantity).second)
        found.push_back(both(atom, *other));
    }
    std::set<std::uint32_t> said;
    for (const Atom& atom : source_atoms_)
      if (!atom.matched && said.insert(atom.quantity).second) found.push_back(only_source(atom));
    said.clear();
    for (const Atom& atom : translation_atoms_)
      if (!atom.matched && said.insert(atom.quantity).second) {
        Difference difference;
        difference.translation_text = shown(translation_, atom);
        difference.translation_value = atom.value;
        difference.translation_at = place_of(translation_, atom);
        difference.source_at = same_place(translation_, difference.translation_at, source_);
        found.push_back(std::move(difference));
      }
  }

  // Whether one may have come from the other: years with years, months with months.
  static bool is_alike(const Atom& a, const Atom& b) {
    const bool month = a.value.starts_with("month"), other_month = b.value.starts_with("month");
    if (month || other_month) return month && other_month;
    const auto is_year = [](const Atom& atom) {
      return atom.value.size() == 4 && is_all_digits(atom.value) &&
             (atom.value[0] == '1' || atom.value[0] == '2') && atom.unit == Unit::none;
    };
    return is_year(a) == is_year(b);
  }

  Difference both(const Atom& atom, const Atom& other) const {
    Difference difference;
    difference.source_text = shown(source_, atom);
    difference.source_value = atom.value;
    difference.source_at = place_of(source_, atom);
    difference.translation_text = shown(translation_, other);
    difference.translation_value = other.value;
    difference.translation_at = place_of(translation_, other);
    return difference;
  }

  Difference only_source(const Atom& atom) const {
    Difference difference;
    difference.source_text = shown(source_, atom);
    difference.source_value = atom.value;
    difference.source_at = place_of(source_, atom);
    difference.translation_at = place_of_missing(atom);
    return difference;
  }

  // Between the nearest numbers that both have, else as far into the text as in the source.
  std::uint32_t place_of_missing(const Atom& atom) const {
    const std::uint32_t begin = source_.numbers[atom.quantity].begin;
    std::uint32_t before = 0, before_there = 0;
    auto after = static_cast<std::uint32_t>(source_.text.size());
    auto after_there = static_cast<std::uint32_t>(translation_.text.size());
    for (const auto& [own, other] : pairs_) {
      const std::uint32_t here = source_.numbers[own->quantity].begin;
      const std::uint32_t there = translation_.numbers[other->quantity].begin;
      if (here <= begin && here >= before) before = here, before_there = there;
      if (here > begin && here < after) after = here, after_there = there;
    }
    if (after_there < before_there || after == before) return before_there;
    const double share = static_cast<double>(begin - before) / static_cast<double>(after - before);
    const auto place = before_there + static_cast<std::uint32_t>(
                                          share * static_cast<double>(after_there - before_there));
    return translation_.text.empty()
               ? 0
               : std::min(place, static_cast<std::uint32_t>(translation_.text.size() - 1));
  }

  // Where the digits of the atom stand in its quantity: a year may stand on the next line.
  static std::uint32_t place_of(const Passage& passage, const Atom& atom) {
    const Quantity& quantity = passage.numbers[atom.quantity];
    const std::string_view text =
        std::string_view(passage.text).substr(quantity.begin, quantity.end - quantity.begin);
    const std::size_t at = text.find(atom.value);
    const bool whole = text.find('\n') == std::string_view::npos;
    return quantity.begin +
           (whole || at == std::string_view::npos ? 0 : static_cast<std::uint32_t>(at));
  }

  // The quantity as written, from that place to the line's end.
  static std::string shown(const Passage& passage, const Atom& atom) {
    const std::uint32_t begin = place_of(passage, atom);
    const std::string_view text =
        std::string_view(passage.text).substr(begin, passage.numbers[atom.quantity].end - begin);
    return std::string(text.substr(0, text.find('\n')));
  }

  const Passage& source_;
  const Passage& translation_;
  std::vector<Atom> source_atoms_, translation_atoms_;
  std::vector<std::pair<Atom*, Atom*>> pairs_;
};

}  // namespace

Differences compare_numbers(const Passage& source, const Passage& translation) {
  if (source.numbers.empty() && translation.numbers.empty()) return {};
  return NumberComparison(source, translation).compare();
}

void report_ambiguous_numbers(const Passage& passage, Diagnostics& diagnostics) {
  for (const Quantity& quantity : passage.numbers) {
    if (!quantity.ambiguous) continue;
    const std::string_view written =
        std::string_view(passage.text).substr(quantity.begin, quantity.end - quantity.begin);
    const std::string_view digits = written.substr(0, written.find_first_not_of("0123456789.,"));
    const std::size_t sign = digits.find_first_of(".,");
    if (sign == std::string_view::npos) continue;
    const std::string whole(digits.substr(0, sign)), rest(digits.substr(sign + 1));
    std::string decimal = rest;
    while (decimal.ends_with('0')) decimal.pop_back();
    const bool english = passage.lang() == Lang::en;
    const std::string as_decimal =
        decimal.empty() ? whole : whole + (english ? "." : ",") + decimal;
    report(diagnostics, Finding::number_ambiguous,
           {passage.variant->file, passage.line_of(quantity.begin), 0}, std::string(digits),
           whole + rest, as_decimal, whole + (english ? "," : " ") + rest, as_decimal);
  }
}

}  // namespace tilmech
