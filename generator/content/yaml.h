// A small part of YAML, read strictly: maps, lists and scalars, each scalar as the text it is
// written as. Anchors, aliases, tags, tabs, repeated fields and deep nesting are refused: they have
// no use in front matter, and some of them turn a short file into a very large one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"

namespace tilmech {

inline constexpr int kMaxYamlDepth = 16;

struct YamlNode {
  enum class Kind : std::uint8_t { scalar, list, map };

  Kind kind = Kind::scalar;
  int line = 0;  // where the value starts, in the file
  int column = 0;
  int name_line = 0;  // a map's member: where its name stands
  int name_column = 0;
  std::string name;                // a map's member: its name
  std::string text;                // scalar; empty when nothing is written
  std::vector<YamlNode> children;  // list: items; map: members; in the order of the file

  // The member `name` of a map, or nullptr.
  const YamlNode* find(std::string_view name) const;
};

struct YamlDocument {
  YamlNode root;
  bool complete = true;  // false: there was an error, and members may be missing
};

// Reads `text` (valid UTF-8), whose first line is line `first_line` of the file. Every problem is
// reported; after a repeated field, a tag or an alias reading goes on, after a broken line it
// stops, and the root holds what stands before it.
YamlDocument read_yaml(std::string_view text, int first_line, const std::string& shown_file,
                       Diagnostics& diagnostics);

}  // namespace tilmech
