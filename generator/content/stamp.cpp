#include "content/stamp.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/yaml_value.h"

namespace tilmech {
namespace {

constexpr std::string_view kField = "source_revision:";

// The line at `at` with its line end.
std::string_view line_at(std::string_view text, std::size_t at) {
  const std::size_t newline = text.find('\n', at);
  return text.substr(at, newline == std::string_view::npos ? newline : newline + 1 - at);
}

std::string_view without_end(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

std::string stamp_revision(std::string_view text, std::string_view revision) {
  const std::string_view first = line_at(text, 0);
  const std::string_view end = first.ends_with("\r\n") ? "\r\n" : "\n";
  const std::string field = fmt::format("{} \"{}\"{}", kField, revision, end);
  std::size_t at = first.size();
  for (; at < text.size(); at += line_at(text, at).size()) {
    const std::string_view line = line_at(text, at);
    if (without_end(line) == "---") break;
    if (!line.starts_with(kField)) continue;
    // A value may run on in lines that are indented.
    std::size_t rest = at + line.size();
    while (rest < text.size() && (text[rest] == ' ' || text[rest] == '\t'))
      rest += line_at(text, rest).size();
    return fmt::format("{}{}{}", text.substr(0, at), field, text.substr(rest));
  }
  return fmt::format("{}{}{}", text.substr(0, at), field, text.substr(std::min(at, text.size())));
}

std::string add_approval(std::string_view text, const NewApproval& approval) {
  const std::string_view first = line_at(text, 0);
  const std::string_view end = first.ends_with("\r\n") ? "\r\n" : "\n";
  const std::string entry =
      fmt::format("  - {{by: {}, date: {}, revision: \"{}\"}}{}", yaml_item(approval.by),
                  approval.date, approval.revision, end);
  std::size_t at = first.size();
  for (; at < text.size(); at += line_at(text, at).size()) {
    const std::string_view line = line_at(text, at);
    if (without_end(line) == "---") break;
    if (!line.starts_with("approvals:")) continue;
    if (without_end(line) != "approvals:") return "";
    std::size_t rest = at + line.size();
    const std::string_view next = line_at(text, rest);
    if (next.starts_with("-") && without_end(next) != "---") return "";
    while (rest < text.size() && (text[rest] == ' ' || text[rest] == '\t'))
      rest += line_at(text, rest).size();
    return fmt::format("{}{}{}", text.substr(0, rest), entry, text.substr(rest));
  }
  return fmt::format("{}approvals:{}{}{}", text.substr(0, at), end, entry,
                     text.substr(std::min(at, text.size())));
}

}  // namespace tilmech
