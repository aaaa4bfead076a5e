// How many deleted sentences are found, and how many findings there are where nothing was deleted:
// each sentence of each paragraph of a site is taken out in turn, in each language.
//
// usage: lost_sets CONTENT [--half 0|1] [--every N] [--verbose] [--set WEIGHT=VALUE]...
// --half takes every second document, --every every Nth sentence.
#include <fmt/format.h>

#include <cctype>
#include <set>
#include <string>

#include "align/addresses.h"
#include "align/document_alignment.h"
#include "bench/alignment/weights_by_name.h"
#include "content/load_site.h"

using namespace tilmech;

namespace {

constexpr std::size_t kShortest = 80;  // bytes of a sentence that is taken out

struct Span {
  std::size_t begin = 0, end = 0;
};

bool starts_sentence(std::string_view text) {
  if (text.empty()) return false;
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return std::isupper(first) != 0;
  return first == 0xD0 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xB0;
}

std::vector<Span> sentences_of(std::string_view text) {
  std::vector<Span> spans;
  std::size_t start = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    const bool stop = text[at] == '.' || text[at] == '!' || text[at] == '?';
    if (!stop || (at + 1 < text.size() && text[at + 1] != ' ' && text[at + 1] != '\n')) continue;
    if (at + 2 < text.size() && !starts_sentence(text.substr(at + 2))) continue;
    spans.push_back({start, at + 1});
    start = std::min(at + 2, text.size());
  }
  return spans;
}

// What is reported of a document: sentences, and blocks without a counterpart, as (section, lang,
// missing_in, place).
using Reported = std::set<std::tuple<std::size_t, Lang, Lang, std::uint32_t>>;

Reported lost_in(const Document& document, DocumentAligner& aligner) {
  Reported reported;
  const Alignment alignment = aligner.align(document);
  for (std::size_t i = 0; i < alignment.sections.size(); ++i) {
    const SectionRow& section = alignment.sections[i];
    for (const LostSentence& lost : section.lost)
      reported.emplace(i, lost.lang, lost.missing_in, lost.at.place);
    for (const Row& row : section.rows)
      for (const Lang a : kAllLangs)
        for (const Lang b : kAllLangs)
          if (!row.blocks[a].empty() && row.blocks[b].empty())
            reported.emplace(i, a, b, row.blocks[a].front());
  }
  return reported;
}

struct Count {
  int made = 0, found = 0;
};

void try_block(Document& document, Lang lang, Block& block, DocumentAligner& aligner,
               const Reported& before, std::size_t every, bool verbose, Count& count) {
  static std::size_t number = 0;
  const std::string text = block.text.text;
  const auto spans = sentences_of(text);
  for (const Span& span : spans) {
    if (spans.size() < 2 || span.end - span.begin < kShortest || ++number % every != 0) continue;
    block.text.text = text.substr(0, span.begin) + text.substr(std::min(span.end + 1, text.size()));
    const Reported after = lost_in(document, aligner);
    bool found = false;
    for (const auto& one : after)
      found |= !before.contains(one) && (std::get<1>(one) == lang || std::get<2>(one) == lang);
    ++count.made;
    count.found += found;
    if (verbose && !found)
      fmt::print("MISSED {} {}\n  {}\n  of {}\n", document.key, code(lang),
                 text.substr(span.begin, span.end - span.begin), text);
  }
  block.text.text = text;
}

}  // namespace

int main(int argc, char** argv) {
  AlignmentWeights weights;
  auto names = weights_by_name(weights);
  int half = -1;
  std::size_t every = 1;
  bool verbose = false;
  for (int i = 2; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--half") {
      half = std::stoi(argv[++i]);
    } else if (argument == "--every") {
      every = std::stoul(argv[++i]);
    } else if (argument == "--verbose") {
      verbose = true;
    } else if (argument == "--set") {
      const std::string setting = argv[++i];
      const std::size_t equals = setting.find('=');
      names.at(setting.substr(0, equals)).get() = std::stod(setting.substr(equals + 1));
    }
  }
  Diagnostics diagnostics;
  Site site = load_site({".", {argv[1]}}, diagnostics);
  const Vocabulary vocabulary(site.documents);
  WordBooks books;
  DocumentAligner aligner(vocabulary, weights, books);
  PerLang<Count> counts;
  std::size_t alarms = 0, beads = 0;
  int position = 0;
  for (Document& document : site.documents) {
    if (document.collection == Collection::glossary || !document.has(Lang::ky) ||
        !document.has(Lang::ru) || !document.has(Lang::en))
      continue;
    if (half >= 0 && position++ % 2 != half) continue;
    for (auto& variant : document.variants.values) number_sections(*variant, diagnostics);
    const Reported before = lost_in(document, aligner);
    alarms += before.size();
    if (verbose)
      for (const auto& [section, lang, missing, place] : before)
        fmt::print("ALARM {} section {} {} not in {}: {}\n", document.key, section, code(lang),
                   code(missing), place);
    for (auto& variant : document.variants.values)
      for (Section& section : variant->sections)
        for (Block* block : places_in(section))
          if (block->kind == BlockKind::paragraph) {
            ++beads;
            try_block(document, variant->lang, *block, aligner, before, every, verbose,
                      counts[variant->lang]);
          }
  }
  for (const Lang lang : kAllLangs)
    fmt::print("{} {}/{} {:.3f}  ", code(lang), counts[lang].found, counts[lang].made,
               counts[lang].made > 0 ? 1.0 * counts[lang].found / counts[lang].made : 0);
  fmt::print("alarms {} in {} paragraphs\n", alarms, beads);
  return 0;
}
