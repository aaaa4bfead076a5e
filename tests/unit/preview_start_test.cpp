// The preview's first and last moments, what it does by the clock, and requests that are refused
// before they are read.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "support/running_preview.h"

namespace tilmech {
namespace {

using namespace std::chrono_literals;
using test::fetch;
using test::has;
using test::RunningPreview;
using test::status_of;

void listen(const RunningPreview& preview, const test::Connection& to, const std::string& path,
            const std::string& version) {
  to.send("GET /_events?page=" + path + "&version=" + version +
          " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(preview.port()) + "\r\n\r\n");
}

// The version of a page, as its script knows it.
std::string version_in(const std::string& page) {
  const std::size_t at = page.find("data-version=\"") + 14;
  return page.substr(at, page.find('"', at) - at);
}

TEST_CASE("preview: until the site is read a page says so, and its reader is told when it is") {
  RunningPreview preview({}, false);
  const std::string page = preview.get("/ky/releases/budget/");
  CHECK(status_of(page) == 503);
  CHECK(has(page, "Retry-After: 1"));
  CHECK(has(page, "<p lang=\"ky\">Сайт окулуп жатат."));
  CHECK(!has(page, "Идёт чтение"));
  for (const char* words : {"Сайт окулуп", "Идёт чтение сайта", "The site is being read"})
    CHECK(has(preview.get("/"), words));
  CHECK(status_of(preview.get("/_desk/")) == 200);
  CHECK(status_of(preview.get("/_desk/api/words?lang=ru")) == 200);
  const std::string state = preview.get("/_desk/api/state");
  CHECK(status_of(state) == 503);
  CHECK(has(state, "{\"reason\":\"reading\"}"));
  const test::Connection reader(preview.port()), desk(preview.port());
  listen(preview, reader, "/ky/releases/budget/", version_in(page));
  listen(preview, desk, "/_desk/", "");
  REQUIRE(has(reader.receive(5s, "problems"), "event: hello"));
  REQUIRE(has(desk.receive(5s, "problems"), "event: hello"));
  preview.preview().read();
  CHECK(has(reader.receive(5s, "event: changed"), "event: changed"));
  CHECK(has(desk.receive(5s, "event: changed"), "event: changed"));
  CHECK(has(preview.get("/ky/releases/budget/"), "Биринчи абзац"));
  CHECK(status_of(preview.get("/_desk/api/state")) == 200);
}

TEST_CASE("preview: a large site is shown before it is checked, and the desk told when it is") {
  ServeOptions options;
  options.checked_at_once = 0;
  RunningPreview preview(options, false);
  const test::Connection desk(preview.port());
  listen(preview, desk, "/_desk/", "");
  preview.preview().read();
  CHECK(has(preview.get("/ky/releases/budget/"), "Биринчи абзац"));
  // Version 1 is the site that was read, 2 the one that was checked.
  CHECK(has(desk.receive(10s, "data: 2"), "event: changed\ndata: 2"));
  const std::string state = preview.get("/_desk/api/state");
  CHECK(has(state, "\"checked\":true"));
  CHECK(has(state, "X-Tilmech-Version: 2"));
  CHECK(status_of(preview.get("/_desk/api/findings")) == 200);
}

TEST_CASE("preview: stopped before it runs, or at once, it ends") {
  for (int i = 0; i < 50; ++i) {
    CAPTURE(i);
    const test::TemporaryFolder folder;
    ServeOptions options;
    options.site.root = folder.path();
    Preview preview(options);
    std::thread stopping([&] {
      std::this_thread::sleep_for(std::chrono::microseconds(i * 20));
      preview.stop();
    });
    if (i % 5 == 0) stopping.join();
    preview.run();
    if (stopping.joinable()) stopping.join();
  }
}

TEST_CASE("preview: when an embargo ends, open pages are told") {
  const auto now = std::make_shared<std::atomic<Instant>>(*parse_instant("2030-05-01T03:59:50Z"));
  ServeOptions options;
  options.clock = [now] { return now->load(); };
  RunningPreview preview(options);
  const std::string page = preview.get("/ru/releases/later/");
  REQUIRE(has(page, "Под эмбарго до 1 мая 2030 года"));
  const test::Connection reader(preview.port()), desk(preview.port());
  listen(preview, reader, "/ru/releases/later/", version_in(page));
  listen(preview, desk, "/_desk/", "1");
  // A second before nothing happens, though the clock was looked at.
  now->store(*parse_instant("2030-05-01T03:59:59Z"));
  CHECK(!has(reader.receive(1500ms), "event: changed"));
  now->store(*parse_instant("2030-05-01T04:00:00Z"));
  CHECK(has(reader.receive(10s, "event: changed"), "event: changed"));
  CHECK(has(desk.receive(10s, "event: changed"), "event: changed"));
  const std::string after = preview.get("/ru/releases/later/");
  CHECK(status_of(after) == 200);
  CHECK(!has(after, "Под эмбарго"));
}

TEST_CASE("preview: a wrong token with a large body is refused after few bytes") {
  const RunningPreview preview;
  const std::string own = "127.0.0.1:" + std::to_string(preview.port());
  struct Case {
    std::string host, heads;
  };
  for (const auto& [host, heads] :
       {Case{own, "X-Tilmech-Token: 0123456789abcdef0123456789abcdef\r\n"}, Case{own, ""},
        Case{"evil.example", ""}, Case{own, "Origin: http://evil.example\r\n"}})
    for (const char* length : {"Content-Length: 50000000\r\n", "Transfer-Encoding: chunked\r\n"}) {
      CAPTURE(heads);
      CAPTURE(length);
      const test::Connection connection(preview.port());
      connection.send("POST /_desk/api/take HTTP/1.1\r\nHost: " + host + "\r\n" + heads + length +
                      "\r\nfew bytes");
      // Nothing more is sent: whoever waits for the body waits for longer than this.
      const std::string reply = connection.receive(3s);
      CHECK(status_of(reply) == 403);
      CHECK(has(reply, "Cross-Origin-Resource-Policy: same-origin"));
      // The connection is closed, so the rest of the body is never taken for a request.
      CHECK(connection.is_closed(3s));
    }
}

TEST_CASE("preview: a short request that is refused does not cost the connection") {
  const RunningPreview preview;
  const test::Connection connection(preview.port());
  const std::string host = "Host: 127.0.0.1:" + std::to_string(preview.port()) + "\r\n";
  connection.send("POST /_desk/api/save HTTP/1.1\r\n" + host + "Content-Length: 2\r\n\r\n{}");
  CHECK(status_of(connection.receive(3s, "reload this page")) == 403);
  connection.send("GET /ru/ HTTP/1.1\r\n" + host + "\r\n");
  CHECK(status_of(connection.receive(3s, "</html>")) == 200);
}

}  // namespace
}  // namespace tilmech
