#include "text/key.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace tilmech;

TEST_CASE("keys are folded, and what stands between words is one hyphen") {
  struct {
    std::string raw, key;
  } cases[] = {
      {"2022-11-30-dialogue", "2022-11-30-dialogue"},
      {"Зыянды  Азайтуу", "зыянды-азайтуу"},
      {"  Hello,   World!  ", "hello-world"},
      {"a_b.c–d—e…f", "a-b-c-d-e-f"},
      {"«Ата-Журт»", "ата-журт"},
      {"Guide / Publish", "guide/publish"},
      {"/guide//publish/", "guide/publish"},
      {"a-/-b", "a/b"},
      {"no\u00A0break", "no-break"},
      {"soft\u00ADhyphen", "softhyphen"},
      {"ＦＵＬＬ width", "full-width"},
      {"ﬁnal №5", "final-no5"},
      {"Straße", "strasse"},
      {"ҢӨҮ", "ңөү"},
      {"!!!", ""},
      {"", ""},
      {"\xFF", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.raw);
    CHECK(normalise_key(c.raw) == c.key);
    CHECK(normalise_key(c.key) == c.key);
  }
}

TEST_CASE("й or ё decomposed gives the same key as the composed one") {
  CHECK(normalise_key("и\u0306") == "й");
  CHECK(normalise_key("Ба\u0438\u0306тик") == normalise_key("Байтик"));
  CHECK(normalise_key("е\u0308лка") == normalise_key("Ёлка"));
  CHECK(normalise_key("йод") != normalise_key("иод"));
  CHECK(ascii_address("и\u0306од") == "yod");
}

TEST_CASE("addresses are keys written out in ASCII") {
  struct {
    std::string key, address;
  } cases[] = {
      {"2022-11-30-dialogue", "2022-11-30-dialogue"},
      {"зыянды-азайтуу", "zyyandy-azaytuu"},
      {"жогорку-кеңеш", "jogorku-kengesh"},
      {"өкмөттүн-токтому", "okmottun-toktomu"},
      {"межведомственный-координационный-совет", "mejvedomstvennyy-koordinatsionnyy-sovet"},
      {"щедрый-объём-чая-эхо-цех-съезд-юг", "shchedryy-obyom-chaya-ekho-tsekh-sezd-yug"},
      {"хартия", "khartiya"},
      {"guide/публикация", "guide/publikatsiya"},
      {"україна-ґанок", "ukraina-ganok"},
      {"қазақстан", "kazakstan"},
      {"café-zürich", "cafe-zurich"},
      {"αθήνα", "athena"},
      {"中文", "zhong-wen"},
      {"٢٠٢٢", "2022"},
      {"за\u0301мок", "zamok"},
      {"ь/а", "u44c/a"},
      {"Ъъ", "u44a-44a"},
      {"", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.key);
    CHECK(ascii_address(c.key) == c.address);
    CHECK(ascii_address(c.address) == c.address);
  }
}

namespace {

std::vector<std::string> messages_for(std::string_view raw) {
  Diagnostics diagnostics;
  check_key(raw, {"a.ru.md", 2, 6}, diagnostics);
  std::vector<std::string> messages;
  for (const Diagnostic& d : diagnostics) {
    CHECK(d.place == Place{"a.ru.md", 2, 6});
    CHECK(d.severity == Severity::error);
    messages.push_back(d.message);
  }
  return messages;
}

}  // namespace

TEST_CASE("a key with mixed scripts, invisible characters or nothing to read is an error") {
  using List = std::vector<std::string>;
  struct {
    std::string raw;
    List messages;
  } cases[] = {
      {"grаnt-2022", {"the key grаnt-2022 mixes alphabets: Cyrillic а (U+0430) in a Latin word"}},
      {"αgent", {"the key αgent mixes alphabets: Latin g (U+0067) in a Greek word"}},
      {"сօвет", {"the key сօвет mixes alphabets: Armenian օ (U+0585) in a Cyrillic word"}},
      {"a\u202Eb", {"the key a<U+202E>b contains U+202E RIGHT-TO-LEFT OVERRIDE"}},
      {"a\u200Bb", {"the key a<U+200B>b contains U+200B ZERO WIDTH SPACE"}},
      {"a\u00ADb", {"the key a<U+00AD>b contains U+00AD SOFT HYPHEN"}},
      {"a\u00A0b", {"the key a<U+00A0>b contains U+00A0 NO-BREAK SPACE"}},
      {"a\u200Cb", {"the key a<U+200C>b contains U+200C ZERO WIDTH NON-JOINER"}},
      {"\uFEFFab", {"the key <U+FEFF>ab contains U+FEFF ZERO WIDTH NO-BREAK SPACE"}},
      {"—!—", {"the key —!— has no letter or digit"}},
      {"2022-11-30-диалог", {}},
      {"it-компания", {}},
      {"ба\u0438\u0306тик", {}},
      {"東京タワー", {}},
  };
  for (const auto& c : cases) {
    CAPTURE(c.raw);
    CHECK(messages_for(c.raw) == c.messages);
  }
}

TEST_CASE("the nearest candidate is one step away, two from eight letters on") {
  struct {
    std::string word;
    std::vector<std::string> candidates;
    std::string nearest;
  } cases[] = {
      {"titel", {"summary", "title", "tags"}, "title"},  // a swap
      {"tag", {"tags", "tab"}, "tab"},                   // equally near: byte order
      {"publish-at", {"publish_at"}, "publish_at"},      // a replacement
      {"aproval", {"approvals"}, ""},                    // two steps, seven letters
      {"aprovals", {"approvals"}, "approvals"},          // a letter left out
      {"correctons", {"corrections"}, "corrections"},
      {"2022-11-30-dialog", {"2022-11-30-dialogue"}, "2022-11-30-dialogue"},
      {"жогорку-кеңеш", {"jogorku-kengesh"}, "jogorku-kengesh"},  // transliterated
      {"jogorku-kenesh", {"жогорку-кеңеш"}, "жогорку-кеңеш"},
      {"диалог", {"dialogs", "dialog"}, "dialog"},
      {"ru", {"ky"}, ""},
      {"a", {"b"}, ""},
      {"", {"a"}, ""},
      {"title", {"title"}, ""},
      {"xyz", {}, ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.word);
    CHECK(nearest(c.word, c.candidates) == c.nearest);
  }
}
