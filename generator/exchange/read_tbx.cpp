// Reading TBX of both versions. A data category is an element of its own ("basic:definition") or
// the type of a general one (<descrip type="definition">): both are asked for by category.
#include <algorithm>
#include <pugixml.hpp>

#include "exchange/tbx_names.h"
#include "exchange/term_files.h"
#include "exchange/xml_input.h"

namespace tilmech {
namespace {

using pugi::xml_node;

std::string_view category(xml_node node) {
  if (const pugi::xml_attribute type = node.attribute("type")) return type.value();
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

std::string value_of(xml_node parent, std::string_view wanted) {
  for (const xml_node node : parent.children())
    if (category(node) == wanted) return node.text().get();
  return "";
}

// "antonym: x" in a note.
void read_note(std::string_view text, TermVersion& version) {
  const std::size_t colon = text.find(": ");
  if (colon == text.npos) return;
  constexpr auto kInNotes =
      std::to_array<std::string_view>({"domain", "definition_source", "see_also", "antonym",
                                       "replaced_by", "used_from", "used_until", "foreign"});
  const std::string_view name = text.substr(0, colon);
  if (std::ranges::find(kInNotes, name) == kInNotes.end()) return;
  const auto field = std::ranges::find(kTermFields, name, &TermField::name);
  const std::string value(text.substr(colon + 2));
  if (field->text != nullptr) {
    version.*field->text = value;
  } else {
    (version.*field->list).push_back(value);
  }
}

void read_references(xml_node parent, TermVersion& version) {
  for (const xml_node node : parent.children()) {
    if (category(node) == "crossReference")
      version.see_also.push_back(tbx::key_of(node.attribute("target").value()));
    if (category(node) == "note") read_note(node.text().get(), version);
  }
}

void read_term(xml_node node, TermVersion& version) {
  // v2 may wrap what is said about a term: <ntig><termGrp>.
  const xml_node group = node.child("termGrp");
  const xml_node part = group ? group : node;
  const std::string text = part.child("term").text().get();
  const std::string type = value_of(part, "termType");
  const std::string theirs = value_of(part, "administrativeStatus");
  const auto known = std::ranges::find(tbx::kStatuses, theirs, &tbx::Status::theirs);
  const std::string status(known == tbx::kStatuses.end() ? "" : known->ours);
  if (type == "abbreviation" || type == "acronym") {
    version.abbreviation = text;
  } else if (version.term.empty()) {
    version.term = text;
    version.status = status;
    read_references(part, version);
  } else if (status == "deprecated" || theirs == "supersededTerm-admn-sts") {
    version.deprecated.push_back(text);
  } else {
    version.variants.push_back(text);
  }
}

void read_section(xml_node section, TermVersion& version) {
  for (const xml_node node : section.children()) {
    const std::string_view name = category(node);
    if (name == "definition") version.definition = node.text().get();
    if (name == "descripGrp" && !value_of(node, "definition").empty()) {
      version.definition = value_of(node, "definition");
      version.definition_source = value_of(node, "source");
    }
    if (name == "termSec" || name == "tig" || name == "ntig") read_term(node, version);
  }
}

TermRecord read_entry(xml_node entry) {
  TermRecord record;
  record.key = tbx::key_of(entry.attribute("id").value());
  for (const xml_node section : entry.children()) {
    if (category(section) != "langSec" && category(section) != "langSet") continue;
    const auto lang = lang_from_code(section.attribute("xml:lang").value());
    if (!lang) continue;
    TermVersion& version = record.versions[*lang].emplace();
    version.domain = value_of(entry, "subjectField");
    read_references(entry, version);
    read_section(section, version);
  }
  return record;
}

}  // namespace

std::vector<TermRecord> read_term_tbx(std::string_view text, const std::string& file,
                                      Diagnostics& diagnostics) {
  std::vector<TermRecord> records;
  pugi::xml_document xml;
  if (!load_xml(text, file, xml, diagnostics)) return records;
  const xml_node root = xml.document_element();
  for (const xml_node entry : root.child("text").child("body").children()) {
    if (category(entry) != "conceptEntry" && category(entry) != "termEntry") continue;
    TermRecord record = read_entry(entry);
    if (record.key.empty()) {
      report(diagnostics, Finding::import_no_key, {file, 0, 0}, std::to_string(records.size() + 1));
      continue;
    }
    records.push_back(std::move(record));
  }
  if (records.empty())
    report(diagnostics, Finding::import_unreadable, {file, 0, 0}, "there is no concept in it",
           "export one with `tilmech export tbx` to compare");
  return records;
}

}  // namespace tilmech
