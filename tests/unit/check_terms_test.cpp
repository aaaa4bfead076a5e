// What is wrong with a glossary by itself.
#include "check/terms.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/memory_site.h"

namespace tilmech {

TEST_CASE("a glossary's own mistakes are reported in their places") {
  test::MemorySite memory = test::load_memory_site({
      {"glossary/a.ru.md", "---\nterm: героин\n---\nНаркотик."},
      {"glossary/a.ky.md", "---\nterm: героин\n---\nБаңги зат."},
      {"glossary/a.en.md", "---\nterm: heroin\n---\nA drug."},
      {"glossary/b.ru.md", "---\nterm: опий\nvariants: [Героин]\n---\nСок мака."},
      {"glossary/b.ky.md", "---\nterm: апийим\n---\nСок мака."},
      {"glossary/c.ru.md", "---\nterm: мак\n---\n"},
      {"glossary/c.ky.md", "---\nterm: кызгалдак\n---\nКызгалдак."},
      {"glossary/c.en.md", "---\nterm: poppy\n---\nA plant."},
  });
  memory.diagnostics.clear();
  check_terms(memory.site, memory.diagnostics);
  const std::vector<std::string> expected = {
      "glossary/b.ru.md:2: equivalent-missing: the concept b has no term in en "
      "(add content/glossary/b.en.md)",
      "glossary/b.ru.md:2: definition-language: the definition of опий is the same as in ky "
      "(translate it)",
      "glossary/b.ru.md:3: term-twice: the term Героин is already that of glossary/a.ru.md "
      "(two concepts with one name need a qualifier, as in `preparation (medicine)`, or are "
      "one concept)",
      "glossary/c.ky.md:2: definition-repeats-term: the definition of кызгалдак says no more "
      "than the term itself",
      "glossary/c.ru.md:2: definition-missing: the term мак has no definition "
      "(write it below the front matter)",
  };
  const std::vector<std::string> messages = memory.messages();
  REQUIRE(messages.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(messages[i] == expected[i]);
}

TEST_CASE("a domain that site.json does not define is reported, but only where it defines any") {
  test::MemorySite memory = test::load_memory_site({
      {"glossary/a.ru.md", "---\nterm: героин\ndomain: substanses\n---\nНаркотик."},
      {"glossary/b.ru.md", "---\nterm: суд\ndomain: cooking\n---\nОрган."},
      {"glossary/c.ru.md", "---\nterm: закон\ndomain: law\n---\nАкт."},
  });
  memory.site.settings.languages = {Lang::ru};
  memory.diagnostics.clear();
  check_terms(memory.site, memory.diagnostics);
  CHECK(memory.messages().empty());
  memory.site.settings.domains = {{"substances", {}}, {"law", {}}};
  check_terms(memory.site, memory.diagnostics);
  const std::vector<std::string> expected = {
      "glossary/a.ru.md:3: domain-unknown: site.json defines no domain \"substanses\" "
      "(did you mean \"substances\"?)",
      "glossary/b.ru.md:3: domain-unknown: site.json defines no domain \"cooking\" "
      "(add it to \"domains\" in site/site.json, with a name in each language)",
  };
  CHECK(memory.messages() == expected);
}

}  // namespace tilmech
