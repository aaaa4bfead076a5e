// Interface strings. A page asks for dozens, so what needs no grammar never reaches ICU when it is
// formatted: plain strings are looked up, "{name}" is filled in here. Plurals and selects are
// ICU's.

#include "text/messages.h"

#include <fmt/format.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cassert>
#include <mutex>

#include "text/locale_format.h"

namespace tilmech {
namespace {

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

icu::Locale locale_of(Lang lang) {
  return lang == Lang::en ? icu::Locale::getUK() : icu::Locale(std::string(code(lang)).c_str());
}

std::string error_in_words(UErrorCode status, const UParseError& error) {
  std::string near = to_utf8(icu::UnicodeString(error.preContext));
  near += to_utf8(icu::UnicodeString(error.postContext));
  if (!near.empty()) near = fmt::format(" near \"{}\"", near);
  switch (status) {
    case U_UNMATCHED_BRACES:
      return "a brace is opened and not closed, or closed and not opened" + near;
    case U_DEFAULT_KEYWORD_MISSING:
      return "a plural or select has no `other`" + near;
    case U_ILLEGAL_ARGUMENT_ERROR:
      return "unknown type of argument" + near;
    default:
      return fmt::format("not a message pattern{} ({})", near, u_errorName(status));
  }
}

// A string or the name of an argument: what a message without grammar is made of.
struct Piece {
  bool is_argument;
  std::string text;
};

// The pieces of `pattern` when all its arguments are plain ("{name}"), else nullopt.
std::optional<std::vector<Piece>> plain_pieces(const icu::MessagePattern& pattern) {
  std::vector<Piece> pieces;
  const icu::UnicodeString& source = pattern.getPatternString();
  std::string name;
  std::int32_t from = 0;  // where the text not yet taken begins
  const auto take_text = [&](std::int32_t to) {
    if (to > from) pieces.push_back({false, to_utf8(source.tempSubStringBetween(from, to))});
  };
  for (std::int32_t i = 0; i < pattern.countParts(); ++i) {
    const icu::MessagePattern::Part& part = pattern.getPart(i);
    switch (part.getType()) {
      case UMSGPAT_PART_TYPE_ARG_START:
        if (part.getArgType() != UMSGPAT_ARG_TYPE_NONE) return std::nullopt;
        [[fallthrough]];
      case UMSGPAT_PART_TYPE_SKIP_SYNTAX:  // an apostrophe that quotes
      case UMSGPAT_PART_TYPE_MSG_LIMIT:
        take_text(part.getIndex());
        from = part.getLimit();
        break;
      case UMSGPAT_PART_TYPE_ARG_NAME:
      case UMSGPAT_PART_TYPE_ARG_NUMBER:
        name = to_utf8(pattern.getSubstring(part));
        break;
      case UMSGPAT_PART_TYPE_ARG_LIMIT:
        pieces.push_back({true, name});
        from = part.getLimit();
        break;
      case UMSGPAT_PART_TYPE_INSERT_CHAR:  // an apostrophe that closes a quotation left open
        return std::nullopt;
      default:
        break;
    }
  }
  return pieces;
}

std::string in_words(const MessageArgument& argument, Lang lang) {
  if (const auto* text = std::get_if<std::string>(&argument)) return *text;
  return format_number(static_cast<double>(std::get<long>(argument)), lang);
}

// A message with grammar. ICU's MessageFormat makes parts of itself while it formats, so one may
// serve one thread at a time: each call takes a copy that nobody else has, or makes one.
class GrammarMessage {
 public:
  explicit GrammarMessage(std::unique_ptr<icu::MessageFormat> format) {
    idle_.push_back(std::move(format));
  }

