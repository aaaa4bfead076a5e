// Keys: how we know that files in three languages are one document.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/diagnostic.h"

namespace tilmech {

// The comparable form of a key: NFKC, case-folded, every run of spaces, dashes and punctuation one
// '-', none at either end; '/' between folders stays. "Зыянды  Азайтуу" -> "зыянды-азайтуу".
std::string normalise_key(std::string_view raw);

// Reports words that mix scripts, invisible characters, bidirectional controls (soft hyphen, NBSP
// and ZWNJ too: they have no place in a key), and keys without any letter or digit. `place` is the
// key's.
void check_key(std::string_view raw, const Place& place, Diagnostics& diagnostics);

// The address of a normalised key: lower-case ASCII, a-z 0-9 - /. Cyrillic is written out as
// DESIGN.md says (ж=j, й and ы=y, ң=ng, ө=o, ү=u, х=kh, ц=ts, ч=ch, ш=sh, щ=shch, э=e, ю=yu, я=ya
// ...).
std::string ascii_address(std::string_view key);

// The candidate one step away from `word` (one insertion, deletion, replacement or swap, also after
// transliteration; two steps from eight letters on), or "" when none is. For "did you mean".
// Candidates in any order; the nearest wins, then the first in byte order.
std::string nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace tilmech
