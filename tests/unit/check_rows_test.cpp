// What `tilmech check` says about translations, in small texts: each row is a pair of paragraphs
// and the findings it must give, "id line".
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "align/align_documents.h"
#include "check/check_documents.h"
#include "support/memory_site.h"

namespace tilmech {
namespace {

const std::vector<std::pair<std::string, std::string>> kGlossary = {
    {"glossary/licit.ru.md",
     "---\nterm: законный оборот наркотиков\nvariants: [законный оборот]\nantonym: illicit\n---\n"},
    {"glossary/licit.ky.md",
     "---\nterm: баңги заттарды мыйзамдуу жүгүртүү\nvariants: [мыйзамдуу жүгүртүү]\n"
     "antonym: illicit\n---\n"},
    {"glossary/licit.en.md",
     "---\nterm: licit trade in drugs\nvariants: [licit trade, lawful trade]\nantonym: illicit\n"
     "---\n"},
    {"glossary/illicit.ru.md",
     "---\nterm: незаконный оборот наркотиков\nvariants: [незаконный оборот]\nantonym: licit\n"
     "---\n"},
    {"glossary/illicit.ky.md",
     "---\nterm: баңги заттарды мыйзамсыз жүгүртүү\nvariants: [мыйзамсыз жүгүртүү]\n"
     "antonym: licit\n---\n"},
    {"glossary/illicit.en.md",
     "---\nterm: illicit trafficking in drugs\nvariants: [illicit trafficking]\nantonym: licit\n"
     "---\n"},
    {"glossary/prison.ru.md",
     "---\nterm: Государственная служба исполнения наказаний\nabbreviation: ГСИН\n---\n"},
    {"glossary/naloxone.ru.md", "---\nterm: налоксон\n---\n"},
    {"glossary/naloxone.ky.md", "---\nterm: налоксон\n---\n"},
    {"glossary/naloxone.en.md", "---\nterm: naloxone\n---\n"},
    {"glossary/prisons.ru.md", "---\nterm: система тюремная (исправительная)\n---\n"},
    {"glossary/prisons.ky.md", "---\nterm: түрмө (түзөтүү) тутуму\n---\n"},
    {"glossary/drugs.ru.md", "---\nterm: наркотики\n---\n"},
    {"glossary/drugs.ky.md", "---\nterm: баңги заттар\n---\n"},
    {"glossary/union.ru.md", "---\nterm: программа Союза весёлых людей\n---\n"},
    {"glossary/union.ky.md", "---\nterm: шайыр адамдар биримдиги\n---\n"},
    {"glossary/atlantis.ru.md",
     "---\nterm: реабилитационный центр «Атлантис»\nvariants: [Атлантис]\n---\n"},
    {"glossary/atlantis.ky.md",
     "---\nterm: «Атлантис» реабилитациялык борбору\nvariants: [Атлантис]\n---\n"},
    {"glossary/policy.ru.md", "---\nterm: наркополитика\n---\n"},
    {"glossary/policy.ky.md", "---\nterm: баңги саясаты\n---\n"},
    {"glossary/dependence.ru.md", "---\nterm: наркозависимость\n---\n"},
    {"glossary/dependence.ky.md", "---\nterm: баңги көз карандылык\n---\n"},
    {"glossary/demand.ru.md", "---\nterm: сокращение спроса на наркотики\n---\n"},
    {"glossary/demand.ky.md", "---\nterm: баңги заттарга суроо-талапты кыскартуу\n---\n"},
    {"glossary/making.ru.md", "---\nterm: изготовление наркотиков\n---\n"},
    {"glossary/making.ky.md", "---\nterm: баңги заттарды жасоо\n---\n"},
    {"glossary/exchange.ru.md", "---\nterm: пункт обмена шприцев\n---\n"},
    {"glossary/exchange.ky.md", "---\nterm: шприц алмаштыруу пункту\n---\n"},
    {"glossary/prison.ky.md",
     "---\nterm: Жазаларды аткаруу мамлекеттик кызматы\nabbreviation: ЖАМК\n---\n"},
};

// The findings of a document, without the glossary's own, as "id LANG:line, ...".
std::string findings_of(const std::vector<std::pair<std::string, std::string>>& versions) {
  auto files = kGlossary;
  for (const auto& [lang, text] : versions)
    files.emplace_back("pages/x." + lang + ".md", "---\ntitle: X\n---\n" + text);
  test::MemorySite memory = test::load_memory_site(files);
  Diagnostics diagnostics;
  align_documents(memory.site, diagnostics);
  check_documents(memory.site, Date{std::chrono::year{2026} / 1 / 1}, diagnostics);
  sort_diagnostics(diagnostics);
  std::string lines;
  for (const Diagnostic& found : diagnostics)
    if (found.place.file.starts_with("pages/"))
      lines += (lines.empty() ? "" : ", ") + std::string(text_of(found.finding).id) + " " +
               found.place.file.substr(8, 2) + ":" + std::to_string(found.place.line);
  return lines;
}

std::string pair(const std::string& ru, const std::string& ky) {
  return findings_of({{"ru", ru}, {"ky", ky}});
}

TEST_CASE("numbers are compared by value, however a language writes them") {
  struct Row {
    std::string ru, ky;
  };
  const std::vector<Row> rows = {
      {"Получили 150 тысяч сомов.", "150 000 сом алышты."},
      {"Получили 150 000 сомов.", "150 миң сом алышты."},
      {"Бюджет составил 6,8 млн сомов.", "Бюджет 6 800 000 сомду түздү."},
      {"На 1 января 2013 года было 48 пунктов.", "2013-жылдын 1-январына карата 48 пункт болгон."},
      {"Работали 27 и 28 ноября 2024 года.", "2024-жылдын 27- жана 28-ноябрында иштешти."},
      {"Это началось в XIX веке.", "Бул XIX кылымда башталган."},
      {"Из Казахстана приехали двадцать шесть человек.", "Казакстандан 26 адам келди."},
      {"Из Казахстана приехали 26 человек.", "Казакстандан жыйырма алты адам келди."},
      {"Три страны, 3 языка.", "Үч өлкө, 3 тил."},
      {"На 57-й сессии приняли 16 процентов.", "57-сессияда 16 пайызды кабыл алышты."},
      {"Годы 2012–2016 прошли.", "2012–2016-жылдар өттү."},
      {"Подробнее в разделе 2.3.1 закона № 54.", "Толугураак № 54 мыйзамдын 2.3.1-бөлүмүндө."},
      {"Телефон: +996 312 62-53-52.", "Телефон: +996 312 62 53 52."},
      {"В 90-е годы было иначе.", "1990-жылдары башкача болгон."},
      {"Гранты от 5 до 40 тысяч евро.", "5 миңден 40 миң еврого чейинки гранттар."},
      {"Изъято 1,84 т сырья.", "1840 кг чийки зат алынды."},
      {"Начало в 14.30, в зале № 2.", "№ 2 залда саат 14:30да башталат."},
      {"Ждали полтора года.", "1,5 жыл күтүштү."},
      {"Это пятилетняя программа.", "Бул 5 жылдык программа."},
      {"Согласна треть опрошенных.", "Сурамжылангандардын 33 пайызы макул."}};
  for (const Row& row : rows) {
    CAPTURE(row.ru);
    CHECK(pair(row.ru, row.ky) == "");
  }
}

TEST_CASE("a number that differs is reported where the translation has it") {
  CHECK(pair("Закон принят в 2013 году.", "Мыйзам 2014-жылы кабыл алынган.") ==
        "number-differs ky:4");
  CHECK(pair("Бюджет проекта\nсоставил 6,8 млн сомов.", "Долбоордун бюджети\n6,9 млн сом.") ==
        "number-differs ky:5");
  CHECK(pair("Изъято 260 кг веществ.", "260 тонна зат алынды.") == "number-differs ky:4");
  CHECK(pair("Изъято 260 кг веществ.", "260 т зат алынды.") == "number-differs ky:4");
  CHECK(pair("В 2024 году гранты: от 5 до 40 тысяч евро.",
             "2024-жылы гранттар 5 миңден 50 миң еврого чейин.") == "number-differs ky:4");
  CHECK(pair("Начало в 14.30, в зале № 2.", "№ 2 залда саат 14:45те башталат.") ==
        "number-differs ky:4");
  CHECK(pair("Изъято 260 кг веществ.", "Зат алынды.") == "number-differs ky:4");
  CHECK(pair("Принят 1 января 2013 года.", "2013-жылдын 1-февралында кабыл алынган.") ==
        "number-differs ky:4");
}

TEST_CASE("times of the day and sums are the same on either clock and before or after their unit") {
  const std::string ru = "До 18:00 примут заявки на 3,2 млн евро.";
  CHECK(findings_of({{"ru", ru}, {"en", "Until 6 p.m. they accept bids for €3.2 million."}}) == "");
  CHECK(findings_of({{"ru", ru}, {"en", "Until 6 a.m. they accept bids for €3.2 million."}}) ==
        "number-differs en:4");
  CHECK(findings_of({{"ru", ru}, {"en", "Until 6 p.m. they accept bids for $3.2 million."}}) ==
        "number-differs en:4");
}

TEST_CASE("a surname that another one stands for is reported in any alphabet") {
  const std::string ru = "По словам Таланта Осмонова, работы начались.";
  CHECK(pair(ru, "Таланттын айтымында, иш башталды.") == "");
  CHECK(pair(ru, "Талант Осмоновдун айтымында, иш башталды.") == "");
  CHECK(pair(ru, "Талант Исаковдун айтымында, иш башталды.") == "name-differs ky:4");
  CHECK(findings_of({{"ru", "Её возглавит А. Жээнбекова."},
                     {"en", "It will be led by A. Jeenbekova, as before."}}) == "");
  CHECK(findings_of({{"ru", "Её возглавит А. Жээнбекова."},
                     {"en", "It will be led by A. Zhaparova, as before."}}) == "name-differs en:4");
  // Other words that end so are no persons.
  CHECK(pair("Решение Кабинета Министров: Усенов уволен.",
             "Министрлер кабинети Үсөновду "
             "бошотту.") == "");
}

TEST_CASE("what both translations have against the source is reported in the source, once") {
  CHECK(findings_of({{"ru", "Закон принят в 2013 году."},
                     {"ky", "Мыйзам 2014-жылы кабыл алынган."},
                     {"en", "The law was adopted in 2014."}}) == "number-differs ru:4");
}

TEST_CASE("a number that can be read in two ways is reported, not guessed") {
  CHECK(pair("Изъято 1.300 кг веществ.", "1300 кг зат алынды.") == "number-ambiguous ru:4");
}

TEST_CASE("addresses, links, footnotes and Latin names must be the same") {
  CHECK(pair("Пишите на info@example.org скорее.", "info@example.org дарегине жазыңыз.") == "");
  CHECK(pair("Пишите на info@example.org скорее.", "inf@example.org дарегине жазыңыз.") ==
        "email-differs ky:4, email-differs ky:4");
  CHECK(pair("См. [сайт](https://example.org/ru).", "[Сайтты](https://example.org/ky) караңыз.") ==
        "");
  CHECK(pair("См. [сайт](https://example.org/ru).", "Сайтты караңыз.") == "link-differs ky:4");
  CHECK(pair("Программа Akzept помогает.", "Akzept программасы жардам берет.") == "");
  CHECK(pair("Программа Akzept помогает.", "Программа жардам берет.") == "name-differs ky:4");
}

TEST_CASE("a concept of the glossary is looked for in all its forms and names") {
  CHECK(pair("Сотрудники ГСИН приехали.",
             "Жазаларды аткаруу мамлекеттик кызматынын кызматкерлери "
             "келишти.") == "");
  CHECK(pair("Сотрудники ГСИН приехали.", "ЖАМКтын кызматкерлери келишти.") == "");
  CHECK(pair("Сотрудники ГСИН приехали.", "Түрмөнүн кызматкерлери келишти.") ==
        "term-missing ky:4");
}

TEST_CASE("an abbreviation that a text gives a concept names it from there on") {
  const std::string first = "Сотрудники ГСИН приехали.\n\n";
  const std::string there = "Жазаларды аткаруу мамлекеттик кызматынын (ЖМКЗ) адамдары келишти.\n\n";
  CHECK(pair(first + "Позже ГСИН ответила.", there + "Кийин ЖМКЗ жооп берди.") == "");
  CHECK(pair(first + "Позже ГСИН ответила.",
             there + "Түшүндүрмө бар.\n\nКийин бакча жооп берди.") != "");
}

TEST_CASE("words of opposite sense are reported at the exact place") {
  const std::string ru = "Борьба с незаконным оборотом и\nконтроль законного оборота.";
  CHECK(pair(ru, "Мыйзамсыз жүгүртүүгө каршы күрөш жана\nмыйзамдуу жүгүртүүнү контролдоо.") == "");
  CHECK(pair(ru, "Мыйзамсыз жүгүртүүгө каршы күрөш жана\nмыйзамсыз жүгүртүүнү контролдоо.") ==
        "polarity-differs ky:5");
  CHECK(findings_of({{"en", "They control the unlawful trade in drugs."},
                     {"ru", "Они контролируют законный оборот."}}) == "polarity-differs en:4");
}

TEST_CASE("a note that one language lacks is reported where the other would have it") {
  const std::string ru = "В 2013 году было 48 пунктов[^1].\n\n[^1]: Отчёт за год.\n";
  CHECK(pair(ru, "2013-жылы 48 пункт болгон[^1].\n\n[^1]: Жылдык отчёт.\n") == "");
  CHECK(pair(ru, "2013-жылы\n48 пункт болгон.\n") == "footnote-differs ky:5");
  CHECK(pair("В 2013 году было 48 пунктов.", "2013-жылы 48 пункт болгон[^1].\n\n[^1]: Отчёт.\n") ==
        "footnote-differs ky:4");
}

TEST_CASE("a list that became a paragraph, and a paragraph that became a list, are reported") {
  CHECK(pair("- один\n- два\n", "- бир\n- эки\n") == "");
  CHECK(pair("В 2013 году было 48 пунктов.\n", "- 2013-жылы 48 пункт болгон.\n") ==
        "structure-differs ky:4");
  CHECK(pair("> В 2013 году было 48 пунктов.\n", "2013-жылы 48 пункт болгон.\n") ==
        "structure-differs ky:4");
}

TEST_CASE("numbers that can be read in two ways are reported in each language that has them") {
  CHECK(pair("Изъято 1.300 кг веществ.", "1.300 кг зат алынды.") ==
        "number-ambiguous ky:4, number-ambiguous ru:4");
  CHECK(pair("Изъято 1.300.000 кг веществ.", "1 300 000 кг зат алынды.") == "");
  CHECK(pair("Изъято 1.300.000 кг веществ.", "1 300 001 кг зат алынды.") == "number-differs ky:4");
}

TEST_CASE("a term in place of another one is reported, whether they are antonyms or not") {
  const std::string ru = "В закон включили ГСИН и\nнезаконный оборот наркотиков.";
  CHECK(pair(ru, "Мыйзамга ЖАМК жана\nбаңги заттарды мыйзамсыз жүгүртүү кирди.") == "");
  // The other term stands where ЖАМК was.
  CHECK(pair(ru,
             "Мыйзамга баңги заттарды мыйзамсыз жүгүртүү жана\n"
             "баңги заттарды мыйзамсыз жүгүртүү кирди.") == "term-missing ky:4");
  // A term that the paragraph before named may be left out, but not where another one stands.
  const std::string before_ru = "Приехали сотрудники ГСИН.\n\n";
  const std::string before_ky = "ЖАМКтын кызматкерлери келишти.\n\n";
  CHECK(pair(before_ru + "Работу ГСИН одобрили.", before_ky + "Анын ишин колдошту.") == "");
  CHECK(pair(before_ru + "Работу ГСИН одобрили.",
             before_ky + "Баңги заттарды мыйзамдуу жүгүртүүнү колдошту.") == "term-missing ky:6");
}

TEST_CASE("a term that stands for another is reported though its words occur elsewhere") {
  const std::string ru = "Закон о незаконном обороте наркотиков приняли, а ГСИН\nпоручили надзор.";
  CHECK(pair(ru,
             "Баңги заттарды мыйзамсыз жүгүртүү жөнүндө мыйзам кабыл алынып,\nкөзөмөл ЖАМКка "
             "тапшырылды.") == "");
}

TEST_CASE("a term that only the translation has is reported where it stands") {
  // Of several words none is in the source.
  CHECK(pair("Семинар шёл два дня.",
             "Семинар эки күн\nЖазаларды аткаруу мамлекеттик кызматында өттү.") ==
        "term-extra ky:5");
  CHECK(pair("Семинар шёл два дня.", "Семинар эки күн өттү.") == "");
  // One word: the whole text says whether the source speaks of it at all.
  CHECK(pair("Лекарство дали врачам.", "Налоксон дарыгерлерге берилди.") == "term-extra ky:4");
  CHECK(pair("Лекарство дали врачам.\n\nОно называется налоксон.",
             "Налоксон дарыгерлерге берилди.\n\nАл налоксон деп аталат.") == "");
  CHECK(pair("Лекарство дали врачам.\n\n## Налоксон\n\nОно помогает людям.",
             "Налоксон дарыгерлерге берилди.\n\n## Налоксон\n\nАл адамдарга жардам берет.") == "");
  CHECK(pair("Лекарство[^1] дали врачам.\n\n[^1]: Это налоксон.\n",
             "Налоксон[^1] дарыгерлерге берилди.\n\n[^1]: Бул налоксон.\n") == "");
  // Both translations say it: the source is brief.
  CHECK(findings_of({{"ru", "Лекарство дали врачам."},
                     {"ky", "Налоксон дарыгерлерге берилди."},
                     {"en", "The naloxone was given to doctors."}}) == "");
}

TEST_CASE("terms with a part in parentheses and in Kyrgyz cases and numbers are found") {
  CHECK(pair("Система тюремная (исправительная) меняется.", "Түрмө (түзөтүү) тутуму өзгөрүүдө.") ==
        "");
  CHECK(pair("Система тюремная (исправительная) меняется.", "Көпүрөлөр өзгөрүүдө.") ==
        "term-missing ky:4");
  // An abbreviation in parentheses does not part a name.
  const std::string ru = "Программа Союза (ГСИН) весёлых людей идёт.";
  CHECK(pair(ru, "Шайыр адамдар биримдиги (ЖАМК) иштейт.") == "");
  CHECK(pair(ru, "ЖАМК иштейт.") == "term-missing ky:4");
  // The glossary has the plural, without ending.
  const std::string nothing = "Лекарство дали врачам.";
  CHECK(pair(nothing, "Баңги зат дарыгерлерге берилди.") == "term-extra ky:4");
  CHECK(pair(nothing, "Анын баңги заттарынан дарыгерлерге берилди.") == "term-extra ky:4");
}

TEST_CASE("a term is there when what is its own in it is there, not what others share") {
  // Any centre for rehabilitation is no "Атлантис".
  const std::string atlantis = "Семинар прошёл в реабилитационном центре «Атлантис».";
  CHECK(pair(atlantis, "Семинар «Атлантис» борборунда өттү.") == "");
  CHECK(pair(atlantis, "Семинар «Көпүрө» реабилитациялык борборунда өттү.") == "term-missing ky:4");
  // One word may be two in another language; beside a strange term one of them is not enough.
  const std::string policy = "Это документы о наркополитике\nнашей страны.";
  CHECK(pair(policy, "Бул өлкөбүздүн баңги саясаты\nтууралуу документтер.") == "");
  CHECK(pair(policy, "Бул өлкөбүздүн баңги жаатындагы саясаты\nтууралуу документтер.") == "");
  CHECK(pair(policy, "Бул өлкөбүздүн\nбаңги налоксону тууралуу документтер.") ==
        "term-missing ky:5");
}

TEST_CASE("a term that shares some words with another one may stand in its place") {
  const std::string ru = "Цель программы:\nсокращение спроса на наркотики.";
  CHECK(pair(ru, "Программанын максаты:\nбаңги заттарга суроо-талапты кыскартуу.") == "");
  CHECK(pair(ru, "Программанын максаты:\nбаңги заттарды жасоо.") == "term-missing ky:5");
  // The start of a word is no term: "нарко" of "наркологический" and "наркозависимость".
  const std::string before_ru = "Приехали сотрудники ГСИН.\n\n";
  const std::string before_ky = "ЖАМКтын кызматкерлери келишти.\n\n";
  CHECK(pair(before_ru + "ГСИН помогла наркологическим больным.",
             before_ky + "Ал наркологиялык оорулууларга жардам берди.") == "");
  CHECK(pair(before_ru + "ГСИН помогла наркологическим больным.",
             before_ky + "Баңги көз карандылык наркологиялык оорулууларга жардам берди.") ==
        "term-missing ky:6");
}

TEST_CASE("a Kyrgyz term whose ending begins as its word ends is found without that ending") {
  CHECK(pair("Рядом пункты обмена шприцев.", "Жанында шприц алмаштыруу пункттары бар.") == "");
  CHECK(pair("Рядом мосты.", "Жанында шприц алмаштыруу пункттары бар.") == "term-extra ky:4");
}

TEST_CASE("an abbreviation nobody explains is reported at its first use") {
  CHECK(pair("Приехали сотрудники АБВГ.", "АБВГнын кызматкерлери келишти.") ==
        "abbreviation-unexplained ky:4, abbreviation-unexplained ru:4");
  CHECK(pair("Приехал Союз весёлых людей (СВЛ).\n\nСВЛ поёт.",
             "Шайыр адамдар биримдиги (ШАБ) келди.\n\nШАБ ырдайт.") == "");
  CHECK(pair("Приехали сотрудники ГСИН.", "ЖАМКтын кызматкерлери келишти.") == "");
  CHECK(pair("Служба (АБВГДЕЖЗ) поёт.", "Кызмат (АБВГДЕЖ) ырдайт, АБВГДЕЖнын үнү бар.") == "");
}

TEST_CASE("a paragraph in another language than its file's is reported") {
  const std::string ru = "Участники обсудили, что делается в их странах для профилактики.";
  const std::string ky =
      "Катышуучулар өз өлкөлөрүндө алдын алуу үчүн эмне жасалып жатканын айтышты.";
  const std::string en = "The participants described what is being done in their countries.";
  CHECK(pair(ru, ky) == "");
  CHECK(pair(ru, ru) == "untranslated ky:4");
  CHECK(pair(ky, ky) == "wrong-language ru:4");
  CHECK(pair(ru, en) == "wrong-language ky:4");
  CHECK(pair(ru, en + "\n{lang=en}") == "");
  CHECK(findings_of({{"ru", ru}, {"en", ru}}) == "untranslated en:4");
}

TEST_CASE("a short sentence in another language is told by its letters") {
  CHECK(pair("Приехали гости. Её утвердил совет, и она вступила в силу.",
             "Коноктор келди. Её утвердил совет, и она вступила в силу.") == "untranslated ky:4");
  CHECK(pair("Так выглядит одно сообщение.\n", "Бир билдирүү мындай көрүнөт.\n") == "");
  CHECK(findings_of({{"ru", "Вот что важно:\n"}, {"en", "Вот что важно:\n"}}) ==
        "untranslated en:4");
  CHECK(findings_of({{"ru", "Вот что важно:\n"}, {"en", "In brief:\n"}, {"ky", "In brief:\n"}}) ==
        "name-differs ky:4, wrong-language ky:4");
}

TEST_CASE("a number in code is reported at its own line, below the fence") {
  CHECK(pair("Так:\n\n```\nbuild --now 2026-12-01\n```\n",
             "Мындай:\n\n```\nbuild --now 2025-12-01\n```\n") == "number-differs ky:7");
}

TEST_CASE("code is in no language, and its capitals are no abbreviations") {
  const std::string code = "```\nThe quick brown fox says PATH and HOME and that is all.\n```\n";
  CHECK(pair(code, code) == "");
  CHECK(pair("Пишите `PATH` так.", "`PATH` деп жазыңыз.") == "");
}

TEST_CASE("a missing paragraph, an extra one and another structure are reported") {
  const std::string first = "В 2013 году было 48 пунктов обмена.\n\n";
  const std::string last = "В 1974 году центр собрал 16 стран.\n";
  const std::string first_ky = "2013-жылы 48 алмашуу пункту болгон.\n\n";
  const std::string last_ky = "1974-жылы борбор 16 өлкөнү чогулткан.\n";
  const std::string middle = "Участники поделились опытом и рассказали друг другу о помощи.\n\n";
  CHECK(pair(first + middle + last, first_ky + last_ky) == "block-missing ru:6");
  CHECK(pair(first + last,
             first_ky + "Катышуучулар тажрыйба алмашып, жардам тууралуу айтышты.\n\n" + last_ky) ==
        "block-extra ky:6");
  CHECK(pair("- один\n- два\n", "бир\n\nэки\n") == "structure-differs ky:4");
}

}  // namespace
}  // namespace tilmech
