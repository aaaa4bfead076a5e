#include "check/excerpt.h"

namespace tilmech {

std::string first_words(std::string_view text) {
  constexpr int kWords = 6;
  constexpr std::size_t kBytes = 90;
  text = text.substr(0, text.find('\n'));
  std::size_t end = 0;
  for (int word = 0; word < kWords; ++word) {
    const std::size_t next = text.find(' ', end + (end > 0));
    if (next == std::string_view::npos) {
      if (text.size() <= kBytes || end == 0) end = text.size();
      break;
    }
    if (next > kBytes && end > 0) break;
    end = next;
  }
  while (end > 0 && std::string_view(".,;:! ").find(text[end - 1]) != std::string_view::npos) --end;
  return std::string(text.substr(0, end));
}

}  // namespace tilmech
