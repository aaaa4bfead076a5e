// Quality of alignment on sets of sections with known rows, in one process: for tuning, and for
// seeing what each kind of evidence gives.
//
// usage: align_sets [--content DIR] [--set WEIGHT=VALUE]... SET.jsonl...
#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "align/addresses.h"
#include "align/document_alignment.h"
#include "bench/alignment/weights_by_name.h"
#include "content/load_site.h"
#include "content/markdown.h"
#include "text/word_book.h"

using namespace tilmech;

namespace {

struct Count {
  double found = 0, gold = 0, both = 0;
  double f1() const { return found + gold > 0 ? 2 * both / (found + gold) : 0; }
};

using Rows = std::set<std::pair<std::vector<int>, std::vector<int>>>;

void count(const Rows& found, const Rows& gold, bool gaps, Count& sum) {
  const auto wanted = [&](const auto& row) {
    return !gaps || row.first.empty() || row.second.empty();
  };
  for (const auto& row : found) sum.found += wanted(row) ? 1 : 0;
  for (const auto& row : gold) {
    sum.gold += wanted(row) ? 1 : 0;
    sum.both += wanted(row) && found.contains(row) ? 1 : 0;
  }
}

Variant read_side(Lang lang, const nlohmann::json& blocks) {
  std::string text = "## 1. Section\n\n";
  for (const auto& block : blocks) {
    std::string line = block.get<std::string>();
    for (char& c : line) c = c == '\n' ? ' ' : c;
    text += line + "\n\n";
  }
  Variant variant;
  variant.lang = lang;
  Diagnostics diagnostics;
  read_markdown(text, 1, variant, diagnostics);
  return variant;
}

// Adds the sentences that are reported as lost to `lost`.
Rows rows_of(const Document& document, DocumentAligner& aligner, std::size_t& lost) {
  Rows rows;
  for (const SectionRow& section : aligner.align(document).sections) {
    lost += section.lost.size();
    for (const Row& row : section.rows) {
      std::vector<int> ru(row.blocks[Lang::ru].begin(), row.blocks[Lang::ru].end());
      std::vector<int> ky(row.blocks[Lang::ky].begin(), row.blocks[Lang::ky].end());
      rows.emplace(std::move(ru), std::move(ky));
    }
  }
  return rows;
}

}  // namespace

int main(int argc, char** argv) {
  AlignmentWeights weights;
  auto names = weights_by_name(weights);
  Site site;
  std::vector<std::string> sets;
  bool verbose = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--verbose") {
      verbose = true;
    } else if (argument == "--content") {
      Diagnostics diagnostics;
      site = load_site({".", {argv[++i]}}, diagnostics);
    } else if (argument == "--set") {
      const std::string setting = argv[++i];
      const std::size_t equals = setting.find('=');
      names.at(setting.substr(0, equals)).get() = std::stod(setting.substr(equals + 1));
    } else {
      sets.push_back(argument);
    }
  }
  const Vocabulary vocabulary(site.documents);
  WordBooks books;
  DocumentAligner aligner(vocabulary, weights, books);
  for (const std::string& set : sets) {
    Count rows, gaps;
    std::size_t lost = 0;
    std::ifstream file(set);
    for (std::string line; std::getline(file, line);) {
      const auto record = nlohmann::json::parse(line);
      Document document;
      Diagnostics unread;
      document.variants[Lang::ru] = read_side(Lang::ru, record["ru"]);
      document.variants[Lang::ky] = read_side(Lang::ky, record["ky"]);
      for (auto& variant : document.variants.values)
        if (variant) number_sections(*variant, unread);
      const Rows found = rows_of(document, aligner, lost);
      Rows gold;
      for (const auto& row : record["gold"])
        gold.emplace(row[0].get<std::vector<int>>(), row[1].get<std::vector<int>>());
      count(found, gold, false, rows);
      count(found, gold, true, gaps);
      if (!verbose) continue;
      const auto show = [&](const char* mark, const Rows& from, const Rows& without) {
        for (const auto& row : from)
          if (!without.contains(row))
            fmt::print("  {} {} ru {} ky {}\n", mark, record["section"].get<std::string>(),
                       nlohmann::json(row.first).dump(), nlohmann::json(row.second).dump());
      };
      show("missed", gold, found);
      show("wrong ", found, gold);
    }
    fmt::print("{}: rows {:.3f} of {} gaps {:.3f} lost sentences {}\n",
               set.substr(set.rfind('/') + 1), rows.f1(), rows.gold, gaps.f1(), lost);
  }
  return 0;
}
