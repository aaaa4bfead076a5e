// Small questions about a piece of foreign text, and the text as Markdown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tilmech {

// The text with a backslash before what Markdown would take for a mark.
std::string escape_markdown(std::string_view text);

// The same for what would begin a block: "- ", "1. ", "# ", "> ", "{", "=". For the start of a
// line.
std::string escape_line_start(std::string_view markdown);

// What a reader sees of a piece's Markdown: no marks, no backslashes, links by their words, line
// ends as spaces. Good enough to compare and to measure, not to print.
std::string plain_of(std::string_view markdown);

// The same with the addresses of links behind their words: for lists that must hold every word.
std::string words_with_addresses(std::string_view markdown);

// One space for each run of spaces, tabs, no-break spaces and line ends; none at the ends.
std::string squeezed(std::string_view text);
std::string_view trimmed(std::string_view text);

// Words compared without case and punctuation: "ПРЕСС-РЕЛИЗ:" -> "пресс релиз".
std::string folded_words(std::string_view text);

std::size_t count_characters(std::string_view text);
// The code point at `at`, which is moved behind it. `text` is valid UTF-8.
char32_t next_character(std::string_view text, std::size_t& at);

// Whether the first character, after quotation marks, is a small letter.
bool begins_small(std::string_view text);
// Whether there are two letters or more, and no small ones.
bool is_all_capitals(std::string_view text);
// Whether a sentence or an item ends here: . ! ? … ; : and closing quotation marks after them.
bool ends_sentence(std::string_view text);

// The text cut after `most` characters, with "…" when something is cut.
std::string shortened(std::string_view text, std::size_t most);

}  // namespace tilmech
