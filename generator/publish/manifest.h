// What a site holds, for hosts that only take files: which of them changed since the last upload,
// and in which order to send them so that no reader meets a page whose style or search is missing.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tilmech {

inline constexpr std::string_view kManifestName = "manifest.json";

// Path -> SHA-256 in hexadecimal, of every file of a site but the manifest and dot files.
using Manifest = std::map<std::string, std::string>;

// Reads and digests every file below `folder`. A WorldError where one cannot be read.
Manifest manifest_of(const std::filesystem::path& folder);

// {"first": {path: digest}, "then": {path: digest}}, sorted: the same site gives the same bytes.
std::string manifest_json(const Manifest& manifest);

// The manifest that stands in `site`; nothing where there is none, or what stands there is none.
std::optional<Manifest> read_manifest(const std::filesystem::path& site);

// What to do on the host, in this order; each list is sorted.
struct UploadPlan {
  std::vector<std::string> first = {};   // what no page of the old site names: nothing breaks
  std::vector<std::string> then = {};    // pages, feeds and the start of the search
  std::vector<std::string> remove = {};  // what only the old site has

  bool operator==(const UploadPlan&) const = default;
};

UploadPlan plan_upload(const Manifest& old, const Manifest& fresh);

// The plan in words, a file a line. Without an old manifest everything is new, and the folders that
// come first are named instead.
std::string upload_advice(const std::optional<Manifest>& old, const Manifest& fresh);

}  // namespace tilmech
