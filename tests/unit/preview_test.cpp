// The running preview, asked as browsers, and those who mean no good, would ask.
#include <doctest/doctest.h>

#include <fstream>
#include <memory>
#include <vector>

#include "support/running_preview.h"

namespace tilmech {
namespace {

using namespace std::chrono_literals;
using test::fetch;
using test::has;
using test::RunningPreview;
using test::status_of;

TEST_CASE("preview: every language of a page is served, with what every reply says") {
  const RunningPreview preview;
  for (const char* path : {"/", "/ru/", "/ky/releases/budget/", "/en/releases/budget/",
                           "/ru/releases/budget/parallel/", "/ru/feed.xml"}) {
    CAPTURE(path);
    const std::string reply = preview.get(path);
    CHECK(status_of(reply) == 200);
    for (const char* head :
         {"Cross-Origin-Resource-Policy: same-origin", "X-Content-Type-Options: nosniff",
          "Content-Security-Policy: ", "frame-ancestors 'self'", "Cache-Control: no-store"})
      CHECK_MESSAGE(has(reply, head), head);
    CHECK(!has(reply, "Access-Control-"));
  }
  CHECK(status_of(preview.get("/ru/releases/budget")) == 302);
  // The page's own policy stays in force, widened for the event stream alone.
  const std::string page = preview.get("/ru/releases/budget/");
  CHECK(has(page, "\r\nContent-Security-Policy: frame-ancestors 'self'\r\n"));
  CHECK(has(page, "content=\"default-src 'none'; "));
  CHECK(has(page, "connect-src 'self'; "));
}

TEST_CASE("preview: drafts and documents under embargo are shown with a banner and the instant") {
  const RunningPreview preview;
  const std::string later = preview.get("/ru/releases/later/");
  CHECK(has(later, "Под эмбарго до 1 мая 2030 года, 10:00 (Asia/Bishkek)"));
  CHECK(has(preview.get("/ru/releases/begun/"), "Черновик: не опубликовано"));
  CHECK(!has(preview.get("/ru/releases/budget/"), "<strong>Черновик"));
  CHECK(!has(preview.get("/ru/releases/budget/"), "<strong>Под эмбарго"));
}

TEST_CASE("preview: --no-drafts shows what is public and nothing else") {
  ServeOptions options;
  options.drafts = false;
  const RunningPreview preview(options);
  CHECK(status_of(preview.get("/ru/releases/later/")) == 404);
  CHECK(status_of(preview.get("/ru/releases/begun/")) == 404);
  CHECK(status_of(preview.get("/ru/releases/budget/")) == 200);
}

TEST_CASE("preview: a path out of the site finds nothing, and the preview lives on") {
  const RunningPreview preview;
  preview.write("site/assets/.hidden", "secret");
  preview.write("content-private/x.ru.md", "secret");
  for (const char* target :
       {"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd",
        "/..%5c..%5cetc/passwd", "/ru/%00", "/ru/index.html%00.css", "/content-private/x.ru.md",
        "/content/releases/budget.ru.md", "/../content-private/x.ru.md", "/.hidden",
        "/site/assets/.hidden", "/.git/config", "//etc/passwd", "/etc/passwd", "/_preview/../x",
        "/_preview/%2e%2e/site.json", "/_preview/"}) {
    CAPTURE(target);
    const std::string reply = preview.get(target);
    CHECK((status_of(reply) == 404 || status_of(reply) == 400));
    CHECK(!has(reply, "root:"));
    CHECK(!has(reply, "secret"));
  }
  CHECK(status_of(preview.get("/ru/")) == 200);
}

TEST_CASE("preview: a foreign Host is refused (DNS rebinding)") {
  const RunningPreview preview;
  const std::string port = std::to_string(preview.port());
  struct Case {
    std::string host;
    int status;
  };
  for (const auto& [host, status] : std::vector<Case>{{"127.0.0.1:" + port, 200},
                                                      {"localhost:" + port, 200},
                                                      {"LOCALHOST:" + port, 200},
                                                      {"[::1]:" + port, 200},
                                                      {"evil.example", 403},
                                                      {"evil.example:" + port, 403},
                                                      {"127.0.0.1.evil.example:" + port, 403},
                                                      {"localhost", 403},
                                                      {"127.0.0.1:1", 403},
                                                      {"127.0.0.1:" + port + "x", 403}}) {
    CAPTURE(host);
    CHECK(status_of(fetch(preview.port(), "/ru/", "", host)) == status);
  }
}

TEST_CASE("preview: --allow-host lets a name through, and only that") {
  ServeOptions options;
  options.allowed_hosts = {"Desk.example.org"};
  const RunningPreview preview(options);
  CHECK(status_of(fetch(preview.port(), "/ru/", "", "desk.example.org")) == 200);
  CHECK(status_of(fetch(preview.port(), "/ru/", "", "desk.example.org:443")) == 200);
  CHECK(status_of(fetch(preview.port(), "/ru/", "", "x.desk.example.org")) == 403);
}

TEST_CASE("preview: a page on another origin opens no stream, loads no script, posts no edit") {
  const RunningPreview preview;
  const std::string own = "http://127.0.0.1:" + std::to_string(preview.port());
  struct Case {
    const char* method;
    const char* target;
    std::string heads;
  };
  for (const auto& [method, target, heads] : std::vector<Case>{
           {"GET", "/_events?page=/ru/", "Origin: http://evil.example\r\n"},
           {"GET", "/_events?page=/ru/", "Origin: null\r\n"},
           {"GET", "/_events?page=/ru/", "Origin: http://127.0.0.1:1\r\n"},
           {"GET", "/_preview/live.js",
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n"},
           {"GET", "/_preview/live.js", "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors\r\n"},
           {"GET", "/ru/",
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n"},
           {"POST", "/_desk/api/save", "Origin: http://evil.example\r\n"},
           {"POST", "/_desk/api/save", ""},
           {"POST", "/_desk/api/save", "X-Tilmech-Token: 0123456789abcdef0123456789abcdef\r\n"},
           {"POST", "/_desk/api/save", "Origin: " + own + "\r\n"}}) {
    CAPTURE(target);
    CAPTURE(heads);
    const std::string reply = fetch(preview.port(), target, heads, "", method, "{}");
    CHECK(status_of(reply) == 403);
    CHECK(has(reply, "Cross-Origin-Resource-Policy: same-origin"));
    CHECK(!has(reply, "Access-Control-"));
  }
  CHECK(status_of(preview.get("/ru/",
                              "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n"
                              "Sec-Fetch-Dest: document\r\n")) == 200);
}

TEST_CASE("preview: 200 idle event streams and a slow client do not keep a page waiting") {
  RunningPreview preview;
  std::vector<std::unique_ptr<test::Connection>> idle;
  const std::string host = "Host: 127.0.0.1:" + std::to_string(preview.port()) + "\r\n\r\n";
  for (int i = 0; i < 200; ++i) {
    idle.push_back(std::make_unique<test::Connection>(preview.port()));
    idle.back()->send("GET /_events?page=/ru/ HTTP/1.1\r\n" + host);
  }
  // A busy machine takes its time to start 200 threads with sanitizers.
  for (const auto& stream : idle) REQUIRE(has(stream->receive(100s, "hello"), "event: hello"));
  CHECK(preview.preview().streams().count() == 200);
  const test::Connection slow(preview.port());
  slow.send("GET /ru/ HTT");
  const auto start = std::chrono::steady_clock::now();
  CHECK(status_of(preview.get("/ru/releases/budget/")) == 200);
  // A page behind the slow client would wait for 5 s, one behind the streams for longer.
  CHECK(std::chrono::steady_clock::now() - start < 4s);
}

TEST_CASE("preview: a stream whose browser left is given up, and too many close the oldest") {
  RunningPreview preview;
  const std::string host = "Host: 127.0.0.1:" + std::to_string(preview.port()) + "\r\n\r\n";
  std::vector<std::unique_ptr<test::Connection>> streams;
  for (int i = 0; i < 260; ++i) {
    streams.push_back(std::make_unique<test::Connection>(preview.port()));
    streams.back()->send("GET /_events?page=/ru/ HTTP/1.1\r\n" + host);
    REQUIRE(has(streams.back()->receive(10s, "hello"), "event: hello"));
  }
  CHECK(preview.preview().streams().count() == 256);
  streams.clear();
  for (int tries = 0; tries < 100 && preview.preview().streams().count() > 0; ++tries)
    std::this_thread::sleep_for(100ms);
  CHECK(preview.preview().streams().count() == 0);
}

TEST_CASE("preview: a saved file is on the page, and its readers alone are told") {
  RunningPreview preview;
  const std::string host = "Host: 127.0.0.1:" + std::to_string(preview.port()) + "\r\n\r\n";
  const auto listen = [&](const std::string& path) {
    const std::string page = preview.get(path);
    const std::size_t at = page.find("data-version=\"") + 14;
    const std::string version = page.substr(at, page.find('"', at) - at);
    auto stream = std::make_unique<test::Connection>(preview.port());
    stream->send("GET /_events?page=" + path + "&version=" + version + " HTTP/1.1\r\n" + host);
    REQUIRE(!has(stream->receive(300ms), "event: changed"));
    return stream;
  };
  const auto reader = listen("/ky/releases/budget/");
  const auto other = listen("/ru/releases/other/");
  preview.write("content/releases/budget.ky.md", "---\ntitle: Бюджет\n---\nЖаңы сөз.\n");
  CHECK(has(reader->receive(5s, "event: changed"), "event: changed"));
  CHECK(has(preview.get("/ky/releases/budget/"), "Жаңы сөз"));
  CHECK(!has(other->receive(300ms), "event: changed"));
}

TEST_CASE(
    "preview: a file with an error leaves the last good page, and the error goes when mended") {
  RunningPreview preview;
  const test::Connection reader(preview.port());
  reader.send("GET /_events?page=/ky/releases/budget/ HTTP/1.1\r\nHost: 127.0.0.1:" +
              std::to_string(preview.port()) + "\r\n\r\n");
  REQUIRE(has(reader.receive(5s, "event: problems\ndata: []"), "data: []"));
  preview.write("content/releases/budget.ky.md", "---\ntitle: Бузук: сап: \"\n---\nСынган.\n");
  const std::string told = reader.receive(5s, "budget.ky.md");
  CHECK(has(told, "\"id\":\"yaml-error\""));
  CHECK(has(told, "\"line\":2"));
  CHECK(has(told, "\"excerpt\":\"title: Бузук: сап: \\\"\""));
  CHECK(has(preview.get("/ky/releases/budget/"), "Биринчи абзац"));
  // Other texts go on being read.
  preview.write("content/releases/other.ru.md", "---\ntitle: Другое\n---\nСвежее.\n");
  CHECK(preview.comes("/ru/releases/other/", "Свежее"));
  CHECK(has(preview.get("/ky/releases/budget/"), "Биринчи абзац"));
  preview.write("content/releases/budget.ky.md", "---\ntitle: Бюджет\n---\nОңдолду.\n");
  CHECK(has(reader.receive(5s, "problems\ndata: []"), "problems\ndata: []"));
  CHECK(preview.comes("/ky/releases/budget/", "Оңдолду"));
}

TEST_CASE("preview: pages opened while a text is saved are told the last state at last") {
  RunningPreview preview;
  const std::string request =
      "GET /_events?page=/ru/ HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(preview.port()) +
      "\r\n\r\n";
  const std::string none = "event: problems\ndata: []", problem = "budget.ky.md";
  for (int round = 0; round < 6; ++round) {
    const bool is_broken = round % 2 == 0;
    preview.write("content/releases/budget.ky.md", is_broken
                                                       ? "---\ntitle: Бузук: сап\n---\nСынган.\n"
                                                       : "---\ntitle: Бюджет\n---\nСөз.\n");
    // The watcher waits some 20 ms for more: streams are opened before, meanwhile and after.
    std::vector<std::unique_ptr<test::Connection>> streams;
    for (int i = 0; i < 30; ++i) {
      streams.push_back(std::make_unique<test::Connection>(preview.port()));
      streams.back()->send(request);
      std::this_thread::sleep_for(1ms);
    }
    for (const auto& stream : streams) {
      std::string told = stream->receive(10s, is_broken ? problem : none);
      told += stream->receive(20ms);
      const std::size_t last = told.rfind("event: problems");
      REQUIRE(last != told.npos);
      CHECK(told.substr(last).starts_with(none) == !is_broken);
    }
  }
}

TEST_CASE("preview: broken settings and templates leave the last good site") {
  RunningPreview preview;
  preview.write("site/site.json", "{\"title\": ");
  preview.write("templates/release.mustache", "{{#open}}");
  std::this_thread::sleep_for(500ms);
  CHECK(has(preview.get("/ru/releases/budget/"), "Первый абзац"));
  CHECK(!preview.preview().live().problems().empty());
  std::filesystem::remove(preview.root() / "templates/release.mustache");
  preview.write("site/site.json",
                "{\"title\": {\"ky\": \"А\", \"ru\": \"Вот\", \"en\": \"C\"}, "
                "\"languages\": [\"ky\", \"ru\", \"en\"]}");
  CHECK(preview.comes("/ru/releases/budget/", "Вот"));
  CHECK(preview.preview().live().problems().empty());
}

TEST_CASE("preview: bursts of saves, renames and a thousand files end in the right state") {
  RunningPreview preview;
  for (int i = 0; i <= 50; ++i)
    preview.write("content/releases/budget.ru.md",
                  "---\ntitle: Бюджет\n---\nЗапись " + std::to_string(i) + ".\n");
  CHECK(preview.comes("/ru/releases/budget/", "Запись 50."));
  // As editors do: a new file takes the old one's name.
  preview.write("content/releases/.budget.ru.md.new", "---\ntitle: Бюджет\n---\nЗамена.\n");
  std::filesystem::rename(preview.root() / "content/releases/.budget.ru.md.new",
                          preview.root() / "content/releases/budget.ru.md");
  CHECK(preview.comes("/ru/releases/budget/", "Замена."));
  // As git does: files of a new folder, a thousand at once.
  for (int i = 0; i < 1000; ++i)
    preview.write("content/releases/many/n" + std::to_string(i) + ".ru.md",
                  "---\ntitle: Номер " + std::to_string(i) + "\ndate: 2025-02-01\n---\nТекст.\n");
  CHECK(preview.comes("/ru/releases/many/n999/", "Номер 999"));
  CHECK(preview.comes("/ru/releases/many/n0/", "Номер 0"));
  preview.write("content/releases/many/n500.ru.md", "---\ntitle: Снова\n---\nТекст.\n");
  CHECK(preview.comes("/ru/releases/many/n500/", "Снова"));
  std::filesystem::remove_all(preview.root() / "content/releases/many");
  CHECK(preview.comes("/ru/releases/many/n999/", "Номер 999", false));
  CHECK(status_of(preview.get("/ru/releases/many/n0/")) == 404);
}

TEST_CASE("preview: the content folder goes and comes back") {
  RunningPreview preview;
  std::filesystem::rename(preview.root() / "content", preview.root() / "aside");
  for (int tries = 0; tries < 100 && preview.preview().live().problems().empty(); ++tries)
    std::this_thread::sleep_for(50ms);
  CHECK(!preview.preview().live().problems().empty());
  CHECK(status_of(preview.get("/ru/releases/budget/")) == 200);
  std::filesystem::rename(preview.root() / "aside", preview.root() / "content");
  preview.write("content/releases/budget.ru.md", "---\ntitle: Бюджет\n---\nСнова.\n");
  CHECK(preview.comes("/ru/releases/budget/", "Снова."));
  CHECK(preview.preview().live().problems().empty());
}

TEST_CASE("preview: a taken port is the world's error, with what to do") {
  const RunningPreview preview;
  ServeOptions options;
  options.site.root = preview.root();
  options.port = preview.port();
  CHECK_THROWS_WITH(Preview{options}, doctest::Contains("--port"));
}

}  // namespace
}  // namespace tilmech
