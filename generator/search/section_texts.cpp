#include "search/section_texts.h"

#include <algorithm>

#include "text/sentence.h"

namespace tilmech {
namespace {

constexpr std::size_t kSectionsInPart = 8;
// Letters a part holds: most are one byte of its file. A longer section is a part by itself. Ten
// results are ten parts.
constexpr std::size_t kPartLetters = 2200;

// Whether spaces stand at the ends of a text, or several in a row. Most texts have none, so it
// looks at many letters at a time rather than stopping at the first.
bool has_runs(std::string_view text) {
  unsigned char found = text.starts_with(' ') || text.ends_with(' ');
  const char* letters = text.data();
  for (std::size_t i = 1; i < text.size(); ++i)
    found |= static_cast<unsigned char>((letters[i] == ' ') & (letters[i - 1] == ' '));
  return found != 0;
}

// Line breaks and runs of spaces become one space. `space` is working space, for the result too.
std::string_view one_line(std::string_view text, std::string& space) {
  space = text;
  for (const char line_break : {'\n', '\t', '\r'})
    for (char& c : space) c = c == line_break ? ' ' : c;
  if (!has_runs(space)) return space;
  const auto both_spaces = [](char left, char right) { return left == ' ' && right == ' '; };
  space.erase(std::unique(space.begin(), space.end(), both_spaces), space.end());
  std::string_view line = space;
  if (line.starts_with(' ')) line.remove_prefix(1);
  if (line.ends_with(' ')) line.remove_suffix(1);
  return line;
}

std::string one_line(std::string_view text) {
  std::string space;
  return std::string(one_line(text, space));
}

void append_sentences(std::string& out, std::string_view text) {
  std::string space;
  for (const std::string_view sentence : sentences_of(one_line(text, space))) {
    if (!out.empty()) out += '\n';
    out += sentence;
  }
}

void append_line(std::string& out, std::string_view text) {
  std::string space;
  const std::string_view line = one_line(text, space);
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

// About as many bytes as the text of a block will have.
std::size_t size_of(const Block& block) {
  std::size_t size = block.text.text.size() + 1;
  for (const Block& child : block.children) size += size_of(child);
  return size;
}

// Letters of valid UTF-8: all bytes but those that go on. Counted in bytes as far as these hold the
// sums, so the compiler looks at sixteen at a time.
std::size_t count_letters(std::string_view text) {
  constexpr std::size_t kPiece = 128;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size(); at += kPiece) {
    const std::string_view piece = text.substr(at, kPiece);
    std::uint8_t sum = 0;
    for (const char c : piece) sum = static_cast<std::uint8_t>(sum + ((c & 0xC0) != 0x80));
    letters += sum;
  }
  return letters;
}

// Gives sections their numbers: parts are filled in order.
void number_sections(std::vector<SectionText>& sections) {
  std::uint32_t part = 0, place = 0;
  std::size_t letters = 0;
  for (SectionText& section : sections) {
    const std::size_t size =
        count_letters(section[Field::heading]) + count_letters(section[Field::text]);
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
  std::vector<SectionText> sections;
  sections.reserve(variant.sections.size() + 1);
  sections.push_back(lead_of(site, document, variant));
  for (const Section& section : variant.sections) {
    if (section.level > 0) {
      SectionText& added = sections.emplace_back();
      added.address = section.address;
      added[Field::heading] = one_line(section.title.text);
    }
    std::string& text = sections.back()[Field::text];
    std::size_t size = text.size();
    for (const Block& block : section.blocks) size += size_of(block);
    text.reserve(size);
    for (const Block& block : section.blocks) append_block(text, block);
  }
  number_sections(sections);
  return sections;
}

}  // namespace tilmech
