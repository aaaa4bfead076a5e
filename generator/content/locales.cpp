// Interface strings: read, checked one by one, then compared between the languages of the site.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "content/json_reader.h"
#include "content/settings.h"
#include "text/key.h"
#include "text/messages.h"

namespace tilmech {
namespace {

std::string locale_file(Lang lang) {
  return fmt::format("locales/{}.json", code(lang));
}

// The used languages whose locale has `key`, in the order of the site.
std::vector<Lang> languages_with(const std::string& key, const Settings& settings,
                                 const PerLang<Messages>& messages) {
  std::vector<Lang> having;
  for (const Lang lang : settings.languages)
    if (messages[lang].contains(key)) having.push_back(lang);
  return having;
}

// A key that stands in one locale alone and is one step from a key which that locale lacks is more
// likely misspelt than missing everywhere else. Returns the key that is meant, or "".
std::string misspelt(const std::string& key, Lang lang, const Settings& settings,
                     const PerLang<Messages>& messages) {
  std::vector<std::string> lacking;
  for (const Lang other : settings.languages)
    for (const auto& [candidate, pattern] : messages[other])
      if (!messages[lang].contains(candidate)) lacking.push_back(candidate);
  return nearest(key, lacking);
}

void compare_arguments(const std::string& key, const std::vector<Lang>& having,
                       const PerLang<Messages>& messages, Diagnostics& diagnostics) {
  const auto arguments = [&](Lang lang) {
    return message_arguments(messages[lang].find(key)->second, lang);
  };
  const auto shown = [](const std::vector<std::string>& names) {
    return names.empty() ? "no arguments" : fmt::format("{{{}}}", fmt::join(names, "}, {"));
  };
  const std::vector<std::string> expected = arguments(having.front());
  for (const Lang lang : having) {
    const std::vector<std::string> names = arguments(lang);
    if (names == expected) continue;
    report(diagnostics, Finding::message_arguments_differ, {locale_file(lang)}, key, shown(names),
           locale_file(having.front()), shown(expected));
  }
}

}  // namespace

Messages read_messages(std::string_view json, Lang lang, const std::string& shown_file,
                       Diagnostics& diagnostics) {
  Messages messages;
  const std::optional<JsonNode> root = read_json(json, shown_file, diagnostics);
  if (!root) return messages;
  if (root->kind != JsonNode::Kind::object) {
    report(diagnostics, Finding::json_error, {shown_file, root->line, root->column},
           "a locale is an object: {\"key\": \"text\"}", "");
    return messages;
  }
  for (const JsonNode& member : root->children) {
    const Place place{shown_file, member.line, member.column};
    if (member.kind != JsonNode::Kind::text) {
      report(diagnostics, Finding::message_bad, place, member.name,
             fmt::format("expected text, found {}", name_of(member.kind)));
    } else if (const auto error = message_error(member.text, lang)) {
      report(diagnostics, Finding::message_bad, place, member.name, *error);
    } else {
      messages.emplace(member.name, member.text);
    }
  }
  return messages;
}

void compare_messages(const Settings& settings, const PerLang<Messages>& messages,
                      Diagnostics& diagnostics) {
  std::set<std::string> keys;
  for (const Lang lang : settings.languages)
    for (const auto& [key, pattern] : messages[lang]) keys.insert(key);
  for (const std::string& key : keys) {
    const std::vector<Lang> having = languages_with(key, settings, messages);
    compare_arguments(key, having, messages, diagnostics);
    if (having.size() == 1 && settings.languages.size() > 1) {
      const std::string meant = misspelt(key, having.front(), settings, messages);
      if (!meant.empty()) {
        report(diagnostics, Finding::message_unknown, {locale_file(having.front())}, key, meant);
        continue;
      }
    }
    for (const Lang lang : settings.languages)
      if (!messages[lang].contains(key))
        report(diagnostics, Finding::message_missing, {locale_file(lang)}, key,
               locale_file(having.front()));
  }
}

}  // namespace tilmech
