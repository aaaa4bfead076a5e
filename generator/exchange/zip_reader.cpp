#include "exchange/zip_reader.h"

#include <zip.h>

#include <algorithm>
#include <limits>

namespace tilmech {

struct ZipReader::Impl {
  zip_t* zip = nullptr;
  ~Impl() {
    if (zip != nullptr) zip_discard(zip);
  }
};

ZipReader::ZipReader(std::string_view bytes) : impl_(std::make_unique<Impl>()) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) {
    impl_->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (impl_->zip == nullptr) zip_source_free(source);
  }
  zip_error_fini(&error);
  if (impl_->zip == nullptr) return;
  const zip_int64_t count = zip_get_num_entries(impl_->zip, 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    if (zip_stat_index(impl_->zip, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW, &stat) != 0)
      continue;
    const bool named = (stat.valid & ZIP_STAT_NAME) != 0 && (stat.valid & ZIP_STAT_SIZE) != 0;
    if (named) entries_.push_back({stat.name, stat.size});
  }
}

ZipReader::~ZipReader() = default;
ZipReader::ZipReader(ZipReader&&) noexcept = default;

bool ZipReader::is_open() const {
  return impl_->zip != nullptr;
}

std::uint64_t ZipReader::total_bytes() const {
  std::uint64_t sum = 0;
  for (const ZipEntry& entry : entries_) {
    if (entry.bytes > std::numeric_limits<std::uint64_t>::max() - sum)
      return std::numeric_limits<std::uint64_t>::max();
    sum += entry.bytes;
  }
  return sum;
}

bool ZipReader::has(std::string_view name) const {
  return std::ranges::find(entries_, name, &ZipEntry::name) != entries_.end();
}

std::optional<std::string> ZipReader::read(std::string_view name, std::uint64_t most) const {
  if (impl_->zip == nullptr) return std::nullopt;
  zip_file_t* file = zip_fopen(impl_->zip, std::string(name).c_str(), ZIP_FL_ENC_RAW);
  if (file == nullptr) return std::nullopt;
  std::string bytes;
  char buffer[1U << 14];
  zip_int64_t got = 0;
  while (bytes.size() <= most && (got = zip_fread(file, buffer, sizeof buffer)) > 0)
    bytes.append(buffer, static_cast<std::size_t>(got));
  const bool whole = zip_fclose(file) == 0 && got == 0;  // the checksum too
  if (!whole || bytes.size() > most) return std::nullopt;
  return bytes;
}

}  // namespace tilmech
