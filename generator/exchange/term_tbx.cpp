// Writing TBX. Both versions have one shape: a concept has sections of languages, a section has
// terms; they differ in what these are called. What TBX-Basic has no place for (an antonym, a
// successor, dates of use, foreign names) stands in notes, "antonym: x", and is read back from
// them.
#include <algorithm>
#include <pugixml.hpp>
#include <set>
#include <sstream>

#include "exchange/tbx_names.h"
#include "exchange/term_files.h"

namespace tilmech {
namespace {

using pugi::xml_node;

class Writer {
 public:
  Writer(const TermBase& base, std::span<const TermRecord> records, bool v3)
      : base_(base), records_(records), v3_(v3) {
    for (const TermRecord& record : records) keys_.insert(record.key);
  }

  std::string write() {
    xml_node declaration = xml_.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    xml_node root = xml_.append_child(v3_ ? "tbx" : "martif");
    root.append_attribute("type") = "TBX-Basic";
    if (v3_) root.append_attribute("style") = "dct";
    root.append_attribute("xml:lang") = std::string(code(base_.working_language)).c_str();
    if (v3_) {
      root.append_attribute("xmlns") = "urn:iso:std:iso:30042:ed-2";
      root.append_attribute("xmlns:min") = "http://www.tbxinfo.net/ns/min";
      root.append_attribute("xmlns:basic") = "http://www.tbxinfo.net/ns/basic";
    }
    write_header(root.append_child(v3_ ? "tbxHeader" : "martifHeader"));
    xml_node body = root.append_child("text").append_child("body");
    for (const TermRecord& record : records_) write_concept(body, record);
    std::ostringstream out;
    xml_.save(out, " ", pugi::format_indent, pugi::encoding_utf8);
    return out.str();
  }

 private:
  static xml_node add(xml_node parent, const char* name, const std::string& text) {
    xml_node node = parent.append_child(name);
    node.text() = text.c_str();
    return node;
  }

  // A data category: an element of its own in v3, a type of `general` in v2.
  xml_node add(xml_node parent, const char* prefix, const char* general, const char* category,
               const std::string& text) {
    if (v3_) return add(parent, (std::string(prefix) + ":" + category).c_str(), text);
    xml_node node = add(parent, general, text);
    node.append_attribute("type") = category;
    return node;
  }

  void write_header(xml_node header) {
    xml_node file = header.append_child("fileDesc");
    add(file.append_child("titleStmt"), "title", base_.title);
    add(file.append_child("sourceDesc"), "p", base_.source);
    if (v3_) return;
    add(header.append_child("encodingDesc"), "p", "TBXBasicXCSV02.xcs").append_attribute("type") =
        "XCSURI";
  }

  // The value that all versions of a concept share, or nothing.
  template <class Value>
  static std::optional<Value> shared(const TermRecord& record, Value TermVersion::*field) {
    std::optional<Value> value;
    for (const auto& version : record.versions.values) {
      if (!version) continue;
      if (value && *value != (*version).*field) return std::nullopt;
      value = (*version).*field;
    }
    return value;
  }

  void write_concept(xml_node body, const TermRecord& record) {
    xml_node entry = body.append_child(v3_ ? "conceptEntry" : "termEntry");
    entry.append_attribute("id") = tbx::id_of(record.key).c_str();
    const auto domain = shared(record, &TermVersion::domain);
    if (domain && !domain->empty()) add(entry, "min", "descrip", "subjectField", *domain);
    const auto see_also = shared(record, &TermVersion::see_also);
    if (see_also) write_references(entry, *see_also);
    for (const Lang lang : base_.languages) {
      const auto& version = record.versions[lang];
      if (!version) continue;
      xml_node section = entry.append_child(v3_ ? "langSec" : "langSet");
      section.append_attribute("xml:lang") = std::string(code(lang)).c_str();
      write_definition(section, *version);
      write_terms(section, *version, !domain, !see_also);
    }
  }

  void write_references(xml_node parent, const std::vector<std::string>& keys) {
    for (const std::string& key : keys) {
      if (!keys_.contains(key)) {  // a reference must have something to point at
        add(parent, "note", "see_also: " + key);
        continue;
      }
      add(parent, "basic", "ref", "crossReference", key).append_attribute("target") =
          tbx::id_of(key).c_str();
    }
  }

  void write_definition(xml_node section, const TermVersion& version) {
    if (version.definition.empty()) return;
    xml_node group = section.append_child("descripGrp");
    add(group, "basic", "descrip", "definition", version.definition);
    if (!version.definition_source.empty())
      add(group, "basic", "admin", "source", version.definition_source);
  }

  xml_node write_term(xml_node section, const std::string& text, const char* type,
                      std::string_view status) {
    xml_node term = section.append_child(v3_ ? "termSec" : "tig");
    add(term, "term", text);
    for (const tbx::Status& known : tbx::kStatuses)
      if (known.ours == status)
        add(term, "min", "termNote", "administrativeStatus", std::string(known.theirs));
    add(term, "basic", "termNote", "termType", type);
    return term;
  }

  void write_terms(xml_node section, const TermVersion& version, bool own_domain,
                   bool own_references) {
    xml_node main = write_term(section, version.term, "fullForm", version.status);
    if (own_references) write_references(main, version.see_also);
    const auto note = [&](const std::string& name, const std::string& value) {
      if (!value.empty()) add(main, "note", name + ": " + value);
    };
    if (own_domain) note("domain", version.domain);
    if (version.definition.empty()) note("definition_source", version.definition_source);
    note("antonym", version.antonym);
    note("replaced_by", version.replaced_by);
    note("used_from", version.used_from);
    note("used_until", version.used_until);
    for (const std::string& foreign : version.foreign) note("foreign", foreign);
    if (!version.abbreviation.empty())
      write_term(section, version.abbreviation, "abbreviation", "");
    for (const std::string& name : version.variants)
      write_term(section, name, "variant", "admitted");
    for (const std::string& name : version.deprecated)
      write_term(section, name, "variant", "deprecated");
  }

  const TermBase& base_;
  std::span<const TermRecord> records_;
  const bool v3_;
  std::set<std::string> keys_;
  pugi::xml_document xml_;
};

}  // namespace

std::string term_tbx(const TermBase& base, std::span<const TermRecord> records) {
  return Writer(base, records, true).write();
}

std::string term_tbx2(const TermBase& base, std::span<const TermRecord> records) {
  return Writer(base, records, false).write();
}

}  // namespace tilmech
