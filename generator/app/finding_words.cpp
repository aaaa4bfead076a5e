#include "app/finding_words.h"

#include <cassert>
#include <nlohmann/json.hpp>

#include "app/desk_words.h"
#include "text/locale_format.h"

namespace tilmech {
namespace {

using Arguments = std::map<int, std::string>;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "{0}" at the start of a pattern.
bool starts_with_place(std::string_view pattern) {
  return pattern.size() > 2 && pattern[0] == '{' && is_digit(pattern[1]) && pattern[2] == '}';
}

// The shortest arguments are tried first.
bool match(std::string_view pattern, std::string_view text, Arguments& arguments) {
  while (!pattern.empty() && !starts_with_place(pattern)) {
    if (text.empty() || text[0] != pattern[0]) return false;
    pattern.remove_prefix(1);
    text.remove_prefix(1);
  }
  if (pattern.empty()) return text.empty();
  const int number = pattern[1] - '0';
  const std::string_view rest = pattern.substr(3);
  if (const auto known = arguments.find(number); known != arguments.end())
    return text.starts_with(known->second) &&
           match(rest, text.substr(known->second.size()), arguments);
  for (std::size_t size = 0; size <= text.size(); ++size) {
    arguments[number] = text.substr(0, size);
    if (match(rest, text.substr(size), arguments)) return true;
  }
  arguments.erase(number);
  return false;
}

}  // namespace

std::optional<Arguments> arguments_in(std::string_view pattern, std::string_view text,
                                      Arguments known) {
  if (match(pattern, text, known)) return known;
  return std::nullopt;
}

FindingWords::FindingWords() {
  for (const Lang lang : kAllLangs) {
    const std::string_view bytes =
        embedded_file("locales/findings/" + std::string(code(lang)) + ".json");
    if (bytes.empty()) continue;
    const nlohmann::json file = nlohmann::json::parse(bytes);
    Table& table = tables_[lang];
    table.lang = lang;
    for (const auto& [id, texts] : file.at("messages").items())
      table.sentences[id] = {texts.at(0), texts.at(1)};
    for (const auto& phrase : file.at("phrases"))
      table.phrases.emplace_back(phrase.at(0), phrase.at(1));
    for (const auto& [form, words] : file.at("words").items())
      for (const auto& [english, word] : words.items()) table.words[form][english] = word;
  }
}

std::string FindingWords::phrase(const Table& table, const std::string& english) {
  for (const auto& [pattern, theirs] : table.phrases)
    if (const auto arguments = arguments_in(pattern, english))
      return fill(table, theirs, *arguments);
  return english;
}

// An argument as {0:form} wants it.
std::string FindingWords::put(const Table& table, std::string_view form,
                              const std::string& argument) {
  if (form.empty()) return argument;
  if (form == "phrase") return phrase(table, argument);
  if (form == "date") {
    const std::optional<Date> day = parse_date(argument);
    return day ? format_date(*day, table.lang) : argument;
  }
  if (form == "list") {
    constexpr std::string_view kBetween = ", ";
    std::string list;
    for (std::size_t at = 0; at <= argument.size();) {
      const std::size_t end = std::min(argument.find(kBetween, at), argument.size());
      list += (at == 0 ? "" : kBetween);
      list += phrase(table, argument.substr(at, end - at));
      at = end + kBetween.size();
    }
    return list;
  }
  const auto words = table.words.find(form);
  assert(words != table.words.end());
  const auto word = words->second.find(argument);
  return word == words->second.end() ? argument : word->second;
}

std::string FindingWords::fill(const Table& table, std::string_view sentence,
                               const Arguments& arguments) {
  std::string filled;
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    const std::size_t end = sentence.find('}', at);
    const bool is_place = sentence[at] == '{' && at + 2 < sentence.size() &&
                          is_digit(sentence[at + 1]) && end != sentence.npos &&
                          (sentence[at + 2] == '}' || sentence[at + 2] == ':');
    if (!is_place) {
      filled += sentence[at];
      continue;
    }
    const auto argument = arguments.find(sentence[at + 1] - '0');
    const std::size_t form = std::min(at + 3, end);
    if (argument != arguments.end())
      filled += put(table, sentence.substr(form, end - form), argument->second);
    at = end;
  }
  return filled;
}

SayFinding FindingWords::in(Lang lang) const {
  if (tables_[lang].sentences.empty()) return {};
  return [this, lang](const Diagnostic& diagnostic) {
    const SaidFinding said = say(diagnostic, lang);
    return std::pair(said.message, said.hint);
  };
}

SaidFinding FindingWords::say(const Diagnostic& diagnostic, Lang lang) const {
  SaidFinding said{diagnostic.message, diagnostic.hint};
  const Table& table = tables_[lang];
  const FindingText& english = text_of(diagnostic.finding);
  const auto sentence = table.sentences.find(english.id);
  if (sentence == table.sentences.end()) return said;
  // What a finding is about is its first argument.
  Arguments known;
  if (!diagnostic.about.empty()) known[0] = diagnostic.about;
  const auto arguments = arguments_in(english.message, diagnostic.message, known);
  if (!arguments) return said;
  if (!sentence->second.message.empty())
    said.message = fill(table, sentence->second.message, *arguments);
  if (said.hint.empty()) return said;
  if (const auto more = arguments_in(english.hint, diagnostic.hint, *arguments))
    said.hint = fill(table, sentence->second.hint, *more);
  return said;
}

}  // namespace tilmech
