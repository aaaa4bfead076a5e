#include "align/text_side.h"

#include <algorithm>
#include <cstring>

#include "align/cognate.h"

namespace tilmech {
namespace {

constexpr std::size_t kManySymbols = 100'000;  // then they are forgotten
constexpr std::size_t kSmallestPiece = 20;     // bytes; shorter ones join the next

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

bool is_number(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// Whether the mark at `at` ends a piece: a sentence, or an item of a list that runs on in one line.
// Not after initials and abbreviations of one letter ("т.д. и", "А. Б. Иванов").
bool ends_piece(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c != '.' && c != ';' && c != ':' && c != '!' && c != '?') return false;
  if (at + 2 >= text.size() || (text[at + 1] != ' ' && text[at + 1] != '\n')) return false;
  if (text[at] != '.') return true;
  std::size_t start = at;
  while (start > 0 && text[start - 1] != ' ' && text[start - 1] != '\n' && text[start - 1] != '.')
    --start;
  const std::string_view word = text.substr(start, at - start);
  // A number ends a sentence where a capital follows: "№ 54. По ней", not "27. 11. 2014".
  if (is_number(word)) return first_of(text.substr(at + 2)) == First::capital;
  return count_letters(word) > 2;
}

}  // namespace

TextReader::TextReader(const Vocabulary& vocabulary, WordBooks& books)
    : vocabulary_(vocabulary), readers_(make_word_readers(books)) {}

void TextReader::start_document(const DocumentWords* words) {
  document_ = words;
  if (symbols_.size() < kManySymbols) return;
  for (auto& known : words_.values) known.clear();
  symbol_numbers_.clear();
  symbols_.clear();
  met_.clear();
  infos_.clear();
}

void TextReader::start(Lang lang) {
  side_ = TextSide{};
  side_.lang = lang;
  ++side_number_;
  last_piece_of_.clear();
}

TextSide TextReader::finish() {
  find_places();
  return std::move(side_);
}

void TextReader::find_places() {
  std::vector<std::uint32_t>& starts = side_.place_starts;
  starts.assign(side_.evidence.size() + 1, 0);
  for (const std::uint32_t id : side_.items) ++starts[id + 1];
  for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
  side_.places.resize(side_.items.size());
  std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
  for (std::uint32_t piece = 0; piece < side_.pieces.size(); ++piece)
    for (std::uint32_t i = side_.pieces[piece].first_item; i < side_.pieces[piece].last_item; ++i)
      side_.places[next[side_.items[i]]++] = piece;
}

void TextReader::add_block(const Block& block) {
  const auto first_piece = static_cast<std::uint32_t>(side_.pieces.size());
  const bool item_text = block.kind == BlockKind::item && !block.children.empty() &&
                         block.children[0].kind == BlockKind::paragraph;
  if (item_text) {
    add_rich_text(block.children[0].text);
  } else if (block.kind == BlockKind::table || block.kind == BlockKind::quotation) {
    std::string all;
    const ReadText words = read_parts(block, all);
    add_piece(all, 0, words);
  } else if (block.kind != BlockKind::item) {
    add_rich_text(block.text);
  }
  close_block(first_piece);
  const auto kind = static_cast<char>('0' + static_cast<int>(block.kind));
  if (block.kind != BlockKind::paragraph) add_mark(std::string("kind ") + kind);
}

void TextReader::add_text(const RichText& text) {
  const auto first_piece = static_cast<std::uint32_t>(side_.pieces.size());
  add_piece(text.text, 0, read(text));
  close_block(first_piece);
}

void TextReader::close_block(std::uint32_t first_piece) {
  if (side_.pieces.size() == first_piece) add_piece("", 0, {});
  side_.blocks.push_back({first_piece, static_cast<std::uint32_t>(side_.pieces.size())});
}

ReadText TextReader::read(const RichText& text) {
  if (document_ != nullptr)
    if (const auto known = document_->find(text)) return *known;
  return read(text.text);
}

// Valid until the next text is read.
ReadText TextReader::read(std::string_view text) {
  read_quantities(text, side_.lang, quantities_);
  return {readers_[side_.lang].read(text), quantities_};
}

void TextReader::add_rich_text(const RichText& text) {
  const std::size_t first = side_.pieces.size();
  add_pieces(text);
  if (side_.pieces.size() == first) return;
  for (const Mark& mark : text.marks)
    if (mark.kind == MarkKind::strong && mark.begin == 0 && mark.end < text.text.size())
      add_mark("bold start");
}

// The marks of the bytes [begin, end), with the piece that they stand in.
void TextReader::add_marks(const RichText& text, std::size_t begin, std::size_t end) {
  for (const Mark& mark : text.marks) {
    if (mark.begin < begin || mark.begin >= end) continue;
    if (mark.kind == MarkKind::footnote) add_mark("note " + mark.target);
    if (mark.kind == MarkKind::link || mark.kind == MarkKind::image) add_mark("to " + mark.target);
  }
}

// The texts of a block and those inside it, a line each.
ReadText TextReader::read_parts(const Block& block, std::string& all) {
  part_words_.clear();
  std::vector<const Block*> open = {&block};
  while (!open.empty()) {
    const Block* next = open.back();
    open.pop_back();
    if (!next->text.text.empty()) {
      for (TextWord word : read(next->text).words) {
        word.begin += static_cast<std::uint32_t>(all.size());
        word.end += static_cast<std::uint32_t>(all.size());
        part_words_.push_back(word);
      }
      all += next->text.text;
      all += '\n';
    }
    for (std::size_t i = next->children.size(); i > 0; --i) open.push_back(&next->children[i - 1]);
  }
  // A date may go on in the next line.
  read_quantities(all, side_.lang, quantities_);
  return {part_words_, quantities_};
}

void TextReader::add_pieces(const RichText& rich) {
  const std::string_view text = rich.text;
  ReadText rest = read(rich);
  // Adds what stands before `end`; no word and no quantity goes on behind the end of a piece.
  const auto add = [&](std::size_t begin, std::size_t end) {
    const auto take = [end](auto& list) {
      std::size_t count = 0;
      while (count < list.size() && list[count].begin < end) ++count;
      const auto taken = list.first(count);
      list = list.subspan(count);
      return taken;
    };
    const auto words = take(rest.words);
    add_piece(text.substr(begin, end - begin), begin, {words, take(rest.quantities)});
  };
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at - start < kSmallestPiece || text.size() - at < kSmallestPiece) continue;
    if (!ends_piece(text, at)) continue;
    add(start, at + 1);
    add_marks(rich, start, at + 2);
    start = at + 2;
  }
  if (start >= text.size()) return;
  add(start, text.size());
  add_marks(rich, start, text.size() + 1);
}

