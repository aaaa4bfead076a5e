#include "content/media.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "content/media_file.h"
#include "model/world_error.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

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

  void image(Image& image) { image.file = find(image.file, {variant_.file, image.line, 0}, true); }

  void attachment(Attachment& attachment) {
    attachment.file = find(attachment.file, {variant_.file, attachment.line, 0}, false);
    std::error_code error;
    if (!attachment.file.empty())
      attachment.bytes = fs::file_size(site_.media.at(attachment.file), error);
  }

  void text(RichText& text, int first_line) {
    for (Mark& mark : text.marks) {
      if (mark.kind != MarkKind::image) continue;
      const auto lines = std::count(text.text.begin(), text.text.begin() + mark.begin, '\n');
      mark.target =
          find(mark.target, {variant_.file, first_line + static_cast<int>(lines), 0}, true);
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
  // The address of `name`, or "" when it was reported.
  std::string find(const std::string& name, const Place& place, bool image) {
    return add_media(site_, {folder_, content_, name, image}, place, diagnostics_);
  }

  Site& site_;
  const Variant& variant_;
  Diagnostics& diagnostics_;
  fs::path folder_;   // of the text
  fs::path content_;  // the content folder it lies in
};

}  // namespace

void resolve_media(Site& site, Document& document, Diagnostics& diagnostics) {
  for (auto& variant : document.variants.values) {
    if (!variant) continue;
    MediaFinder finder(site, document, *variant, diagnostics);
    for (Image& image : variant->images) finder.image(image);
    for (Attachment& attachment : variant->release.attachments) finder.attachment(attachment);
    std::erase_if(variant->images, [](const Image& image) { return image.file.empty(); });
    for (Section& section : variant->sections) {
      finder.text(section.title, section.line);
      finder.blocks(section.blocks);
    }
    for (Footnote& footnote : variant->footnotes) finder.blocks(footnote.blocks);
  }
}

void resolve_media(Site& site, Diagnostics& diagnostics) {
  for (Document& document : site.documents) resolve_media(site, document, diagnostics);
}

std::set<std::string> media_of(const Document& document) {
  std::set<std::string> addresses;
  const auto text = [&](const RichText& rich) {
    for (const Mark& mark : rich.marks)
      if (mark.kind == MarkKind::image) addresses.insert(mark.target);
  };
  const std::function<void(const std::vector<Block>&)> blocks = [&](const auto& list) {
    for (const Block& block : list) {
      text(block.text);
      blocks(block.children);
    }
  };
  for (const auto& variant : document.variants.values) {
    if (!variant) continue;
    for (const Image& image : variant->images) addresses.insert(image.file);
    for (const Attachment& attachment : variant->release.attachments)
      addresses.insert(attachment.file);
    for (const Section& section : variant->sections) {
      text(section.title);
      blocks(section.blocks);
    }
    for (const Footnote& footnote : variant->footnotes) blocks(footnote.blocks);
  }
  addresses.erase("");
  return addresses;
}

std::string read_media(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  if (stream.bad() || !stream.is_open()) throw WorldError(file + ": cannot be read");
  return std::move(bytes).str();
}

}  // namespace tilmech
