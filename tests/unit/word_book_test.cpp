#include "text/word_book.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "text/document_words.h"

namespace tilmech {
namespace {

struct Sample {
  Lang lang;
  std::string_view text;
};

constexpr auto kSamples = std::to_array<Sample>(
    {{Lang::ru, "Органы власти и орган власти: 2-го июля 1\u00A0000 сомов, БУУ и БУУнун."},
     {Lang::ru, "ОБЩИЕ ПОЛОЖЕНИЯ ПРОГРАММЫ\nОБЩИЕ цели, т.д. и А. Б. Иванов"},
     {Lang::ky, "Баңги заттарга каршы 2014-жылдын программасы, 500дөн ашык, ЖИКСтин алдын алуу"},
     {Lang::en, "The programmes of the UN's centres, 1,300 kg; it is running, he runs, F20 日本語"},
     {Lang::en, ""}});

}  // namespace

TEST_CASE("a word book says of each word what the analyser says of it where it stands") {
  WordBooks books;
  PerLang<WordReader> readers = make_word_readers(books);
  for (int round = 0; round < 2; ++round)
    for (const Sample& sample : kSamples) {
      CAPTURE(sample.text);
      Analysis expected;
      Analyser(sample.lang).analyse(sample.text, expected);
      const auto words = readers[sample.lang].read(sample.text);
      REQUIRE(words.size() == expected.tokens.size());
      for (std::size_t i = 0; i < words.size(); ++i) {
        const Token& token = expected.tokens[i];
        const BookWord& word = books[sample.lang][words[i].id];
        CHECK(words[i].begin == token.begin);
        CHECK(words[i].end == token.end);
        CHECK(words[i].kind() == token.kind);
        CHECK(word.kind() == token.kind);
        CHECK(word.written() == sample.text.substr(token.begin, token.end - token.begin));
        CHECK(word.folded() == expected.folded(token));
        CHECK(word.stem() == expected.stem(token));
      }
    }
}

TEST_CASE("the same word has one number in a book, another kind of token another") {
  WordBook book(Lang::ru);
  WordReader reader(book), other(book);
  const auto words = reader.read("орган и органы, орган");
  CHECK(words[0].id == words[3].id);
  CHECK(words[0].id != words[2].id);
  CHECK(other.read("орган")[0].id == reader.read("орган")[0].id);
  // In a heading in capitals no word is an abbreviation.
  const WordId heading = reader.read("ЦЕЛИ И ЗАДАЧИ ПРОГРАММЫ")[0].id;
  const WordId abbreviation = reader.read("и ЦЕЛИ")[1].id;
  CHECK(heading != abbreviation);
}

TEST_CASE("threads that read the same words agree on their numbers") {
  WordBook book(Lang::en);
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "word" + std::string(i % 7, 'x') + std::to_string(i) + " ";
  std::vector<std::vector<WordId>> found(4);
  std::vector<std::thread> threads;
  threads.reserve(found.size());
  for (auto& ids : found)
    threads.emplace_back([&book, &text, &ids] {
      WordReader reader(book);
      std::ranges::transform(reader.read(text), std::back_inserter(ids),
                             [](const TextWord& word) { return WordId{word.id}; });
    });
  for (std::thread& thread : threads) thread.join();
  for (const auto& ids : found) CHECK(ids == found.front());
  CHECK(std::set(found[0].begin(), found[0].end()).size() == 3000);
  CHECK(book[found[0][1]].written() == "wordx1");
}

TEST_CASE("what was read of a document is found by its texts, and by no others") {
  Document document;
  Variant& variant = document.variants[Lang::ru].emplace();
  variant.lang = Lang::ru;
  variant.sections.resize(1);
  variant.sections[0].title.text = "Цели на 2014 год";
  Block list;
  list.kind = BlockKind::list;
  list.children.resize(1);
  list.children[0].text.text = "Сорок человек, 150 тысяч сомов";
  variant.sections[0].blocks.push_back(list);

  WordBooks books;
  PerLang<WordReader> readers = make_word_readers(books);
  const DocumentWords words(document, readers);
  const auto title = words.find(variant.sections[0].title);
  REQUIRE(title);
  CHECK(title->words.size() == 4);
  CHECK(books[Lang::ru][title->words[0].id].written() == "Цели");
  const auto item = words.find(variant.sections[0].blocks[0].children[0].text);
  REQUIRE(item);
  CHECK(item->words.size() == 5);
  REQUIRE(item->quantities.size() == 1);
  CHECK(item->quantities[0].value == "150000");
  CHECK(!words.find(list.children[0].text));
}

}  // namespace tilmech