void TextReader::add_piece(std::string_view text, std::size_t begin, const ReadText& words) {
  Piece piece;
  piece.begin = static_cast<std::uint32_t>(begin);
  piece.end = static_cast<std::uint32_t>(begin + text.size());
  piece.first_item = piece.last_item = static_cast<std::uint32_t>(side_.items.size());
  piece.letters = count_letters(text);
  piece.first = first_of(text);
  piece.last = last_of(text);
  side_.pieces.push_back(piece);
  add_quantities(words.quantities);
  add_words(words);
}

std::uint32_t TextReader::symbol_of(std::string_view text) {
  const auto found = symbol_numbers_.find(text);
  if (found != symbol_numbers_.end()) return found->second;
  const auto number = static_cast<std::uint32_t>(symbols_.size());
  symbol_numbers_.emplace(symbols_.emplace_back(text), number);
  met_.resize(met_.size() + kKinds);
  return number;
}

// Looked up only when a word is new. Numbers are known by their values.
const TextReader::Word& TextReader::word_of(WordId id) {
  std::vector<Word>& words = words_[side_.lang];
  if (id >= words.size()) words.resize(id + id / 2 + 1);
  Word& word = words[id];
  if (word.symbol != kUnknown) return word;
  const BookWord& known = readers_[side_.lang].book()[id];
  const std::string_view stem = known.stem();
  const bool latin =
      side_.lang != Lang::en && !stem.empty() && static_cast<unsigned char>(stem[0]) < 0x80;
  const bool name = latin || known.kind() == TokenKind::abbreviation;
  word.kind = name ? EvidenceKind::name : EvidenceKind::word;
  word.symbol = symbol_of(stem);
  WordInfo& info = infos_.emplace_back();
  info.skeleton = skeleton_of(stem);
  std::memcpy(&info.start, info.skeleton.data(), std::min(info.skeleton.size(), sizeof info.start));
  info.concepts = vocabulary_.concepts(side_.lang, stem);
  info.names = vocabulary_.names(side_.lang, stem);
  word.info = &info;
  return word;
}

