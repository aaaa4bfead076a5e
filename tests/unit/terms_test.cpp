// Terms in running text: what is marked, and what must not be.
#include "align/terms.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "align/align_documents.h"
#include "support/memory_site.h"

namespace tilmech {
namespace {

using test::MemorySite;

const std::vector<std::pair<std::string, std::string>> kGlossary = {
    {"glossary/harm.ru.md", "---\nterm: снижение вреда\n---\nО снижении вреда и наркотиках."},
    {"glossary/harm.ky.md", "---\nterm: зыянды азайтуу\n---\nЗыян."},
    {"glossary/drugs.ru.md",
     "---\nterm: наркотические средства\nvariants: [наркотики]\ndeprecated: "
     "[зелье]\n---\nВещества."},
    {"glossary/drugs.ky.md", "---\nterm: баңги заттар\n---\nЗаттар."},
    {"glossary/drugs.en.md", "---\nterm: narcotic drugs\nvariants: [drugs]\n---\nSubstances."},
    {"glossary/trade.ru.md", "---\nterm: незаконный оборот наркотиков\n---\nТорговля."},
    {"glossary/pwid.ru.md", "---\nterm: лица\nabbreviation: ПИН\n---\nЛюди."},
    {"glossary/un.ky.md", "---\nterm: Бириккен Улуттар Уюму\nabbreviation: БУУ\n---\nУюм."},
    {"glossary/opium.ru.md", "---\nterm: опий\n---\nСок."},
    {"glossary/overdose.ru.md", "---\nterm: передозировка\n---\nМного."},
    {"glossary/aid.ky.md", "---\nterm: жардам\n---\nКөмөк."},
    {"glossary/antagonists.ky.md", "---\nterm: антагонисттер\n---\nБөгөт."},
    {"glossary/relapse.ru.md", "---\nterm: рецидив\n---\nПовтор."},
    {"glossary/withdrawal.ru.md", "---\nterm: синдром отмены\n---\nЯвления."},
    {"glossary/eu.ru.md", "---\nterm: Европейский союз\nstatus: preferred\n---\nСоюз."},
};

MemorySite marked(const std::string& path, const std::string& body,
                  const std::string& fields = "") {
  auto files = kGlossary;
  files.emplace_back(path, fmt::format("---\ntitle: T\n{}---\n{}", fields, body));
  MemorySite memory = test::load_memory_site(files);
  address_documents(memory.site, memory.diagnostics);
  resolve_references(memory.site, memory.diagnostics);
  align_documents(memory.site, memory.diagnostics);
  mark_terms(memory.site, memory.diagnostics);
  return memory;
}

void collect(const std::vector<Block>& blocks, std::string& out) {
  for (const Block& block : blocks) {
    for (const Mark& mark : block.text.marks)
      if (mark.kind == MarkKind::term)
        out += fmt::format("[{}={}]", block.text.text.substr(mark.begin, mark.end - mark.begin),
                           mark.target);
    collect(block.children, out);
  }
}

// "[снижением вреда=harm]...", sections parted by "|".
std::string marks_of(const MemorySite& memory) {
  std::string out;
  for (const Document& document : memory.site.documents) {
    if (document.collection == Collection::glossary) continue;
    for (const auto& variant : document.variants.values) {
      if (!variant) continue;
      for (const Section& section : variant->sections) {
        if (&section != &variant->sections.front()) out += "|";
        collect(section.blocks, out);
      }
    }
  }
  return out;
}

std::string marks(const std::string& body, const std::string& lang = "ru",
                  const std::string& fields = "") {
  return marks_of(marked(fmt::format("releases/x.{}.md", lang), body, fields));
}

}  // namespace

TEST_CASE("terms are found in any inflected form, the longest first, once a section") {
  CHECK(marks("Со снижением вреда.") == "[снижением вреда=harm]");
  CHECK(marks("Снижение\nвреда.") == "[Снижение\nвреда=harm]");
  CHECK(marks("Наркотики и наркотиков.") == "[Наркотики=drugs]");
  CHECK(marks("Незаконным оборотом наркотиков.") == "[Незаконным оборотом наркотиков=trade]");
  CHECK(marks("Наркотики.\n\n## Часть\n\nНаркотиками.\n\n- наркотики\n") ==
        "[Наркотики=drugs]|[Наркотиками=drugs]");
  CHECK(marks("Баңги заттардын көйгөйү, зыянды азайтууга.", "ky") ==
        "[Баңги заттардын=drugs][зыянды азайтууга=harm]");
}

TEST_CASE("a term is found where the stemmer takes its end for an ending") {
  CHECK(marks("Лечение синдрома отмены.") == "[синдрома отмены=withdrawal]");
  CHECK(marks("Синдром отмены.") == "[Синдром отмены=withdrawal]");
  CHECK(marks("Предупреждают рецидивы.") == "[рецидивы=relapse]");
  CHECK(marks("Рецидив.") == "[Рецидив=relapse]");
  CHECK(marks("Много передозировок.") == "[передозировок=overdose]");
  for (const char* form : {"жардам", "жардамы", "жардамды", "жардамга", "жардамдын"})
    CHECK(marks(form, "ky") == fmt::format("[{}=aid]", form));
  for (const char* form : {"антагонисттер", "антагонисти", "антагонистин", "антагонисттерге"})
    CHECK(marks(form, "ky") == fmt::format("[{}=antagonists]", form));
}

TEST_CASE("a short term is found in its cases, and words that share its short stem are not") {
  for (const char* form : {"опий", "опия", "опию", "опием", "опии"})
    CHECK(marks(form) == fmt::format("[{}=opium]", form));
  for (const char* other : {"опыт", "оптика", "опал", "опиум", "опись"}) CHECK(marks(other) == "");
}

TEST_CASE("words that only look like a term are left alone") {
  CHECK(marks("Снижение, вреда нет.") == "");
  CHECK(marks("Наркотик-убийца.") == "");
  CHECK(marks("Наркотический.") == "");
  CHECK(marks("европейский союз кинематографистов") == "");
}

TEST_CASE("abbreviations match by their letters, endings and all") {
  CHECK(marks("Для ПИН, не пин.") == "[ПИН=pwid]");
  CHECK(marks("Пин и пин.") == "");
  CHECK(marks("БУУнун чечими, буу эмес.", "ky") == "[БУУнун=un]");
  CHECK(marks("Чечим БУУ-нун.", "ky") == "[БУУ-нун=un]");
}

TEST_CASE("an abbreviation in parentheses does not part a name of several words") {
  CHECK(marks("Снижения (СВ) вреда.") == "[Снижения (СВ) вреда=harm]");
  CHECK(marks("Незаконный оборот (НО) наркотиков (НН).") ==
        "[Незаконный оборот (НО) наркотиков=trade]");
  CHECK(marks("Снижение (СВ).") == "");
  CHECK(marks("Снижение (НО, СВ) вреда, снижение (СВ), вреда, снижение СВ вреда.") == "");
  CHECK(marks("Снижение (само) вреда.") == "");
}

TEST_CASE("no term in headings, links, code, phrases marked so, or where links are off") {
  CHECK(marks("## О наркотиках\n\nТекст.") == "");
  CHECK(marks("[наркотики](https://example.org/)") == "");
  CHECK(marks("`наркотики`") == "");
  CHECK(marks("[наркотики]{.noterm} и наркотики") == "[наркотики=drugs]");
  CHECK(marks("[drugs]{lang=en}") == "");
  CHECK(marks("    наркотики\n") == "");
  CHECK(marks("Наркотики.", "ru", "term_links: off\n") == "");
}

TEST_CASE("a block in another language is read in that language") {
  CHECK(marks("> All drugs are bad.\n> {lang=en}\n") == "[drugs=drugs]");
}

TEST_CASE("marks of terms nest with what the author marked") {
  CHECK(marks("*Снижение* вреда") == "[Снижение вреда=harm]");
  CHECK(marks("**о снижении вреда**") == "[снижении вреда=harm]");
  CHECK(marks("*о снижении* вреда") == "");
}

TEST_CASE("an entry does not link to itself, but to others") {
  const MemorySite memory = marked("releases/x.ru.md", "Текст.");
  const Document* harm = memory.site.find(Collection::glossary, "harm");
  REQUIRE(harm != nullptr);
  std::string out;
  collect(harm->in(Lang::ru).sections.front().blocks, out);
  CHECK(out == "[наркотиках=drugs]");
}

TEST_CASE("a concordance has the sentence, its place and how many sections there are") {
  const MemorySite memory =
      marked("releases/x.ru.md", "Раз. Мы против наркотиков! Два.\n\n## 2. Часть\n\nНаркотики.");
  const TermUses& uses = memory.site.term_uses.at("drugs")[Lang::ru];
  CHECK(uses.sections == 2);
  REQUIRE(uses.first.size() == 2);
  CHECK(uses.first[0].before == "Мы против ");
  CHECK(uses.first[0].term == "наркотиков");
  CHECK(uses.first[0].after == "!");
  CHECK(uses.first[1].section == "2. Часть");
  CHECK(uses.first[1].fragment.starts_with("s-2"));
  CHECK(memory.site.term_uses.at("harm")[Lang::ru].sections == 0);
}

TEST_CASE("a deprecated name is reported once a text, with the preferred one") {
  MemorySite memory = marked("releases/x.ru.md", "Зелье.\n\nЗелья и зелье.");
  std::vector<std::string> found;
  for (const std::string& message : memory.messages())
    if (message.find("term-deprecated") != message.npos) found.push_back(message);
  REQUIRE(found.size() == 1);
  CHECK(found[0] ==
        "releases/x.ru.md:4: term-deprecated: the name Зелье is no longer used "
        "(write наркотические средства)");
}

}  // namespace tilmech
