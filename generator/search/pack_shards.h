// Sorted keys into shards of bounded size, each key written as what it does not share with the one
// before.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/language.h"

namespace tilmech {

// How many bytes a shard of a dictionary should have: a query reads a few of them.
inline constexpr std::size_t kDictionaryShardBytes = 3000;

// Writes shards one after the other. Keys come in ascending order of bytes.
class KeyShards {
 public:
  using Write = std::function<void(std::size_t number, const std::string& payload)>;

  // `end` ends the letters of a key. `lang`: whose letters are swapped; en: none.
  KeyShards(char end, Lang lang, Write write);

  // `value` follows the key.
  void add(std::string_view key, std::string_view value);
  // Writes the last shard and returns FIRST as JSON (FORMAT.md): a string, or null.
  std::string finish();

 private:
  void close();

  char end_;
  Lang lang_;
  Write write_;
  std::size_t count_ = 0;
  std::string payload_, last_;
  std::vector<std::string> firsts_;
};

}  // namespace tilmech
