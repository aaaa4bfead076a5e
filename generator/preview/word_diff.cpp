#include "preview/word_diff.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace tilmech {
namespace {

constexpr std::size_t kMostCells = 4'000'000;

using Words = std::vector<std::string_view>;

Words words_in(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  Words words;
  for (std::size_t at = text.find_first_not_of(kSpaces); at != text.npos;) {
    const std::size_t end = std::min(text.find_first_of(kSpaces, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(kSpaces, end);
  }
  return words;
}

class RunWriter {
 public:
  void add(WordChange change, std::string_view word) {
    if (runs_.empty() || runs_.back().change != change) runs_.push_back({change, ""});
    std::string& words = runs_.back().words;
    if (!words.empty()) words += ' ';
    words += word;
  }
  std::vector<WordRun> take() { return std::move(runs_); }

 private:
  std::vector<WordRun> runs_;
};

// longest[i][j]: of the longest common subsequence of before[i...] and after[j...].
class Lengths {
 public:
  Lengths(const Words& before, const Words& after)
      : width_(after.size() + 1), cells_((before.size() + 1) * width_) {
    for (std::size_t i = before.size(); i-- > 0;)
      for (std::size_t j = after.size(); j-- > 0;)
        cells_[i * width_ + j] =
            before[i] == after[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
  }
  std::uint32_t at(std::size_t i, std::size_t j) const { return cells_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::vector<std::uint32_t> cells_;
};

}  // namespace

std::vector<WordRun> diff_words(std::string_view before, std::string_view after) {
  const Words left = words_in(before), right = words_in(after);
  RunWriter runs;
  if ((left.size() + 1) * (right.size() + 1) > kMostCells) {
    for (const std::string_view word : left) runs.add(WordChange::removed, word);
    for (const std::string_view word : right) runs.add(WordChange::added, word);
    return runs.take();
  }
  const Lengths lengths(left, right);
  std::size_t i = 0, j = 0;
  while (i < left.size() || j < right.size()) {
    if (i < left.size() && j < right.size() && left[i] == right[j]) {
      runs.add(WordChange::same, left[i]);
      ++i, ++j;
    } else if (i < left.size() &&
               (j == right.size() || lengths.at(i + 1, j) >= lengths.at(i, j + 1))) {
      runs.add(WordChange::removed, left[i++]);
    } else {
      runs.add(WordChange::added, right[j++]);
    }
  }
  return runs.take();
}

double shared_words(std::string_view left, std::string_view right) {
  Words a = words_in(left), b = words_in(right);
  if (a.empty() && b.empty()) return 1;
  std::ranges::sort(a);
  std::ranges::sort(b);
  Words common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  return 2.0 * static_cast<double>(common.size()) / static_cast<double>(a.size() + b.size());
}

}  // namespace tilmech
