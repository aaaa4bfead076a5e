// Commands that speak to other programs: export, import.
#include <memory>
#include <vector>

#include "app/cli_commands.h"
#include "app/export.h"
#include "app/export_memory.h"
#include "app/export_opensearch.h"
#include "app/export_release.h"
#include "app/export_translation.h"
#include "app/import.h"

namespace tilmech {

Command add_export(CLI::App& app, SharedOptions& shared) {
  CLI::App* command = app.add_subcommand(
      "export", "write the glossary, a document or all texts for other programs");
  const auto options = std::make_shared<TranslatorOptions>();
  add_site_options(*command, shared);
  add_now(*command, shared);
  const std::vector<std::string> kinds = {"csv",       "json", "tbx",    "tbx2",  "omegat-glossary",
                                          "docx",      "txt",  "omegat", "xliff", "tmx",
                                          "opensearch"};
  command
      ->add_option(
          "kind", options->kind,
          "the glossary: csv, json, tbx (TBX-Basic v3), tbx2 (TBX v2) or omegat-glossary; a "
          "release: docx or txt; a document for translators: omegat (a package) or xliff; "
          "the whole site: tmx, or opensearch (its bulk interface, a section an entry)")
      ->required()
      ->check(CLI::IsMember(kinds));
  command->add_option("--out", options->out, "the file (default: standard output)");
  command->add_option("--pair", options->pair,
                      "omegat-glossary, omegat, xliff: from which language to which, as ru-ky");
  command->add_option("--version", options->xliff_version, "xliff: 2.1 (default) or 1.2")
      ->check(CLI::IsMember({"2.1", "1.2"}));
  command->add_option("key", options->key, "docx, txt, omegat, xliff: the key of the document");
  command->add_option("--lang", options->lang, "docx, txt: the version (default: the source)")
      ->check(CLI::IsMember({"ky", "ru", "en"}));
  command->add_flag("--bilingual", options->bilingual,
                    "docx: a table of source and translation, for reviewers (with --pair)");
  command->add_flag("--held", options->held,
                    "docx, txt, omegat, xliff: a draft or a document under embargo too");
  command->add_flag("--mapping", options->mapping,
                    "opensearch: with what the index is created, in place of the texts");
  return {command, [options](const SiteOptions& site) {
            options->site = site;
            if (options->kind == "tmx") return run_export_memory(*options);
            if (options->kind == "docx" && options->bilingual)
              return run_export_translation(*options);
            if (options->kind == "docx" || options->kind == "txt")
              return run_export_release(*options);
            if (options->kind == "omegat" || options->kind == "xliff")
              return run_export_translation(*options);
            if (options->kind == "opensearch") return run_export_opensearch(*options);
            return run_export(*options);
          }};
}

Command add_import(CLI::App& app, SharedOptions& shared) {
  CLI::App* command = app.add_subcommand(
      "import",
      "make drafts of texts (.docx, .odt, .html, .txt, .pdf), or take in what other programs send "
      "back: translations (.zip, .xlf, a reviewed .docx), memories (.tmx), term bases (.csv, "
      ".tbx)");
  const auto options = std::make_shared<ImportOptions>();
  add_site_options(*command, shared);
  command->add_option("files", options->files, "the files")->required();
  command->add_option("--key", options->key, "a text: its key (default: the file's name)");
  command
      ->add_option("--collection", options->collection,
                   "a text: releases, programmes or pages (default: by what it is)")
      ->check(CLI::IsMember({"releases", "programmes", "pages"}));
  command
      ->add_option("--lang", options->lang,
                   "a text: its language, all of it (default: by its words)")
      ->check(CLI::IsMember({"ky", "ru", "en"}));
  return {command, [options](const SiteOptions& site) {
            options->site = site;
            return run_import(*options);
          }};
}

}  // namespace tilmech
