// The table of all fields of front matter: where each has a meaning, and where its value goes.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "content/field_value.h"
#include "content/front_matter.h"

namespace tilmech {

struct FrontMatterField {
  std::string_view name;
  std::uint8_t collections;  // a bit for each Collection
  // Reads the value, which is not empty, into its place.
  void (*read)(const FieldValue&, FrontMatter&);

  bool belongs_to(Collection collection) const {
    return ((collections >> static_cast<unsigned>(collection)) & 1U) != 0;
  }
};

std::span<const FrontMatterField> all_fields();
// The row of `name`, or nullptr.
const FrontMatterField* find_field(std::string_view name);

}  // namespace tilmech