  // nullopt when an argument has the wrong type.
  std::optional<std::string> format(const MessageArguments& arguments) const {
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const auto& [name, value] : arguments) {
      names.push_back(to_icu(name));
      if (const auto* text = std::get_if<std::string>(&value))
        values.emplace_back(to_icu(*text));
      else
        values.emplace_back(static_cast<std::int64_t>(std::get<long>(value)));
    }
    std::unique_ptr<icu::MessageFormat> format = borrow();
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString formatted;
    format->format(names.data(), values.data(), static_cast<std::int32_t>(values.size()), formatted,
                   status);
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(format));
    if (U_FAILURE(status)) return std::nullopt;
    return to_utf8(formatted);
  }

 private:
  // The last copy stays to be copied from; `idle_` is never left empty.
  std::unique_ptr<icu::MessageFormat> borrow() const {
    const std::lock_guard lock(mutex_);
    if (idle_.size() == 1) return std::unique_ptr<icu::MessageFormat>(idle_.front()->clone());
    std::unique_ptr<icu::MessageFormat> format = std::move(idle_.back());
    idle_.pop_back();
    return format;
  }

  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<icu::MessageFormat>> idle_;
};

struct Message {
  std::vector<Piece> pieces;
  std::unique_ptr<GrammarMessage> grammar;  // set when pieces cannot say it
};

Message compile(std::string_view pattern, Lang lang) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError error;
  const icu::MessagePattern parsed(to_icu(pattern), &error, status);
  assert(U_SUCCESS(status));
  Message message;
  if (auto pieces = plain_pieces(parsed)) {
    message.pieces = std::move(*pieces);
    return message;
  }
  auto format =
      std::make_unique<icu::MessageFormat>(to_icu(pattern), locale_of(lang), error, status);
  assert(U_SUCCESS(status));
  message.grammar = std::make_unique<GrammarMessage>(std::move(format));
  return message;
}

}  // namespace

std::optional<std::string> message_error(std::string_view pattern, Lang lang) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError error{};
  const icu::MessageFormat format(to_icu(pattern), locale_of(lang), error, status);
  if (U_SUCCESS(status)) return std::nullopt;
  return error_in_words(status, error);
}

std::vector<std::string> message_arguments(std::string_view pattern, Lang) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessagePattern parsed(to_icu(pattern), nullptr, status);
  assert(U_SUCCESS(status));
  std::vector<std::string> names;
  for (std::int32_t i = 0; i < parsed.countParts(); ++i) {
    const icu::MessagePattern::Part& part = parsed.getPart(i);
    if (part.getType() == UMSGPAT_PART_TYPE_ARG_NAME ||
        part.getType() == UMSGPAT_PART_TYPE_ARG_NUMBER)
      names.push_back(to_utf8(parsed.getSubstring(part)));
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

struct MessageFormatter::Impl {
  Lang lang;
  std::map<std::string, Message, std::less<>> messages;
};

MessageFormatter::MessageFormatter(Lang lang,
                                   const std::map<std::string, std::string, std::less<>>& patterns)
    : impl_(std::make_unique<Impl>()) {
  impl_->lang = lang;
  for (const auto& [key, pattern] : patterns) impl_->messages.emplace(key, compile(pattern, lang));
}

MessageFormatter::~MessageFormatter() = default;
MessageFormatter::MessageFormatter(MessageFormatter&&) noexcept = default;

std::string MessageFormatter::format(std::string_view key,
                                     const MessageArguments& arguments) const {
  const auto found = impl_->messages.find(key);
  assert(found != impl_->messages.end());
  if (found == impl_->messages.end()) return std::string(key);
  const Message& message = found->second;
  if (message.grammar) return message.grammar->format(arguments).value_or(std::string(key));
  std::string text;
  for (const Piece& piece : message.pieces) {
    if (!piece.is_argument) {
      text += piece.text;
      continue;
    }
    const auto argument = arguments.find(piece.text);
    text += argument == arguments.end() ? fmt::format("{{{}}}", piece.text)
                                        : in_words(argument->second, impl_->lang);
  }
  return text;
}

}  // namespace tilmech
