// Interface strings: ICU MessageFormat patterns of one language, compiled once.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/language.h"

namespace tilmech {

using MessageArgument = std::variant<std::string, long>;
using MessageArguments = std::map<std::string, MessageArgument, std::less<>>;

// The error of a pattern that ICU cannot read, in words, or nullopt.
std::optional<std::string> message_error(std::string_view pattern, Lang lang);
// The names of a pattern's arguments ("n", "lang"), sorted; the pattern is a valid one.
std::vector<std::string> message_arguments(std::string_view pattern, Lang lang);

class MessageFormatter {
 public:
  // The patterns must be valid. Patterns without arguments are looked up, not formatted.
  MessageFormatter(Lang lang, const std::map<std::string, std::string, std::less<>>& patterns);
  ~MessageFormatter();
  MessageFormatter(MessageFormatter&&) noexcept;

  // The formatted string. An unknown key is a defect of ours: assert; in release the key itself.
  // Safe to call from many threads.
  std::string format(std::string_view key, const MessageArguments& arguments = {}) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tilmech
