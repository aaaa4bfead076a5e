// WordprocessingML (ECMA-376): w:p has w:r has w:t; deleted text is w:delText. OpenDocument:
// text:p and text:h, with the text as plain nodes.
#include "exchange/office_words.h"

#include <fmt/format.h>

#include <pugixml.hpp>

namespace tilmech {
namespace {

constexpr int kDeepest = 256;  // elements inside each other

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// What stands for the same thing a second time, or was deleted by its author.
bool is_passed_over(std::string_view name) {
  return name == "Fallback" || name == "delText" || name == "instrText" ||
         name == "tracked-changes" || name == "del" || name == "moveFrom";
}

class Collector {
 public:
  Collector(std::vector<std::string>& out, std::vector<std::string>& comments)
      : out_(out), comments_(comments) {}

  // False when elements are nested too deep.
  bool walk(const pugi::xml_node& node, int depth) {
    if (depth > kDeepest) return false;
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        text_ += child.value();
        continue;
      }
      if (is_passed_over(name)) continue;
      if (name == "tab" || name == "br" || name == "cr" || name == "s" || name == "line-break")
        text_ += ' ';
      const bool starts = name == "p" || name == "h" || name == "annotation";
      std::string around;
      if (starts) around.swap(text_);
      if (!walk(child, depth + 1)) return false;
      if (starts) {
        if (!text_.empty()) (name == "annotation" ? comments_ : out_).push_back(text_);
        text_.swap(around);
      }
    }
    return true;
  }

 private:
  std::vector<std::string>& out_;
  std::vector<std::string>& comments_;
  std::string text_;
};

// Adds the paragraphs of one part to `out` (nullptr: it has none of ours). Returns why not, "" when
// it did.
std::string add_part(const std::string& xml, std::string_view name, OfficeText& text,
                     std::vector<std::string>* out) {
  if (xml.find("<!DOCTYPE") != std::string::npos || xml.find("<!ENTITY") != std::string::npos)
    return fmt::format("{} in it has a document type, whose entities are never read", name);
  if (out == nullptr) return "";
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_buffer(
      xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_cdata);
  if (!result) return fmt::format("{} in it is damaged: {}", name, result.description());
  if (!Collector(*out, text.comments).walk(document, 0))
    return fmt::format("{} in it is nested too deep", name);
  return "";
}

// Which list a part's paragraphs belong to; nullptr: the part has no text.
std::vector<std::string>* list_for(std::string_view name, OfficeText& text) {
  if (name == "word/document.xml" || name == "word/footnotes.xml" || name == "word/endnotes.xml" ||
      name == "content.xml")
    return &text.paragraphs;
  if (name == "word/comments.xml") return &text.comments;
  const bool margin = name.starts_with("word/header") || name.starts_with("word/footer");
  return margin && name.ends_with(".xml") ? &text.margins : nullptr;
}

}  // namespace

OfficeText read_office_text(const ZipReader& zip, std::string_view extension) {
  OfficeText text;
  if (zip.total_bytes() > kMostUnpacked || zip.entries().size() > 10'000) {
    text.refused = fmt::format("it would unpack to {} MB in {} parts; that is no text",
                               zip.total_bytes() >> 20, zip.entries().size());
    return text;
  }
  const std::string_view main = extension == ".docx" ? "word/document.xml" : "content.xml";
  if (!zip.has(main)) {
    text.refused = fmt::format("it has no {}, so it is no {} file", main, extension);
    return text;
  }
  for (const ZipEntry& entry : zip.entries()) {
    if (entry.name.ends_with("vbaProject.bin") || entry.name.starts_with("Basic/"))
      text.macros = true;
    const std::string_view name = entry.name;
    const bool xml = name.ends_with(".xml") || name.ends_with(".rels");
    if (!xml) continue;
    // Parts without words are looked at too: pandoc reads some of them.
    const std::optional<std::string> bytes = zip.read(name, kMostXml);
    if (!bytes) {
      text.refused = fmt::format("{} in it is damaged or larger than {} MB", name, kMostXml >> 20);
      return text;
    }
    text.refused = add_part(*bytes, name, text, list_for(name, text));
    if (!text.refused.empty()) return text;
  }
  return text;
}

}  // namespace tilmech
