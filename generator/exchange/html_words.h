// The words of a web page as a reader sees them, read from its HTML by ourselves: what pandoc makes
// of the page is compared with them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tilmech {

// The text between tags, a passage for each block; not that of <head>, <script>, <style>,
// <template> and comments. Any bytes will do; in time that grows with their number.
std::vector<std::string> html_passages(std::string_view html);

// The addresses that the page would load pictures, frames and scripts from, as they stand there.
// None is ever loaded.
std::vector<std::string> html_sources(std::string_view html);

}  // namespace tilmech
