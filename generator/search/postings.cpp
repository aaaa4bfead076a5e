#include "search/postings.h"

#include <algorithm>
#include <tuple>

#include "search/shard_text.h"

namespace tilmech {

void sort_for_stream(std::vector<Posting>& postings) {
  std::ranges::sort(postings, {}, [](const Posting& posting) {
    return std::tuple(kMostLevel - posting.level, posting.document, posting.section);
  });
}

std::string write_stream(std::span<const Posting> postings) {
  std::string out;
  for (std::size_t i = 0; i < postings.size();) {
    std::size_t end = i;
    while (end < postings.size() && postings[end].level == postings[i].level) ++end;
    append_number(out, postings[i].level);
    append_number(out, static_cast<std::uint32_t>(end - i));
    std::uint32_t last = 0;
    for (; i < end; ++i) {
      append_number(out, postings[i].document - last);
      append_number(out, postings[i].section);
      last = postings[i].document;
    }
  }
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
