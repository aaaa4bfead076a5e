// Compressed copies: they hold the same text, are the same every time, and only text has them.
#include "publish/precompress.h"

#include <brotli/decode.h>
#include <doctest/doctest.h>
#include <zlib.h>

using namespace tilmech;

namespace {

std::string gunzip(const std::string& packed, std::size_t size) {
  std::string out(size + 1, '\0');
  z_stream stream = {};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

std::string unbrotli(const std::string& packed, std::size_t size) {
  std::string out(size + 1, '\0');
  std::size_t length = out.size();
  CHECK(BrotliDecoderDecompress(packed.size(), reinterpret_cast<const uint8_t*>(packed.data()),
                                &length, reinterpret_cast<uint8_t*>(out.data())) ==
        BROTLI_DECODER_RESULT_SUCCESS);
  out.resize(length);
  return out;
}

}  // namespace

TEST_CASE("compressed copies hold the same bytes, and are the same every time") {
  std::string page;
  for (int i = 0; i < 500; ++i) page += "<p>Кыргыз Республикасынын Өкмөтү</p>\n";
  for (const std::string& text : {std::string(), std::string("a"), std::string(3, '\0'), page}) {
    CHECK(gunzip(gzip(text), text.size()) == text);
    CHECK(unbrotli(brotli(text), text.size()) == text);
    CHECK(gzip(text) == gzip(text));
    CHECK(brotli(text) == brotli(text));
  }
  CHECK(gzip(page).size() * 20 < page.size());
  CHECK(brotli(page).size() * 20 < page.size());
  // Bytes 4 to 7 of a gzip file are a time, which would differ from build to build.
  CHECK(gzip(page).substr(4, 4) == std::string(4, '\0'));
}

TEST_CASE("pages, styles, scripts and feeds are worth compressing, pictures are not") {
  for (const char* path : {"ky/index.html", "css/site.1a.css", "js/x.js", "ru/feed.xml",
                           "en/feed.json", "robots.txt", "ui/favicon.svg"})
    CHECK(is_compressible(path));
  for (const char* path : {"media/photo.jpg", "ui/touch-icon.png", "a.docx", "a.zip", "html"})
    CHECK_FALSE(is_compressible(path));
}
