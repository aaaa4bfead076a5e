#include "align/align_documents.h"

#include <doctest/doctest.h>

#include "support/memory_site.h"

using namespace tilmech;
using test::load_memory_site;
using test::MemorySite;

namespace {

MemorySite site_of(const std::string& body) {
  MemorySite memory = load_memory_site({{"pages/a.ru.md", "---\ntitle: T\n---\n" + body}});
  align_documents(memory.site, memory.diagnostics);
  return memory;
}

std::vector<std::string> section_addresses(const MemorySite& memory) {
  std::vector<std::string> addresses;
  for (const Section& section : memory.site.documents.at(0).in(Lang::ru).sections)
    addresses.push_back(section.address);
  return addresses;
}

}  // namespace

TEST_CASE("sections are addressed by number, by name, else in order") {
  const MemorySite memory =
      site_of("Lead\n\n## 1. One\n\n### 1.1 Two\n\n## Итог {#end}\n\n## Просто\n\n## 26 июня\n");
  CHECK(section_addresses(memory) ==
        std::vector<std::string>{"s-0", "s-1", "s-1.1", "s-end", "s-h1", "s-h2"});
}

TEST_CASE("a repeated number gets its parent's prefix and a finding") {
  MemorySite memory = site_of("## 1. A\n\n### 1. B\n\n## 2. C\n\n### 1. D\n\n### 1. E\n");
  CHECK(section_addresses(memory) ==
        std::vector<std::string>{"s-1", "s-1.1", "s-2", "s-2.1", "s-2.1-2"});
  CHECK(memory.messages().at(0) ==
        "pages/a.ru.md:6: section-number-twice: the section number 1 is already used in line 4");
}

TEST_CASE("paragraphs, items, tables and quotations are numbered within their section") {
  const MemorySite memory = site_of(
      "Lead\n\n## 1. A\n\nP1\n\n- P2\n- P3\n\n  P4\n\n> P5\n\n| P6 |\n|----|\n| x "
      "|\n\n---\n\nP7\n");
  const auto& sections = memory.site.documents.at(0).in(Lang::ru).sections;
  CHECK(sections.at(0).blocks.at(0).address == "s-0-p1");
  const auto& blocks = sections.at(1).blocks;
  CHECK(blocks.at(0).address == "s-1-p1");
  CHECK(blocks.at(1).address.empty());
  CHECK(blocks.at(1).children.at(0).address == "s-1-p2");
  CHECK(blocks.at(1).children.at(0).children.at(0).address.empty());
  CHECK(blocks.at(1).children.at(1).children.at(1).address == "s-1-p4");
  CHECK(blocks.at(2).address == "s-1-p5");
  CHECK(blocks.at(3).address == "s-1-p6");
  CHECK(blocks.at(4).address.empty());
  CHECK(blocks.at(5).address == "s-1-p7");
}
