// Writing one field into the front matter of a file that people edit: nothing else changes.
#pragma once

#include <string>
#include <string_view>

namespace tilmech {

// The text with `source_revision: "REVISION"` in its front matter, in place of the line that is
// there or as a new last line. `text` starts with front matter that ends. Line ends stay as they
// are.
std::string stamp_revision(std::string_view text, std::string_view revision);

}  // namespace tilmech
