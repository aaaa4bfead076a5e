// Commands that speak to other programs: export, import.
#include <memory>
#include <vector>

#include "app/cli_commands.h"
#include "app/export.h"
#include "app/export_release.h"
#include "app/import.h"

namespace tilmech {

Command add_export(CLI::App& app, SharedOptions& shared) {
  CLI::App* command =
      app.add_subcommand("export", "write the glossary or a release for other programs");
  const auto options = std::make_shared<ExportOptions>();
  add_site_options(*command, shared);
  add_now(*command, shared);
  const std::vector<std::string> kinds = {"csv",  "json", "tbx", "tbx2", "omegat-glossary",
                                          "docx", "txt"};
  command
      ->add_option(
          "kind", options->kind,
          "csv, json, tbx (TBX-Basic v3), tbx2 (TBX v2) or omegat-glossary; docx or txt: a "
          "release")
      ->required()
      ->check(CLI::IsMember(kinds));
  command->add_option("--out", options->out, "the file (default: standard output)");
  command->add_option("--pair", options->pair,
                      "omegat-glossary: from which language to which, as ru-ky");
  command->add_option("key", options->key, "docx, txt: the key of the release");
  command->add_option("--lang", options->lang, "docx, txt: the version (default: the source)")
      ->check(CLI::IsMember({"ky", "ru", "en"}));
  command->add_flag("--held", options->held,
                    "docx, txt: a release under embargo too; its first line says so");
  return {command, [options](const SiteOptions& site) {
            options->site = site;
            if (options->kind == "docx" || options->kind == "txt")
              return run_export_release(*options);
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
