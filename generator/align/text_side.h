// One language of a document as alignment sees it: blocks, their sentences, and in each sentence
// what may survive translation.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "align/vocabulary.h"
#include "model/block.h"
#include "text/analyser.h"
#include "text/quantities.h"
#include "text/tokens.h"
#include "text/word_hash.h"

namespace tilmech {

enum class EvidenceKind : std::uint8_t { number, name, term, word, mark };

// What is known of a stem of one language, found once.
struct WordInfo {
  std::string skeleton;                 // see cognate.h
  std::span<const ConceptId> concepts;  // of the built-in list
  std::span<const ConceptName> names;   // of the glossary that start with it
};

// Something that occurs in the text: a stem, a value, a name. The same thing is one Evidence.
struct Evidence {
  EvidenceKind kind = EvidenceKind::word;
  std::uint32_t symbol = 0;        // equal for equal values, names, stems, in all languages
  const WordInfo* word = nullptr;  // words and names; the reader's
};

// How a sentence starts and ends.
enum class First : std::uint8_t { small, capital, digit, other };
enum class Last : std::uint8_t { full_stop, semicolon, colon, comma, question, none };

// A sentence, or what stands between other strong marks: the smallest part that rows may split at.
struct Piece {
  std::uint32_t first_item = 0;  // of TextSide::items
  std::uint32_t last_item = 0;
  std::uint32_t letters = 0;
  std::uint32_t begin = 0, end = 0;  // bytes of the block's first text
  First first = First::other;
  Last last = Last::none;
};

struct BlockPieces {
  std::uint32_t first_piece = 0;
  std::uint32_t last_piece = 0;  // not included; a block has at least one
};

struct TextSide {
  Lang lang = Lang::ru;
  std::vector<Evidence> evidence;
  std::vector<std::uint32_t> items;  // indices of `evidence`, piece after piece, each once a piece
  std::vector<Piece> pieces;
  std::vector<BlockPieces> blocks;
};

// Reads blocks into text sides. Remembers words from one document to the next; one a thread.
class TextReader {
 public:
  explicit TextReader(const Vocabulary& vocabulary);

  // Forgets words when there are too many. Sides read before must not be used any more.
  void start_document();
  // Starts a side in `lang`.
  void start(Lang lang);
  // Adds one place (model/alignment.h) of a section to the side.
  void add_block(const Block& block);
  // Adds a text as a block of one piece: a title, or a section as a whole.
  void add_text(std::string_view text);
  // Ends the side.
  TextSide finish();

 private:
  static constexpr std::size_t kKinds = 5;

  // A stem, value or name, with what it is in the side that is being read.
  struct Symbol {
    std::string text;
    PerLang<std::optional<WordInfo>> words;
    std::array<std::uint32_t, kKinds> side{};  // in which side it was last met, as each kind
    std::array<std::uint32_t, kKinds> id{};    // its evidence there
  };

  // A word as it is written, looked up once.
  struct Word {
    EvidenceKind kind = EvidenceKind::word;
    std::uint32_t symbol = 0;  // of its stem
    const WordInfo* info = nullptr;
  };

  void add_rich_text(const RichText& text);
  void add_pieces(const RichText& text);
  void add_marks(const RichText& text, std::size_t begin, std::size_t end);
  void add_piece(std::string_view text, std::size_t begin = 0);
  void add_quantities(std::string_view text);
  void add_words(std::string_view text);
  void add_names(std::size_t token);
  void add_mark(std::string_view key);
  std::uint32_t symbol_of(std::string_view text);
  const Word& word_of(const RawToken& token, std::string_view text);
  const WordInfo& info_of(std::uint32_t symbol);
  void add_item(EvidenceKind kind, std::uint32_t symbol, const WordInfo* word = nullptr);
  void close_block(std::uint32_t first_piece);

  const Vocabulary& vocabulary_;
  PerLang<Analyser> analysers_;
  TextSide side_;
  std::uint32_t side_number_ = 0;
  std::deque<Symbol> symbols_;
  std::unordered_map<std::string_view, std::uint32_t, WordHash> symbol_numbers_;
  std::vector<std::uint32_t> last_piece_of_;  // per evidence: the piece it was last added to
  using WordMap = std::unordered_map<std::string, Word, WordHash, std::equal_to<>>;
  PerLang<WordMap> words_, abbreviations_;  // by how they are written, without ending
  // Working space.
  std::vector<Segment> segments_;
  std::vector<RawToken> tokens_;
  std::vector<const Word*> token_words_;  // nullptr: a number
  std::string folded_;
  std::vector<Quantity> quantities_;
};

}  // namespace tilmech
