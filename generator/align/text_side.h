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
#include "text/document_words.h"
#include "text/quantities.h"
#include "text/word_book.h"
#include "text/word_hash.h"

namespace tilmech {

enum class EvidenceKind : std::uint8_t { number, name, term, word, mark };

// What is known of a stem of one language, found once.
struct WordInfo {
  std::string skeleton;                 // see cognate.h
  std::uint32_t start = 0;              // its first letters, 0: it has none
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
  // Where each evidence stands: its first one in `places`, and one more; pieces, sorted.
  std::vector<std::uint32_t> place_starts, places;

  std::span<const std::uint32_t> places_of(std::uint32_t id) const {
    return std::span(places).subspan(place_starts[id], place_starts[id + 1] - place_starts[id]);
  }
};

// Reads blocks into text sides. Remembers words from one document to the next; one a thread.
class TextReader {
 public:
  // Both outlive the reader.
  TextReader(const Vocabulary& vocabulary, WordBooks& books);

  // Forgets words when there are too many. Sides read before must not be used any more. `words`:
  // what was read of the document before, from the same books; null: its texts are read now.
  void start_document(const DocumentWords* words);
  // Starts a side in `lang`.
  void start(Lang lang);
  // Adds one place (model/alignment.h) of a section to the side.
  void add_block(const Block& block);
  // Adds a text as a block of one piece: a title.
  void add_text(const RichText& text);
  // Ends the side.
  TextSide finish();

 private:
  static constexpr std::size_t kKinds = 5;

  // The evidence that a symbol is in a side, as one of the kinds.
  struct Met {
    std::uint32_t side = 0;  // where it was last met
    std::uint32_t id = 0;    // its evidence there
  };

  // A word as it is written, looked up once. The symbol is that of its stem.
  struct Word {
    EvidenceKind kind = EvidenceKind::word;
    std::uint32_t symbol = kUnknown;
    const WordInfo* info = nullptr;
  };
  static constexpr std::uint32_t kUnknown = UINT32_MAX;

  void add_rich_text(const RichText& text);
  void add_pieces(const RichText& text);
  void add_marks(const RichText& text, std::size_t begin, std::size_t end);
  ReadText read(const RichText& text);
  ReadText read(std::string_view text);
  ReadText read_parts(const Block& block, std::string& all);
  void add_piece(std::string_view text, std::size_t begin, const ReadText& words);
  void add_quantities(std::span<const Quantity> quantities);
  void add_words(const ReadText& text);
  void add_names(std::size_t token);
  void add_mark(std::string_view key);
  std::uint32_t symbol_of(std::string_view text);
  const Word& word_of(WordId id);
  void add_item(EvidenceKind kind, std::uint32_t symbol, const WordInfo* word = nullptr);
  void close_block(std::uint32_t first_piece);
  void find_places();

  const Vocabulary& vocabulary_;
  PerLang<WordReader> readers_;
  const DocumentWords* document_ = nullptr;
  TextSide side_;
  std::uint32_t side_number_ = 0;
  std::deque<std::string> symbols_;  // stems, values and names
  std::unordered_map<std::string_view, std::uint32_t, WordHash> symbol_numbers_;
  std::vector<Met> met_;                      // by symbol, kKinds of each
  std::vector<std::uint32_t> last_piece_of_;  // per evidence: the piece it was last added to
  PerLang<std::vector<Word>> words_;          // by number
  std::deque<WordInfo> infos_;
  // Working space.
  std::vector<std::uint32_t> token_words_;  // of the piece, kUnknown: a number
  std::vector<Quantity> quantities_;
  std::vector<TextWord> part_words_;
};

}  // namespace tilmech
