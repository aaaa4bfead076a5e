#include "check/passage.h"

#include <algorithm>

namespace tilmech {
namespace {

// Writes spaces over the bytes [begin, end), line ends apart.
void blank(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < std::min(end, text.size()); ++i)
    if (text[i] != '\n') text[i] = ' ';
}

bool ends_address(char c) {
  return c == ' ' || c == '\n' || c == '(' || c == ')' || c == '<' || c == '>' || c == ',' ||
         c == ';';
}

bool has_address(std::string_view text) {
  return text.find('@') != text.npos || text.find("://") != text.npos ||
         text.find("www.") != text.npos;
}

// Addresses of the Internet and of mail hold no words and numbers of a language.
void blank_addresses(std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mail = text.find('@', at);
    const std::size_t web = std::min(text.find("://", at), text.find("www.", at));
    const std::size_t found = std::min(mail, web);
    if (found == std::string::npos) return;
    std::size_t begin = found, end = found;
    while (begin > 0 && !ends_address(text[begin - 1])) --begin;
    while (end < text.size() && !ends_address(text[end])) ++end;
    blank(text, begin, end);
    at = end;
  }
}

// Words in another language, and code, are not the passage's own.
bool hides_words(const Mark& mark, Lang lang) {
  return mark.kind == MarkKind::code ||
         (mark.kind == MarkKind::language && mark.target != code(lang));
}

// The line where a block's text starts: that of a code block stands below its fence.
int text_line(const Block& block) {
  if (block.kind != BlockKind::code) return block.first_line;
  const auto lines = static_cast<int>(std::ranges::count(block.text.text, '\n'));
  return block.first_line + (block.last_line - block.first_line + 1 > lines ? 1 : 0);
}

}  // namespace

int Passage::line_of(std::size_t at) const {
  const PassagePart* part = nullptr;
  for (const PassagePart& candidate : parts)
    if (part == nullptr || candidate.at <= at) part = &candidate;
  if (part == nullptr) return 1;
  const std::string_view before =
      std::string_view(text).substr(part->at, std::max<std::size_t>(at, part->at) - part->at);
  return part->first_line + static_cast<int>(std::ranges::count(before, '\n'));
}

std::string Passage::shown_place(std::size_t at) const {
  return variant->file + ":" + std::to_string(line_of(at));
}

LanguageEvidence Passage::language(std::size_t first, std::size_t last) const {
  LanguageEvidence sum;
  for (std::size_t i = first; i < last; ++i) known[i]->add_to(sum);
  return sum;
}

PassageReader::PassageReader(const GlossaryNames& names, WordBooks& books)
    : names_(names), readers_(make_word_readers(books)) {}

void PassageReader::add_place(const Block& place, Passage& passage) const {
  const Lang lang = place.lang.value_or(passage.lang());
  if (place.kind == BlockKind::item) {
    if (!place.children.empty() && place.children[0].kind == BlockKind::paragraph)
      add_place(place.children[0], passage);
    return;
  }
  if (!place.text.text.empty())
    add_text(place.text, text_line(place), lang, passage, place.kind == BlockKind::code);
  add_blocks(place.children, lang, passage);
}

void PassageReader::add_blocks(const std::vector<Block>& blocks, Lang lang,
                               Passage& passage) const {
  for (const Block& block : blocks) {
    const Lang own = block.lang.value_or(lang);
    if (!block.text.text.empty())
      add_text(block.text, text_line(block), own, passage, block.kind == BlockKind::code);
    add_blocks(block.children, own, passage);
  }
}

void PassageReader::add_text(const RichText& text, int line, Lang lang, Passage& passage,
                             bool is_code) const {
  const auto at = static_cast<std::uint32_t>(passage.text.size());
  passage.parts.push_back({&text, line, at, lang, is_code});
  passage.text += text.text;
  passage.text += '\n';
}

void PassageReader::read(Passage& passage) {
  const Lang lang = passage.lang();
  passage.own_text = passage.text;
  passage.words.tokens.clear();
  passage.words.letters.clear();
  passage.known.clear();
  starts_.clear();
  if (!take_known(passage)) {
    blank_addresses(passage.own_text);
    read_quantities(passage.own_text, lang, passage.numbers);
    for (const PassagePart& part : passage.parts) {
      if (part.lang != lang || part.is_code)
        blank(passage.own_text, part.at, part.at + part.text->text.size());
      for (const Mark& mark : part.text->marks)
        if (hides_words(mark, lang))
          blank(passage.own_text, part.at + mark.begin, part.at + mark.end);
    }
    for (const TextWord& word : readers_[lang].read(passage.own_text))
      add_word(word, 0, readers_[lang].book(), passage);
  }
  names_.find(passage.own_text, passage.words, lang, starts_, passage.uses);
}

// Takes the words of the parts from what was read of the document; false where something in the
// passage is not to be read.
bool PassageReader::take_known(Passage& passage) {
  const Lang lang = passage.lang();
  if (document_ == nullptr || has_address(passage.text)) return false;
  known_.clear();
  for (const PassagePart& part : passage.parts) {
    const auto hides = [lang](const Mark& mark) { return hides_words(mark, lang); };
    if (part.lang != lang || part.is_code || std::ranges::any_of(part.text->marks, hides))
      return false;
    const auto known = document_->find(*part.text);
    if (!known) return false;
    known_.push_back(*known);
  }
  for (std::size_t i = 0; i < known_.size(); ++i)
    for (const TextWord& word : known_[i].words)
      add_word(word, passage.parts[i].at, readers_[lang].book(), passage);
  // A date may go on in the next part.
  if (known_.size() == 1)
    passage.numbers.assign(known_[0].quantities.begin(), known_[0].quantities.end());
  else
    read_quantities(passage.text, lang, passage.numbers);
  return true;
}

// Adds a word of the part that starts at `at`.
void PassageReader::add_word(const TextWord& word, std::uint32_t at, const WordBook& book,
                             Passage& passage) {
  const BookWord& known = book[word.id];
  const std::string_view folded = known.folded(), stem = known.stem();
  std::string& letters = passage.words.letters;
  Token token{.begin = at + word.begin, .end = at + word.end, .kind = word.kind()};
  token.folded_at = token.stem_at = static_cast<std::uint32_t>(letters.size());
  token.folded_size = static_cast<std::uint32_t>(folded.size());
  token.stem_size = static_cast<std::uint32_t>(stem.size());
  letters += folded;
  if (stem.data() != folded.data()) {
    token.stem_at = static_cast<std::uint32_t>(letters.size());
    letters += stem;
  }
  auto& names_from = names_from_[book.lang()];
  if (word.id >= names_from.size()) names_from.resize(word.id + word.id / 2 + 1);
  const auto*& names = names_from[word.id];
  if (names == nullptr) names = &names_.names_from(stem, book.lang());
  if (!names->empty())
    starts_.push_back({static_cast<std::uint32_t>(passage.words.tokens.size()), names});
  passage.words.tokens.push_back(token);
  passage.known.push_back(&known);
}

}  // namespace tilmech
