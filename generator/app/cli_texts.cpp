// Commands about texts and their translations: align, accept, analyze.
#include <iostream>
#include <memory>

#include "app/accept.h"
#include "app/align.h"
#include "app/analyze.h"
#include "app/approve.h"
#include "app/cli_commands.h"

namespace tilmech {

Command add_align(CLI::App& app, SharedOptions& /*shared*/) {
  CLI::App* command =
      app.add_subcommand("align", "show which blocks of two or three versions correspond");
  const auto options = std::make_shared<AlignOptions>();
  command->add_option("files", options->files, "versions of one text: x.ru.md x.ky.md")
      ->required()
      ->expected(2, 3);
  command->add_option("--format", options->format, "text or jsonl")
      ->check(CLI::IsMember({"text", "jsonl"}));
  command->add_option("--root", options->root,
                      "the site whose glossary helps (default: this folder)");
  return {command, [options](const SiteOptions&) { return run_align(*options); }};
}

Command add_accept(CLI::App& app, SharedOptions& shared) {
  CLI::App* command = app.add_subcommand(
      "accept", "stamp translations as rendering today's source text, and record addresses");
  const auto options = std::make_shared<AcceptOptions>();
  add_site_options(*command, shared);
  command->add_option("files", options->files, "translations, or source texts")->required();
  return {command, [options](const SiteOptions& site) {
            options->site = site;
            return run_accept(*options);
          }};
}

Command add_approve(CLI::App& app, SharedOptions& shared) {
  CLI::App* command =
      app.add_subcommand("approve", "write down who approved the text of a release as it is now");
  const auto options = std::make_shared<ApproveOptions>();
  add_site_options(*command, shared);
  command->add_option("files", options->files, "versions of releases")->required();
  command->add_option("--by", options->by, "who approved it")->required();
  command->add_option("--date", options->date, "on which day (default: today)");
  return {command, [options](const SiteOptions& site) {
            options->site = site;
            return run_approve(*options);
          }};
}

Command add_analyze(CLI::App& app, SharedOptions& /*shared*/) {
  CLI::App* command =
      app.add_subcommand("analyze", "print the stem of each word of the input, a word a line");
  const auto lang = std::make_shared<std::string>();
  command->add_option("--lang", *lang, "ky, ru or en")
      ->required()
      ->check(CLI::IsMember({"ky", "ru", "en"}));
  return {command, [lang](const SiteOptions&) {
            return analyze(*lang_from_code(*lang), std::cin, std::cout);
          }};
}

}  // namespace tilmech
