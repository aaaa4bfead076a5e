#include "align/text_side.h"

#include <algorithm>

#include "align/cognate.h"

namespace tilmech {
namespace {

constexpr std::size_t kSmallestPiece = 20;  // bytes; shorter ones join the next

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::uint32_t count_letters(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(text, [](char c) { return !continues_character(c); }));
}

// Cyrillic capitals are U+0400 ... U+042F, and Ң Ө Ү which have even code points above U+0480.
First first_of(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= '0' && byte <= '9') return First::digit;
    if (byte >= 'a' && byte <= 'z') return First::small;
    if (byte >= 'A' && byte <= 'Z') return First::capital;
    if (byte < 0xD0 || byte > 0xD3 || at + 1 == text.size()) continue;
    const int letter = (byte & 0x1F) << 6 | (static_cast<unsigned char>(text[at + 1]) & 0x3F);
    if (letter < 0x430) return First::capital;
    if (letter < 0x460) return First::small;
    return letter % 2 == 0 ? First::capital : First::small;
  }
  return First::other;
}

Last last_of(std::string_view text) {
  while (!text.empty() && std::string_view(" \n)\"'").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  for (const std::string_view quote : {"»", "”", "“"})
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  if (text.empty()) return Last::none;
  switch (text.back()) {
    case '.':
      return Last::full_stop;
    case ';':
      return Last::semicolon;
    case ':':
      return Last::colon;
    case ',':
      return Last::comma;
    case '?':
    case '!':
      return Last::question;
    default:
      return Last::none;
  }
}

// Whether the mark at `at` ends a piece: a sentence, or an item of a list that runs on in one line.
// Not after initials and abbreviations of one letter ("т.д. и", "А. Б. Иванов").
bool ends_piece(std::string_view text, std::size_t at) {
  if (std::string_view(".;:!?").find(text[at]) == std::string_view::npos) return false;
  if (at + 2 >= text.size() || (text[at + 1] != ' ' && text[at + 1] != '\n')) return false;
  if (text[at] != '.') return true;
  std::size_t start = at;
  while (start > 0 && text[start - 1] != ' ' && text[start - 1] != '\n' && text[start - 1] != '.')
    --start;
  return count_letters(text.substr(start, at - start)) > 2;
}

}  // namespace

TextReader::TextReader(const Vocabulary& vocabulary)
    : vocabulary_(vocabulary),
      analysers_{{Analyser(Lang::ky), Analyser(Lang::ru), Analyser(Lang::en)}} {}

TextSide& TextReader::start(Lang lang) {
  side_ = TextSide{};
  side_.lang = lang;
  ids_.clear();
  last_piece_of_.clear();
  return side_;
}

TextSide TextReader::finish() {
  return std::move(side_);
}

void TextReader::add_block(const Block& block) {
  const auto first_piece = static_cast<std::uint32_t>(side_.pieces.size());
  const bool item_text = block.kind == BlockKind::item && !block.children.empty() &&
                         block.children[0].kind == BlockKind::paragraph;
  if (item_text) {
    add_rich_text(block.children[0].text);
  } else if (block.kind == BlockKind::table || block.kind == BlockKind::quotation) {
    std::vector<const Block*> open = {&block};
    std::string all;
    while (!open.empty()) {
      const Block* next = open.back();
      open.pop_back();
      all += next->text.text;
      if (!next->text.text.empty()) all += '\n';
      for (std::size_t i = next->children.size(); i > 0; --i)
        open.push_back(&next->children[i - 1]);
    }
    add_piece(all);
  } else if (block.kind != BlockKind::item) {
    add_rich_text(block.text);
  }
  close_block(first_piece);
  const auto kind = static_cast<char>('0' + static_cast<int>(block.kind));
  if (block.kind != BlockKind::paragraph) add_mark(std::string("kind ") + kind);
}

void TextReader::add_text(std::string_view text) {
  const auto first_piece = static_cast<std::uint32_t>(side_.pieces.size());
  add_piece(text);
  close_block(first_piece);
}

void TextReader::close_block(std::uint32_t first_piece) {
  if (side_.pieces.size() == first_piece) add_piece("");
  side_.blocks.push_back({first_piece, static_cast<std::uint32_t>(side_.pieces.size())});
}

