// How a shard is written in characters: numbers, swapped letters, the call around the payload. See
// FORMAT.md. Reading takes any bytes: what is not as it should be is nothing, never a fault.
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "model/language.h"

namespace tilmech {

// The most digits that a number has.
inline constexpr std::size_t kMostDigits = 5;
// Writes a number below 2^26 in the digits of FORMAT.md; returns where they end.
char* put_number(char* to, std::uint32_t value);
// Appends it.
void append_number(std::string& out, std::uint32_t value);

// Reads numbers and texts one after the other. After anything that is not there, failed() is true
// and every number is 0, every text empty.
class PayloadReader {
 public:
  explicit PayloadReader(std::string_view text) : text_(text) {}

  std::uint32_t number();
  // The text up to `end`, which is passed over.
  std::string_view text_until(char end);
  // The stream of `postings` postings that stands here (FORMAT.md, "Postings").
  std::string_view stream(std::uint32_t postings);
  bool at_end() const { return at_ >= text_.size(); }
  bool failed() const { return failed_; }
  void fail() { failed_ = true, at_ = text_.size(); }

 private:
  int digit();

  std::string_view text_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

// Exchanges the letters that take two bytes with those that take one; twice is the text again.
// English text stays as it is.
std::string swap_letters(std::string_view text, Lang lang);

// The bytes of a shard; `payload` is JSON.
std::string write_shard(std::string_view id, std::string_view path, std::string_view payload);
// A JSON string of `text`, which is UTF-8.
std::string json_string(std::string_view text);
// Appends json_string(swap_letters(text, lang)), in one go.
void append_swapped(std::string& out, std::string_view text, Lang lang);

struct Shard {
  std::string id, path;
  nlohmann::json payload;
};
// The call in `bytes`, or nothing where it is not one: truncated, no JSON, nested deeper than 16.
std::optional<Shard> read_shard(std::string_view bytes);

}  // namespace tilmech
