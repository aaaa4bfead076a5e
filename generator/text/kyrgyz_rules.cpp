// Reads the rules line by line; what each line means is said at the top of kyrgyz_stemmer.txt.
#include "text/kyrgyz_rules.h"

#include <cassert>
#include <map>
#include <sstream>

#include "text/fold.h"
#include "text/kyrgyz_letters.h"

namespace tilmech {
namespace {

using Sequence = std::string;  // of letters numbers

class RuleReader {
 public:
  KyrgyzRules read(std::string_view text) {
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
      std::istringstream fields(line.substr(0, line.find('#')));
      std::string kind;
      fields >> kind;
      if (kind == "class") read_class(fields);
      if (kind == "state") read_state(fields);
      if (kind == "rule") read_rule(fields);
      if (kind == "words") read_words(fields);
    }
    std::vector<KyrgyzRule> all;
    std::vector<std::uint16_t> lists{0, 0};  // the value 0 has none
    std::map<std::vector<KyrgyzRule>, std::uint16_t> known;
    std::map<Sequence, std::uint16_t> values;
    for (const auto& [ending, rules] : endings_) {
      const auto value = static_cast<std::uint16_t>(lists.size() - 1);
      const auto [at, added] = known.try_emplace(rules, value);
      values[ending] = at->second;
      if (!added) continue;
      all.insert(all.end(), rules.begin(), rules.end());
      lists.push_back(static_cast<std::uint16_t>(all.size()));
    }
    return {closure_['W'],           final_,
            std::move(all),          std::move(lists),
            LetterTree(values),      LetterTree(words_),
            std::move(replacements_)};
  }

 private:
  void read_class(std::istringstream& fields) {
    std::string name, letters;
    fields >> name >> letters;
    for (std::size_t i = 0; i < letters.size(); i += 2)
      classes_[name[0]] += static_cast<char>(letter_at(letters, i));
  }

  void read_state(std::istringstream& fields) {
    std::string name, read_as;
    fields >> name >> read_as;
    const char state = name[0];
    std::uint16_t& closure = closure_[state];
    closure = state_bit(state);
    if (name.size() == 1) final_ |= closure;
    for (char other : read_as)
      if (other != '-') closure |= state_bit(other);
  }

  void read_rule(std::istringstream& fields) {
    std::string from, endings, after, count, to;
    fields >> from >> endings >> after >> count >> to;
    KyrgyzRule rule;
    for (char state : from) rule.from |= state_bit(state);
    rule.to = closure_.at(to[0]);
    const std::size_t dash = count.find('-');
    rule.least = static_cast<std::uint8_t>(std::stoi(count));
    if (dash != count.npos)
      rule.most = static_cast<std::uint8_t>(std::stoi(count.substr(dash + 1)));
    const bool contexts = after.find(',') != after.npos;
    if (!contexts && after != ".")
      for (const Sequence& one : spell(after, true)) rule.after |= bit(static_cast<Letter>(one[0]));
    for (const std::string& ending : split(endings)) {
      for (const std::string& context : contexts ? split(after) : std::vector<std::string>{""}) {
        for (const Sequence& kept : spell(context, false)) {
          rule.kept = static_cast<std::uint8_t>(kept.size());
          for (Sequence form : spell(ending, false)) {
            form.insert(0, kept);
            endings_[Sequence(form.rbegin(), form.rend())].push_back(rule);
          }
        }
      }
    }
  }

  void read_words(std::istringstream& fields) {
    for (std::string entry; fields >> entry;) {
      const std::size_t equals = entry.find('=');
      Letters letters;
      [[maybe_unused]] const bool good = letters.read(fold(entry.substr(0, equals)));
      assert(good);
      Sequence word(letters.at.begin(), letters.at.begin() + static_cast<long>(letters.size));
      replacements_.push_back(equals == entry.npos ? "" : fold(entry.substr(equals + 1)));
      const auto value = static_cast<std::uint16_t>(replacements_.size() - 1);
      words_[word] = value;
      // Before a vowel the word ends in the voiced letter: мектеп, мектеби.
      char& last = word.back();
      if (last == kP || last == kK) {
        last = static_cast<char>(last == kP ? kB : kG);
        words_[word] = value;
      }
    }
  }

  // "дAн" -> дан, ден, дон. With `each`, every character by itself: "VD" -> а, е, ... б, в ...
  std::vector<Sequence> spell(std::string_view pattern, bool each) const {
    std::vector<Sequence> forms;
    if (!each) forms.emplace_back();
    for (std::size_t i = 0; i < pattern.size();) {
      const bool named = pattern[i] >= 'A' && pattern[i] <= 'Z';
      const Sequence options =
          named ? classes_.at(pattern[i]) : Sequence(1, static_cast<char>(letter_at(pattern, i)));
      i += named ? 1 : 2;
      std::vector<Sequence> longer;
      if (each) {
        longer = forms;
        for (char option : options) longer.emplace_back(1, option);
      } else {
        for (const Sequence& form : forms)
          for (char option : options) longer.push_back(form + option);
      }
      forms = std::move(longer);
    }
    return forms;
  }

  static std::vector<std::string> split(const std::string& list) {
    std::istringstream fields(list);
    std::vector<std::string> parts;
    for (std::string part; std::getline(fields, part, ',');) parts.push_back(part);
    return parts;
  }

  std::uint16_t state_bit(char name) {
    const auto [at, added] =
        states_.try_emplace(name, static_cast<std::uint16_t>(1u << states_.size()));
    return at->second;
  }

  std::map<char, Sequence> classes_;
  std::map<char, std::uint16_t> states_, closure_;
  std::uint16_t final_ = 0;
  std::map<Sequence, std::vector<KyrgyzRule>> endings_;
  std::map<Sequence, std::uint16_t> words_;
  std::vector<std::string> replacements_{""};
};

}  // namespace

KyrgyzRules read_kyrgyz_rules(std::string_view text) {
  return RuleReader().read(text);
}

}  // namespace tilmech
