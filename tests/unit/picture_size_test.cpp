// What <img> is told of a picture, from bytes that may be cut off or lie.
#include "render/picture_size.h"

#include <doctest/doctest.h>

#include <string>

using namespace tilmech;
using namespace std::string_literals;

namespace {

std::string size_of(const std::string& bytes) {
  const auto size = picture_size(bytes);
  return size ? std::to_string(size->width) + "x" + std::to_string(size->height) : "";
}

const std::string kPng = "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x04\xB0\0\0\x02\x76"s;
const std::string kGif = "GIF89a\x40\x01\xC8\0"s;
const std::string kJpegStart = "\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"s;
const std::string kFrame = "\xFF\xC2\0\x11\x08\x02\x58\x03\x20\3"s;  // 600 lines of 800
// An Exif part whose first directory says: turned by a quarter.
const std::string kTurned =
    "\xFF\xE1\0\x22"
    "Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0"s;
const std::string kWebp = "RIFF\0\0\0\0WEBP"s;
const std::string kLossy = kWebp + "VP8 \0\0\0\0\0\0\0\x9D\x01\x2A\x80\x02\xE0\x01"s;
const std::string kLossless = kWebp + "VP8L\0\0\0\0\x2F\x7F\xC2\x77\0"s;
const std::string kExtended = kWebp + "VP8X\0\0\0\0\0\0\0\0\x7F\x02\0\xDF\x01\0"s;

}  // namespace

TEST_CASE("a picture's size stands where its format keeps it") {
  CHECK(size_of(kPng) == "1200x630");
  CHECK(size_of(kGif) == "320x200");
  CHECK(size_of(kJpegStart + kFrame) == "800x600");
  CHECK(size_of(kJpegStart + "\xFF\xC4\0\3x\xFF\xFF"s + kFrame.substr(1)) == "800x600");
  CHECK(size_of(kLossy) == "640x480");
  CHECK(size_of(kLossless) == "640x480");
  CHECK(size_of(kExtended) == "640x480");
}

TEST_CASE("a photograph taken upright is as wide as it is shown") {
  CHECK(size_of("\xFF\xD8" + kTurned + kFrame) == "600x800");
  std::string upright = kTurned;
  upright[29] = '\1';
  CHECK(size_of("\xFF\xD8" + upright + kFrame) == "800x600");
}

TEST_CASE("an SVG has the size that it names in pixels, or none") {
  CHECK(size_of("<?xml version='1.0'?><svg viewBox='0 0 9 9' width='24px' height=\"12.6\"/>") ==
        "24x13");
  for (const char* none : {"<svg viewBox='0 0 24 24'/>", "<svg width='100%' height='10'/>",
                           "<svg width='10'/>", "<svg stroke-width='3' height='9'/>",
                           "<svg width='-1' height='9'/>", "<svg width='nan' height='9'/>", "<svg"})
    CHECK(size_of(none) == "");
}

TEST_CASE("a picture that is cut off or absurd has no size, and nothing is read behind its end") {
  for (const std::string& whole : {kPng, kGif, kJpegStart + kFrame, "\xFF\xD8" + kTurned + kFrame,
                                   kLossy, kLossless, kExtended}) {
    // The last byte of a frame says how many colours there are.
    const std::size_t needed = whole.size() - (whole.ends_with(kFrame) ? 1 : 0);
    REQUIRE(size_of(whole.substr(0, needed)) != "");
    for (std::size_t length = 0; length < needed; ++length)
      CHECK(size_of(std::string(whole.begin(), whole.begin() + static_cast<long>(length))) == "");
  }
  std::string none = kPng;
  none[18] = none[19] = '\0';
  CHECK(size_of(none) == "");
  std::string endless = kPng;
  endless[16] = '\x7F';
  CHECK(size_of(endless) == "");
  CHECK(size_of("\xFF\xD8\xFF\xE0\0\1") == "");
  CHECK(size_of("\xFF\xD8\xFF\xDA\0\3x" + kFrame) == "");
}
