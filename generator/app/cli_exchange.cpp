// Commands that speak to other programs: export, import.
#include <memory>
#include <vector>

#include "app/cli_commands.h"
#include "app/export.h"
#include "app/import.h"

namespace tilmech {

Command add_export(CLI::App& app, SharedOptions& shared) {
  CLI::App* command = app.add_subcommand("export", "write the glossary for other programs");
  const auto options = std::make_shared<ExportOptions>();
  add_site_options(*command, shared);
  add_now(*command, shared);
  const std::vector<std::string> kinds = {"csv", "json", "tbx", "tbx2", "omegat-glossary"};
  command
      ->add_option("kind", options->kind,
                   "csv, json, tbx (TBX-Basic v3), tbx2 (TBX v2) or omegat-glossary")
      ->required()
      ->check(CLI::IsMember(kinds));
  command->add_option("--out", options->out, "the file (default: standard output)");
  command->add_option("--pair", options->pair,
                      "omegat-glossary: from which language to which, as ru-ky");
  return {command, [options](const SiteOptions& site) {
            options->site = site;
            return run_export(*options);
          }};
}

Command add_import(CLI::App& app, SharedOptions& shared) {
  CLI::App* command =
      app.add_subcommand("import", "add the concepts of a .csv or .tbx file to the glossary");
  const auto options = std::make_shared<ImportOptions>();
  add_site_options(*command, shared);
  command->add_option("files", options->files, "term bases")->required();
  return {command, [options](const SiteOptions& site) {
            options->site = site;
            return run_import(*options);
          }};
}

}  // namespace tilmech