void TextReader::add_rich_text(const RichText& text) {
  add_pieces(text.text);
  if (side_.pieces.empty()) return;
  for (const Mark& mark : text.marks) {
    if (mark.kind == MarkKind::footnote) add_mark("note " + mark.target);
    if (mark.kind == MarkKind::link || mark.kind == MarkKind::image) add_mark("to " + mark.target);
    if (mark.kind == MarkKind::strong && mark.begin == 0 && mark.end < text.text.size())
      add_mark("bold start");
  }
}

void TextReader::add_pieces(std::string_view text) {
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at - start < kSmallestPiece || text.size() - at < kSmallestPiece) continue;
    if (!ends_piece(text, at)) continue;
    add_piece(text.substr(start, at + 1 - start));
    start = at + 2;
  }
  if (start < text.size()) add_piece(text.substr(start));
}

void TextReader::add_piece(std::string_view text) {
  Piece piece;
  piece.first_item = piece.last_item = static_cast<std::uint32_t>(side_.items.size());
  piece.letters = count_letters(text);
  piece.first = first_of(text);
  piece.last = last_of(text);
  side_.pieces.push_back(piece);
  add_words(text);
}

std::uint32_t TextReader::id_of(EvidenceKind kind, std::string_view key) {
  std::string tagged(1, static_cast<char>('0' + static_cast<int>(kind)));
  tagged += key;
  const auto found = ids_.find(tagged);
  if (found != ids_.end()) return found->second;
  const auto id = static_cast<std::uint32_t>(side_.evidence.size());
  side_.evidence.push_back({kind, std::string(key), "", 0});
  last_piece_of_.push_back(0);
  ids_.emplace(std::move(tagged), id);
  return id;
}

// Adds the evidence to the last piece, once.
void TextReader::add_item(std::uint32_t id) {
  const auto count = static_cast<std::uint32_t>(side_.pieces.size());
  if (last_piece_of_[id] == count) return;
  last_piece_of_[id] = count;
  side_.items.push_back(id);
  side_.pieces.back().last_item = static_cast<std::uint32_t>(side_.items.size());
}

void TextReader::add_mark(std::string_view key) {
  add_item(id_of(EvidenceKind::mark, key));
}

void TextReader::add_words(std::string_view text) {
  read_quantities(text, side_.lang, quantities_);
  for (const Quantity& quantity : quantities_) {
    add_item(id_of(EvidenceKind::number, quantity.value));
    // A date is evidence even where the other language gives its year alone.
    if (quantity.kind == QuantityKind::date || quantity.kind == QuantityKind::month)
      add_item(id_of(EvidenceKind::number, quantity.value.substr(0, 4)));
  }
  analysers_[side_.lang].analyse(text, words_);
  std::size_t quantity = 0;
  for (std::size_t i = 0; i < words_.tokens.size(); ++i) {
    const Token& token = words_.tokens[i];
    while (quantity < quantities_.size() && quantities_[quantity].end <= token.begin) ++quantity;
    const bool counted =
        quantity < quantities_.size() && quantities_[quantity].begin <= token.begin;
    if (counted || token.kind == TokenKind::number) continue;
    const std::string_view stem = words_.stem(token);
    for (const TermName& name : vocabulary_.names(side_.lang, stem)) {
      const std::size_t size = name.stems.size();
      if (i + size > words_.tokens.size()) continue;
      std::size_t same = 1;
      while (same < size && words_.stem(words_.tokens[i + same]) == name.stems[same]) ++same;
      if (same < size) continue;
      const std::uint32_t id = id_of(EvidenceKind::term, std::to_string(name.concept_id));
      side_.evidence[id].concept_id = name.concept_id;
      add_item(id);
      break;
    }
    const bool latin = side_.lang != Lang::en && static_cast<unsigned char>(stem[0]) < 0x80;
    const bool is_name = latin || token.kind == TokenKind::abbreviation;
    const std::uint32_t id = id_of(is_name ? EvidenceKind::name : EvidenceKind::word, stem);
    if (side_.evidence[id].skeleton.empty()) side_.evidence[id].skeleton = skeleton_of(stem);
    add_item(id);
  }
}

}  // namespace tilmech
