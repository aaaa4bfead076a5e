#include "exchange/word_account.h"

#include <algorithm>

#include "text/fold.h"
#include "text/segments.h"

namespace tilmech {
namespace {

template <class Take>
void for_each_word(std::string_view text, const Take& take) {
  std::vector<Segment> segments;
  find_segments(text, segments);
  for (const Segment& segment : segments)
    take(fold(text.substr(segment.begin, segment.end - segment.begin)));
}

}  // namespace

void WordAccount::add(std::string_view text, std::size_t Counts::*count, std::size_t times) {
  for_each_word(text, [&](const std::string& word) { words_[word].*count += times; });
}

void WordAccount::add_source(std::string_view text) {
  add(text, &Counts::source, 1);
}

void WordAccount::add_kept(std::string_view text) {
  add(text, &Counts::kept, 1);
}

void WordAccount::add_listed(std::string_view text, int times) {
  add(text, &Counts::listed, static_cast<std::size_t>(times));
}

WordBalance WordAccount::balance() const {
  WordBalance balance;
  for (const auto& [word, counts] : words_) {
    const std::size_t kept = std::min(counts.source, counts.kept);
    const std::size_t listed = std::min(counts.source - kept, counts.listed);
    balance.source += counts.source;
    balance.kept += kept;
    balance.listed += listed;
    for (std::size_t i = kept + listed; i < counts.source; ++i) balance.lost.push_back(word);
  }
  return balance;
}

std::vector<std::string> passages_with(const std::vector<std::string>& passages,
                                       const std::vector<std::string>& lost) {
  std::map<std::string, std::size_t> wanted;
  for (const std::string& word : lost) ++wanted[word];
  std::vector<std::string> found;
  for (const std::string& passage : passages) {
    bool holds = false;
    for_each_word(passage, [&](const std::string& word) {
      const auto at = wanted.find(word);
      if (at == wanted.end()) return;
      holds = true;
      if (--at->second == 0) wanted.erase(at);
    });
    if (holds) found.push_back(passage);
    if (wanted.empty()) break;
  }
  return found;
}

}  // namespace tilmech
