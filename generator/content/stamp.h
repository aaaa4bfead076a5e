// Writing one field into the front matter of a file that people edit: nothing else changes.
#pragma once

#include <string>
#include <string_view>

namespace tilmech {

// The text with `source_revision: "REVISION"` in its front matter, in place of the line that is
// there or as a new last line. `text` starts with front matter that ends. Line ends stay as they
// are.
std::string stamp_revision(std::string_view text, std::string_view revision);

struct NewApproval {
  std::string by, date, revision;
};

// The same with one more entry under `approvals`; "" where the field is written in one line, [...],
// or with entries that are not indented, so that an entry cannot be added without rewriting it.
std::string add_approval(std::string_view text, const NewApproval& approval);

}  // namespace tilmech
