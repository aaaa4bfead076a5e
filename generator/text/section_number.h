// The number of a section, read from its heading in any of the forms authors use.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tilmech {

struct SectionNumber {
  std::string number;      // "2.3.1": Arabic, no final dot
  std::size_t length = 0;  // bytes of the heading that the number takes, with the space after it
};

// Reads `2.3.1`, `2.3.1.`, `4.`, `§ 4`, `IV.`, `4-бөлүм`, `1-берене`, `Статья 4`, `Раздел 4`,
// `Article 4`, `Section 4` at the start of a heading. A bare number without dot or section word is
// none: "26 июня" is not section 26. Numbers of more than nine digits a part are none.
std::optional<SectionNumber> read_section_number(std::string_view heading);

}  // namespace tilmech
