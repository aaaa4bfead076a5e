// A zip in memory whose sizes are known before anything is unpacked: Word files are zips, and a few
// kilobytes of one can stand for gigabytes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tilmech {

struct ZipEntry {
  std::string name;  // as it stands in the archive; never used as a path
  std::uint64_t bytes = 0;
};

class ZipReader {
 public:
  // `bytes` must stay where it is while the reader lives.
  explicit ZipReader(std::string_view bytes);
  ~ZipReader();
  ZipReader(ZipReader&&) noexcept;

  // Whether it is a zip at all.
  bool is_open() const;
  // In the order of the archive.
  const std::vector<ZipEntry>& entries() const { return entries_; }
  std::uint64_t total_bytes() const;  // of all entries, as the archive says
  bool has(std::string_view name) const;
  // The entry's bytes; nullopt when there is none of this name, or it is encrypted, damaged, or
  // longer than `most`, whatever the archive says of it.
  std::optional<std::string> read(std::string_view name, std::uint64_t most) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  std::vector<ZipEntry> entries_;
};

}  // namespace tilmech
