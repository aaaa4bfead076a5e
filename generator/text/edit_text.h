// Changes to a text that people edit: exactly the lines of one block or one field, and every other
// byte as it was.
#pragma once

#include <string>
#include <string_view>

namespace tilmech {

// Lines `first` to `last` of a text, from 1, without the last line's end; "" when there are none.
std::string lines_of(std::string_view text, int first, int last);

// The text with these lines in place of lines `first` to `last`. `lines` may have any line ends;
// those of the text are written. Empty lines at either end of `lines` are left out; without any
// lines left the block goes, and one empty line next to it.
std::string replace_lines(std::string_view text, int first, int last, std::string_view lines);

// The text with new lines behind line `after` (0: behind the front matter), parted from what is
// around them by an empty line unless `close`, which is for items of one list.
std::string insert_lines(std::string_view text, int after, std::string_view lines, bool close);

// A list item as people edit it: without its marker and indentation, and back.
struct Item {
  std::string marker;  // "  - ", "12. "
  std::string body;
};
Item split_item(std::string_view lines);
std::string join_item(std::string_view marker, std::string_view body);
// The marker of the item after one with this marker: "2. " after "1. ".
std::string next_marker(std::string_view marker);

// The text with the field `name: value` in its front matter, in place of the one that starts in
// line `line`, or before the closing line when that is 0. The value is quoted where YAML needs it.
std::string set_field(std::string_view text, int line, std::string_view name,
                      std::string_view value);

}  // namespace tilmech
