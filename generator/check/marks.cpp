#include "check/marks.h"

#include <algorithm>
#include <map>

#include "check/number_words.h"

namespace tilmech {
namespace {

// Something that stands in one passage and is looked for in the other.
struct Marked {
  std::string shown;
  std::uint32_t at = 0;
  int count = 0;
};
using MarkedThings = std::map<std::string, Marked>;  // by what is compared

void add(MarkedThings& things, std::string value, std::string shown, std::uint32_t at) {
  Marked& marked = things[std::move(value)];
  if (marked.count++ > 0) return;
  marked.shown = std::move(shown);
  marked.at = at;
}

bool is_mail_sign(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '-' || c == '_' || c == '+';
}

MarkedThings mails_of(const Passage& passage) {
  MarkedThings mails;
  const std::string& text = passage.text;
  for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
    std::size_t begin = at, end = at + 1;
    while (begin > 0 && is_mail_sign(text[begin - 1])) --begin;
    while (end < text.size() && is_mail_sign(text[end])) ++end;
    while (end > at && text[end - 1] == '.') --end;
    if (begin == at || end <= at + 1) continue;
    std::string mail = text.substr(begin, end - begin);
    std::string folded = mail;
    std::ranges::transform(folded, folded.begin(), [](unsigned char c) {
      return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    });
    add(mails, std::move(folded), std::move(mail), static_cast<std::uint32_t>(begin));
  }
  return mails;
}

// A page of another site often has an address for each language: hosts are compared.
std::string link_value(std::string_view target) {
  const std::size_t scheme = target.find("://");
  if (scheme == std::string_view::npos) return std::string(target);
  std::string_view host = target.substr(scheme + 3);
  host = host.substr(0, host.find('/'));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return std::string(host);
}

MarkedThings links_of(const Passage& passage) {
  MarkedThings links;
  for (const PassagePart& part : passage.parts)
    for (const Mark& mark : part.text->marks) {
      if (mark.kind != MarkKind::link || mark.target.starts_with("mailto:")) continue;
      std::string shown = mark.target;
      if (shown.starts_with("doc:")) shown = shown.substr(4);
      add(links, link_value(mark.target), std::move(shown), part.at + mark.begin);
    }
  return links;
}

MarkedThings notes_of(const Passage& passage) {
  MarkedThings notes;
  for (const PassagePart& part : passage.parts)
    for (const Mark& mark : part.text->marks)
      if (mark.kind == MarkKind::footnote)
        add(notes, mark.target, mark.target, part.at + mark.begin);
  return notes;
}

bool is_latin_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The Latin letters a word starts with, if they are a name: a capital and another letter, no Roman
// number. Digits after them belong to the name ("S-20", "F20").
std::string_view latin_name(std::string_view word) {
  std::size_t size = 0;
  while (size < word.size() && (is_latin_letter(word[size]) || word[size] == '.')) ++size;
  const std::string_view name = word.substr(0, size);
  if (name.size() < 2 || name[0] < 'A' || name[0] > 'Z' || roman_value(name)) return {};
  return name;
}

MarkedThings names_of(const Passage& passage) {
  MarkedThings names;
  for (const Token& token : passage.words.tokens) {
    const std::string_view name = latin_name(passage.word(token));
    if (name.empty()) continue;
    std::string folded(name);
    std::ranges::transform(folded, folded.begin(), [](unsigned char c) {
      return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    });
    add(names, std::move(folded), std::string(name), token.begin);
  }
  return names;
}

void compare(Finding finding, const MarkedThings& source, const MarkedThings& translation,
             const Passage& from, const Passage& to, Differences& found) {
  for (const auto& [value, marked] : source)
    if (!translation.contains(value))
      found.push_back(
          {finding, marked.shown, "", value, "", marked.at, same_place(from, marked.at, to)});
  for (const auto& [value, marked] : translation)
    if (!source.contains(value))
      found.push_back(
          {finding, "", marked.shown, "", value, same_place(to, marked.at, from), marked.at});
}

// English has all its words in Latin letters: there only what the other language writes in them is
// asked for, and what it writes in capitals.
void compare_names(const Passage& source, const Passage& translation, Differences& found) {
  const bool english = source.lang() == Lang::en || translation.lang() == Lang::en;
  MarkedThings left, right;
  if (source.lang() != Lang::en) left = names_of(source);
  if (translation.lang() != Lang::en) right = names_of(translation);
  if (!english) {
    compare(Finding::name_differs, left, right, source, translation, found);
    return;
  }
  const auto is_there = [](const Passage& passage, const std::string& value) {
    return std::ranges::any_of(passage.words.tokens, [&](const Token& token) {
      const std::string_view folded = passage.words.folded(token);
      return folded.starts_with(value);
    });
  };
  std::erase_if(left, [&](const auto& entry) { return is_there(translation, entry.first); });
  std::erase_if(right, [&](const auto& entry) { return is_there(source, entry.first); });
  compare(Finding::name_differs, left, right, source, translation, found);
}

}  // namespace

Differences compare_marks(const Passage& source, const Passage& translation) {
  Differences found;
  compare(Finding::email_differs, mails_of(source), mails_of(translation), source, translation,
          found);
  compare(Finding::link_differs, links_of(source), links_of(translation), source, translation,
          found);
  compare(Finding::footnote_differs, notes_of(source), notes_of(translation), source, translation,
          found);
  compare_names(source, translation, found);
  return found;
}

}  // namespace tilmech
