// The shards themselves: numbers, swapped letters, the call, and that an index is always the same
// bytes.
#include <doctest/doctest.h>
#include <oneapi/tbb/global_control.h>

#include <set>

#include "search/document_order.h"
#include "search/postings.h"
#include "search/shard_text.h"
#include "support/memory_search.h"

using namespace tilmech;
using namespace tilmech::test;

TEST_CASE(
    "a number in a shard is read as it was written, and takes the characters FORMAT.md says") {
  struct Row {
    std::uint32_t value;
    std::size_t size;
  };
  for (const Row row :
       {Row{0, 1}, {63, 1}, {64, 2}, {2295, 2}, {2296, 3}, {36891, 3}, {36892, 5}, {74805200, 5}}) {
    std::string text;
    append_number(text, row.value);
    CHECK(text.size() == row.size);
    CHECK(text.find('"') == text.npos);
    CHECK(text.find('\\') == text.npos);
    PayloadReader reader(text);
    CHECK(reader.number() == row.value);
    CHECK(reader.at_end());
    CHECK_FALSE(reader.failed());
    reader.number();
    CHECK(reader.failed());
  }
}

TEST_CASE("swapped letters are the text again when they are swapped twice") {
  for (const char* text :
       {"Өкмөттүн токтому № 54, CADAP", "ёлка", "abcXYZ", "", "\xD0", "日本 ґ"}) {
    CHECK(swap_letters(swap_letters(text, Lang::ky), Lang::ky) == text);
    CHECK(swap_letters(text, Lang::en) == text);
  }
  CHECK(swap_letters("оаң", Lang::ru) == "abJ");
}

TEST_CASE("a text is swapped and made a JSON string in one go as it is in two") {
  for (const char* text : {"", "Өкмөттүн токтому № 54 — «CADAP»\nЭкинчи сүйлөм.",
                           "“Harm reduction”, abc\nXYZ", "a\"b", "a\\b", "таб\tтаб", "\xD0",
                           "оо\xD0", "ң\xFFң", "\xE2\x80", "日本 ґ", "\xF0\x9F\x98\x80", "\x01"}) {
    for (const Lang lang : kAllLangs) {
      std::string out = "[", slow = "[";
      append_swapped(out, text, lang);
      CHECK(out == (slow += json_string(swap_letters(text, lang))));
    }
  }
}

TEST_CASE("postings are read from a stream as they were written, the highest level first") {
  std::vector<Posting> postings = {{0, 0, 31}, {7, 0, 2}, {7, 3, 2}, {8, 0, 1}, {9000, 8, 31}};
  sort_for_stream(postings);
  CHECK(postings ==
        std::vector<Posting>{{0, 0, 31}, {9000, 8, 31}, {7, 0, 2}, {7, 3, 2}, {8, 0, 1}});
  const std::string stream = write_stream(postings);
  std::vector<Posting> read;
  CHECK(read_stream(stream, postings.size(), read));
  CHECK(read == postings);
  read.clear();
  CHECK_FALSE(read_stream(stream.substr(0, stream.size() - 1), postings.size(), read));
}

TEST_CASE("a shard that is no call, cut off or too deep is nothing") {
  CHECK(read_shard(write_shard("id", "p", "[1]"))->payload[0] == 1);
  const std::string deep(100000, '[');
  for (const std::string& bytes :
       {std::string(), std::string("tilmechSearch("), std::string("alert(1)"),
        write_shard("id", "p", "[1"), "tilmechSearch(" + deep + ")",
        "tilmechSearch(\"a\",\"b\"," + deep + std::string(100000, ']') + ")"})
    CHECK_FALSE(read_shard(bytes).has_value());
}

TEST_CASE("search numbers documents by kind, then the newest release first") {
  const MemorySite memory =
      load_memory_site({{"releases/a.ru.md", "---\ntitle: A\ndate: 2020-01-01\n---\nx\n"},
                        {"releases/b.ru.md", "---\ntitle: B\ndate: 2021-01-01\n---\nx\n"},
                        {"glossary/t.ru.md", "---\nterm: T\n---\nx\n"},
                        {"pages/p.ru.md", "---\ntitle: P\n---\nx\n"}});
  const DocumentOrder order = order_documents(memory.site);
  std::string keys;
  for (const NumberedDocument& numbered : order.documents) keys += numbered.document->key;
  CHECK(keys == "ptba");
  CHECK(order.ranges.size() == 4);
  CHECK(order.ranges[2].year == 2021);
  CHECK(order.ranges[3].first == 3);
}

