// A first look at all texts, before anything is written: every file names the digest of all of
// them, and a word weighs by how long its field is among the fields of the site.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "search/document_order.h"
#include "search/section_texts.h"

namespace tilmech {

// Of one language.
struct TextSizes {
  std::array<double, kFieldCount>
      averages{};  // bytes of each field, over the sections that have it
  std::uint32_t sections = 0;
};

struct MeasuredTexts {
  PerLang<TextSizes> sizes;
  std::string digests;  // of each document's texts in `languages`, one after the other
};

// What the file of a document says of it beside its texts: the address and the languages it has.
using HeadOf = std::function<std::string(const Document&)>;

// The texts are read again when they are written, rather than kept. On all cores.
MeasuredTexts measure_texts(const Site& site, const DocumentOrder& order,
                            const std::vector<Lang>& languages, const HeadOf& head);

}  // namespace tilmech
