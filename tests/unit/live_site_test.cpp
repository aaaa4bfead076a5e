// The site in memory: what a single saved text makes of it must be what reading everything makes
// of the same files.
#include "app/live_site.h"

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "align/keep_addresses.h"
#include "app/desk_view_of.h"
#include "app/live_parts.h"
#include "content/hold_back.h"
#include "content/recorded_addresses.h"
#include "preview/desk_rows.h"
#include "preview/desk_state.h"
#include "support/temporary_folder.h"
#include "text/locale_format.h"

namespace tilmech {
namespace {

using test::TemporaryFolder;
namespace fs = std::filesystem;

LiveOptions options_for(const fs::path& root) {
  LiveOptions options;
  options.site.root = root;
  options.site.now = *parse_instant("2026-01-01T00:00:00Z");
  options.by_clock = false;
  options.base_url = "http://127.0.0.1:8423/";
  return options;
}

// Everything that can be asked of a site: files by path, and what the desk is told.
std::map<std::string, std::string> everything(const LiveSite& live) {
  return with_live_view(live, [](const DeskView& view, const LiveState& state) {
    std::map<std::string, std::string> all;
    REQUIRE(state.pages != nullptr);
    for (const std::string& path : state.pages->paths()) all[path] = state.page(path)->bytes;
    for (const auto& [path, bytes] : *state.search_files([] { return false; })) all[path] = bytes;
    for (const auto& [path, file] : state.site.media) all[path] = file;
    for (const auto& [file, text] : state.texts) all[file] = *text;
    for (const auto& [path, bytes] : state.site.downloads) all[path] = bytes;
    all["state"] = desk_state(view).dump(1);
    std::string findings;
    for (const Diagnostic& one : state.findings)
      findings += one.place.file + ":" + std::to_string(one.place.line) + ":" +
                  std::to_string(one.place.column) + " " + std::string(name_of(one.severity)) +
                  " " + one.message + " | " + one.hint + "\n";
    all["findings"] = findings;
    for (const Document& document : state.site.documents)
      for (const Lang lang : kAllLangs)
        all[id_of(document) + std::string(code(lang))] =
            desk_document(view, document, lang).dump(1);
    return all;
  });
}

void check_as_fresh(const LiveSite& live, const fs::path& root) {
  LiveSite whole(options_for(root));
  whole.reload();
  const auto left = everything(live), right = everything(whole);
  for (const auto& [path, bytes] : right) {
    const auto found = left.find(path);
    REQUIRE_MESSAGE(found != left.end(), path);
    REQUIRE_MESSAGE(found->second == bytes, path);
  }
  CHECK(left.size() == right.size());
  CHECK(live.problems().size() == whole.problems().size());
}

// Which of the versions of the site in memory was read by itself: the others have new documents.
const Document* first_document(const LiveSite& live) {
  return live.read([](const LiveState& state) { return state.site.documents.data(); });
}

// Files that change at random, always readable.
class Editor {
 public:
  Editor(fs::path root, unsigned seed) : root_(std::move(root)), random_(seed) {
    write("site/site.json",
          R"({"title": {"ky": "А", "ru": "Б", "en": "C"}, "languages": ["ky", "ru", "en"],
              "required_languages": ["ky", "ru"], "releases_per_page": 3,
              "tags": {"health": {"ky": "Саламаттык", "ru": "Здоровье", "en": "Health"}}})");
    write("content/glossary/clinic.ru.md", "---\nterm: клиника\n---\nМесто, где лечат.\n");
    write("content/glossary/clinic.ky.md", "---\nterm: бейтапкана\n---\nДарылай турган жер.\n");
    write("content/glossary/law.ru.md", "---\nterm: закон\nvariants: [акт]\n---\nНорма права.\n");
    write("content/glossary/law.ky.md", "---\nterm: мыйзам\n---\nУкук ченеми.\n");
    write("content/programmes/plan.ru.md",
          "---\ntitle: План\nadopted: 2020-01-01\n---\n## 1. Цель\n\nСнизить вред.\n\n"
          "## 2. Срок\n\nДо 2025 года.\n");
    write("content/pages/about.ru.md",
          "---\ntitle: О сайте\n---\nСм. [план](programmes/plan#s-2).\n");
    for (int i = 0; i < 7; ++i)
      write("content/releases/" + picture(i), "<svg width=\"8\" height=\"6\"></svg>");
    for (int i = 0; i < 6; ++i) edit(i, "ru");
    for (int i = 0; i < 6; ++i) edit(i, "ky");
  }

