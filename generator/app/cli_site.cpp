// Commands that read or start a site: build, check, new.
#include <memory>

#include "app/build.h"
#include "app/check.h"
#include "app/cli_commands.h"
#include "app/new.h"
#include "app/publish_wait.h"

namespace tilmech {
namespace {

OutputFormat format_of(const std::string& name) {
  if (name == "json") return OutputFormat::json;
  return name == "sarif" ? OutputFormat::sarif : OutputFormat::text;
}

}  // namespace

Command add_build(CLI::App& app, SharedOptions& shared) {
  CLI::App* command = app.add_subcommand("build", "build the site");
  const auto options = std::make_shared<BuildOptions>();
  add_site_options(*command, shared);
  add_now(*command, shared);
  command->add_option("--out", options->out, "where the site goes (default: ROOT/public)");
  command->add_option("--base-url", options->base_url, "the site's absolute address");
  command->add_option("--jobs", shared.site.jobs, "how many cores to use (default: all)")
      ->check(CLI::Range(1, 1024));
  command->add_flag("--strict", shared.site.strict, "warnings are errors");
  command->add_flag("--precompress", options->precompress,
                    "write .gz and .br beside text files, for servers that send them");
  command->add_flag("--manifest", options->manifest,
                    "write manifest.json, and print what to upload in which order");
  command->add_flag("--archive", options->archive, "offer the whole site as one zip");
  command->add_flag("--verbose", options->verbose, "name the titles of held documents too");
  command
      ->add_flag("--until-published", options->until_published,
                 "build, wait for the next `publish_at`, build again and end")
      ->excludes(command->get_option("--now"));
  return {command, [options](const SiteOptions& site) {
            options->site = site;
            return options->until_published ? build_until_published(*options, system_clock())
                                            : build(*options);
          }};
}

Command add_check(CLI::App& app, SharedOptions& shared) {
  CLI::App* command = app.add_subcommand("check", "report what is wrong, and build nothing");
  const auto format = std::make_shared<std::string>("text");
  add_site_options(*command, shared);
  add_now(*command, shared);
  command->add_option("--format", *format, "text, json or sarif")
      ->check(CLI::IsMember({"text", "json", "sarif"}));
  command->add_flag("--strict", shared.site.strict, "warnings are errors");
  return {command, [format](const SiteOptions& site) {
            return check(CheckOptions{site, format_of(*format)});
          }};
}

Command add_new(CLI::App& app, SharedOptions& shared) {
  CLI::App* command = app.add_subcommand("new", "start a document in all languages");
  const auto options = std::make_shared<NewOptions>();
  add_site_options(*command, shared);
  command->add_option("kind", options->kind, "release, programme, term or page")
      ->required()
      ->check(CLI::IsMember({"release", "programme", "term", "page"}));
  command->add_option("key", options->key, "its key, also the file name")->required();
  command->add_option("--date", options->date, "its date (default: today)");
  command->add_option("--title", options->title, "its title in the source language");
  return {command, [options](const SiteOptions& site) {
            options->site = site;
            return run_new(*options);
          }};
}

}  // namespace tilmech
