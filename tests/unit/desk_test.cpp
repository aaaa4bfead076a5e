// The desk as a browser uses it: rows as JSON, and writes that change one block of one file.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "support/running_preview.h"

namespace tilmech {
namespace {

using nlohmann::json;
using test::RunningPreview;
using test::status_of;

constexpr const char* kFile = "content/releases/budget.ky.md";

json body_of(const std::string& reply) {
  return json::parse(reply.substr(reply.find("\r\n\r\n") + 4));
}

json document(const RunningPreview& preview, const std::string& id = "releases/budget") {
  return body_of(preview.get("/_desk/api/document?lang=ky&id=" + id));
}

std::string post(RunningPreview& preview, const std::string& what, const json& body) {
  return test::fetch(preview.port(), "/_desk/api/" + what,
                     "X-Tilmech-Token: " + preview.preview().token() + "\r\n", "", "POST",
                     body.dump());
}

std::string file(const RunningPreview& preview, const std::string& path = kFile) {
  return test::read_file(preview.root() / path);
}

json edit_of(const json& shown, std::size_t row, const std::string& text) {
  const json& part = shown["rows"][row]["target"][0];
  return {
      {"id", shown["id"]},      {"lang", "ky"},         {"base", shown["base"]},   {"text", text},
      {"first", part["first"]}, {"last", part["last"]}, {"marker", part["marker"]}};
}

TEST_CASE("desk: documents against languages, with what is next") {
  const RunningPreview preview;
  const json state = body_of(preview.get("/_desk/api/state"));
  json budget, later;
  for (const json& one : state["documents"]) {
    if (one["id"] == "releases/budget") budget = one;
    if (one["id"] == "releases/later") later = one;
  }
  CHECK(budget["cells"]["ru"]["state"] == "source");
  CHECK(budget["cells"]["ky"]["state"] == "complete");
  CHECK(budget["cells"]["en"]["state"] == "missing");
  CHECK(later["hold"] == "embargo");
  CHECK(later["publish_at"] == "2030-05-01T10:00:00+06:00");
  CHECK(state["next"]["en"]["state"] == "missing");
}

TEST_CASE("desk: a row is saved into its own lines, and undone") {
  RunningPreview preview;
  const std::string before = file(preview);
  const json shown = document(preview);
  REQUIRE(shown["rows"].size() == 2);
  CHECK(shown["rows"][1]["source"][0]["text"] == "Первый абзац.");
  CHECK(status_of(post(preview, "save", edit_of(shown, 1, "Оңдолгон абзац."))) == 200);
  CHECK(file(preview) == "---\ntitle: Бюджет\n---\nОңдолгон абзац.\n");
  CHECK(preview.get("/ky/releases/budget/").find("Оңдолгон абзац") != std::string::npos);
  CHECK(status_of(post(preview, "undo", json::object())) == 200);
  CHECK(file(preview) == before);
  CHECK(status_of(post(preview, "undo", json::object())) == 404);
}

TEST_CASE("desk: a file that changed meanwhile is left alone, by save, accept and undo") {
  RunningPreview preview;
  const json shown = document(preview);
  CHECK(status_of(post(preview, "save", edit_of(shown, 1, "Меники."))) == 200);
  preview.write(kFile, "---\ntitle: Бюджет\n---\nБашканыкы.\n");
  CHECK(status_of(post(preview, "save", edit_of(shown, 1, "Дагы."))) == 409);
  CHECK(status_of(post(preview, "accept", edit_of(shown, 1, ""))) == 409);
  CHECK(status_of(post(preview, "undo", json::object())) == 409);
  CHECK(file(preview) == "---\ntitle: Бюджет\n---\nБашканыкы.\n");
}

TEST_CASE("desk: a text with errors is not written") {
  RunningPreview preview;
  const std::string before = file(preview);
  const json shown = document(preview);
  const std::string reply = post(preview, "save", edit_of(shown, 1, "Жашыруун \xE2\x80\xAE белги"));
  CHECK(status_of(reply) == 422);
  CHECK(body_of(reply)["errors"][0]["id"] == "forbidden-character");
  CHECK(file(preview) == before);
}

TEST_CASE("desk: a missing row is added where it belongs") {
  RunningPreview preview;
  preview.write("content/releases/budget.ru.md",
                "---\ntitle: Бюджет\n---\nПервый абзац.\n\n- 15 врачей\n- 70 больниц\n\nВ 2014 "
                "году 6 стран.\n");
  preview.write(kFile, "---\ntitle: Бюджет\n---\nБиринчи абзац.\n\n2014-жылы 6 өлкө.\n");
  REQUIRE(preview.comes("/ky/releases/budget/", "өлкө"));
  const auto add = [&](std::string text) {
    const json shown = document(preview);
    for (const json& row : shown["rows"]) {
      if (row["state"] != "missing") continue;
      const json asked = {{"id", shown["id"]},      {"lang", "ky"},
                          {"base", shown["base"]},  {"text", text},
                          {"after", row["after"]},  {"close", row.value("close", false)},
                          {"marker", row["marker"]}};
      return status_of(post(preview, "save", asked));
    }
    return 0;
  };
  CHECK(add("15 дарыгер") == 200);
  CHECK(add("70 оорукана") == 200);
  CHECK(file(preview) ==
        "---\ntitle: Бюджет\n---\nБиринчи абзац.\n\n- 15 дарыгер\n- 70 оорукана\n\n2014-жылы 6 "
        "өлкө.\n");
}

TEST_CASE("desk: accepting stamps the translation and records addresses, and is undone whole") {
  RunningPreview preview;
  const std::string before = file(preview);
  const json shown = document(preview);
  CHECK(status_of(post(preview, "accept", shown)) == 200);
  CHECK(file(preview).find("source_revision: ") != std::string::npos);
  const auto recorded = preview.root() / "content/releases/budget.addresses.json";
  CHECK(std::filesystem::exists(recorded));
  preview.write("content/releases/budget.ru.md", "---\ntitle: Бюджет\n---\nСовсем другой абзац.\n");
  REQUIRE(preview.comes("/_desk/api/document?lang=ky&id=releases/budget", "\"state\":\"stale\""));
  CHECK(status_of(post(preview, "undo", json::object())) == 200);
  CHECK(file(preview) == before);
  CHECK(!std::filesystem::exists(recorded));
}

TEST_CASE("desk: a translation is begun as a draft and made ready") {
  RunningPreview preview;
  const json asked = {{"id", "releases/other"}, {"lang", "ky"}, {"title", "Башка: кабар"}};
  CHECK(status_of(post(preview, "start", asked)) == 200);
  const std::string path = "content/releases/other.ky.md";
  CHECK(file(preview, path) == "---\ndraft: yes\ntitle: \"Башка: кабар\"\n---\n");
  CHECK(status_of(post(preview, "start", asked)) == 409);
  CHECK(status_of(post(preview, "ready", document(preview, "releases/other"))) == 200);
  CHECK(file(preview, path) == "---\ntitle: \"Башка: кабар\"\n---\n");
}

TEST_CASE("desk: a new release appears in every language, and only in content/") {
  RunningPreview preview;
  const std::string key =
      body_of(preview.get("/_desk/api/key?date=2026-02-01&title=%D0%96%D0%B0%D2%A3%D1%8B"))["key"];
  CHECK(key == "2026-02-01-jangy");
  const json asked = {{"key", key}, {"date", "2026-02-01"}, {"title", "Жаңы"}};
  CHECK(status_of(post(preview, "release", asked)) == 200);
  for (const char* lang : {"ru", "ky", "en"})
    CHECK(std::filesystem::exists(
        preview.root() / ("content/releases/2026-02-01-jangy." + std::string(lang) + ".md")));
  CHECK(status_of(post(preview, "release", asked)) == 400);
  // Its text is begun at the desk, below its fields.
  const json shown =
      body_of(preview.get("/_desk/api/document?lang=ru&id=releases/2026-02-01-jangy"));
  const json beginning = shown["rows"].back();
  CHECK(beginning["state"] == "missing");
  CHECK(status_of(post(preview, "save",
                       {{"id", shown["id"]},
                        {"lang", "ru"},
                        {"base", shown["base"]},
                        {"text", "Первый."},
                        {"after", beginning["after"]}})) == 200);
  const std::string path = "content/releases/2026-02-01-jangy.ru.md";
  CHECK(file(preview, path).ends_with("\n---\n\nПервый.\n"));
  CHECK(document(preview, "releases/2026-02-01-jangy")["rows"].back()["state"] == "missing");
  for (const char* bad : {"../x", "/x", "a/../../x", ""}) {
    const json evil = {{"key", bad}, {"date", "2026-02-01"}, {"title", "Х"}};
    CHECK(status_of(post(preview, "release", evil)) == 400);
  }
  CHECK(!std::filesystem::exists(preview.root() / "content/x.ru.md"));
}

TEST_CASE("desk: requests name documents, never files") {
  RunningPreview preview;
  for (const char* id : {"../../etc/passwd", "releases/../../x", "", "releases/none"}) {
    const json asked = {{"id", id},    {"lang", "ky"}, {"base", ""},
                        {"text", "х"}, {"first", 1},   {"last", 1}};
    CHECK(status_of(post(preview, "save", asked)) == 404);
  }
  CHECK(status_of(post(preview, "save", json::array())) == 400);
}

TEST_CASE("desk: a file behind a link out of content is not written") {
  RunningPreview preview;
  const json shown = document(preview);
  const auto outside = preview.root() / "outside.md";
  std::filesystem::rename(preview.root() / kFile, outside);
  std::filesystem::create_symlink(outside, preview.root() / kFile);
  const std::string before = test::read_file(outside);
  CHECK(status_of(post(preview, "save", edit_of(shown, 1, "Жок."))) != 200);
  CHECK(test::read_file(outside) == before);
}

TEST_CASE("desk: before publishing it is said what becomes public, and what stays") {
  const RunningPreview preview;
  const json plan = body_of(preview.get("/_desk/api/plan"));
  CHECK(plan["documents"] == 2);
  CHECK(plan["errors"].empty());
  CHECK(plan["fresh"].size() == 2);
  CHECK(plan["held"].size() == 2);
  CHECK(plan["held"].dump().find("\"said_day\":\"1 May 2030\"") != std::string::npos);
}

TEST_CASE("desk: a page may open the editor at a paragraph where an editor was named") {
  const std::string place = "/_desk/api/place?page=/ky/releases/budget/&id=s-0-p1";
  const RunningPreview without;
  CHECK(body_of(without.get(place))["line"] == 4);
  CHECK(!body_of(without.get(place)).contains("token"));
  ServeOptions options;
  options.editor = "cp {file} {file}.{line}";
  RunningPreview preview(options);
  const json told = body_of(preview.get(place));
  CHECK(told["token"] == preview.preview().token());
  CHECK(status_of(post(preview, "open", told)) == 200);
  for (int tries = 0;
       tries < 100 && !std::filesystem::exists(preview.root() / (std::string(kFile) + ".4"));
       ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  CHECK(std::filesystem::exists(preview.root() / (std::string(kFile) + ".4")));
}

TEST_CASE("desk: findings are told in the language of whoever reads them") {
  RunningPreview preview;
  preview.write("content/releases/budget.ru.md",
                "---\ntitle: Бюджет\n---\nПервый абзац, 15 врачей.\n");
  REQUIRE(preview.comes("/_desk/api/findings", "number-differs"));
  CHECK(preview.get("/_desk/api/findings?ui=ru").find("есть в русском тексте, а здесь нет") !=
        std::string::npos);
  CHECK(preview.get("/_desk/api/findings?ui=ky").find("орусча текстте бар") != std::string::npos);
  const json english = body_of(preview.get("/_desk/api/findings"));
  for (const json& one : english) CHECK(one["said"] == one["message"]);
}

}  // namespace
}  // namespace tilmech
