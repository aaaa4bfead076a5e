#include "search/measure_texts.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "text/digest.h"

namespace tilmech {
namespace {

struct Sums {
  std::array<std::uint64_t, kFieldCount> bytes{}, fields{};
  std::uint32_t sections = 0;

  void add(const std::vector<SectionText>& texts) {
    sections += static_cast<std::uint32_t>(texts.size());
    for (const SectionText& section : texts) {
      for (std::size_t field = 0; field < kFieldCount; ++field) {
        bytes[field] += section.fields[field].size();
        fields[field] += !section.fields[field].empty();
      }
    }
  }
};

struct Measures {
  PerLang<Sums> sums;
  std::string bytes;  // of the document at hand: what its digest is made of
};

void append_texts(std::string& out, const std::vector<SectionText>& texts) {
  (out += std::to_string(texts.size())) += '\0';
  for (const SectionText& section : texts) {
    (out += section.address) += '\0';
    for (const std::string& field : section.fields) (out += field) += '\0';
  }
}

TextSizes sizes_of(const tbb::enumerable_thread_specific<Measures>& measures, Lang lang) {
  TextSizes sizes;
  for (const Measures& each : measures) sizes.sections += each.sums[lang].sections;
  for (std::size_t field = 0; field < kFieldCount; ++field) {
    std::uint64_t bytes = 0, fields = 0;
    for (const Measures& each : measures) {
      bytes += each.sums[lang].bytes[field];
      fields += each.sums[lang].fields[field];
    }
    sizes.averages[field] =
        fields == 0 ? 1 : static_cast<double>(bytes) / static_cast<double>(fields);
  }
  return sizes;
}

}  // namespace

MeasuredTexts measure_texts(const Site& site, const DocumentOrder& order,
                            const std::vector<Lang>& languages, const HeadOf& head) {
  tbb::enumerable_thread_specific<Measures> measures;
  std::vector<std::string> digests(order.documents.size());
  tbb::parallel_for(std::size_t{0}, order.documents.size(), [&](std::size_t number) {
    const Document& document = *order.documents[number].document;
    Measures& local = measures.local();
    (local.bytes = head(document)) += '\0';
    for (const Lang lang : languages) {
      if (!document.has(lang)) continue;
      const std::vector<SectionText> texts = section_texts(site, document, lang);
      local.sums[lang].add(texts);
      ((local.bytes += code(lang)) += document.in(lang).term.abbreviation) += '\0';
      append_texts(local.bytes, texts);
    }
    digests[number] = sha256_hex(local.bytes);
  });
  MeasuredTexts measured;
  for (const Lang lang : languages) measured.sizes[lang] = sizes_of(measures, lang);
  for (const std::string& digest : digests) measured.digests += digest;
  return measured;
}

}  // namespace tilmech
