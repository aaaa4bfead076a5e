#include "text/document_words.h"

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace tilmech {

struct DocumentWords::Gathering {
  DocumentWords& all;
  WordReader& reader;
  Lang lang;
  std::vector<Quantity> quantities = {};

  void add(const RichText& text) {
    if (text.text.empty()) return;
    const auto size = [](const auto& list) { return static_cast<std::uint32_t>(list.size()); };
    Place place;
    place.text = &text;
    place.first_word = size(all.words_);
    place.first_quantity = size(all.quantities_);
    const auto words = reader.read(text.text);
    all.words_.insert(all.words_.end(), words.begin(), words.end());
    read_quantities(text.text, lang, quantities);
    std::ranges::move(quantities, std::back_inserter(all.quantities_));
    place.last_word = size(all.words_);
    place.last_quantity = size(all.quantities_);
    all.places_.push_back(place);
  }

  void add(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      add(block.text);
      add(block.children);
    }
  }
};

DocumentWords::DocumentWords(const Document& document, PerLang<WordReader>& readers) {
  for (const auto& variant : document.variants.values) {
    if (!variant) continue;
    Gathering gathering{*this, readers[variant->lang], variant->lang};
    for (const Section& section : variant->sections) {
      gathering.add(section.title);
      gathering.add(section.blocks);
    }
    for (const Footnote& footnote : variant->footnotes) gathering.add(footnote.blocks);
  }
  std::ranges::sort(places_, std::less<>(), &Place::text);
  places_.shrink_to_fit();
  words_.shrink_to_fit();
  quantities_.shrink_to_fit();
}

std::optional<ReadText> DocumentWords::find(const RichText& text) const {
  const auto place = std::ranges::lower_bound(places_, &text, std::less<>(), &Place::text);
  if (place == places_.end() || place->text != &text) return std::nullopt;
  const auto part = [](const auto& list, std::uint32_t first, std::uint32_t last) {
    return std::span(list).subspan(first, last - first);
  };
  return ReadText{part(words_, place->first_word, place->last_word),
                  part(quantities_, place->first_quantity, place->last_quantity)};
}

PerLang<WordReader> make_word_readers(WordBooks& books) {
  return {{WordReader(books[Lang::ky]), WordReader(books[Lang::ru]), WordReader(books[Lang::en])}};
}

SiteWords::SiteWords(const std::vector<Document>& all) : documents(all.size()) {
  tbb::enumerable_thread_specific<PerLang<WordReader>> readers(
      [this] { return make_word_readers(books); });
  tbb::parallel_for(std::size_t{0}, all.size(),
                    [&](std::size_t i) { documents[i] = DocumentWords(all[i], readers.local()); });
}

}  // namespace tilmech
