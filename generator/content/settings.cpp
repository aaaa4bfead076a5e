// The table of settings: one row a setting, in the order in which site.json is best written.
#include "content/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "content/json_reader.h"
#include "content/setting_value.h"
#include "text/key.h"
#include "text/locale_format.h"

namespace tilmech {
namespace {

using V = const SettingValue&;

constexpr int kMostReleasesPerPage = 1000;
constexpr std::array<std::string_view, 3> kRoles = {"funder", "implementer", "partner"};
constexpr std::array<std::string_view, 3> kSeverities = {"error", "warning", "off"};

// Relative addresses are joined to the base, so it ends with a slash and has no query.
void read_base_url(const SettingValue& value, std::string& base_url) {
  std::string address;
  read_web_address(value, address);
  if (address.empty()) return;
  if (address.find_first_of("?#") != address.npos) {
    report_value(value, fmt::format("\"{}\" has a query or a fragment", address),
                 "end the address before it");
    return;
  }
  if (!address.ends_with('/')) address += '/';
  base_url = std::move(address);
}

void read_time_zone(const SettingValue& value, std::string& time_zone) {
  std::string name;
  read_setting(value, name);
  if (value.node.kind != JsonNode::Kind::text) return;
  if (is_time_zone(name)) {
    time_zone = std::move(name);
  } else {
    report_value(value, fmt::format("there is no time zone \"{}\"", name),
                 "use a name such as Asia/Bishkek");
  }
}

void read_menu(const SettingValue& value, std::vector<std::string>& menu) {
  std::vector<std::string> entries;
  read_setting(value, entries);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string& entry = entries[i];
    std::vector<std::string> known;
    for (const Collection collection : kAllCollections)
      if (collection != Collection::pages) known.emplace_back(name_of(collection));
    const bool is_page = entry.starts_with("pages/") && entry.size() > 6;
    if (is_page || entry.empty() || std::ranges::find(known, entry) != known.end()) continue;
    const std::string near = nearest(entry, known);
    report_value({value.node.children[i], value.path, value.file},
                 fmt::format("\"{}\" is no collection and no page", entry),
                 near.empty() ? "write a page as \"pages/about\""
                              : fmt::format("did you mean \"{}\"?", near));
  }
  menu = std::move(entries);
}

template <class Dated>
bool overlap(const Dated& a, const Dated& b) {
  const bool a_starts_in_time = !a.from || !b.until || *a.from < *b.until;
  const bool b_starts_in_time = !b.from || !a.until || *b.from < *a.until;
  return a_starts_in_time && b_starts_in_time;
}

// A list of versions of which no two are valid on one day.
template <class Dated>
void read_versions(const SettingValue& value, std::vector<Dated>& versions,
                   std::span<const Setting<Dated>> table) {
  if (!is_kind(value, JsonNode::Kind::list)) return;
  for (const JsonNode& item : value.node.children) {
    const SettingValue part{item, value.path, value.file};
    Dated version;
    read_object<Dated>(part, version, table);
    if (version.from && version.until && *version.until <= *version.from)
      report_value(part, "\"until\" is not after \"from\"", "`until` is the first day without it");
    const auto other = std::ranges::find_if(
        versions, [&](const Dated& earlier) { return overlap(earlier, version); });
    if (other != versions.end()) {
      const JsonNode& first =
          value.node.children[static_cast<std::size_t>(other - versions.begin())];
      report_value(part, fmt::format("it is valid on a day of the version in line {}", first.line),
                   "let \"until\" of one be \"from\" of the next");
    }
    versions.push_back(std::move(version));
  }
}

using Visibility = VisibilityVersion;

// What is missing here is told at the releases that need it.
constexpr std::array<Setting<Visibility>, 5> kVisibility = {{
    {"from", false, [](V v, Visibility& s) { read_setting(v, s.from); }},
    {"until", false, [](V v, Visibility& s) { read_setting(v, s.until); }},
    {"statement", false, [](V v, Visibility& s) { read_setting(v, s.statement); }},
    {"disclaimer", false, [](V v, Visibility& s) { read_setting(v, s.disclaimer); }},
    {"emblem", false, [](V v, Visibility& s) { read_setting(v, s.emblem); }},
}};

void read_visibility(const SettingValue& value, std::vector<Visibility>& versions) {
  read_versions<Visibility>(value, versions, kVisibility);
  for (std::size_t i = 0; i < versions.size(); ++i) versions[i].line = value.node.children[i].line;
}

// Unlike other ids these keep the order of the file: it is that of the page.
void read_domains(const SettingValue& value, std::vector<Domain>& domains) {
  if (!is_kind(value, JsonNode::Kind::object)) return;
  for (const JsonNode& member : value.node.children) {
    Domain& domain = domains.emplace_back(Domain{member.name, {}});
    read_setting(value.part(member), domain.name);
  }
}

constexpr std::array<Setting<Partner>, 7> kPartner = {{
    {"name", true, [](V v, Partner& p) { read_setting(v, p.name); }},
    {"role", true, [](V v, Partner& p) { read_choice(v, p.role, kRoles); }},
    {"url", false, [](V v, Partner& p) { read_web_address(v, p.url); }},
    {"logo", false, [](V v, Partner& p) { read_setting(v, p.logo); }},
    {"from", false, [](V v, Partner& p) { read_setting(v, p.from); }},
    {"until", false, [](V v, Partner& p) { read_setting(v, p.until); }},
    {"visibility", false, [](V v, Partner& p) { read_visibility(v, p.visibility); }},
}};

constexpr std::array<Setting<Contact>, 7> kContact = {{
    {"from", false, [](V v, Contact& c) { read_setting(v, c.from); }},
    {"until", false, [](V v, Contact& c) { read_setting(v, c.until); }},
    {"name", true, [](V v, Contact& c) { read_setting(v, c.name); }},
    {"address", false, [](V v, Contact& c) { read_setting(v, c.address); }},
    {"phone", false, [](V v, Contact& c) { read_setting(v, c.phone); }},
    {"email", false, [](V v, Contact& c) { read_setting(v, c.email); }},
    {"url", false, [](V v, Contact& c) { read_web_address(v, c.url); }},
}};

constexpr std::array<Setting<BoilerplateVersion>, 3> kBoilerplateVersion = {{
    {"from", false, [](V v, BoilerplateVersion& b) { read_setting(v, b.from); }},
    {"until", false, [](V v, BoilerplateVersion& b) { read_setting(v, b.until); }},
    {"text", true, [](V v, BoilerplateVersion& b) { read_setting(v, b.text); }},
}};

using Versions = std::vector<BoilerplateVersion>;

void read_boilerplate(const SettingValue& value, Versions& versions) {
  read_versions<BoilerplateVersion>(value, versions, kBoilerplateVersion);
}

constexpr std::array<Setting<Versions>, 1> kBoilerplate = {{{"versions", true, read_boilerplate}}};

// Errors say that the site would be wrong; they can be mended but not waved through.
void read_findings(const SettingValue& value, std::map<std::string, std::string>& severities) {
  if (!is_kind(value, JsonNode::Kind::object)) return;
  std::vector<std::string> known;
  for (const FindingText& finding : all_findings()) known.emplace_back(finding.id);
  for (const JsonNode& member : value.node.children) {
    const SettingValue part = value.part(member);
    const std::optional<Finding> finding = finding_from_id(member.name);
    if (!finding) {
      report_unknown(part, known);
      continue;
    }
    std::string severity;
    read_choice(part, severity, kSeverities);
    if (severity.empty()) continue;
    if (text_of(*finding).severity == Severity::error && severity != "error") {
      report_value(part, "an error cannot be lowered");
    } else {
      severities[member.name] = severity;
    }
  }
}

constexpr auto kSettings = std::to_array<Setting<Settings>>({
    {"title", true, [](V v, Settings& s) { read_setting(v, s.title = {}); }},
    {"description", false, [](V v, Settings& s) { read_setting(v, s.description); }},
    {"footer", false, [](V v, Settings& s) { read_setting(v, s.footer); }},
    {"base_url", false, [](V v, Settings& s) { read_base_url(v, s.base_url); }},
    {"languages", false, [](V, Settings&) {}},  // read before the others, which depend on it
    {"source_language", false, [](V v, Settings& s) { read_setting(v, s.source_language); }},
    {"required_languages", false, [](V v, Settings& s) { read_setting(v, s.required_languages); }},
    {"time_zone", false, [](V v, Settings& s) { read_time_zone(v, s.time_zone); }},
    {"content_licence", false, [](V v, Settings& s) { read_setting(v, s.content_licence); }},
    {"menu", false, [](V v, Settings& s) { read_menu(v, s.menu); }},
    {"releases_per_page", false,
     [](V v, Settings& s) { read_count(v, s.releases_per_page, kMostReleasesPerPage); }},
    {"tags", false,
     [](V v, Settings& s) {
       read_ids<PerLang<std::string>>(
           v, s.tags, [](V name, PerLang<std::string>& names) { read_setting(name, names); });
     }},
    {"domains", false, [](V v, Settings& s) { read_domains(v, s.domains); }},
    {"partners", false,
     [](V v, Settings& s) {
       read_ids<Partner>(v, s.partners,
                         [](V one, Partner& p) {
                           read_object<Partner>(one, p, kPartner);
                           p.line = one.node.line;
                         });
     }},
    {"contacts", false,
     [](V v, Settings& s) {
       read_ids<Contact>(v, s.contacts,
                         [](V one, Contact& c) { read_object<Contact>(one, c, kContact); });
     }},
    {"boilerplates", false,
     [](V v, Settings& s) {
       read_ids<Versions>(v, s.boilerplates,
                          [](V one, Versions& b) { read_object<Versions>(one, b, kBoilerplate); });
     }},
    {"findings", false, [](V v, Settings& s) { read_findings(v, s.severities); }},
});

// A root with nothing but content/ gets a site in all languages, with a title that says what it is.
Settings default_settings() {
  Settings settings;
  settings.languages.assign(kAllLangs.begin(), kAllLangs.end());
  settings.title[Lang::ky] = "Басылмалар";
  settings.title[Lang::ru] = "Публикации";
  settings.title[Lang::en] = "Publications";
  return settings;
}

void read_languages(const SettingValue& value, Settings& settings) {
  const JsonNode* node = value.node.find("languages");
  if (node == nullptr) return;
  const SettingValue part = value.part(*node);
  std::vector<Lang> languages;
  read_setting(part, languages);
  if (!languages.empty()) {
    settings.languages = std::move(languages);
  } else if (node->kind == JsonNode::Kind::list && node->children.empty()) {
    report_value(part, "a site needs a language");
  }
}

// Settings that name languages may name only those the site uses.
void check_languages(const SettingValue& value, Settings& settings) {
  const auto refuse = [&](std::string_view name, Lang lang) {
    report_value(value.part(*value.node.find(name)),
                 fmt::format("the site does not use the language {}", code(lang)),
                 "add it to \"languages\"");
  };
  for (const Lang lang : settings.required_languages)
    if (!settings.uses(lang)) refuse("required_languages", lang);
  if (settings.uses(settings.source_language)) return;
  if (value.node.find("source_language") != nullptr)
    refuse("source_language", settings.source_language);
  settings.source_language = settings.languages.front();
}

}  // namespace

Settings read_settings(std::string_view json, const std::string& shown_file,
                       Diagnostics& diagnostics) {
  Settings settings = default_settings();
  if (json.empty()) return settings;
  const std::optional<JsonNode> root = read_json(json, shown_file, diagnostics);
  if (!root) return settings;
  SettingFile file{shown_file, settings.languages, diagnostics};
  const SettingValue whole{*root, "", file};
  if (!is_kind(whole, JsonNode::Kind::object)) return settings;
  read_languages(whole, settings);
  file.languages = settings.languages;
  read_object<Settings>(whole, settings, kSettings);
  check_languages(whole, settings);
  return settings;
}

}  // namespace tilmech
