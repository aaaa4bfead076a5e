#include "exchange/zip_file.h"

#include <fmt/format.h>
#include <zip.h>

#include <array>
#include <memory>

#include "model/world_error.h"

namespace tilmech {
namespace {

constexpr zip_uint16_t kMidnight = 0;                        // 00:00:00
constexpr zip_uint16_t kFirstDay = (0 << 9) | (1 << 5) | 1;  // 1980-01-01, where zip's time begins
constexpr zip_int64_t kMostEntries = 10'000;

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

struct Discard {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
using Zip = std::unique_ptr<zip_t, Discard>;

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

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

class ZipReader {
 public:
  // Opens an archive in memory; get() is null when it is none.
  explicit ZipReader(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) zip_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (zip_ == nullptr) {
      reason_ = zip_error_strerror(&error);
      if (source != nullptr) zip_source_free(source);
    }
    zip_error_fini(&error);
  }

  zip_t* get() const { return zip_.get(); }
  const std::string& reason() const { return reason_; }

  // Appends an entry to `out`, at most `room` bytes. Returns what is wrong, or "".
  std::string read(zip_uint64_t index, std::size_t room, std::string& out) const {
    const std::unique_ptr<zip_file_t, CloseFile> entry(zip_fopen_index(get(), index, 0));
    if (entry == nullptr) return zip_strerror(get());
    std::array<char, 1 << 16> part;
    for (;;) {
      const zip_int64_t read = zip_fread(entry.get(), part.data(), part.size());
      if (read < 0) return "it is damaged";
      if (read == 0) return "";
      out.append(part.data(), static_cast<std::size_t>(read));
      if (out.size() > room) return "it is too large when unpacked";
    }
  }

 private:
  Zip zip_;
  std::string reason_;
};

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
  if (zip.get() == nullptr) return refuse(fmt::format("this is no zip archive: {}", zip.reason()));
  const zip_int64_t entries = zip_get_num_entries(zip.get(), 0);
  if (entries > kMostEntries)
    return refuse(fmt::format("the archive has more than {} entries", kMostEntries));
  std::map<std::string, std::string> files;
  std::size_t room = most_bytes;
  for (zip_int64_t i = 0; i < entries; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const char* name = zip_get_name(zip.get(), index, ZIP_FL_ENC_GUESS);
    if (name == nullptr || !wanted(name)) continue;
    std::string content;
    if (const std::string wrong = zip.read(index, room, content); !wrong.empty())
      return refuse(fmt::format("{}: {}", name, wrong));
    room -= content.size();
    files[name] = std::move(content);
  }
  return files;
}

}  // namespace tilmech
