// Commands that read the built site: search.
#include <memory>

#include "app/cli_commands.h"
#include "app/search.h"

namespace tilmech {

Command add_search(CLI::App& app, SharedOptions& shared) {
  CLI::App* command = app.add_subcommand("search", "find sections of the built site");
  struct Typed {
    SearchOptions options;
    std::vector<std::string> words;
    std::string lang, format = "text";
  };
  const auto typed = std::make_shared<Typed>();
  command->add_option("--root", shared.site.root, "the site's folder (default: this one)");
  command->add_option("--site", typed->options.site, "the built site (default: ROOT/public)");
  command->add_option("--lang", typed->lang, "the reader's language: ky, ru or en (default: ky)")
      ->check(CLI::IsMember({"ky", "ru", "en"}));
  command->add_option("--limit", typed->options.limit, "results in each language (default: 10)")
      ->check(CLI::Range(1, 1000));
  command->add_option("--kind", typed->options.kind, "releases, programmes, glossary or pages")
      ->check(CLI::IsMember({"releases", "programmes", "glossary", "pages"}));
  command->add_option("--year", typed->options.year, "of releases")->check(CLI::Range(1000, 9999));
  command->add_flag("--show-files", typed->options.show_files, "say which shards are read");
  command->add_option("--format", typed->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->add_option("query", typed->words, "what to look for")->required();
  return {command, [typed](const SiteOptions& site) {
            SearchOptions options = typed->options;
            options.root = site.root;
            options.lang = lang_from_code(typed->lang).value_or(Lang::ky);
            options.format = typed->format == "json" ? OutputFormat::json : OutputFormat::text;
            for (const std::string& word : typed->words)
              (options.query += options.query.empty() ? "" : " ") += word;
            return run_search(options);
          }};
}

}  // namespace tilmech
