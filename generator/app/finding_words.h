// What findings say in the languages of the desk: locales/findings/*.json of the program. English
// is the table of findings itself, but for hints that tell a terminal's command, where the desk
// says what to do there, and for days.
//
// A diagnostic holds its text, not what the text was made of. As every text is made from the table,
// its arguments are read back from it, and put into the sentence of the other language; arguments
// that are words ("is missing in ru") are themselves looked up among the file's phrases.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/diagnostic.h"
#include "model/language.h"
#include "preview/desk_view.h"

namespace tilmech {

struct SaidFinding {
  std::string message, hint;
};

class FindingWords {
 public:
  FindingWords();

  // In `lang`, or in English where nothing is known.
  SaidFinding say(const Diagnostic& diagnostic, Lang lang) const;

  // The same, for what is made elsewhere. The words outlive it.
  SayFinding in(Lang lang) const;

  // By the finding's id, as in the file: with {0}, {1:phrase}, {2:date}. Without a message it is
  // the table's.
  using Sentences = std::map<std::string, SaidFinding, std::less<>>;
  const Sentences& sentences(Lang lang) const { return tables_[lang].sentences; }

 private:
  struct Table {
    Lang lang = Lang::en;
    Sentences sentences;
    std::vector<std::pair<std::string, std::string>> phrases;  // English, theirs; in order
    // "in" -> "ru" -> "русском тексте": words as a sentence needs them
    std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> words;
  };
  using Arguments = std::map<int, std::string>;

  static std::string fill(const Table& table, std::string_view sentence,
                          const Arguments& arguments);
  static std::string put(const Table& table, std::string_view form, const std::string& argument);
  static std::string phrase(const Table& table, const std::string& english);

  PerLang<Table> tables_;
};

// What stands for {0}, {1} ... of `pattern` in `text`; those that `known` has stand there as it
// says. Nullopt when the text was not made from the pattern.
std::optional<std::map<int, std::string>> arguments_in(std::string_view pattern,
                                                       std::string_view text,
                                                       std::map<int, std::string> known = {});

}  // namespace tilmech
