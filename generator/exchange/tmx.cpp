#include "exchange/tmx.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "exchange/unit_leaves.h"
#include "exchange/xliff.h"
#include "exchange/xml_input.h"
#include "text/escape.h"

namespace tilmech {
namespace {

using pugi::xml_node;

constexpr int kDeepest = 16;  // elements in one another

std::string segment_of(const UnitContent& content) {
  std::string out;
  for (const UnitPiece& piece : content) {
    const std::string text = escaped(piece.text);
    switch (piece.kind) {
      case PieceKind::text:
        out += text;
        break;
      case PieceKind::open:
        out += fmt::format("<bpt i=\"{0}\" x=\"{0}\">{1}</bpt>", piece.id, text);
        break;
      case PieceKind::close:
        out += fmt::format("<ept i=\"{}\">{}</ept>", piece.id, text);
        break;
      case PieceKind::alone:
        out += fmt::format("<ph x=\"{}\">{}</ph>", piece.id, text);
    }
  }
  return out;
}

int count_of(const MemoryUnit& unit) {
  return static_cast<int>(std::ranges::count_if(
      unit.texts.values, [](const UnitContent& text) { return !words_of(text).empty(); }));
}

void add(std::vector<MemoryUnit>& units, MemoryUnit unit, Lang source) {
  if (count_of(unit) < 2) return;
  for (const Lang lang : kAllLangs)
    if (lang != source) number_like(unit.texts[source], unit.texts[lang]);
  units.push_back(std::move(unit));
}

// Text by text where all languages have as many, as in the cells of a table; else as one.
void add_row(std::vector<MemoryUnit>& units, const MemoryUnit& row,
             PerLang<std::vector<UnitContent>> parts, Lang source) {
  std::size_t count = 0;
  bool alike = true;
  for (const std::vector<UnitContent>& part : parts.values) {
    if (part.empty()) continue;
    alike = alike && (count == 0 || part.size() == count);
    count = part.size();
  }
  for (std::size_t i = 0; i < (alike ? count : 1); ++i) {
    MemoryUnit unit = row;
    if (i > 0) unit.row += fmt::format(".{}", i);
    for (const Lang lang : kAllLangs)
      if (!parts[lang].empty())
        unit.texts[lang] = alike ? std::move(parts[lang][i]) : joined(std::move(parts[lang]));
    add(units, std::move(unit), source);
  }
}

int number(xml_node node, const char* name) {
  const std::string_view text = node.attribute(name).value();
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void read_segment(xml_node parent, int depth, UnitContent& content) {
  for (const xml_node node : parent.children()) {
    const std::string_view name = node.name();
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
      content.push_back({PieceKind::text, node.value()});
    else if (name == "bpt")
      content.push_back({PieceKind::open, node.text().get(), number(node, "i")});
    else if (name == "ept")
      content.push_back({PieceKind::close, node.text().get(), number(node, "i")});
    else if (name == "ph" || name == "it" || name == "ut")
      content.push_back({PieceKind::alone, node.text().get(), number(node, "x")});
    else if (node.type() == pugi::node_element && depth < kDeepest)
      read_segment(node, depth + 1, content);
  }
}

std::string property(xml_node unit, std::string_view type) {
  for (const xml_node node : unit.children("prop"))
    if (node.attribute("type").value() == type) return node.text().get();
  return "";
}

MemoryUnit read_unit(xml_node node) {
  MemoryUnit unit;
  unit.document = property(node, "x-document");
  unit.section = property(node, "x-section");
  unit.row = property(node, "x-row");
  for (const xml_node version : node.children("tuv")) {
    const pugi::xml_attribute tag = version.attribute("xml:lang");
    const auto lang = lang_of_tag(tag ? tag.value() : version.attribute("lang").value());
    if (!lang) continue;
    UnitContent content;
    read_segment(version.child("seg"), 0, content);
    unit.texts[*lang] = std::move(content);
  }
  return unit;
}

}  // namespace

std::vector<MemoryUnit> memory_units(const Document& document, const std::vector<Lang>& wanted) {
  std::vector<MemoryUnit> units;
  const std::string key = fmt::format("{}/{}", name_of(document.collection), document.key);
  MemoryUnit title{key, "", "title", {}}, summary{key, "", "summary", {}};
  for (const Lang lang : wanted) {
    if (!document.has(lang)) continue;
    title.texts[lang] = content_of(std::string_view(document.in(lang).title));
    summary.texts[lang] = content_of(std::string_view(document.in(lang).summary));
  }
  add(units, std::move(title), document.source);
  add(units, std::move(summary), document.source);
  for (const SectionRow& section : document.alignment.sections) {
    PerLang<std::vector<const Block*>> places;
    MemoryUnit heading{key, "", "", {}};
    for (const Lang lang : wanted) {
      if (!document.has(lang) || !section.sections[lang]) continue;
      const Section& part = document.in(lang).sections[*section.sections[lang]];
      places[lang] = places_in(part);
      if (part.level > 0) heading.texts[lang] = content_of(part.title);
      if (heading.section.empty() || lang == document.source) heading.section = part.address;
    }
    heading.row = heading.section;
    const std::string address = heading.section;
    add(units, std::move(heading), document.source);
    for (const Row& row : section.rows) {
      MemoryUnit unit{key, address, "", {}};
      PerLang<std::vector<UnitContent>> parts;
      for (const Lang lang : wanted)
        for (const std::uint32_t place : row.blocks[lang]) {
          if (place >= places[lang].size()) continue;
          const Block& block = *places[lang][place];
          if (unit.row.empty() || lang == document.source) unit.row = block.address;
          for (Leaf& leaf : leaves_of(block, {})) parts[lang].push_back(std::move(leaf.content));
        }
      add_row(units, unit, std::move(parts), document.source);
    }
  }
  if (!document.has(document.source)) return units;
  for (const Footnote& footnote : document.in(document.source).footnotes) {
    MemoryUnit note{key, "", "note-" + footnote.label, {}};
    for (const Lang lang : wanted) {
      if (!document.has(lang)) continue;
      for (const Footnote& other : document.in(lang).footnotes)
        if (other.label == footnote.label && !other.blocks.empty())
          note.texts[lang] = content_of(other.blocks[0].text);
    }
    add(units, std::move(note), document.source);
  }
  return units;
}

std::string tmx_head(Lang source) {
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
      "<tmx version=\"1.4\">\n<header creationtool=\"Tilmech\" creationtoolversion=\"{}\" "
      "segtype=\"paragraph\" o-tmf=\"Tilmech\" adminlang=\"en\" srclang=\"{}\" "
      "datatype=\"x-markdown\"/>\n<body>\n",
      TILMECH_VERSION, code(source));
}

std::string tmx_unit(const MemoryUnit& unit) {
  std::string out = "<tu>\n";
  const auto tell = [&](const char* type, const std::string& value) {
    if (!value.empty()) out += fmt::format("<prop type=\"{}\">{}</prop>\n", type, escaped(value));
  };
  tell("x-document", unit.document);
  tell("x-section", unit.section);
  tell("x-row", unit.row);
  for (const Lang lang : kAllLangs) {
    const UnitContent& content = unit.texts[lang];
    if (!words_of(content).empty())
      out += fmt::format("<tuv xml:lang=\"{}\"><seg>{}</seg></tuv>\n", code(lang),
                         segment_of(content));
  }
  return out + "</tu>\n";
}

std::string_view tmx_end() {
  return "</body>\n</tmx>\n";
}

std::optional<std::vector<MemoryUnit>> read_tmx(std::string_view bytes, const std::string& file,
                                                Diagnostics& diagnostics) {
  pugi::xml_document xml;
  if (!load_xml(bytes, file, xml, diagnostics)) return std::nullopt;
  const auto refuse = [&](const char* reason) -> std::optional<std::vector<MemoryUnit>> {
    report(diagnostics, Finding::import_unreadable, {file, 0, 0}, reason,
           "export one with `tilmech export tmx` to compare");
    return std::nullopt;
  };
  const xml_node body = xml.child("tmx").child("body");
  if (!body) return refuse("this is no TMX file");
  std::vector<MemoryUnit> units;
  for (const xml_node node : body.children("tu")) {
    MemoryUnit unit = read_unit(node);
    if (count_of(unit) >= 2) units.push_back(std::move(unit));
  }
  if (units.empty()) return refuse("no unit in it has two of the languages ky, ru and en");
  return units;
}

}  // namespace tilmech
