// Where each format keeps its size: PNG (ISO/IEC 15948, 11.2.2), JPEG (ITU T.81, B.2.2) and its
// orientation (Exif 2.32, 4.6.4), GIF89a (18), WebP (RFC 9649, 2.5 to 2.7), SVG (attributes of its
// first tag). Nothing is read that is not there: a size that is cut off is no size. That a file is
// what its name says was judged when the content was read.
#include "render/picture_size.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <fstream>

namespace tilmech {
namespace {

using namespace std::string_view_literals;

// Larger ones are mistakes; smaller ones are none to look at.
constexpr std::uint32_t kLargest = 30'000;
// Enough for all but a JPEG, whose size stands after what its camera and its colours need: parts of
// at most 64 KB.
constexpr std::size_t kFirstBytes = 4096;
constexpr std::size_t kMostBytes = 512 * 1024;
constexpr std::uint16_t kOrientation = 0x0112;

enum class Order : bool { little, big };

// The number of `bytes` bytes at `at`, or nothing.
std::optional<std::uint32_t> number_at(std::string_view data, std::size_t at, std::size_t bytes,
                                       Order order) {
  if (at > data.size() || data.size() - at < bytes) return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) {
    const std::size_t from = order == Order::big ? at + i : at + bytes - 1 - i;
    value = value << 8U | static_cast<unsigned char>(data[from]);
  }
  return value;
}

std::optional<PictureSize> sized(std::optional<std::uint32_t> width,
                                 std::optional<std::uint32_t> height) {
  if (!width || !height || *width == 0 || *height == 0) return std::nullopt;
  if (*width > kLargest || *height > kLargest) return std::nullopt;
  return PictureSize{static_cast<int>(*width), static_cast<int>(*height)};
}

// Whether the camera was held upright: the orientation in the first directory of an Exif part.
bool is_turned(std::string_view part) {
  if (!part.starts_with("Exif\0\0"sv)) return false;
  const std::string_view tiff = part.substr(6);
  const Order order = tiff.starts_with("MM") ? Order::big : Order::little;
  const auto directory = number_at(tiff, 4, 4, order);
  const auto count = directory ? number_at(tiff, *directory, 2, order) : std::nullopt;
  for (std::uint32_t i = 0; count && i < *count; ++i) {
    const std::size_t entry = std::size_t{*directory} + 2 + std::size_t{12} * i;
    const auto tag = number_at(tiff, entry, 2, order);
    if (!tag) return false;
    if (*tag != kOrientation) continue;
    const auto value = number_at(tiff, entry + 8, 2, order);
    return value && *value >= 5 && *value <= 8;
  }
  return false;
}

std::optional<PictureSize> size_of_jpeg(std::string_view bytes) {
  bool turned = false;
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    if (bytes[at] != '\xFF') return std::nullopt;
    const auto marker = static_cast<unsigned char>(bytes[at + 1]);
    if (marker == 0xFF) {  // filling
      ++at;
      continue;
    }
    const std::size_t length = *number_at(bytes, at + 2, 2, Order::big);
    if (length < 2) return std::nullopt;
    if (marker == 0xE1) turned = turned || is_turned(bytes.substr(at + 4, length - 2));
    // A frame: C0 to CF, but not the tables C4, C8 and CC.
    if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
      const auto height = number_at(bytes, at + 5, 2, Order::big);
      const auto width = number_at(bytes, at + 7, 2, Order::big);
      return turned ? sized(height, width) : sized(width, height);
    }
    if (marker == 0xDA || marker == 0xD9) return std::nullopt;
    at += 2 + length;
  }
  return std::nullopt;
}

std::optional<PictureSize> size_of_webp(std::string_view bytes) {
  const std::string_view chunk = bytes.substr(std::min<std::size_t>(12, bytes.size()), 4);
  const auto at = [&](std::size_t place, std::size_t count) {
    return number_at(bytes, place, count, Order::little);
  };
  if (chunk == "VP8 ") {
    const auto width = at(26, 2);
    const auto height = at(28, 2);
    if (!width || !height) return std::nullopt;
    return sized(*width & 0x3FFFU, *height & 0x3FFFU);
  }
  if (chunk == "VP8L") {
    const auto bits = at(21, 4);
    if (!bits) return std::nullopt;
    return sized((*bits & 0x3FFFU) + 1, ((*bits >> 14U) & 0x3FFFU) + 1);
  }
  if (chunk != "VP8X") return std::nullopt;
  const auto width = at(24, 3);
  const auto height = at(27, 3);
  if (!width || !height) return std::nullopt;
  return sized(*width + 1, *height + 1);
}

// The pixels that `name="..."` gives in the tag; a share of something else is no number of pixels.
std::optional<std::uint32_t> pixels(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != tag.npos; at = tag.find(name, at + 1)) {
    if (" \t\r\n"sv.find(tag[at - 1]) == std::string_view::npos) continue;
    std::string_view rest = tag.substr(at + name.size());
    if (!rest.starts_with("=\"") && !rest.starts_with("='")) continue;
    const char quote = rest[1];
    rest.remove_prefix(2);
    std::string_view value = rest.substr(0, rest.find(quote));
    if (value.ends_with("px")) value.remove_suffix(2);
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size()) return std::nullopt;
    if (!(number >= 1) || number > kLargest) return std::nullopt;
    return static_cast<std::uint32_t>(std::lround(number));
  }
  return std::nullopt;
}

std::optional<PictureSize> size_of_svg(std::string_view bytes) {
  const std::size_t begin = bytes.find("<svg");
  if (begin == bytes.npos) return std::nullopt;
  const std::string_view tag = bytes.substr(begin, bytes.find('>', begin) - begin);
  return sized(pixels(tag, "width"), pixels(tag, "height"));
}

}  // namespace

std::optional<PictureSize> picture_size(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv))
    return sized(number_at(bytes, 16, 4, Order::big), number_at(bytes, 20, 4, Order::big));
  if (bytes.starts_with("GIF8"))
    return sized(number_at(bytes, 6, 2, Order::little), number_at(bytes, 8, 2, Order::little));
  if (bytes.starts_with("\xFF\xD8\xFF")) return size_of_jpeg(bytes);
  if (bytes.starts_with("RIFF")) return size_of_webp(bytes);
  return size_of_svg(bytes);
}

PictureSizes read_picture_sizes(const std::map<std::string, std::string>& media) {
  PictureSizes sizes;
  for (const auto& [address, file] : media) {
    std::ifstream stream(file, std::ios::binary);
    std::string bytes;
    std::optional<PictureSize> size;
    for (std::size_t wanted = kFirstBytes; stream && !size; wanted = kMostBytes) {
      const std::size_t known = bytes.size();
      bytes.resize(wanted);
      stream.read(bytes.data() + known, static_cast<std::streamsize>(wanted - known));
      bytes.resize(known + static_cast<std::size_t>(stream.gcount()));
      size = picture_size(bytes);
      if (wanted == kMostBytes || !bytes.starts_with("\xFF\xD8")) break;
    }
    if (size) sizes.emplace(address, *size);
  }
  return sizes;
}

}  // namespace tilmech
