// The order of an upload: what changes its name with its content first, then what names it, and
// what nobody names any more last.
#include "publish/manifest.h"

#include <doctest/doctest.h>

#include <fstream>

#include "support/temporary_folder.h"

using namespace tilmech;

TEST_CASE("upload: files named by their content come first, pages then, deletions last") {
  const Manifest old = {{"css/site.0123456789.css", "a"},
                        {"ky/index.html", "b"},
                        {"ru/old/index.html", "c"},
                        {"search/index.js", "d"}};
  const Manifest fresh = {{"css/site.abcdef0123.css", "e"},
                          {"css/site.abcdef0123.css.gz", "f"},
                          {"ky/index.html", "g"},
                          {"media/releases/a.jpg", "h"},
                          {"ru/feed.xml", "i"},
                          {"search/00000aaaaa/ky/t0.js", "j"},
                          {"search/index.js", "d"}};
  const UploadPlan plan = plan_upload(old, fresh);
  CHECK(plan.first == std::vector<std::string>{"css/site.abcdef0123.css",
                                               "css/site.abcdef0123.css.gz", "media/releases/a.jpg",
                                               "search/00000aaaaa/ky/t0.js"});
  CHECK(plan.then == std::vector<std::string>{"ky/index.html", "ru/feed.xml"});
  CHECK(plan.remove == std::vector<std::string>{"css/site.0123456789.css", "ru/old/index.html"});
  CHECK(plan_upload(fresh, fresh) == UploadPlan{});
}

TEST_CASE("upload: a manifest that was written can be read again, and nothing else is one") {
  const test::TemporaryFolder folder;
  const auto put = [&](const std::string& text) {
    std::ofstream(folder.path() / kManifestName) << text;
  };
  CHECK_FALSE(read_manifest(folder.path()));
  const Manifest manifest = {{"css/site.0123456789.css", "a"}, {"index.html", "b"}};
  put(manifest_json(manifest));
  CHECK(read_manifest(folder.path()) == manifest);
  const std::string deep(100'000, '[');
  for (const std::string& text :
       {std::string("not JSON"), std::string("[]"), std::string("{}"), deep,
        std::string(R"({"first": {}, "then": {"a": 1}})"), "{\"first\": " + deep})
    CHECK_MESSAGE((put(text), !read_manifest(folder.path())), text.substr(0, 40));
}

TEST_CASE("upload: every file is in the manifest but itself and what begins with a dot") {
  const test::TemporaryFolder folder;
  for (const char* name : {".tilmech", "manifest.json", "index.html"})
    std::ofstream(folder.path() / name) << "x";
  const Manifest manifest = manifest_of(folder.path());
  CHECK(manifest.size() == 1);
  CHECK(manifest.at("index.html") ==
        "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
}
