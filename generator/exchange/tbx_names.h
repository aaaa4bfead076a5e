// What the parts of a concept are called in TBX, for the writer and the reader.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace tilmech::tbx {

struct Status {
  std::string_view ours, theirs;
};
inline constexpr std::array<Status, 3> kStatuses = {{
    {"preferred", "preferredTerm-admn-sts"},
    {"admitted", "admittedTerm-admn-sts"},
    {"deprecated", "deprecatedTerm-admn-sts"},
}};

// Ids are XML names: "c-hiv"; a slash of a key is written "_", which no key has.
inline std::string id_of(std::string_view key) {
  std::string id = "c-";
  for (const char c : key) id += c == '/' ? '_' : c;
  return id;
}
inline std::string key_of(std::string_view id) {
  std::string key(id.starts_with("c-") ? id.substr(2) : id);
  for (char& c : key)
    if (c == '_') c = '/';
  return key;
}

}  // namespace tilmech::tbx
