// What a source said when its translation was accepted: from git, or why not.
#include "app/old_words.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/accept.h"
#include "app/desk_view_of.h"
#include "app/run_program.h"
#include "support/temporary_folder.h"

namespace tilmech {
namespace {

namespace fs = std::filesystem;

TEST_CASE("word diff: removed words stand before those that took their place") {
  using Runs = std::vector<WordRun>;
  constexpr auto kSame = WordChange::same, kGone = WordChange::removed, kNew = WordChange::added;
  struct Case {
    const char *before, *after;
    Runs runs;
  };
  for (const auto& [before, after, runs] : std::vector<Case>{
           {"", "", {}},
           {"a b", " a\nb ", {{kSame, "a b"}}},
           {"a b c", "a x c", {{kSame, "a"}, {kGone, "b"}, {kNew, "x"}, {kSame, "c"}}},
           {"5 врачей",
            "6 врачей и сестёр",
            {{kGone, "5"}, {kNew, "6"}, {kSame, "врачей"}, {kNew, "и сестёр"}}},
           {"", "new", {{kNew, "new"}}},
           {"old", "", {{kGone, "old"}}}}) {
    CAPTURE(after);
    CHECK(diff_words(before, after) == runs);
  }
  CHECK(shared_words("a b c", "c b x") == doctest::Approx(2.0 / 3));
  // Too long to be compared word by word, it is exchanged whole.
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "w ";
  CHECK(diff_words(many, many).size() == 2);
}

// A small site under git whose translation was accepted.
class History {
 public:
  explicit History(bool with_git = true) : with_git_(with_git) {
    write("site/site.json",
          R"({"title": {"ky": "А", "ru": "Б", "en": "C"}, "languages": ["ky", "ru", "en"]})");
    write("content/releases/-x.ru.md", kSource);
    write("content/releases/-x.ky.md",
          "---\ntitle: Бюджет\n---\nБиринчи.\n\n## 2. Мөөнөт\n\nЭки жыл.\n\n5 дарыгер бар.\n");
    git({"init", "-q"});
  }

  void write(const std::string& path, const std::string& text) const {
    test::write_file(folder_.path() / path, text);
  }
  void commit() const {
    git({"add", "-A"});
    git({"commit", "-q", "-m", "x"});
  }
  void accept() const {
    SiteOptions site;
    site.root = folder_.path();
    REQUIRE(run_accept({site, {folder_.path() / "content/releases/-x.ky.md"}}) == 0);
  }
  nlohmann::json ask() const {
    LiveOptions options;
    options.site.root = folder_.path();
    LiveSite live(options);
    live.reload();
    const auto stamped = stamped_source(live, "releases/x", "ky");
    REQUIRE(stamped.has_value());
    OldWordsMemory memory;
    const nlohmann::json first = memory.ask(*stamped);
    CHECK(memory.ask(*stamped) == first);
    return first;
  }
  void git(std::vector<std::string> words) const {
    if (!with_git_) return;
    std::vector<std::string> all = {"git",         "-C", folder_.path().string(),   "-c",
                                    "user.name=x", "-c", "user.email=x@example.org"};
    all.insert(all.end(), words.begin(), words.end());
    REQUIRE(run_program(all, {}, "the test needs it").status == 0);
  }
  const fs::path& root() const { return folder_.path(); }

  static constexpr const char* kSource =
      "---\ntitle: Бюджет\ndate: 2025-01-01\n---\nПервый.\n\n## 2. Срок\n\nДва года.\n\n"
      "В клинике 5 врачей.\n\nЭтот абзац уйдёт.\n";

 private:
  test::TemporaryFolder folder_;
  bool with_git_;
};

TEST_CASE("old words: the accepted text is found below later commits, block by block") {
  const History history;
  history.accept();
  history.commit();
  history.write("content/releases/-x.ru.md",
                "---\ntitle: Новый бюджет\ndate: 2025-01-01\n---\nПервый.\n\n## 2. Срок\n\n"
                "Два года.\n\nВ клинике работает 6 врачей.\n\nСовсем другое дело.\n");
  history.commit();
  const nlohmann::json found = history.ask();
  CHECK(found["end"] == "found");
  CHECK(found["date"].get<std::string>().size() >= 20);
  using nlohmann::json;
  CHECK(found["changes"]["f-title"] == json::parse(R"([["-", "Бюджет"], ["+", "Новый бюджет"]])"));
  CHECK(found["changes"]["s-2-p2"] ==
        json::parse(R"([["=", "В клинике"], ["-", "5"], ["+", "работает 6"], ["=", "врачей."]])"));
  CHECK(found["changes"].size() == 3);
  const json gone = found["gone"];
  REQUIRE(gone.size() == 1);
  CHECK(gone.begin().value() == json{"Этот абзац уйдёт."});
}

TEST_CASE("old words: a paragraph that only moved, and one that is only wrapped, is no change") {
  const History history;
  history.accept();
  history.commit();
  history.write("content/releases/-x.ru.md",
                "---\ntitle: Бюджет\ndate: 2025-01-01\n---\nПервый.\n\n## 2. Срок\n\n"
                "Ещё одно.\n\nДва\nгода.\n\nВ клинике 5 врачей.\n\nЭтот абзац уйдёт.\n");
  const nlohmann::json found = history.ask();
  CHECK(found["end"] == "found");
  CHECK(found["changes"].size() == 1);
  CHECK(found["changes"].begin().value() == nlohmann::json::parse(R"([["+", "Ещё одно."]])"));
  CHECK(found["gone"].empty());
}

TEST_CASE("old words: without history, without the accepted text, and with nothing stale") {
  const auto change = [](const History& history) {
    history.write("content/releases/-x.ru.md", std::string(History::kSource) + "\nЕщё слово.\n");
  };
  const History none(false);
  none.accept();
  change(none);
  CHECK(none.ask()["end"] == "no-history");

  const History late;  // what was accepted was never committed
  late.accept();
  change(late);
  late.commit();
  CHECK(late.ask()["end"] == "not-found");

  const History fresh;
  fresh.accept();
  fresh.commit();
  CHECK(fresh.ask()["end"] == "not-stale");
}

TEST_CASE("old words: what a repository says runs no program") {
  const History history;
  history.accept();
  history.commit();
  const std::string mark = (history.root() / "ran").string();
  history.write("content/releases/.gitattributes", "*.md diff=evil filter=evil\n");
  const std::string evil = "touch " + mark + "; cat";
  for (const char* setting :
       {"core.fsmonitor", "core.pager", "diff.external", "diff.evil.textconv", "diff.evil.command",
        "filter.evil.smudge", "gpg.program", "core.sshCommand", "pager.log"})
    history.git({"config", setting, evil});
  history.git({"config", "log.showSignature", "true"});
  history.write("content/releases/-x.ru.md", std::string(History::kSource) + "\nЕщё.\n");
  CHECK(history.ask()["end"] == "found");
  CHECK(!fs::exists(mark));
}

}  // namespace
}  // namespace tilmech
