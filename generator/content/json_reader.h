// JSON, read with suspicion: a depth limit, no repeated members, no invalid UTF-8, and the line and
// column of every value. site.json and the locales are read through it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"

namespace tilmech {

inline constexpr int kMaxJsonDepth = 64;

struct JsonNode {
  enum class Kind : std::uint8_t { null, boolean, number, text, list, object };

  Kind kind = Kind::null;
  bool boolean = false;
  int line = 0;  // where the value starts
  int column = 0;
  int name_line = 0;  // an object's member: where its name stands
  int name_column = 0;
  double number = 0;
  std::string name;  // an object's member: its name
  std::string text;
  std::vector<JsonNode> children;  // list: items; object: members; in the order of the file

  // The member `name`, or nullptr when there is none or this is no object.
  const JsonNode* find(std::string_view name) const;
};

// "a list", "text": the kind in words, for messages.
std::string_view name_of(JsonNode::Kind kind);

// Reads `text`, which may start with a byte-order mark. Reports what is wrong; nullopt when the
// text is not JSON or nested too deep. A repeated member is reported and left out.
std::optional<JsonNode> read_json(std::string_view text, const std::string& shown_file,
                                  Diagnostics& diagnostics);

}  // namespace tilmech
