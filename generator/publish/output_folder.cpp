// Paths are compared after resolving symbolic links, as the file system would.
#include "publish/output_folder.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include "publish/failure.h"

namespace tilmech {
namespace {

namespace fs = std::filesystem;

WorldError refused(const fs::path& out, std::string_view reason, std::string_view advice) {
  return WorldError(
      fmt::format("{}: refused as the output folder: {}; {}", out.string(), reason, advice));
}

constexpr std::string_view kOtherFolder = "give another folder with --out";

fs::path resolved(const fs::path& path) {
  std::error_code error;
  fs::path result = fs::weakly_canonical(path, error);
  if (error) result = fs::absolute(path, error).lexically_normal();
  return result.has_filename() ? result : result.parent_path();
}

// Both resolved. A folder contains itself.
bool contains(const fs::path& outer, const fs::path& inner) {
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

bool is_ours(const fs::path& folder) {
  const fs::path marker = folder / kMarkerName;
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(marker, error))) return false;
  std::ifstream file(marker, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  return text.starts_with(kMarkerStart);
}

bool is_mount_point(const fs::path& out) {
  struct stat folder {};
  struct stat parent {};
  return ::stat(out.c_str(), &folder) == 0 &&
         ::stat(fs::absolute(out).parent_path().c_str(), &parent) == 0 &&
         folder.st_dev != parent.st_dev;
}

void check_inputs(const fs::path& out, std::span<const fs::path> inputs) {
  const fs::path full = resolved(out);
  for (const fs::path& input : inputs) {
    const fs::path full_input = resolved(input);
    if (contains(full, full_input))
      throw refused(out, fmt::format("it contains {}, which the site is made from", input.string()),
                    kOtherFolder);
    if (contains(full_input, full))
      throw refused(out, fmt::format("it lies in {}, which the site is made from", input.string()),
                    kOtherFolder);
  }
}

}  // namespace

fs::path normal_output(const fs::path& out) {
  fs::path normal = out.lexically_normal();
  if (!normal.has_filename()) normal = normal.parent_path();
  const fs::path name = normal.filename();
  if (normal == normal.root_path() || name.empty() || name == "." || name == "..")
    throw refused(out, "a build replaces this folder and everything in it", kOtherFolder);
  std::error_code error;
  const fs::path here = fs::current_path(error);
  if (!error && contains(resolved(normal), resolved(here)))
    throw refused(out, "it is or contains the current folder", kOtherFolder);
  return normal;
}

void check_output(const fs::path& out, std::span<const fs::path> inputs) {
  check_inputs(out, inputs);
  std::error_code error;
  const fs::file_status status = fs::symlink_status(out, error);
  if (status.type() == fs::file_type::not_found) return;
  if (status.type() == fs::file_type::none)
    throw disk_error(out, "cannot be examined", error.value());
  if (fs::is_symlink(status))
    throw refused(out,
                  fmt::format("it is a symbolic link to {}", fs::read_symlink(out, error).string()),
                  "give the folder itself with --out");
  if (!fs::is_directory(status)) throw refused(out, "it is a file", kOtherFolder);
  if (is_mount_point(out))
    throw refused(out, "it is a mount point and cannot be replaced", "give a folder inside it");
  const bool empty = fs::is_empty(out, error);
  if (error) throw disk_error(out, "cannot be read", error.value());
  if (!empty && !is_ours(out))
    throw refused(out, "it is not empty and was not made by tilmech",
                  "empty it yourself or give another folder with --out");
}

}  // namespace tilmech
