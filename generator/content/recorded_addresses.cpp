#include "content/recorded_addresses.h"

#include <nlohmann/json.hpp>

#include "content/json_reader.h"

namespace tilmech {
namespace {

// The items of a list of lists of texts, each of `size` texts; others are left out.
std::vector<std::vector<std::string>> read_lists(const JsonNode* node, std::size_t size) {
  std::vector<std::vector<std::string>> lists;
  if (node == nullptr) return lists;
  for (const JsonNode& item : node->children) {
    std::vector<std::string> texts;
    texts.reserve(item.children.size());
    for (const JsonNode& text : item.children) texts.push_back(text.text);
    if (texts.size() == size) lists.push_back(std::move(texts));
  }
  return lists;
}

// A block's name: "p4", "p4a".
bool is_name(std::string_view text) {
  return text.size() >= 2 && text[0] == 'p' && text[1] >= '0' && text[1] <= '9' &&
         text.find_first_of(" \t\n\"'<>&#") == std::string_view::npos;
}

// An address that we may have written; a file that was edited by hand may hold anything.
bool is_address(std::string_view text) {
  return text.starts_with("s-") && text.size() > 2 &&
         text.find_first_of(" \t\n\"'<>&#") == std::string_view::npos;
}

std::string text_in(const JsonNode& node, std::string_view name) {
  const JsonNode* member = node.find(name);
  return member == nullptr ? "" : member->text;
}

}  // namespace

std::string addresses_file_of(std::string_view text_file) {
  constexpr std::size_t kLangAndMd = 6;  // ".ru.md"
  return std::string(text_file.substr(0, text_file.size() - kLangAndMd)) + ".addresses.json";
}

std::optional<RecordedAddresses> read_recorded_addresses(std::string_view json,
                                                         const std::string& shown_file,
                                                         Diagnostics& diagnostics) {
  const auto root = read_json(json, shown_file, diagnostics);
  if (!root) return std::nullopt;
  const JsonNode* sections = root->find("sections");
  if (sections == nullptr || sections->kind != JsonNode::Kind::list) {
    report(diagnostics, Finding::setting_missing, {shown_file, root->line, root->column},
           "sections");
    return std::nullopt;
  }
  RecordedAddresses recorded;
  recorded.file = shown_file;
  for (const JsonNode& node : sections->children) {
    RecordedSection section;
    section.address = text_in(node, "address");
    section.digest = text_in(node, "title");
    for (auto& block : read_lists(node.find("blocks"), 3))
      if (is_name(block[0])) section.blocks.push_back({block[0], block[1], block[2]});
    for (auto& gone : read_lists(node.find("gone"), 2))
      if (is_name(gone[0]) || is_address(gone[0])) section.gone.push_back({gone[0], gone[1]});
    if (is_address(section.address)) recorded.sections.push_back(std::move(section));
  }
  return recorded;
}

std::string write_recorded_addresses(const RecordedAddresses& recorded) {
  const auto quoted = [](const std::string& text) { return nlohmann::json(text).dump(); };
  std::string json = "{\"sections\": [";
  const char* between = "\n";
  for (const RecordedSection& section : recorded.sections) {
    json.append(between).append(" {\"address\": ").append(quoted(section.address));
    json.append(", \"title\": ").append(quoted(section.digest)).append(", \"blocks\": [");
    const char* comma = "\n";
    for (const RecordedBlock& block : section.blocks) {
      json.append(comma).append("  ");
      json.append(nlohmann::json({block.name, block.digest, block.sketch}).dump());
      comma = ",\n";
    }
    json += "]";
    if (!section.gone.empty()) {
      auto gone = nlohmann::json::array();
      for (const GoneBlock& block : section.gone) gone.push_back({block.name, block.at});
      json.append(", \"gone\": ").append(gone.dump());
    }
    json += "}";
    between = ",\n";
  }
  return json + "\n]}\n";
}

}  // namespace tilmech
