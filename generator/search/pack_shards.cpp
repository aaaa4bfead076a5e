#include "search/pack_shards.h"

#include <algorithm>

#include "search/letters.h"
#include "search/shard_text.h"

namespace tilmech {
namespace {

// The shortest beginning of `key` that is greater than `before`.
std::string shortest_above(std::string_view key, std::string_view before) {
  const std::u32string letters = code_points(key);
  for (std::size_t size = 1; size < letters.size(); ++size) {
    std::string start = utf8(std::u32string_view(letters).substr(0, size));
    if (start > before) return start;
  }
  return std::string(key);
}

}  // namespace

KeyShards::KeyShards(char end, Lang lang, Write write)
    : end_(end), lang_(lang), write_(std::move(write)) {}

void KeyShards::add(std::string_view key, std::string_view value) {
  if (payload_.size() > kDictionaryShardBytes) close();
  if (payload_.empty()) {
    firsts_.push_back(firsts_.empty() ? "" : shortest_above(key, last_));
    last_.clear();
  }
  std::size_t shared = 0;  // bytes, to the beginning of a letter
  while (shared < std::min(key.size(), last_.size()) && key[shared] == last_[shared]) ++shared;
  while (shared > 0 && shared < key.size() && (key[shared] & 0xC0) == 0x80) --shared;
  append_number(payload_, static_cast<std::uint32_t>(count_code_points(key.substr(0, shared))));
  payload_ += swap_letters(key.substr(shared), lang_);
  payload_ += end_;
  payload_ += value;
  last_ = key;
}

void KeyShards::close() {
  write_(count_++, json_string(payload_));
  payload_.clear();
}

std::string KeyShards::finish() {
  if (!payload_.empty()) close();
  if (firsts_.empty()) return "null";
  std::string joined;
  for (std::size_t i = 0; i < firsts_.size(); ++i) {
    if (i > 0) joined += '\n';
    joined += swap_letters(firsts_[i], lang_);
  }
  return json_string(joined);
}

}  // namespace tilmech
