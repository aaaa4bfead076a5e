#include "align/text_side.h"

#include <algorithm>

#include "align/cognate.h"
#include "text/fold.h"

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

TextReader::TextReader(const Vocabulary& vocabulary)
    : vocabulary_(vocabulary),
      analysers_{{Analyser(Lang::ky), Analyser(Lang::ru), Analyser(Lang::en)}} {}

void TextReader::start_document() {
  if (symbols_.size() < kManySymbols) return;
  for (auto& words : words_.values) words.clear();
  for (auto& words : abbreviations_.values) words.clear();
  symbol_numbers_.clear();
  symbols_.clear();
}

void TextReader::start(Lang lang) {
  side_ = TextSide{};
  side_.lang = lang;
  ++side_number_;
  last_piece_of_.clear();
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

void TextReader::add_pieces(const RichText& rich) {
  const std::string_view text = rich.text;
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at - start < kSmallestPiece || text.size() - at < kSmallestPiece) continue;
    if (!ends_piece(text, at)) continue;
    add_piece(text.substr(start, at + 1 - start), start);
    add_marks(rich, start, at + 2);
    start = at + 2;
  }
  if (start >= text.size()) return;
  add_piece(text.substr(start), start);
  add_marks(rich, start, text.size() + 1);
}

void TextReader::add_piece(std::string_view text, std::size_t begin) {
  Piece piece;
  piece.begin = static_cast<std::uint32_t>(begin);
  piece.end = static_cast<std::uint32_t>(begin + text.size());
  piece.first_item = piece.last_item = static_cast<std::uint32_t>(side_.items.size());
  piece.letters = count_letters(text);
  piece.first = first_of(text);
  piece.last = last_of(text);
  side_.pieces.push_back(piece);
  add_words(text);
}

std::uint32_t TextReader::symbol_of(std::string_view text) {
  const auto found = symbol_numbers_.find(text);
  if (found != symbol_numbers_.end()) return found->second;
  const auto number = static_cast<std::uint32_t>(symbols_.size());
  symbols_.push_back({std::string(text), {}, {}, {}});
  symbol_numbers_.emplace(symbols_.back().text, number);
  return number;
}

const WordInfo& TextReader::info_of(std::uint32_t symbol) {
  std::optional<WordInfo>& word = symbols_[symbol].words[side_.lang];
  const std::string& stem = symbols_[symbol].text;
  if (!word)
    word = WordInfo{skeleton_of(stem), vocabulary_.concepts(side_.lang, stem),
                    vocabulary_.names(side_.lang, stem)};
  return *word;
}

// The same stems as analyse() gives, but folded and stemmed only when a word is new.
const TextReader::Word& TextReader::word_of(const RawToken& token, std::string_view text) {
  const bool abbreviation = token.kind == TokenKind::abbreviation;
  const std::uint32_t end = abbreviation ? token.ending : token.end;
  WordMap& words = abbreviation ? abbreviations_[side_.lang] : words_[side_.lang];
  const std::string_view written = text.substr(token.begin, end - token.begin);
  if (const auto known = words.find(written); known != words.end()) return known->second;
  folded_.clear();
  fold_to(written, folded_);
  const std::string_view stem = abbreviation ? folded_ : analysers_[side_.lang].stem(folded_);
  const bool latin =
      side_.lang != Lang::en && !stem.empty() && static_cast<unsigned char>(stem[0]) < 0x80;
  Word word;
  word.kind = latin || abbreviation ? EvidenceKind::name : EvidenceKind::word;
  word.symbol = symbol_of(stem);
  word.info = &info_of(word.symbol);
  return words.emplace(written, word).first->second;
}

// Adds the evidence to the last piece, once.
void TextReader::add_item(EvidenceKind kind, std::uint32_t symbol, const WordInfo* word) {
  Symbol& met = symbols_[symbol];
  const auto as = static_cast<std::size_t>(kind);
  if (met.side[as] != side_number_) {
    met.side[as] = side_number_;
    met.id[as] = static_cast<std::uint32_t>(side_.evidence.size());
    side_.evidence.push_back({kind, symbol, word});
    last_piece_of_.push_back(0);
  }
  const auto count = static_cast<std::uint32_t>(side_.pieces.size());
  if (last_piece_of_[met.id[as]] == count) return;
  last_piece_of_[met.id[as]] = count;
  side_.items.push_back(met.id[as]);
  side_.pieces.back().last_item = static_cast<std::uint32_t>(side_.items.size());
}

void TextReader::add_mark(std::string_view key) {
  add_item(EvidenceKind::mark, symbol_of(key));
}

void TextReader::add_quantities(std::string_view text) {
  read_quantities(text, side_.lang, quantities_);
  for (const Quantity& quantity : quantities_) {
    add_item(EvidenceKind::number, symbol_of(quantity.value));
    // A date is evidence even where the other language gives its year alone.
    if (quantity.kind == QuantityKind::date || quantity.kind == QuantityKind::month)
      add_item(EvidenceKind::number, symbol_of(quantity.value.substr(0, 4)));
  }
}

// Adds the longest name of a concept that starts at a token.
void TextReader::add_names(std::size_t token) {
  for (const ConceptName& name : token_words_[token]->info->names) {
    const std::size_t size = name.stems.size();
    if (token + size > token_words_.size()) continue;
    const auto is_there = [&](std::size_t i) {
      const Word* word = token_words_[token + i];
      return word != nullptr && symbols_[word->symbol].text == name.stems[i];
    };
    std::size_t same = 1;
    while (same < size && is_there(same)) ++same;
    if (same < size) continue;
    add_item(EvidenceKind::term, symbol_of(std::to_string(name.concept_id)));
    return;
  }
}

void TextReader::add_words(std::string_view text) {
  add_quantities(text);
  find_tokens(text, segments_, tokens_);
  token_words_.clear();
  for (const RawToken& token : tokens_)
    token_words_.push_back(token.kind == TokenKind::number ? nullptr : &word_of(token, text));
  std::size_t quantity = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const RawToken& token = tokens_[i];
    while (quantity < quantities_.size() && quantities_[quantity].end <= token.begin) ++quantity;
    const bool counted =
        quantity < quantities_.size() && quantities_[quantity].begin <= token.begin;
    const Word* word = token_words_[i];
    if (counted || word == nullptr) continue;
    if (!word->info->names.empty()) add_names(i);
    add_item(word->kind, word->symbol, word->info);
  }
}

}  // namespace tilmech
