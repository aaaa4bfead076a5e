#include "publish/archive.h"

#include <zip.h>

#include <memory>
#include <optional>

#include "model/world_error.h"

namespace tilmech {
namespace {

constexpr zip_uint16_t kMidnight = 0;                        // 00:00:00
constexpr zip_uint16_t kFirstDay = (0 << 9) | (1 << 5) | 1;  // 1980-01-01, where zip's time begins
constexpr zip_uint32_t kReadableFile = 0100644u << 16;

// Every path of the archive; without bytes: the file of the same name.
using Members = std::map<std::string, std::optional<std::string>>;

Members members_of(const std::filesystem::path& folder, const std::filesystem::path& file,
                   const ArchiveChanges& changes) {
  Members members;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::filesystem::path& path = entry.path();
    const std::string extension = path.extension().string();
    if (!entry.is_regular_file() || path == file || extension == ".gz" || extension == ".br" ||
        path.filename().string().starts_with('.'))
      continue;
    members[path.lexically_relative(folder).generic_string()] = std::nullopt;
  }
  for (const auto& [path, bytes] : changes) members[path] = bytes;
  return members;
}

class Archive {
 public:
  explicit Archive(const std::filesystem::path& file) : file_(file) {
    int error = 0;
    zip_.reset(zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error));
    if (zip_) return;
    zip_error_t reason;
    zip_error_init_with_code(&reason, error);
    const std::string text = zip_error_strerror(&reason);
    zip_error_fini(&reason);
    throw WorldError(file.string() + ": cannot be made: " + text);
  }

  void add(const std::string& name, zip_source_t* source) {
    if (source == nullptr) fail();
    const zip_int64_t index = zip_file_add(zip_.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      fail();
    }
    const auto at = static_cast<zip_uint64_t>(index);
    if (zip_file_set_dostime(zip_.get(), at, kMidnight, kFirstDay, 0) != 0 ||
        zip_file_set_external_attributes(zip_.get(), at, 0, ZIP_OPSYS_UNIX, kReadableFile) != 0)
      fail();
  }

  zip_t* get() const { return zip_.get(); }

  // Reads the files and writes the archive.
  void close() {
    if (zip_close(zip_.get()) != 0) fail();
    (void)zip_.release();
  }

 private:
  [[noreturn]] void fail() const {
    throw WorldError(file_.string() + ": cannot be written: " + zip_strerror(zip_.get()));
  }

  struct Discard {
    void operator()(zip_t* zip) const { zip_discard(zip); }
  };
  std::filesystem::path file_;
  std::unique_ptr<zip_t, Discard> zip_;
};

}  // namespace

void write_archive(const std::filesystem::path& folder, const std::filesystem::path& file,
                   const std::string& top, const ArchiveChanges& changes) {
  const Members members = members_of(folder, file, changes);
  Archive archive(file);
  for (const auto& [path, bytes] : members) {
    // libzip reads a member when the archive is closed; `members` lives as long.
    zip_source_t* source = bytes ? zip_source_buffer(archive.get(), bytes->data(), bytes->size(), 0)
                                 : zip_source_file(archive.get(), (folder / path).c_str(), 0, -1);
    archive.add(top + "/" + path, source);
  }
  archive.close();
}

}  // namespace tilmech
