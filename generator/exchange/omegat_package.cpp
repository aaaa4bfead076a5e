#include "exchange/omegat_package.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "exchange/xliff.h"
#include "exchange/xml_input.h"
#include "exchange/zip_file.h"
#include "text/escape.h"

namespace tilmech {
namespace {

constexpr std::size_t kMostBytes = 64U << 20;  // unpacked
constexpr std::string_view kMemory = "omegat/project_save.tmx";

// OmegaT names the tags of a segment by their order in it: <g0>, <x1/>.
std::map<int, int> places_of(const UnitContent& source) {
  std::map<int, int> places;
  for (const UnitPiece& piece : source)
    if (piece.kind == PieceKind::open || piece.kind == PieceKind::alone)
      places.emplace(piece.id, static_cast<int>(places.size()));
  return places;
}

// A text as OmegaT keeps it; nothing when it has a code that the source has not.
std::optional<std::string> omegat_text(const UnitContent& content, const UnitContent& source) {
  const std::map<int, int> places = places_of(source);
  std::string out;
  for (const UnitPiece& piece : content) {
    if (piece.kind == PieceKind::text) {
      out += piece.text;
      continue;
    }
    const auto place = places.find(piece.id);
    if (place == places.end()) return std::nullopt;
    out += piece.kind == PieceKind::alone  ? fmt::format("<x{}/>", place->second)
           : piece.kind == PieceKind::open ? fmt::format("<g{}>", place->second)
                                           : fmt::format("</g{}>", place->second);
  }
  return out;
}

// The piece that a tag is, "g0", "/g0", "x1/"; nothing when it is none of the source's.
std::optional<UnitPiece> tag_piece(std::string_view tag, const std::vector<int>& ids) {
  UnitPiece piece{PieceKind::open, "", 0};
  if (tag.starts_with('/')) {
    piece.kind = PieceKind::close;
    tag.remove_prefix(1);
  } else if (tag.ends_with('/')) {
    piece.kind = PieceKind::alone;
    tag.remove_suffix(1);
  }
  if (tag.size() < 2 || (tag[0] != 'g' && tag[0] != 'x')) return std::nullopt;
  std::size_t place = 0;
  const auto [end, error] = std::from_chars(tag.data() + 1, tag.data() + tag.size(), place);
  if (error != std::errc() || end != tag.data() + tag.size() || place >= ids.size())
    return std::nullopt;
  piece.id = ids[place];
  return piece;
}

UnitContent from_omegat(std::string_view text, const UnitContent& source) {
  std::vector<int> ids;
  for (const UnitPiece& piece : source)
    if (piece.kind == PieceKind::open || piece.kind == PieceKind::alone) ids.push_back(piece.id);
  UnitContent content;
  std::string words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '<' ? text.find('>', at) : text.npos;
    auto piece =
        end == text.npos ? std::nullopt : tag_piece(text.substr(at + 1, end - at - 1), ids);
    if (!piece) {
      words += text[at++];
      continue;
    }
    if (!words.empty()) content.push_back({PieceKind::text, std::move(words)});
    words.clear();
    content.push_back(*std::move(piece));
    at = end + 1;
  }
  if (!words.empty()) content.push_back({PieceKind::text, std::move(words)});
  return content;
}

std::string upper(std::string_view text) {
  std::string out;
  for (const char c : text) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

std::string project_file(const TranslationUnits& units) {
  std::string folders;
  for (const char* name :
       {"source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir"})
    folders += fmt::format("<{0}>__DEFAULT__</{0}>\n", name);
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<omegat>\n"
      "<project version=\"1.0\">\n{}<source_lang>{}</source_lang>\n<target_lang>{}</target_lang>\n"
      "<sentence_seg>false</sentence_seg>\n"
      "<support_default_translations>true</support_default_translations>\n"
      "<remove_tags>false</remove_tags>\n</project>\n</omegat>\n",
      folders, upper(code(units.from)), upper(code(units.to)));
}

// Tags at the start and the end of a segment stay in it.
constexpr std::string_view kFilters =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<filters removeTags=\"false\" "
    "removeSpacesNonseg=\"false\" preserveSpaces=\"true\" ignoreFileContext=\"false\">\n"
    "<filter className=\"org.omegat.filters3.xml.xliff.XLIFFFilter\" enabled=\"true\">\n"
    "<files sourceFilenameMask=\"*.xlf\" targetFilenamePattern=\"${filename}\"/>\n"
    "</filter>\n</filters>\n";

// A memory of the units that are `state`, with tags as OmegaT writes them.
std::string memory_of(const TranslationUnits& units, UnitState state) {
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx11.dtd\">\n"
      "<tmx version=\"1.1\">\n<header creationtool=\"OmegaT\" creationtoolversion=\"3.6\" "
      "segtype=\"paragraph\" o-tmf=\"OmegaT TMX\" adminlang=\"EN-US\" srclang=\"{}\" "
      "datatype=\"plaintext\"/>\n<body>\n",
      upper(code(units.from)));
  for (const TranslationUnit& unit : units.units) {
    if (unit.state != state || unit.target.empty()) continue;
    const auto source = omegat_text(unit.source, unit.source);
    const auto target = omegat_text(unit.target, unit.source);
    if (!source || !target) continue;
    out += "<tu>\n";
    for (const auto& [lang, text] : {std::pair(units.from, *source), std::pair(units.to, *target)})
      out +=
          fmt::format("<tuv lang=\"{}\"><seg>{}</seg></tuv>\n", upper(code(lang)), escaped(text));
    out += "</tu>\n";
  }
  return out + "</body>\n</tmx>\n";
}

