#include "content/media_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "content/files.h"
#include "content/image_kind.h"
#include "text/key.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t kMaxMediaBytes = 50'000'000;
// Phones load pictures with the page.
constexpr std::uintmax_t kMaxImageBytes = 5'000'000;
constexpr std::size_t kSniffedBytes = 4096;

// The site's address of the content file `path`: letters that addresses have not are written in
// ASCII.
std::string media_address(const fs::path& path) {
  fs::path address = "media";
  for (const fs::path& part : path.parent_path())
    address /= ascii_address(normalise_key(part.string()));
  std::string extension = path.extension().string();
  std::ranges::transform(extension, extension.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  address /= ascii_address(normalise_key(path.stem().string())) + extension;
  return address.generic_string();
}

std::string first_bytes(const fs::path& path, std::size_t count) {
  std::ifstream stream(path, std::ios::binary);
  std::string bytes(count, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(count));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
  return bytes;
}

// Whether the picture is one, of the kind its name says, and harmless.
bool is_sound_image(const fs::path& path, const std::string& name, const Place& place,
                    Diagnostics& diagnostics) {
  const std::string_view promised = image_kind_of_name(name);
  if (promised.empty()) {
    report(diagnostics, Finding::image_kind_unknown, place, name);
    return false;
  }
  const std::string bytes = first_bytes(path, promised == "svg" ? kMaxImageBytes : kSniffedBytes);
  const std::string_view kind = image_kind(bytes);
  if (kind != promised) {
    report(diagnostics, Finding::image_kind_differs, place, name,
           kind.empty() ? "not a picture" : fmt::format("{} inside", kind),
           kind.empty() ? "" : std::string(kind));
    return false;
  }
  if (const std::string active = kind == "svg" ? active_part_of_svg(bytes) : ""; !active.empty()) {
    report(diagnostics, Finding::image_active, place, name, active);
    return false;
  }
  return true;
}

}  // namespace

std::string add_media(Site& site, const MediaFile& file, const Place& place,
                      Diagnostics& diagnostics) {
  const fs::path path =
      (file.name.starts_with('/') ? file.root / file.name.substr(1) : file.from / file.name)
          .lexically_normal();
  // Before anything is asked about it: whether a file outside exists is nobody's business.
  const fs::path below = path.lexically_relative(file.root);
  if (below.empty() || *below.begin() == "..") {
    report(diagnostics, Finding::media_outside, place, file.name);
    return "";
  }
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    report(diagnostics, Finding::media_missing, place, file.name, path.string());
    return "";
  }
  if (!stays_inside(path, file.root)) {
    report(diagnostics, Finding::media_outside, place, file.name);
    return "";
  }
  const std::uintmax_t limit = file.image ? kMaxImageBytes : kMaxMediaBytes;
  if (const auto size = fs::file_size(path, error); size > limit) {
    report(diagnostics, Finding::media_too_large, place, file.name, fmt::format("{}", size),
           fmt::format("{}", limit));
    return "";
  }
  if (file.image && !is_sound_image(path, file.name, place, diagnostics)) return "";
  const std::string address = media_address(below);
  const auto [entry, is_new] = site.media.emplace(address, path.string());
  if (!is_new && entry->second != path.string())
    report(diagnostics, Finding::address_twice, place, address, entry->second);
  return address;
}

}  // namespace tilmech
