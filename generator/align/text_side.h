// One language of a document as alignment sees it: blocks, their sentences, and in each sentence
// what may survive translation.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "align/vocabulary.h"
#include "model/block.h"
#include "text/analyser.h"
#include "text/quantities.h"

namespace tilmech {

enum class EvidenceKind : std::uint8_t { number, name, term, word, mark };

// Something that occurs in the text: a stem, a value, a name. The same thing is one Evidence.
struct Evidence {
  EvidenceKind kind = EvidenceKind::word;
  std::string key;           // what equal evidence shares, per kind: value, name, stem
  std::string skeleton;      // words and names: see cognate.h
  ConceptId concept_id = 0;  // term
};

// How a sentence starts and ends.
enum class First : std::uint8_t { small, capital, digit, other };
enum class Last : std::uint8_t { full_stop, semicolon, colon, comma, question, none };

// A sentence, or what stands between other strong marks: the smallest part that rows may split at.
struct Piece {
  std::uint32_t first_item = 0;  // of TextSide::items
  std::uint32_t last_item = 0;
  std::uint32_t letters = 0;
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

// Reads blocks into text sides. Keeps working space; one a thread.
class TextReader {
 public:
  explicit TextReader(const Vocabulary& vocabulary);

  // Starts a side in `lang`.
  TextSide& start(Lang lang);
  // Adds one place (model/alignment.h) of a section to the side.
  void add_block(const Block& block);
  // Adds a text as a block of one piece: a title, or a section as a whole.
  void add_text(std::string_view text);
  // Ends the side.
  TextSide finish();

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  void add_rich_text(const RichText& text);
  void add_pieces(std::string_view text);
  void add_piece(std::string_view text);
  void add_words(std::string_view text);
  void add_mark(std::string_view key);
  std::uint32_t id_of(EvidenceKind kind, std::string_view key);
  void add_item(std::uint32_t id);
  void close_block(std::uint32_t first_piece);

  const Vocabulary& vocabulary_;
  PerLang<Analyser> analysers_;
  TextSide side_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> ids_;
  std::vector<std::uint32_t> last_piece_of_;  // per evidence: the piece it was last added to
  Analysis words_;
  std::vector<Quantity> quantities_;
};

}  // namespace tilmech
