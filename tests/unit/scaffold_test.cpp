#include "content/scaffold.h"

#include <doctest/doctest.h>

#include "content/front_matter.h"
#include "shown.h"

using namespace tilmech;
using namespace std::chrono_literals;

namespace {

Settings two_languages() {
  Settings settings;
  settings.languages = {Lang::ky, Lang::ru};
  return settings;
}

Lang lang_of(const NewFile& file) {
  return *lang_from_code(file.path.substr(file.path.size() - 5, 2));
}

}  // namespace

TEST_CASE("scaffold: a release has its shared fields in the source language alone") {
  const NewDocument document{Collection::releases, "Dialogue on AIDS", 2026y / 12 / 1,
                             "Диалог: \"итоги\""};
  const std::vector<NewFile> files = new_document(document, two_languages(), nullptr);
  REQUIRE(files.size() == 2);
  CHECK(files[0].path == "releases/dialogue-on-aids.ky.md");
  CHECK(files[0].text ==
        "---\n"
        "title: \"Диалог: \\\"итоги\\\"\"  # to be translated\n"
        "# place: Bishkek  # of the dateline, in this language\n"
        "# summary: ...  # one or two sentences for lists, feeds and search\n"
        "# boilerplate: [id]  # standing paragraphs under the text, ids from site.json\n"
        "# short_title: ...  # for cards and share images\n"
        "draft: yes  # not published while this line is here\n"
        "---\n\n");
  CHECK(files[1].path == "releases/dialogue-on-aids.ru.md");
  CHECK(files[1].text ==
        "---\n"
        "title: \"Диалог: \\\"итоги\\\"\"  # as it stands over the text\n"
        "date: 2026-12-01  # the day of the release\n"
        "# place: Bishkek  # of the dateline, in this language\n"
        "# summary: ...  # one or two sentences for lists, feeds and search\n"
        "# tags: [id, id]  # ids from site.json\n"
        "# partners: [id, id]  # ids from site.json\n"
        "# contact: id  # id from site.json\n"
        "# boilerplate: [id]  # standing paragraphs under the text, ids from site.json\n"
        "# publish_at: 2026-12-01T10:00:00+06:00  # held back until this moment\n"
        "# together: yes  # held back until every language is there\n"
        "# short_title: ...  # for cards and share images\n"
        "draft: yes  # not published while this line is here\n"
        "---\n\n");
}

TEST_CASE("scaffold: a release takes place and partners from the last one") {
  Site site;
  for (const int day : {20, 10}) {
    Document release;
    release.collection = Collection::releases;
    release.date = 2026y / 11 / day;
    release.partners = {day == 20 ? "eu" : "unodc"};
    release.contact = "office";
    Variant variant;
    variant.place = day == 20 ? "Ош" : "Бишкек";
    variant.release.boilerplate = {"about-eu"};
    release.variants[Lang::ru] = variant;
    site.documents.push_back(release);
  }
  const std::vector<NewFile> files =
      new_document({Collection::releases, "x", 2026y / 12 / 1, ""}, two_languages(), &site);
  CHECK(files[0].text.find("\n# place: ") != std::string::npos);
  CHECK(files[1].text.find("\nplace: Ош  #") != std::string::npos);
  CHECK(files[1].text.find("\npartners: [eu]  #") != std::string::npos);
  CHECK(files[1].text.find("\ncontact: office  #") != std::string::npos);
  CHECK(files[1].text.find("\nboilerplate: [about-eu]  #") != std::string::npos);
}

TEST_CASE("scaffold: what it writes is read without a message, used or uncommented") {
  for (const Collection collection : kAllCollections) {
    const NewDocument document{collection, "guide/ключ", 2026y / 12 / 1, "Т # \\ \"x\": y"};
    for (const NewFile& file : new_document(document, two_languages(), nullptr)) {
      CAPTURE(file.path);
      CHECK(file.path.find("/guide/ключ.") != std::string::npos);
      Diagnostics diagnostics;
      const FrontMatter front =
          read_front_matter(file.text, collection, lang_of(file), file.path, diagnostics);
      CHECK(shown(diagnostics) == "");
      CHECK(front.variant.title == document.title);
      CHECK(front.variant.draft);
      std::string used = file.text;
      for (std::size_t at; (at = used.find("\n# ")) != std::string::npos;) used.erase(at + 1, 2);
      read_front_matter(used, collection, lang_of(file), file.path, diagnostics);
      CHECK(shown(diagnostics) == "");
    }
  }
}