  // Changes something; returns the files that a watcher would tell of.
  std::vector<fs::path> step() {
    const int document = below(7);
    const char* lang = below(3) == 0 ? "en" : below(2) == 0 ? "ky" : "ru";
    switch (below(15)) {
      case 0:
        return remove(document, lang);
      case 1:
        return {write("content/pages/about.ru.md", "---\ntitle: О сайте " +
                                                       std::to_string(below(3)) +
                                                       "\n---\nСм. [план](programmes/plan#s-" +
                                                       std::to_string(1 + below(3)) + ").\n")};
      case 2:
        return {write("content/programmes/plan.ru.md",
                      "---\ntitle: План\nadopted: 2020-01-0" + std::to_string(1 + below(3)) +
                          "\n---\n" + (below(2) == 0 ? "## 1. Цель\n\nСнизить вред.\n\n" : "") +
                          "## 2. Срок\n\nПо закону до 2025 года.\n")};
      case 12:
      case 13:
        return {write("content/programmes/plan.ru.md",
                      "---\ntitle: План\nadopted: 2020-01-01\n---\n" +
                          one_of(std::array{"## 1. Цель\n\nСнизить вред.\n", "Снизить вред.\n"}))};
      case 3:
        return {edit(document, lang), edit(below(7), "ru")};
      case 4:
        return {write("content/glossary/law.ru.md",
                      "---\nterm: закон\nvariants: [" +
                          std::string(below(2) == 0 ? "акт" : "право") + "]\n---\nНорма права.\n")};
      default:
        return {edit(document, lang)};
    }
  }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  template <std::size_t N>
  std::string one_of(const std::array<const char*, N>& texts) {
    return texts[static_cast<std::size_t>(below(static_cast<int>(N)))];
  }

  fs::path write(const std::string& path, const std::string& text) {
    test::write_file(root_ / path, text);
    return root_ / path;
  }

  std::string name(int document, const std::string& lang) {
    return "content/releases/n" + std::to_string(document) + "." + lang + ".md";
  }

  std::vector<fs::path> remove(int document, const std::string& lang) {
    // A document keeps its Russian, or most of the site would soon be gone.
    if (lang == "ru" || !fs::exists(root_ / name(document, lang))) return {edit(document, "ru")};
    fs::remove(root_ / name(document, lang));
    return {root_ / name(document, lang)};
  }

  static std::string picture(int document) { return "hall" + std::to_string(document) + ".svg"; }

  fs::path edit(int document, const std::string& lang) {
    std::string text = "---\ntitle: " + one_of(std::array{"Бюджет", "Клиника", "Закон", "Отчёт"});
    text += "\n";
    if (lang == "ru") {
      text += "date: 2025-0" + std::to_string(below(8) == 0 ? 2 : 1) + "-0" +
              std::to_string(document + 1) + "\n";
      if (below(3) == 0) text += "tags: [health]\n";
      if (below(8) == 0) text += "publish_at: 2030-01-01T10:00:00+06:00\n";
      if (below(12) == 0) text += "key: other\n";
    }
    if (below(8) == 0) text += "draft: yes\n";
    if (below(8) == 0) text += "summary: Коротко.\n";
    if (below(10) == 0) text += "aliases: [old]\n";
    if (below(12) == 0) text += "silence:\n  - id: number-differs\n    reason: так надо\n";
    if (below(3) == 0)
      text += "corrections:\n  - date: 2025-03-" + std::to_string(10 + below(20)) +
              "\n    text: Исправлено.\n";
    text += "---\n";
    for (int i = 0; i <= below(5); ++i) {
      if (lang == "ky")
        text += one_of(std::array{"Бейтапканада 5 дарыгер бар.\n\n", "Анда 5 дарыгер бар.\n\n",
                                  "Мыйзам 2014-жылы кабыл алынган.\n\n",
                                  "## 2. Мөөнөт\n\nЭки жыл.\n\n", "- 15 дарыгер\n- 70 оорукана\n\n",
                                  "Мекеме иштейт.\n\n", "[План](programmes/plan#s-1) боюнча.\n\n"});
      else
        text +=
            one_of(std::array{"В клинике 5 врачей.\n\n", "Закон принят в 2014 году.\n\n",
                              "## 2. Срок\n\nДва года.\n\n", "- 15 врачей\n- 70 больниц\n\n",
                              "Клиника закрыта по закону.[^1]\n\n[^1]: Сноска.\n\n",
                              "Цель: [план](programmes/plan#s-1).\n\n",
                              "См. [план](programmes/plan#s-2) и [срок](releases/n1#s-2).\n\n"});
    }
    if (below(4) == 0) text += "![Зал](" + picture(document) + ")\n";
    return write(name(document, lang), text);
  }

