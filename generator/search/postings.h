// Where a term is found, and the streams that say so (FORMAT.md, "Postings").
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tilmech {

inline constexpr std::uint8_t kMostLevel = 31;

struct Posting {
  std::uint32_t document = 0;
  std::uint16_t section = 0;
  std::uint8_t level = 0;  // 1 to kMostLevel

  friend auto operator<=>(const Posting&, const Posting&) = default;
};

// Puts postings that are in order of document and section in that of a stream: descending by level,
// then by document and section.
void sort_for_stream(std::vector<Posting>& postings);
std::string write_stream(std::span<const Posting> postings);
// Appends at most `most` postings to `out`. False where the stream is not as it should be.
bool read_stream(std::string_view stream, std::size_t most, std::vector<Posting>& out);

}  // namespace tilmech
