// The order of steps is what makes publishing all or nothing: lock, clean, write, sync, exchange,
// delete.
#include "publish/staging.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "publish/failure.h"
#include "publish/output_folder.h"
#include "publish/replace_folder.h"
#include "publish/write_file.h"

namespace tilmech {
namespace {

namespace fs = std::filesystem;

fs::path beside(const fs::path& out, const char* purpose) {
  return out.parent_path() / fmt::format(".{}.tilmech-{}", out.filename().string(), purpose);
}

fs::path parent_of(const fs::path& out) {
  return out.has_parent_path() ? out.parent_path() : fs::path(".");
}

void remove_folder(const fs::path& folder, std::string_view what) {
  std::error_code error;
  fs::remove_all(folder, error);  // a symbolic link is removed, not followed
  if (error) throw disk_error(folder, what, error.value());
}

UniqueFd open_folder(const fs::path& folder) {
  UniqueFd fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd) throw disk_error(folder, "cannot be opened", errno);
  return fd;
}

void make_parent(const fs::path& out) {
  std::error_code error;
  fs::create_directories(parent_of(out), error);
  if (error) throw disk_error(parent_of(out), "cannot be made", error.value());
}

}  // namespace

Staging::Staging(const fs::path& out, StagingOptions options)
    : options_(std::move(options)),
      out_(normal_output(out)),
      staging_(beside(out_, "staging")),
      aside_(beside(out_, "old")) {
  check_output(out_, options_.inputs);  // before anything is created
  make_parent(out_);
  lock_.emplace(beside(out_, "lock"), out_, options_.wait, options_.on_wait);
  recover_folder(out_, aside_);
  check_output(out_, options_.inputs);  // the build we waited for may have changed it
  remove_folder(aside_, "the rest of an interrupted build cannot be removed");
  remove_folder(staging_, "the rest of an interrupted build cannot be removed");
  if (::mkdir(staging_.c_str(), 0777) != 0) throw disk_error(staging_, "cannot be made", errno);
  try {
    folder_ = open_folder(staging_);
    write(kMarkerName, kMarkerText);
  } catch (...) {  // a constructor that throws has no destructor
    std::error_code ignored;
    fs::remove_all(staging_, ignored);
    throw;
  }
}

Staging::~Staging() {
  std::error_code ignored;  // what stays is removed by the next build
  if (folder_) fs::remove_all(staging_, ignored);
}

void Staging::write(std::string_view path, std::string_view bytes) {
  write_file(folder_.get(), staging_, path, bytes);
}

void Staging::archive(std::string_view path, const std::string& top,
                      const ArchiveChanges& changes) {
  write_archive(staging_, staging_ / path, top, changes);
}

Manifest Staging::write_manifest() {
  Manifest manifest = manifest_of(staging_);
  write(kManifestName, manifest_json(manifest));
  return manifest;
}

void Staging::publish() {
  // After this a power cut cannot leave a new site with empty files.
  if (::syncfs(folder_.get()) != 0) throw disk_error(staging_, "cannot be brought to disk", errno);
  check_output(out_, options_.inputs);  // someone may have put files there while we worked
  replace_folder(staging_, out_, aside_);
  folder_ = UniqueFd();
  const UniqueFd parent = open_folder(parent_of(out_));
  if (::fsync(parent.get()) != 0) throw disk_error(out_, "cannot be brought to disk", errno);
  constexpr std::string_view kLeft = "the new site is published, but the old one cannot be deleted";
  remove_folder(staging_, kLeft);
  remove_folder(aside_, kLeft);
}

}  // namespace tilmech