// The translations of the project's memory by source text. Those that hold for one place only are
// in the translated file.
std::map<std::string, std::string> read_memory(std::string_view bytes,
                                               const ReturnedUnits& returned,
                                               const std::string& file, Diagnostics& diagnostics) {
  std::map<std::string, std::string> pairs;
  pugi::xml_document xml;
  if (!load_xml(bytes, file, xml, diagnostics)) return pairs;
  for (const pugi::xml_node unit : xml.child("tmx").child("body").children("tu")) {
    if (unit.child("prop")) continue;
    PerLang<std::string> texts;
    for (const pugi::xml_node version : unit.children("tuv")) {
      const pugi::xml_attribute tag = version.attribute("xml:lang");
      const auto lang = lang_of_tag(tag ? tag.value() : version.attribute("lang").value());
      if (lang) texts[*lang] = version.child("seg").text().get();
    }
    if (!texts[returned.from].empty() && !texts[returned.to].empty())
      pairs[texts[returned.from]] = texts[returned.to];
  }
  return pairs;
}

}  // namespace

std::string package_name(const TranslationUnits& units) {
  std::string name = units.document.substr(units.document.find('/') + 1);
  std::ranges::replace(name, '/', '-');
  return fmt::format("{}-{}-{}", name, code(units.from), code(units.to));
}

std::string write_omegat_package(const TranslationUnits& units, const PackageParts& parts) {
  const std::string name = package_name(units);
  const std::string top = name + "/";
  std::map<std::string, std::string> files = {
      {top + "dictionary/", ""},
      {top + "omegat.project", project_file(units)},
      {top + "omegat/filters.xml", std::string(kFilters)},
      {top + std::string(kMemory), memory_of(units, UnitState::done)},
      {top + "source/" + name + ".xlf",
       write_xliff(units, XliffVersion::v1_2, XliffTargets::all_source)},
      {top + "target/", ""},
      {top + "tm/", ""},
      {top + "glossary/", ""},
      {top + "tm/penalty-030/stale.tmx", memory_of(units, UnitState::stale)},
  };
  if (!parts.memory.empty()) files[top + "tm/site.tmx"] = parts.memory;
  if (!parts.glossary.empty()) files[top + "glossary/site.utf8"] = parts.glossary;
  return write_zip(files);
}

std::optional<ReturnedUnits> read_omegat_package(std::string_view bytes, const std::string& file,
                                                 Diagnostics& diagnostics) {
  const auto is_text = [](std::string_view path) {
    return path.ends_with(".xlf") &&
           (path.find("target/") != path.npos || path.find("source/") != path.npos);
  };
  const auto files = read_zip(
      bytes, file, [&](std::string_view path) { return is_text(path) || path.ends_with(kMemory); },
      kMostBytes, diagnostics);
  if (!files) return std::nullopt;
  const std::string* text = nullptr;
  const std::string* memory = nullptr;
  for (const auto& [path, content] : *files) {
    // "target/" is behind "source/": the translated text, where there is one.
    if (is_text(path)) text = &content;
    if (path.ends_with(kMemory)) memory = &content;
  }
  if (text == nullptr) {
    report(diagnostics, Finding::import_unreadable, {file, 0, 0},
           "there is no text of ours in it: source/*.xlf",
           "send the whole folder of the OmegaT project");
    return std::nullopt;
  }
  auto returned = read_xliff(*text, file, diagnostics);
  if (!returned || memory == nullptr) return returned;
  const auto pairs = read_memory(*memory, *returned, file, diagnostics);
  for (ReturnedUnit& unit : returned->units) {
    const auto found = pairs.find(omegat_text(unit.source, unit.source).value_or(""));
    if (found == pairs.end()) continue;
    unit.target = from_omegat(found->second, unit.source);
    unit.confirmed = true;
  }
  return returned;
}

}  // namespace tilmech
