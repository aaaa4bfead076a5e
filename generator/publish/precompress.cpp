// zlib and Brotli, each in one call over the whole file.
#include "publish/precompress.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <new>

namespace tilmech {

namespace {

constexpr int kGzipWindow = 15 + 16;  // 16: a gzip header, whose time zlib leaves 0
// The best that takes about a millisecond a page; 11 takes twenty times as long for a tenth less.
constexpr int kBrotliQuality = 9;

}  // namespace

bool is_compressible(std::string_view path) {
  constexpr std::array<std::string_view, 9> kEndings = {".html", ".css", ".js",  ".svg", ".xml",
                                                        ".json", ".txt", ".csv", ".tbx"};
  return std::ranges::any_of(kEndings,
                             [&](std::string_view ending) { return path.ends_with(ending); });
}

std::string gzip(std::string_view bytes) {
  z_stream stream = {};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipWindow, 9, Z_DEFAULT_STRATEGY) !=
      Z_OK)
    throw std::bad_alloc();
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  [[maybe_unused]] const int result = deflate(&stream, Z_FINISH);
  assert(result == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string brotli(std::string_view bytes) {
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string out(size, '\0');
  if (BrotliEncoderCompress(kBrotliQuality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                            reinterpret_cast<const uint8_t*>(bytes.data()), &size,
                            reinterpret_cast<uint8_t*>(out.data())) == BROTLI_FALSE)
    throw std::bad_alloc();
  out.resize(size);
  return out;
}

}  // namespace tilmech