TEST_CASE(
    "the index is the same bytes whatever the number of cores, and another for another text") {
  std::vector<std::pair<std::string, std::string>> texts;
  texts.reserve(700);
  for (int i = 0; i < 700; ++i)
    texts.emplace_back("releases/r" + std::to_string(i) + ".ru.md",
                       "---\ntitle: Выпуск " + std::to_string(i) +
                           "\ndate: 2020-01-01\n---\nСлово" + std::to_string(i % 17) +
                           " и программа. Текст.\n");
  const Site site = load_memory_site(texts).site;
  SearchFiles one;
  {
    const tbb::global_control single(tbb::global_control::max_allowed_parallelism, 1);
    one = build_files(site);
  }
  CHECK(one == build_files(site));
  texts[3].second += "Ещё.\n";
  const SearchFiles other = build_files(load_memory_site(texts).site);
  CHECK(other.at("index.js") != one.at("index.js"));
}

TEST_CASE("an index has another name for another text, wherever it stands, and for a moved word") {
  using Texts = std::vector<std::pair<std::string, std::string>>;
  const auto name_of_index = [](const Texts& texts) {
    const std::string manifest = build_files(texts).at("index.js");
    return manifest.substr(0, manifest.find(','));
  };
  const Texts base = {
      {"releases/r.ru.md",
       "---\ntitle: Выпуск\nsummary: Кратко.\ndate: 2020-01-01\ntags: [tag]\n---\nСлово.\n\n"
       "## Раздел\n\n> Речь.\n> — Имя\n\n| а | б |\n|---|---|\n| в | г |\n"},
      {"glossary/t.ru.md", "---\nterm: Термин\nabbreviation: ТР\nvariants: [имя]\n---\nТекст.\n"}};
  std::set<std::string> names = {name_of_index(base)};
  const std::pair<std::size_t, std::pair<const char*, const char*>> changes[] = {
      {0, {"Выпуск", "Выпуски"}},
      {0, {"Кратко", "Коротко"}},
      {0, {"2020-01-01", "2020-01-02"}},
      {0, {"tag]", "tags]"}},
      {0, {"Слово", "Слова"}},
      {0, {"Раздел", "Разделы"}},
      {0, {"Речь", "Речи"}},
      {0, {"Имя", "Имена"}},
      {0, {"| г", "| д"}},
      {1, {"Термин", "Термины"}},
      {1, {"ТР", "ТРМ"}},
      {1, {"имя]", "имени]"}},
      {1, {"Текст", "Тексты"}},
      {0, {"## Раздел", "## Раздел {#name}"}},
      {0, {"Слово.\n\n## Раздел", "## Раздел\n\nСлово."}}};
  for (const auto& [file, change] : changes) {
    CAPTURE(change.second);
    Texts texts = base;
    std::string& text = texts[file].second;
    text.replace(text.find(change.first), std::string_view(change.first).size(), change.second);
    CHECK(names.insert(name_of_index(texts)).second);
  }
  Texts more = base;
  more.emplace_back("releases/r.ky.md", "---\ntitle: Чыгарылыш\n---\nСөз.\n");
  CHECK(names.insert(name_of_index(more)).second);
}

TEST_CASE("an index reads lists longer than their head when a query asks for all") {
  std::vector<std::pair<std::string, std::string>> texts;
  texts.reserve(1500);
  for (int i = 0; i < 1500; ++i)
    texts.emplace_back("releases/r" + std::to_string(10000 + i) + ".ru.md",
                       std::string("---\ntitle: Выпуск\ndate: ") + (i < 1450 ? "2020" : "2010") +
                           "-01-01\n---\nПрограмма " + (i % 3 == 0 ? "метадон" : "помощи") + ".\n");
  const SearchFiles files = build_files(texts);
  SearchIndex index(reader_of(files));
  const auto total = [&](const SearchRequest& request) {
    return search(index, request).lists.at(0).total;
  };
  CHECK(total({.query = "программа", .lang = Lang::ru}) == 1000);
  CHECK(total({.query = "программа", .lang = Lang::ru, .year = 2010}) == 50);
  CHECK(total({.query = "программа -метадон", .lang = Lang::ru}) == 1000);
}