// Adds the evidence to the last piece, once.
void TextReader::add_item(EvidenceKind kind, std::uint32_t symbol, const WordInfo* word) {
  Met& met = met_[symbol * kKinds + static_cast<std::size_t>(kind)];
  if (met.side != side_number_) {
    met = {side_number_, static_cast<std::uint32_t>(side_.evidence.size())};
    side_.evidence.push_back({kind, symbol, word});
    last_piece_of_.push_back(0);
  }
  const auto count = static_cast<std::uint32_t>(side_.pieces.size());
  if (last_piece_of_[met.id] == count) return;
  last_piece_of_[met.id] = count;
  side_.items.push_back(met.id);
  side_.pieces.back().last_item = static_cast<std::uint32_t>(side_.items.size());
}

void TextReader::add_mark(std::string_view key) {
  add_item(EvidenceKind::mark, symbol_of(key));
}

void TextReader::add_quantities(std::span<const Quantity> quantities) {
  for (const Quantity& quantity : quantities) {
    const std::string_view value = quantity.value;
    add_item(EvidenceKind::number, symbol_of(value));
    // A date is evidence even where the other language gives its year alone.
    if (quantity.kind == QuantityKind::date || quantity.kind == QuantityKind::month)
      add_item(EvidenceKind::number, symbol_of(value.substr(0, 4)));
  }
}

// Adds the longest name of a concept that starts at a token.
void TextReader::add_names(std::size_t token) {
  const std::vector<Word>& words = words_[side_.lang];
  for (const ConceptName& name : words[token_words_[token]].info->names) {
    const std::size_t size = name.stems.size();
    if (token + size > token_words_.size()) continue;
    const auto is_there = [&](std::size_t i) {
      const std::uint32_t word = token_words_[token + i];
      return word != kUnknown && symbols_[words[word].symbol] == name.stems[i];
    };
    std::size_t same = 1;
    while (same < size && is_there(same)) ++same;
    if (same < size) continue;
    add_item(EvidenceKind::term, symbol_of(std::to_string(name.concept_id)));
    return;
  }
}

void TextReader::add_words(const ReadText& text) {
  token_words_.clear();
  for (const TextWord& word : text.words) {
    const bool number = word.kind() == TokenKind::number;
    token_words_.push_back(number ? kUnknown : word.id);
    if (!number) word_of(word.id);
  }
  const std::vector<Word>& words = words_[side_.lang];
  auto quantity = text.quantities.begin();
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    const TextWord& token = text.words[i];
    while (quantity != text.quantities.end() && quantity->end <= token.begin) ++quantity;
    const bool counted = quantity != text.quantities.end() && quantity->begin <= token.begin;
    if (counted || token_words_[i] == kUnknown) continue;
    const Word& word = words[token_words_[i]];
    if (!word.info->names.empty()) add_names(i);
    add_item(word.kind, word.symbol, word.info);
  }
}

}  // namespace tilmech
