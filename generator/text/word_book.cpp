// The shared table is asked only for words that are new to a thread; all others are found in a
// small table of the thread's own, whose records stand close together.
#include "text/word_book.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "text/analyse_token.h"

namespace tilmech {
namespace {

// Two tokens are one word when they have the same letters, kind and ending. Before the letters of a
// record: the number, the size, kind and ending.
constexpr std::size_t kHead = sizeof(WordId) + sizeof(std::uint32_t) + 2;
constexpr std::size_t kFirstSlots = 256;

char kind_of(const RawToken& token) {
  return static_cast<char>(token.kind);
}

char ending_of(const RawToken& token) {
  assert(token.end - token.ending < 256);
  return static_cast<char>(token.end - token.ending);
}

std::uint64_t hash_of(std::string_view written, const RawToken& token) {
  const auto form = static_cast<std::uint64_t>(token.kind) | (token.end - token.ending) << 2;
  return hash_of_word(written) ^ form * 0x9E3779B97F4A7C15u;
}

template <class Number>
Number number_at(const std::string& records, std::size_t at) {
  Number number{};
  std::memcpy(&number, records.data() + at, sizeof number);
  return number;
}

template <class Number>
void append_number(std::string& records, Number number) {
  std::array<char, sizeof number> bytes;
  std::memcpy(bytes.data(), &number, sizeof number);
  records.append(bytes.data(), bytes.size());
}

}  // namespace

void BookWord::add_to(LanguageEvidence& sum) const {
  sum.kyrgyz += language_[0];
  sum.english += language_[1];
  sum.cyrillic += language_[2];
  sum.latin += language_[3];
  sum.small_cyrillic += language_[4];
  sum.small_latin += language_[5];
}

// Pages never move, so letters stay where they are.
std::string_view WordBook::keep(std::string_view letters, Shelf& shelf) {
  constexpr std::size_t kPage = 4096;
  const bool full = shelf.letters.empty() ||
                    shelf.letters.back().capacity() - shelf.letters.back().size() < letters.size();
  if (full) shelf.letters.emplace_back().reserve(std::max(kPage, letters.size()));
  std::string& page = shelf.letters.back();
  page += letters;
  return std::string_view(page).substr(page.size() - letters.size());
}

WordId WordBook::number_of(std::string_view text, const RawToken& token, Analyser& analyser) {
  // The word with its kind and ending, its folded form, its stem: one string.
  const std::string_view written = text.substr(token.begin, token.end - token.begin);
  std::string letters(written);
  letters += kind_of(token);
  letters += ending_of(token);
  const std::size_t key_size = letters.size();
  Shelf& shelf = shelves_[hash_of_word(written) % shelves_.size()];
  {
    const std::lock_guard lock(shelf.mutex);
    if (const auto known = shelf.numbers.find(letters); known != shelf.numbers.end())
      return known->second;
  }
  Analysis analysis;
  analyse_token(analyser, text, token, analysis);
  const Token& read = analysis.tokens.front();
  letters += analysis.letters;
  BookWord word;
  word.written_size_ = static_cast<std::uint32_t>(written.size());
  word.folded_size_ = read.folded_size;
  word.stem_after_ = read.stem_at - read.folded_at;
  word.stem_size_ = read.stem_size;
  word.kind_ = token.kind;
  word.ending_ = static_cast<std::uint8_t>(ending_of(token));
  if (token.kind == TokenKind::word) {
    const LanguageEvidence one = weigh_word(written, analysis.folded(read));
    const auto small = [](int number) { return static_cast<std::int8_t>(number); };
    word.language_ = {small(one.kyrgyz), small(one.english),        small(one.cyrillic),
                      small(one.latin),  small(one.small_cyrillic), small(one.small_latin)};
  }

  const std::lock_guard lock(shelf.mutex);
  const auto known = shelf.numbers.find(std::string_view(letters).substr(0, key_size));
  if (known != shelf.numbers.end()) return known->second;
  const std::string_view kept = keep(letters, shelf);
  word.letters_ = kept.data();
  const auto id = static_cast<WordId>(words_.push_back(word) - words_.begin());
  shelf.numbers.emplace(kept.substr(0, key_size), id);
  return id;
}

WordReader::WordReader(WordBook& book)
    : book_(book), analyser_(book.lang()), slots_(kFirstSlots), records_(1, '\0') {}

std::span<const TextWord> WordReader::read(std::string_view text) {
  find_tokens(text, segments_, tokens_);
  words_.clear();
  for (const RawToken& token : tokens_) words_.emplace_back(token, number_of(text, token));
  return words_;
}

// The slot of the word, or the free one where it would be.
std::size_t WordReader::place_of(std::string_view written, const RawToken& token,
                                 std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  const auto mark = static_cast<std::uint32_t>(hash >> 32);
  std::size_t at = hash & mask;
  for (; slots_[at].record != 0; at = (at + 1) & mask) {
    if (slots_[at].mark != mark) continue;
    const std::size_t record = slots_[at].record;
    const auto size = number_at<std::uint32_t>(records_, record + sizeof(WordId));
    const char* letters = records_.data() + record + kHead;
    if (size == written.size() && letters[-2] == kind_of(token) &&
        letters[-1] == ending_of(token) && std::memcmp(letters, written.data(), size) == 0)
      return at;
  }
  return at;
}

WordId WordReader::number_of(std::string_view text, const RawToken& token) {
  const std::string_view written = text.substr(token.begin, token.end - token.begin);
  const std::uint64_t hash = hash_of(written, token);
  const std::size_t place = place_of(written, token, hash);
  if (slots_[place].record != 0) return number_at<WordId>(records_, slots_[place].record);
  const WordId id = book_.number_of(text, token, analyser_);
  slots_[place] = {static_cast<std::uint32_t>(hash >> 32),
                   static_cast<std::uint32_t>(records_.size())};
  append_number(records_, id);
  append_number(records_, static_cast<std::uint32_t>(written.size()));
  records_ += kind_of(token);
  records_ += ending_of(token);
  records_ += written;
  if (2 * ++known_ > slots_.size()) grow();
  return id;
}

void WordReader::grow() {
  std::vector<Slot> old(2 * slots_.size());
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.record == 0) continue;
    // Slots keep half of the hash; the rest comes from the letters.
    const std::size_t record = slot.record;
    const auto size = number_at<std::uint32_t>(records_, record + sizeof(WordId));
    const std::string_view written(records_.data() + record + kHead, size);
    RawToken token{0, size, static_cast<TokenKind>(written.data()[-2]), 0};
    token.ending = size - static_cast<unsigned char>(written.data()[-1]);
    std::size_t at = hash_of(written, token) & mask;
    while (slots_[at].record != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace tilmech
