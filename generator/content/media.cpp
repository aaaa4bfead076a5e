#include "content/media.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "content/files.h"
#include "text/key.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t kMaxMediaBytes = 50'000'000;

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

// Finds the files that one version names.
class MediaFinder {
 public:
  MediaFinder(Site& site, const Document& document, const Variant& variant,
              Diagnostics& diagnostics)
      : site_(site), variant_(variant), diagnostics_(diagnostics) {
    folder_ = fs::path(variant.file).parent_path();
    content_ = folder_.parent_path();
    const auto depth = std::ranges::count(document.folder, '/');
    for (int i = 0; i < depth; ++i) content_ = content_.parent_path();
    if (content_.empty()) content_ = ".";
  }

  // The address of `name`, or "" when it was reported.
  std::string find(const std::string& name, const Place& place) {
    const fs::path path =
        (name.starts_with('/') ? content_ / name.substr(1) : folder_ / name).lexically_normal();
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
      report(diagnostics_, Finding::media_missing, place, name, path.string());
      return "";
    }
    const fs::path below = path.lexically_relative(content_);
    if (!stays_inside(path, content_) || below.empty() || *below.begin() == "..") {
      report(diagnostics_, Finding::media_outside, place, name);
      return "";
    }
    if (const auto size = fs::file_size(path, error); size > kMaxMediaBytes) {
      report(diagnostics_, Finding::media_too_large, place, name, fmt::format("{}", size),
             fmt::format("{}", kMaxMediaBytes));
      return "";
    }
    const std::string address = media_address(below);
    const auto [entry, is_new] = site_.media.emplace(address, path.string());
    if (!is_new && entry->second != path.string())
      report(diagnostics_, Finding::address_twice, place, address, entry->second);
    return address;
  }

  void field(std::string& file, const char* name) {
    const auto line = variant_.lines.find(name);
    file = find(file, {variant_.file, line == variant_.lines.end() ? 0 : line->second, 0});
  }

  void text(RichText& text, int first_line) {
    for (Mark& mark : text.marks) {
      if (mark.kind != MarkKind::image) continue;
      const auto lines = std::count(text.text.begin(), text.text.begin() + mark.begin, '\n');
      mark.target = find(mark.target, {variant_.file, first_line + static_cast<int>(lines), 0});
    }
    std::erase_if(text.marks, [](const Mark& mark) {
      return mark.kind == MarkKind::image && mark.target.empty();
    });
  }

  void blocks(std::vector<Block>& list) {
    for (Block& block : list) {
      text(block.text, block.first_line);
      blocks(block.children);
    }
  }

 private:
  Site& site_;
  const Variant& variant_;
  Diagnostics& diagnostics_;
  fs::path folder_;   // of the text
  fs::path content_;  // the content folder it lies in
};

}  // namespace

void resolve_media(Site& site, Diagnostics& diagnostics) {
  for (Document& document : site.documents)
    for (auto& variant : document.variants.values) {
      if (!variant) continue;
      MediaFinder finder(site, document, *variant, diagnostics);
      for (Image& image : variant->images) finder.field(image.file, "images");
      for (Attachment& attachment : variant->release.attachments)
        finder.field(attachment.file, "attachments");
      for (Section& section : variant->sections) {
        finder.text(section.title, section.line);
        finder.blocks(section.blocks);
      }
      for (Footnote& footnote : variant->footnotes) finder.blocks(footnote.blocks);
    }
}

}  // namespace tilmech
