// Reading XLIFF of both versions, as it comes back.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "exchange/xliff.h"
#include "exchange/xml_input.h"

namespace tilmech {
namespace {

using pugi::xml_node;

constexpr int kDeepest = 32;  // elements in one another

std::string_view local_name(xml_node node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

xml_node child(xml_node parent, std::string_view name) {
  for (const xml_node node : parent.children())
    if (local_name(node) == name) return node;
  return {};
}

// The number of a code; 0, which no unit has, for what is none.
int number(xml_node node, const char* name) {
  const std::string_view text = node.attribute(name).value();
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : 0;
}

int code_number(xml_node node) {
  for (const char* name : {"rid", "startRef"})
    if (node.attribute(name)) return number(node, name);
  return number(node, "id");
}

void read_content(xml_node parent, int depth, UnitContent& content) {
  for (const xml_node node : parent.children()) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      content.push_back({PieceKind::text, node.value()});
      continue;
    }
    if (node.type() != pugi::node_element) continue;
    const std::string_view name = local_name(node);
    if (name == "x" || name == "ph" || name == "it") {
      content.push_back({PieceKind::alone, "", number(node, "id")});
    } else if (name == "bx" || name == "bpt" || name == "sc") {
      content.push_back({PieceKind::open, "", code_number(node)});
    } else if (name == "ex" || name == "ept" || name == "ec") {
      content.push_back({PieceKind::close, "", code_number(node)});
    } else if (depth < kDeepest) {
      const bool pair = name == "g" || name == "pc";
      if (pair) content.push_back({PieceKind::open, "", number(node, "id")});
      read_content(node, depth + 1, content);
      if (pair) content.push_back({PieceKind::close, "", number(node, "id")});
    }
  }
}

UnitContent content_in(xml_node node) {
  UnitContent content;
  read_content(node, 0, content);
  return content;
}

bool is_done(std::string_view state) {
  return state == "translated" || state == "reviewed" || state == "final" ||
         state == "signed-off" || state.starts_with("needs-review");
}

ReturnedUnit read_1_2(xml_node node) {
  ReturnedUnit unit;
  unit.id = node.attribute("id").value();
  unit.source = content_in(child(node, "source"));
  const xml_node target = child(node, "target");
  unit.target = content_in(target);
  unit.base = node.attribute("extradata").value();
  const std::string_view state = target.attribute("state").value();
  unit.confirmed = state.starts_with("needs-") ? false
                   : is_done(state)            ? true
                                    : std::string_view(node.attribute("approved").value()) == "yes";
  return unit;
}

// A unit whose tool has cut it into several segments is one again.
ReturnedUnit read_2_1(xml_node node) {
  ReturnedUnit unit;
  unit.id = node.attribute("id").value();
  for (const pugi::xml_attribute attribute : node.attributes())
    if (std::string_view(attribute.name()).ends_with(":base")) unit.base = attribute.value();
  bool translated = false;
  unit.confirmed = true;
  for (const xml_node part : node.children()) {
    const std::string_view name = local_name(part);
    if (name != "segment" && name != "ignorable") continue;
    const xml_node source = child(part, "source"), target = child(part, "target");
    read_content(source, 0, unit.source);
    read_content(target ? target : source, 0, unit.target);
    translated = translated || target;
    if (name == "ignorable") continue;
    const bool stale = std::string_view(part.attribute("subState").value()).ends_with(":stale");
    unit.confirmed = unit.confirmed && !stale && is_done(part.attribute("state").value());
  }
  if (!translated) unit.target.clear();
  return unit;
}

void read_units(xml_node parent, bool second, int depth, std::vector<ReturnedUnit>& units) {
  for (const xml_node node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "trans-unit" || name == "unit")
      units.push_back(second ? read_2_1(node) : read_1_2(node));
    else if ((name == "group" || name == "body") && depth < kDeepest)
      read_units(node, second, depth + 1, units);
  }
}

// What a converter that has its own names for rows puts behind ours: each says where it came from.
void merge_foreign(xml_node file, std::vector<ReturnedUnit>& units) {
  for (const xml_node node : child(file, "body").children()) {
    if (local_name(node) != "trans-unit") continue;
    for (const xml_node group : node.children())
      for (const xml_node context : group.children()) {
        if (std::string_view(context.attribute("context-type").value()) != "sourcefile") continue;
        const auto unit = std::ranges::find(units, context.text().get(), &ReturnedUnit::id);
        if (unit == units.end()) continue;
        ReturnedUnit returned = read_1_2(node);
        returned.id = unit->id;
        returned.base.clear();
        returned.confirmed = false;
        returned.plain = true;
        *unit = std::move(returned);
      }
  }
}

}  // namespace

std::optional<Lang> lang_of_tag(std::string_view tag) {
  std::string primary;
  for (const char c : tag.substr(0, tag.find_first_of("-_")))
    primary += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lang_from_code(primary);
}

std::optional<ReturnedUnits> read_xliff(std::string_view bytes, const std::string& file,
                                        Diagnostics& diagnostics) {
  pugi::xml_document xml;
  if (!load_xml(bytes, file, xml, diagnostics)) return std::nullopt;
  const auto refuse = [&](const std::string& reason) -> std::optional<ReturnedUnits> {
    report(diagnostics, Finding::import_unreadable, {file, 0, 0}, reason,
           "export one with `tilmech export xliff` to compare");
    return std::nullopt;
  };
  const xml_node root = xml.document_element();
  if (local_name(root) != "xliff") return refuse("this is no XLIFF file");
  const xml_node part = child(root, "file");
  if (!part) return refuse("there is no <file> in it");
  const bool second = std::string_view(root.attribute("version").value()).starts_with('2');
  const xml_node languages = second ? root : part;
  const std::string_view from = languages.attribute(second ? "srcLang" : "source-language").value();
  const std::string_view to = languages.attribute(second ? "trgLang" : "target-language").value();
  const auto source = lang_of_tag(from), target = lang_of_tag(to);
  if (!source || !target)
    return refuse(fmt::format("its languages are not ours: {} and {}", from, to));
  ReturnedUnits returned{part.attribute("original").value(), *source, *target, {}, {}};
  read_units(part, second, 0, returned.units);
  if (returned.units.empty()) return refuse("there is no row in it");
  for (xml_node next = part.next_sibling(); next; next = next.next_sibling())
    if (!second && local_name(next) == "file") merge_foreign(next, returned.units);
  return returned;
}

}  // namespace tilmech
