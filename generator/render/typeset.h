// Fine typography on the way out: spaces that no line may end with, years that stay with their
// endings, hyphens that long words may be broken at. The text of the model, and with it search and
// alignment, never sees any of it. The rules look at the letters, not at the language, because one
// paragraph may hold several.
//
// After Мильчин, Чельцова, «Справочник издателя и автора» (2003), chapters 3 and 6.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tilmech {

// Where soft hyphens may stand: in Cyrillic words of so many letters, too long for one line there.
enum class Hyphens : std::uint8_t {
  none = 255,
  heading = 17,  // on the narrowest phone
  cell = 12,     // of a table
};

// Appends the bytes [from, to) of `text` as HTML element content: escaped, with no-break spaces,
// and with <span class="nb"> around `2014-жылдын` and `1916–1974`. What stands before `from` and
// after `to` is looked at, not written.
void append_typeset(std::string& out, std::string_view text, std::size_t from, std::size_t to,
                    Hyphens hyphens = Hyphens::none);

// Appends code within a line, escaped: a word such as `--help`, which a line would end within after
// its hyphens, stands in <span class="nb">.
void append_typeset_code(std::string& out, std::string_view code);

// `text` with no-break spaces, and soft hyphens if wanted, neither escaped nor marked up: for a
// template to show.
std::string typeset(std::string_view text, Hyphens hyphens = Hyphens::none);

}  // namespace tilmech
