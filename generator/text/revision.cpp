#include "text/revision.h"

#include <cstdint>
#include <string_view>

#include "text/folded_words.h"
#include "text/segments.h"

namespace tilmech {
namespace {

// FNV-1a (Fowler, Noll, Vo), 64 bits, over words with a zero byte after each.
class Digest {
 public:
  void add(std::string_view text) {
    words_.each(text, [this](std::string_view word) {
      for (const char c : word) add_byte(static_cast<unsigned char>(c));
      add_byte(0);
      empty_ = false;
    });
  }

  // The words of a heading without its number: sections may be renumbered.
  void add_numbered(std::string_view title) {
    std::vector<Segment> segments;
    find_segments(title, segments);
    const auto is_number = [&](const Segment& segment) {
      const std::string_view word = title.substr(segment.begin, segment.end - segment.begin);
      return word.find_first_of("0123456789") == 0 ||
             word.find_first_not_of("IVXLCDM") == std::string_view::npos;
    };
    for (std::size_t i = 0; i < segments.size() && i < 2; ++i) {
      const Segment number = segments[i];
      if (!is_number(number)) continue;
      add(title.substr(0, number.begin));
      add(title.substr(number.end));
      return;
    }
    add(title);
  }

  void add(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      add(block.text.text);
      add(block.children);
    }
  }

  std::string written() const {
    if (empty_) return "";
    constexpr std::string_view kDigits = "0123456789abcdef";
    constexpr int kSize = 6;
    const std::uint64_t mixed = state_ ^ (state_ >> 32);
    std::string text;
    for (int i = 0; i < kSize; ++i) text += kDigits[(mixed >> (4 * i)) & 15];
    return text;
  }

 private:
  void add_byte(unsigned char byte) { state_ = (state_ ^ byte) * 1099511628211U; }

  std::uint64_t state_ = 14695981039346656037U;
  bool empty_ = true;
  FoldedWords words_;
};

}  // namespace

Revision revision_of(const Variant& variant) {
  Revision revision;
  Digest front;
  front.add(variant.title);
  front.add(variant.summary);
  revision.front = front.written();
  for (const Section& section : variant.sections) {
    Digest digest;
    if (section.number.empty())
      digest.add(section.title.text);
    else
      digest.add_numbered(section.title.text);
    digest.add(section.blocks);
    revision.sections.push_back(digest.written());
  }
  Digest notes;
  for (const Footnote& footnote : variant.footnotes) notes.add(footnote.blocks);
  revision.notes = notes.written();
  return revision;
}

std::string write_revision(const Revision& revision) {
  std::string text = revision.front;
  const auto add = [&text](const std::string& digest) {
    if (digest.empty()) return;
    if (!text.empty()) text += ' ';
    text += digest;
  };
  for (const std::string& digest : revision.sections) add(digest);
  add(revision.notes);
  return text;
}

}  // namespace tilmech
