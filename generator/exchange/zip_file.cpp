#include "exchange/zip_file.h"

#include <fmt/format.h>
#include <zip.h>

#include <memory>

#include "exchange/zip_reader.h"
#include "model/world_error.h"

namespace tilmech {
namespace {

constexpr zip_uint16_t kMidnight = 0;                        // 00:00:00
constexpr zip_uint16_t kFirstDay = (0 << 9) | (1 << 5) | 1;  // 1980-01-01, where zip's time begins
constexpr std::size_t kMostEntries = 10'000;

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

struct Discard {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
using Zip = std::unique_ptr<zip_t, Discard>;

[[noreturn]] void fail(zip_t* zip) {
  throw WorldError(fmt::format("a zip cannot be written: {}", zip_strerror(zip)));
}

// The bytes that libzip has written into `source`.
std::string bytes_of(zip_source_t* source) {
  zip_stat_t stat;
  std::string bytes;
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0)
    throw WorldError("a zip cannot be written");
  bytes.resize(stat.size);
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read != static_cast<zip_int64_t>(bytes.size())) throw WorldError("a zip cannot be written");
  return bytes;
}

}  // namespace

std::string write_zip(const std::map<std::string, std::string>& files) {
  zip_error_t error;
  zip_error_init(&error);
  const Source result(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (result == nullptr) throw WorldError("a zip cannot be written");
  // What the archive reads from at its end is kept: we read what it wrote.
  zip_source_keep(result.get());
  Zip zip(zip_open_from_source(result.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
  zip_error_fini(&error);
  if (zip == nullptr) throw WorldError("a zip cannot be written");
  for (const auto& [path, bytes] : files) {
    zip_int64_t index = -1;
    if (path.ends_with('/')) {
      index = zip_dir_add(zip.get(), path.c_str(), ZIP_FL_ENC_UTF_8);
    } else {
      zip_source_t* source = zip_source_buffer(zip.get(), bytes.data(), bytes.size(), 0);
      if (source == nullptr) fail(zip.get());
      index = zip_file_add(zip.get(), path.c_str(), source, ZIP_FL_ENC_UTF_8);
      if (index < 0) zip_source_free(source);
    }
    if (index < 0 || zip_file_set_dostime(zip.get(), static_cast<zip_uint64_t>(index), kMidnight,
                                          kFirstDay, 0) != 0)
      fail(zip.get());
  }
  if (zip_close(zip.get()) != 0) fail(zip.get());
  (void)zip.release();
  return bytes_of(result.get());
}

std::optional<std::map<std::string, std::string>> read_zip(
    std::string_view bytes, const std::string& file,
    const std::function<bool(std::string_view path)>& wanted, std::size_t most_bytes,
    Diagnostics& diagnostics) {
  const auto refuse =
      [&](const std::string& reason) -> std::optional<std::map<std::string, std::string>> {
    report(diagnostics, Finding::import_unreadable, {file, 0, 0}, reason, "");
    return std::nullopt;
  };
  const ZipReader zip(bytes);
  if (!zip.is_open()) return refuse("this is no zip archive");
  if (zip.entries().size() > kMostEntries)
    return refuse(fmt::format("the archive has more than {} entries", kMostEntries));
  std::map<std::string, std::string> files;
  std::size_t room = most_bytes;
  for (const ZipEntry& entry : zip.entries()) {
    if (!wanted(entry.name)) continue;
    if (entry.bytes > room)
      return refuse(fmt::format("{}: it is too large when unpacked", entry.name));
    std::optional<std::string> content = zip.read(entry.name, room);
    if (!content)
      return refuse(
          fmt::format("{}: it is encrypted, damaged, or too large when unpacked", entry.name));
    room -= content->size();
    files[entry.name] = *std::move(content);
  }
  return files;
}

}  // namespace tilmech