  fs::path root_;
  std::mt19937 random_;
};

// Writes down the addresses of a release, as `tilmech accept` does, and puts a paragraph before
// the others: theirs stay.
std::vector<fs::path> accept_and_edit(const LiveSite& live, std::size_t number) {
  return live.read([&](const LiveState& state) {
    std::vector<const Document*> releases;
    for (const Document& document : state.site.documents)
      if (document.collection == Collection::releases) releases.push_back(&document);
    const Document& document = *releases[number % releases.size()];
    const std::string text = document.in(document.source).file;
    const std::string record = addresses_file_of(text);
    test::write_file(record, write_recorded_addresses(record_addresses(document)));
    std::string words = test::read_file(text);
    words.insert(words.find("---\n", 4) + 4, "\n" + std::to_string(number) + ".\n\n");
    test::write_file(text, words);
    return std::vector<fs::path>{record, text};
  });
}

TEST_CASE("live site: after edits at random it is what reading everything makes of the files") {
  for (const unsigned seed : {1U, 2U, 3U}) {
    CAPTURE(seed);
    const TemporaryFolder folder;
    Editor editor(folder.path(), seed);
    LiveSite live(options_for(folder.path()));
    live.reload();
    int in_part = 0;
    for (int step = 0; step < 25; ++step) {
      CAPTURE(step);
      const Document* before = first_document(live);
      const std::vector<fs::path> files =
          step % 8 == 3 ? accept_and_edit(live, seed + static_cast<std::size_t>(step))
                        : editor.step();
      CAPTURE(files.front().string());
      live.update(files);
      in_part += first_document(live) == before ? 1 : 0;
      check_as_fresh(live, folder.path());
    }
    // The test is about those that were read by themselves.
    CHECK(in_part > 5);
  }
}

TEST_CASE("live site: edits while the checks are under way end in what reading everything makes") {
  for (const unsigned seed : {4U, 5U, 6U}) {
    CAPTURE(seed);
    const TemporaryFolder folder;
    Editor editor(folder.path(), seed);
    std::mt19937 random(seed);
    LiveOptions options = options_for(folder.path());
    options.checked_at_once = 0;
    options.checked_in_one = 2;
    LiveSite live(options);
    live.reload();
    const auto is_checked = [&] {
      return live.read([](const LiveState& state) { return state.is_checked; });
    };
    CHECK(!is_checked());
    int meanwhile = 0;
    for (int step = 0; step < 25; ++step) {
      CAPTURE(step);
      const Document* before = first_document(live);
      const bool was_checked = is_checked();
      live.update(editor.step());
      meanwhile += !was_checked && first_document(live) == before ? 1 : 0;
      for (unsigned i = random() % 5; i > 0; --i) live.check_some();
      if (step % 5 != 4) continue;
      while (live.check_some()) continue;
      CHECK(is_checked());
      check_as_fresh(live, folder.path());
      live.reload();
      CHECK(!is_checked());
    }
    // The test is about those that were read by themselves between two checks.
    CHECK(meanwhile > 3);
  }
}

TEST_CASE("live site: a search index that is being made gives way to a change, and is made after") {
  const TemporaryFolder folder;
  const Editor editor(folder.path(), 13);
  LiveSite live(options_for(folder.path()));
  live.reload();
  live.read([](const LiveState& state) {
    CHECK(state.search_files([] { return true; }) == nullptr);
    CHECK(state.search_files([] { return false; }) != nullptr);
    // Made once, it is there for everybody.
    CHECK(state.search_files([] { return true; }) != nullptr);
  });
  CHECK(live.search_file("search/index.js").has_value());
  CHECK(!live.search_file("search/none.js").has_value());
}

TEST_CASE("live site: a saved text is read by itself; a renamed, a new and a removed one is not") {
  const TemporaryFolder folder;
  Editor editor(folder.path(), 7);
  const std::string head = "---\ntitle: Имя\ndate: 2025-01-01\n";
  test::write_file(folder.path() / "content/releases/n0.ru.md", head + "---\nНачало.\n");
  LiveSite live(options_for(folder.path()));
  live.reload();
  const auto change = [&](const char* path, const std::string& text) {
    const Document* before = first_document(live);
    test::write_file(folder.path() / path, text);
    CHECK(live.update({folder.path() / path}));
    CHECK(!live.update({folder.path() / path}));
    return first_document(live) == before;
  };
  CHECK(change("content/releases/n0.ru.md", head + "---\nТекст.\n"));
  CHECK(change("content/releases/n0.ru.md", head + "tags: [health]\n---\nТекст.\n"));
  CHECK(change("content/releases/n0.ru.md", head + "draft: yes\n---\n\xD0\xA2\xD0\xB5.\n"));
  CHECK(!change("content/releases/n0.ru.md", head + "key: new\n---\nТекст.\n"));
  CHECK(!change("content/releases/fresh.ru.md", head + "---\nТекст.\n"));
  CHECK(!change("content/glossary/clinic.ru.md", "---\nterm: больница\n---\nЛечат.\n"));
  const Document* before = first_document(live);
  fs::remove(folder.path() / "content/releases/fresh.ru.md");
  CHECK(live.update({folder.path() / "content/releases/fresh.ru.md"}));
  CHECK(first_document(live) != before);
  check_as_fresh(live, folder.path());
}

TEST_CASE("live site: a link that a text has just got is judged anew when its target changes") {
  const TemporaryFolder folder;
  const Editor editor(folder.path(), 15);
  const fs::path release = folder.path() / "content/releases/n0.ru.md";
  const fs::path plan = folder.path() / "content/programmes/plan.ru.md";
  const std::string head = "---\ntitle: Имя\ndate: 2025-01-01\n---\n";
  test::write_file(release, head + "Текст.\n");
  fs::remove(folder.path() / "content/releases/n0.ky.md");
  LiveSite live(options_for(folder.path()));
  live.reload();
  const Document* before = first_document(live);
  test::write_file(release, head + "См. [цель](programmes/plan#s-1).\n");
  CHECK(live.update({release}));
  test::write_file(plan, "---\ntitle: План\nadopted: 2020-01-01\n---\n## 2. Срок\n\nГод.\n");
  CHECK(live.update({plan}));
  CHECK(first_document(live) == before);
  check_as_fresh(live, folder.path());
}

TEST_CASE("live site: a text with an error keeps the last good one and tells the error") {
  const TemporaryFolder folder;
  const Editor editor(folder.path(), 9);
  LiveSite live(options_for(folder.path()));
  live.reload();
  const fs::path file = folder.path() / "content/releases/n0.ru.md";
  const std::string good = test::read_file(file);
  const auto before = everything(live);
  const std::size_t known = live.problems().size();
  test::write_file(file, "---\ntitle: \"\n---\n");
  live.update({file});
  CHECK(live.problems().size() > known);
  CHECK(everything(live).at("ru/releases/n0/index.html") == before.at("ru/releases/n0/index.html"));
  test::write_file(file, good);
  live.update({file});
  CHECK(live.problems().size() == known);
  CHECK(everything(live) == before);
}

TEST_CASE("live site: the end of an embargo makes everything be read, without a change of files") {
  const TemporaryFolder folder;
  const Editor editor(folder.path(), 11);
  LiveOptions options = options_for(folder.path());
  options.by_clock = true;
  const Instant until = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) +
                        std::chrono::seconds(2);
  test::write_file(folder.path() / "content/releases/soon.ru.md",
                   "---\ntitle: Скоро\ndate: 2025-01-01\npublish_at: " + rfc3339(until, "UTC") +
                       "\n---\nТекст.\n");
  LiveSite live(options);
  live.reload();
  const auto held = [&] {
    return live.read([](const LiveState& state) {
      return hold_of(*document_by_id(state.site, "releases/soon"), state.site.settings, state.now);
    });
  };
  CHECK(held() == Hold::embargo);
  std::this_thread::sleep_until(until);
  CHECK(live.follow_clock());
  CHECK(held() == Hold::none);
  CHECK(!live.follow_clock());
}

}  // namespace
}  // namespace tilmech
