#include "search/section_texts.h"

#include <algorithm>

#include "search/letters.h"
#include "text/sentence.h"

namespace tilmech {
namespace {

constexpr std::size_t kSectionsInPart = 8;
// Letters a part holds: most are one byte of its file. A longer section is a part by itself. Ten
// results are ten parts.
constexpr std::size_t kPartLetters = 2200;

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// Line breaks and runs of spaces become one space.
std::string one_line(std::string_view text) {
  std::string out(text);
  char* letters = out.data();
  const std::size_t size = out.size();
  for (std::size_t i = 0; i < size; ++i) letters[i] = is_space(letters[i]) ? ' ' : letters[i];
  // Most texts have no runs: looking for them is much less work than copying letter by letter.
  unsigned char runs = out.starts_with(' ') || out.ends_with(' ');
  for (std::size_t i = 1; i < size; ++i)
    runs |= static_cast<unsigned char>((letters[i - 1] == ' ') & (letters[i] == ' '));
  if (runs == 0) return out;
  const auto both_spaces = [](char left, char right) { return left == ' ' && right == ' '; };
  out.erase(std::unique(out.begin(), out.end(), both_spaces), out.end());
  if (out.starts_with(' ')) out.erase(0, 1);
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

void append_sentences(std::string& out, std::string_view text) {
  const std::string line = one_line(text);
  for (const std::string_view sentence : sentences_of(line)) {
    if (!out.empty()) out += '\n';
    out += sentence;
  }
}

void append_line(std::string& out, std::string_view text) {
  const std::string line = one_line(text);
  if (line.empty()) return;
  if (!out.empty()) out += '\n';
  out += line;
}

void append_block(std::string& out, const Block& block) {
  switch (block.kind) {
    case BlockKind::paragraph:
    case BlockKind::cell:
      return append_sentences(out, block.text.text);
    case BlockKind::code:
      return append_line(out, block.text.text);
    case BlockKind::row: {
      std::string line;
      for (const Block& cell : block.children)
        (line += line.empty() ? "" : " · ") += cell.text.text;
      return append_line(out, line);
    }
    default:
      for (const Block& child : block.children) append_block(out, child);
      if (block.kind == BlockKind::quotation) append_line(out, block.info);
  }
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) (out += out.empty() ? "" : ", ") += name;
  return out;
}

std::string tags_of(const Site& site, const Document& document, Lang lang) {
  std::vector<std::string> names;
  for (const std::string& tag : document.tags) {
    const auto found = site.settings.tags.find(tag);
    names.push_back(found == site.settings.tags.end() || found->second[lang].empty()
                        ? tag
                        : found->second[lang]);
  }
  return joined(names);
}

// Section 0: what stands for the document.
SectionText lead_of(const Site& site, const Document& document, const Variant& variant) {
  SectionText lead;
  lead[Field::title] = one_line(variant.title);
  lead[Field::tags] = tags_of(site, document, variant.lang);
  std::string& text = lead[Field::text];
  if (document.collection == Collection::glossary) {
    lead[Field::names] = joined(other_names(variant.term));
    if (!lead[Field::names].empty()) append_line(text, lead[Field::names] + ".");
  }
  append_sentences(text, variant.summary);
  if (variant.release.withdrawn) append_sentences(text, variant.release.withdrawn->reason);
  return lead;
}

// Gives sections their numbers: parts are filled in order.
void number_sections(std::vector<SectionText>& sections) {
  std::uint32_t part = 0, place = 0;
  std::size_t letters = 0;
  for (SectionText& section : sections) {
    const std::size_t size =
        count_code_points(section[Field::heading]) + count_code_points(section[Field::text]);
    if (place > 0 && (place == kSectionsInPart || letters + size > kPartLetters)) {
      ++part;
      place = 0;
      letters = 0;
    }
    section.number = part * kSectionsInPart + place++;
    letters += size;
  }
}

}  // namespace

std::vector<std::string> other_names(const TermFields& term) {
  std::vector<std::string> names;
  const auto add = [&](const std::string& name) {
    if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
  };
  add(term.abbreviation);
  for (const auto* list : {&term.variants, &term.foreign, &term.deprecated})
    for (const std::string& name : *list) add(name);
  return names;
}

std::vector<SectionText> section_texts(const Site& site, const Document& document, Lang lang) {
  const Variant& variant = document.in(lang);
  std::vector<SectionText> sections = {lead_of(site, document, variant)};
  for (const Section& section : variant.sections) {
    if (section.level > 0) {
      SectionText& added = sections.emplace_back();
      added.address = section.address;
      added[Field::heading] = one_line(section.title.text);
    }
    for (const Block& block : section.blocks) append_block(sections.back()[Field::text], block);
  }
  number_sections(sections);
  return sections;
}

}  // namespace tilmech
