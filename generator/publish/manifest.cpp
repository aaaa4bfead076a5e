// A file whose name changes with its content may be uploaded at any time; the others must wait for
// the files that they name.
#include "publish/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "model/world_error.h"
#include "text/digest.h"

namespace tilmech {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDigestLength = 10;  // of the digests in names
constexpr int kManifestDepth = 2;

bool is_digest(std::string_view part) {
  return part.size() == kDigestLength && std::ranges::all_of(part, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

// Whether a folder or a part between dots of `path` is a digest, as in "css/site.30dee8e27f.css"
// and "search/61d68a4b4a/ru/t0.js". Pictures and attachments keep their names, and come first too.
bool comes_first(std::string_view path) {
  if (path.starts_with("media/")) return true;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find_first_of("/."), path.size());
    if (is_digest(path.substr(0, end))) return true;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return false;
}

std::string read_whole(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  if (stream.bad() || !stream.is_open()) throw WorldError(file.string() + ": cannot be read");
  return std::move(bytes).str();
}

std::string lines(std::string_view heading, const std::vector<std::string>& paths) {
  std::string out = fmt::format("{}: {}\n", heading, paths.size());
  for (const std::string& path : paths) out += fmt::format("   {}\n", path);
  return out;
}

// The folders, or files, right below the site that hold `paths`.
std::string places(const std::vector<std::string>& paths) {
  std::set<std::string> names;
  for (const std::string& path : paths) names.insert(path.substr(0, path.find('/')));
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

Manifest manifest_of(const fs::path& folder) {
  Manifest manifest;
  for (auto entry = fs::recursive_directory_iterator(folder);
       entry != fs::recursive_directory_iterator(); ++entry) {
    const std::string path = entry->path().lexically_relative(folder).generic_string();
    if (!entry->is_regular_file() || path.starts_with('.') || path == kManifestName) continue;
    manifest[path] = sha256_hex(read_whole(entry->path()));
  }
  return manifest;
}

std::string manifest_json(const Manifest& manifest) {
  nlohmann::json json = {{"first", nlohmann::json::object()}, {"then", nlohmann::json::object()}};
  for (const auto& [path, digest] : manifest)
    json[comes_first(path) ? "first" : "then"][path] = digest;
  return json.dump(1) + "\n";
}

std::optional<Manifest> read_manifest(const fs::path& site) {
  std::error_code error;
  if (!fs::is_regular_file(site / kManifestName, error)) return std::nullopt;
  // What lies deeper than a manifest goes is not built up at all: nothing deep is ever copied.
  const auto shallow = [](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
    return depth <= kManifestDepth;
  };
  const nlohmann::json json =
      nlohmann::json::parse(read_whole(site / kManifestName), shallow, /*allow_exceptions=*/false);
  if (!json.is_object()) return std::nullopt;
  Manifest manifest;
  for (const char* part : {"first", "then"}) {
    const auto files = json.find(part);
    if (files == json.end() || !files->is_object()) return std::nullopt;
    for (const auto& [path, digest] : files->items()) {
      if (!digest.is_string()) return std::nullopt;
      manifest[path] = digest.get<std::string>();
    }
  }
  return manifest;
}

UploadPlan plan_upload(const Manifest& old, const Manifest& fresh) {
  UploadPlan plan;
  for (const auto& [path, digest] : fresh) {
    const auto before = old.find(path);
    if (before != old.end() && before->second == digest) continue;
    (comes_first(path) ? plan.first : plan.then).push_back(path);
  }
  for (const auto& [path, digest] : old)
    if (!fresh.contains(path)) plan.remove.push_back(path);
  return plan;
}

std::string upload_advice(const std::optional<Manifest>& old, const Manifest& fresh) {
  const UploadPlan plan = plan_upload(old.value_or(Manifest{}), fresh);
  if (!old)
    return fmt::format(
        "nothing is known of an earlier upload: upload everything, and in this order\n"
        "1. what lies in {} ({} files)\n2. the other {} files\n3. {}\n",
        places(plan.first), plan.first.size(), plan.then.size(), kManifestName);
  if (plan == UploadPlan{}) return "the site is as it was at the last build: nothing to upload\n";
  return fmt::format("{}{}{}4. upload {}\n", lines("1. upload first", plan.first),
                     lines("2. then upload", plan.then),
                     lines("3. then delete on the server", plan.remove), kManifestName);
}

}  // namespace tilmech
