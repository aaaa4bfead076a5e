// Reading templates for mistakes before any page is made: the library renders an unknown name as
// nothing, which no author would ever notice.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "render/pages.h"
#include "render/templates.h"
#include "text/key.h"
#include "text/messages.h"

namespace tilmech {

std::span<const std::string_view> page_templates() {
  static constexpr auto kNames = std::to_array<std::string_view>({
      "choice",
      "corrections_page",
      "glossary",
      "glossary_abbreviations",
      "glossary_domains",
      "glossary_table",
      "home",
      "list",
      "not_found",
      "notice",
      "page",
      "parallel",
      "programme",
      "programmes",
      "redirect",
      "release",
      "search",
      "term",
  });
  return kNames;
}

std::span<const std::string_view> view_names() {
  static constexpr auto kNames = std::to_array<std::string_view>({
      "abbreviation",
      "after",
      "alt",
      "alternates",
      "any_columns",
      "any_corrections",
      "any_files",
      "any_languages",
      "any_letters",
      "any_others",
      "any_tags",
      "any_terms",
      "any_uses",
      "any_views",
      "any_years",
      "archive_page",
      "attachments",
      "base",
      "before",
      "body",
      "boilerplate",
      "canonical",
      "canonical_rest",
      "caption",
      "cells",
      "choices",
      "citation",
      "citations",
      "cite_how",
      "cite_js",
      "code",
      "columns",
      "contact",
      "contents",
      "copy_js",
      "correction",
      "corrections",
      "count",
      "coverage",
      "credit",
      "css",
      "current",
      "date",
      "date_patterns",
      "description",
      "disclaimer",
      "doors",
      "edition_note",
      "email",
      "equivalents",
      "facts",
      "favicon",
      "files",
      "first",
      "follows",
      "foot_pages",
      "footer",
      "funding",
      "gap",
      "groups",
      "head_title",
      "heading",
      "height",
      "href",
      "id",
      "images",
      "intro",
      "iso_date",
      "items",
      "js",
      "json_ld",
      "json_ld_digest",
      "kicker",
      "kind",
      "label",
      "lang",
      "languages",
      "later",
      "letters",
      "level",
      "licence",
      "licence_text",
      "locale",
      "logo",
      "menu",
      "missing",
      "more",
      "name",
      "neighbours",
      "next",
      "noindex",
      "official",
      "og_image",
      "og_image_alt",
      "og_locale",
      "og_title",
      "og_type",
      "open",
      "other_lang",
      "others",
      "paging",
      "parallel",
      "partners",
      "permanent",
      "phone",
      "pixels",
      "place",
      "posts",
      "previous",
      "programmes",
      "reason",
      "related",
      "relations",
      "releases",
      "rest",
      "role",
      "root",
      "rows",
      "search_js",
      "section",
      "sections",
      "share",
      "site_description",
      "site_title",
      "size",
      "source_note",
      "strings",
      "summary",
      "tags",
      "target",
      "term",
      "term_list",
      "terms",
      "terms_data",
      "terms_js",
      "text",
      "timeline",
      "title",
      "touch_icon",
      "translations",
      "url",
      "uses",
      "value",
      "versions",
      "views",
      "width",
      "withdrawn",
      "x_default",
      "year",
      "years",
  });
  return kNames;
}

namespace {

struct Tag {
  char sigil;  // '#', '^', '/', '>', '!', '&', '{' or ' ' for a plain name
  std::string name;
  int line;
};

class TemplateReader {
 public:
  TemplateReader(const Resources& resources, const std::string& file, Diagnostics& diagnostics)
      : resources_(resources), file_(file), diagnostics_(diagnostics) {}

  void read(std::string_view text) {
    std::vector<Tag> open;
    std::size_t at = 0;
    int line = 1;
    while (true) {
      const std::size_t start = text.find("{{", at);
      line += static_cast<int>(std::ranges::count(text.substr(at, start - at), '\n'));
      if (start == std::string_view::npos) break;
      const bool raw = text.substr(start).starts_with("{{{");
      const std::string_view closing = raw ? "}}}" : "}}";
      const std::size_t from = start + closing.size();
      const std::size_t end = text.find(closing, from);
      if (end == std::string_view::npos) {
        complain(line, "a tag {{ is not closed", "");
        return;
      }
      check(parse(text.substr(from, end - from), raw, line), open);
      line += static_cast<int>(std::ranges::count(text.substr(start, end - start), '\n'));
      at = end + closing.size();
    }
    for (const Tag& tag : open)
      complain(tag.line, fmt::format("the section {{{{{}{}}}}} is not closed", tag.sigil, tag.name),
               fmt::format("add {{{{/{}}}}}", tag.name));
  }

