#include "render/addresses.h"

#include <doctest/doctest.h>

using namespace tilmech;

TEST_CASE("addresses: relative links go up to what both share") {
  struct Row {
    const char *from, *to, *link;
  };
  for (const Row& row : {
           Row{"", "ky/", "ky/"},
           Row{"ky/", "", "../"},
           Row{"ky/", "ky/", "./"},
           Row{"ky/releases/x/", "ru/releases/x/", "../../../ru/releases/x/"},
           Row{"ky/releases/x/", "ky/releases/y/", "../y/"},
           Row{"ky/releases/x/", "ky/releases/", "../"},
           Row{"ky/releases/ab/", "ky/releases/abc/", "../abc/"},
           Row{"ky/guide/publish/", "css/site.css", "../../../css/site.css"},
           Row{"ky/", "ky/feed.xml", "feed.xml"},
       }) {
    CAPTURE(row.from);
    CAPTURE(row.to);
    CHECK(relative_link(row.from, row.to) == row.link);
  }
}

TEST_CASE("addresses: a page served at any depth links from the base path") {
  CHECK(base_path("") == "/");
  CHECK(base_path("https://example.org") == "/");
  CHECK(base_path("https://example.org/") == "/");
  CHECK(base_path("https://example.org/docs/") == "/docs/");
  CHECK(Viewpoint{"", "/docs/"}.link("ky/") == "/docs/ky/");
}
