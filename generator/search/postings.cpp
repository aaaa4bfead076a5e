#include "search/postings.h"

#include <array>
#include <numeric>

#include "search/shard_text.h"

namespace tilmech {

void sort_for_stream(std::vector<Posting>& postings) {
  // Levels are few: each has its place, found by counting.
  std::array<std::size_t, kMostLevel + 1> next{};
  for (const Posting& posting : postings) ++next[kMostLevel - posting.level];
  std::exclusive_scan(next.begin(), next.end(), next.begin(), std::size_t{0});
  std::vector<Posting> sorted(postings.size());
  for (const Posting& posting : postings) sorted[next[kMostLevel - posting.level]++] = posting;
  postings = std::move(sorted);
}

std::string write_stream(std::span<const Posting> postings) {
  std::string out(2 * kMostDigits * (postings.size() + kMostLevel), '\0');
  char* to = out.data();
  for (std::size_t i = 0; i < postings.size();) {
    std::size_t end = i;
    while (end < postings.size() && postings[end].level == postings[i].level) ++end;
    to = put_number(to, postings[i].level);
    to = put_number(to, static_cast<std::uint32_t>(end - i));
    std::uint32_t last = 0;
    for (; i < end; ++i) {
      to = put_number(to, postings[i].document - last);
      to = put_number(to, postings[i].section);
      last = postings[i].document;
    }
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return out;
}

bool read_stream(std::string_view stream, std::size_t most, std::vector<Posting>& out) {
  PayloadReader reader(stream);
  while (most > 0 && !reader.at_end()) {
    const std::uint32_t level = reader.number();
    const std::uint32_t count = reader.number();
    if (level == 0 || level > kMostLevel || count > most) return false;
    std::uint32_t document = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      document += reader.number();
      const std::uint32_t section = reader.number();
      if (reader.failed() || section > UINT16_MAX) return false;
      out.push_back(
          {document, static_cast<std::uint16_t>(section), static_cast<std::uint8_t>(level)});
    }
    most -= count;
  }
  return !reader.failed();
}

}  // namespace tilmech