 private:
  static Tag parse(std::string_view inside, bool raw, int line) {
    const auto trim = [](std::string_view text) {
      const std::size_t first = text.find_first_not_of(" \t\r\n");
      if (first == std::string_view::npos) return std::string_view();
      return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
    };
    inside = trim(inside);
    char sigil = raw ? '{' : ' ';
    if (!raw && !inside.empty() && std::string_view("#^/>!&=").find(inside[0]) != inside.npos) {
      sigil = inside[0];
      inside = trim(inside.substr(1));
    }
    return {sigil, std::string(inside), line};
  }

  void check(const Tag& tag, std::vector<Tag>& open) {
    switch (tag.sigil) {
      case '!':
        return;
      case '=':
        complain(tag.line, "other delimiters than {{ }} are not used here", "");
        return;
      case '>':
        if (!resources_.templates.contains(tag.name + ".mustache"))
          report(diagnostics_, Finding::template_missing, Place{file_, tag.line, 0},
                 tag.name + ".mustache");
        return;
      case '/':
        if (open.empty() || open.back().name != tag.name) {
          complain(tag.line, fmt::format("{{{{/{}}}}} closes no section", tag.name),
                   open.empty() ? "" : fmt::format("{{{{/{}}}}} was expected", open.back().name));
        } else {
          open.pop_back();
        }
        return;
      case '#':
      case '^':
        open.push_back(tag);
        break;
      default:
        break;
    }
    check_name(tag);
  }

  void check_name(const Tag& tag) {
    if (tag.name == ".") return;
    if (tag.name.starts_with("t.")) {
      check_message(tag);
      return;
    }
    const auto names = view_names();
    if (std::ranges::find(names, tag.name) != names.end()) return;
    const std::vector<std::string> candidates(names.begin(), names.end());
    const std::string near = nearest(tag.name, candidates);
    complain(tag.line, fmt::format("unknown name {}", tag.name),
             near.empty() ? "" : fmt::format("did you mean {}?", near));
  }

  // Keys missing in one locale only are reported where locales are compared.
  void check_message(const Tag& tag) {
    const std::string key = tag.name.substr(2);
    std::vector<std::string> candidates;
    for (const Lang lang : kAllLangs) {
      const Messages& messages = resources_.messages[lang];
      const auto found = messages.find(key);
      if (found == messages.end()) {
        for (const auto& [other, pattern] : messages) candidates.push_back(other);
        continue;
      }
      if (!message_arguments(found->second, lang).empty())
        complain(tag.line, fmt::format("the string {} needs values a template cannot give", key),
                 "");
      return;
    }
    const std::string near = nearest(key, candidates);
    complain(tag.line, fmt::format("unknown string {}", tag.name),
             near.empty() ? "" : fmt::format("did you mean t.{}?", near));
  }

  void complain(int line, const std::string& message, const std::string& hint) {
    report(diagnostics_, Finding::template_error, Place{file_, line, 0}, message, hint);
  }

  const Resources& resources_;
  const std::string& file_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_templates(const Resources& resources, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.size();
  // Beside the templates lies what Word files are made after.
  const auto is_template = [](std::string_view file) { return file.ends_with(".mustache"); };
  for (const auto& [name, text] : resources.templates) {
    if (!is_template(name)) continue;
    const std::string file = "templates/" + name;
    TemplateReader(resources, file, diagnostics).read(text);
  }
  for (const std::string_view name : page_templates())
    if (!resources.templates.contains(std::string(name) + ".mustache"))
      report(diagnostics, Finding::template_missing, Place{"templates", 0, 0},
             std::string(name) + ".mustache");
  if (diagnostics.size() > before) return;
  std::set<std::string> said;
  for (const auto& [file, text] : resources.templates) {
    if (!is_template(file)) continue;
    const std::string name = file.substr(0, file.rfind('.'));
    const ExpandedTemplate expanded = expand_template(resources, name);
    std::string error = expanded.error;
    if (error.empty()) {
      const kainjow::mustache::mustache parsed(expanded.text);
      error = parsed.error_message();
    }
    if (!error.empty() && said.insert(error).second)
      report(diagnostics, Finding::template_error, Place{"templates/" + file, 0, 0}, error, "");
  }
}

}  // namespace tilmech
