#include "app/cli.h"

#include <fmt/format.h>
#include <oneapi/tbb/global_control.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>
#include <optional>
#include <string>

#include "app/accept.h"
#include "app/align.h"
#include "app/analyze.h"
#include "app/build.h"
#include "app/check.h"
#include "app/export.h"
#include "app/import.h"
#include "app/new.h"
#include "app/options.h"
#include "model/world_error.h"
#include "text/locale_format.h"

namespace tilmech {
namespace {

// The options as typed; turned into the commands' own after parsing.
struct Typed {
  SiteOptions site;
  BuildOptions build;
  CheckOptions check;
  NewOptions new_document;
  AlignOptions align;
  ExportOptions export_terms;
  ImportOptions import_terms;
  AcceptOptions accept;
  std::string now;
  std::string format = "text";
  std::string lang;
};

void add_site_options(CLI::App& command, Typed& typed) {
  command.add_option("--root", typed.site.root, "the site's folder (default: this one)");
  command
      .add_option("--content", typed.site.content,
                  "a content folder; may be given several times (default: ROOT/content)")
      ->allow_extra_args(false);
}

void add_now(CLI::App& command, Typed& typed) {
  command.add_option("--now", typed.now,
                     "the instant that decides what is held, as 2026-12-01T10:00:00+06:00 "
                     "(default: the clock)");
}

CLI::App* add_build(CLI::App& app, Typed& typed) {
  CLI::App* command = app.add_subcommand("build", "build the site");
  add_site_options(*command, typed);
  add_now(*command, typed);
  command->add_option("--out", typed.build.out, "where the site goes (default: ROOT/public)");
  command->add_option("--base-url", typed.build.base_url, "the site's absolute address");
  command->add_option("--jobs", typed.site.jobs, "how many cores to use (default: all)")
      ->check(CLI::Range(1, 1024));
  command->add_flag("--strict", typed.site.strict, "warnings are errors");
  command->add_flag("--verbose", typed.build.verbose, "name the titles of held documents too");
  return command;
}

CLI::App* add_check(CLI::App& app, Typed& typed) {
  CLI::App* command = app.add_subcommand("check", "report what is wrong, and build nothing");
  add_site_options(*command, typed);
  add_now(*command, typed);
  command->add_option("--format", typed.format, "text, json or sarif")
      ->check(CLI::IsMember({"text", "json", "sarif"}));
  command->add_flag("--strict", typed.site.strict, "warnings are errors");
  return command;
}

CLI::App* add_new(CLI::App& app, Typed& typed) {
  CLI::App* command = app.add_subcommand("new", "start a document in all languages");
  add_site_options(*command, typed);
  command->add_option("kind", typed.new_document.kind, "release, programme, term or page")
      ->required()
      ->check(CLI::IsMember({"release", "programme", "term", "page"}));
  command->add_option("key", typed.new_document.key, "its key, also the file name")->required();
  command->add_option("--date", typed.new_document.date, "its date (default: today)");
  command->add_option("--title", typed.new_document.title, "its title in the source language");
  return command;
}

CLI::App* add_export(CLI::App& app, Typed& typed) {
  CLI::App* command = app.add_subcommand("export", "write the glossary for other programs");
  add_site_options(*command, typed);
  add_now(*command, typed);
  const std::vector<std::string> kinds = {"csv", "json", "tbx", "tbx2", "omegat-glossary"};
  command
      ->add_option("kind", typed.export_terms.kind,
                   "csv, json, tbx (TBX-Basic v3), tbx2 (TBX v2) or omegat-glossary")
      ->required()
      ->check(CLI::IsMember(kinds));
  command->add_option("--out", typed.export_terms.out, "the file (default: standard output)");
  command->add_option("--pair", typed.export_terms.pair,
                      "omegat-glossary: from which language to which, as ru-ky");
  return command;
}

CLI::App* add_import(CLI::App& app, Typed& typed) {
  CLI::App* command =
      app.add_subcommand("import", "add the concepts of a .csv or .tbx file to the glossary");
  add_site_options(*command, typed);
  command->add_option("files", typed.import_terms.files, "term bases")->required();
  return command;
}

CLI::App* add_analyze(CLI::App& app, Typed& typed) {
  CLI::App* command =
      app.add_subcommand("analyze", "print the stem of each word of the input, a word a line");
  command->add_option("--lang", typed.lang, "ky, ru or en")
      ->required()
      ->check(CLI::IsMember({"ky", "ru", "en"}));
  return command;
}

CLI::App* add_accept(CLI::App& app, Typed& typed) {
  CLI::App* command = app.add_subcommand(
      "accept", "stamp translations as rendering today's source text, and record addresses");
  add_site_options(*command, typed);
  command->add_option("files", typed.accept.files, "translations, or source texts")->required();
  return command;
}

CLI::App* add_align(CLI::App& app, Typed& typed) {
  CLI::App* command =
      app.add_subcommand("align", "show which blocks of two or three versions correspond");
  command->add_option("files", typed.align.files, "versions of one text: x.ru.md x.ky.md")
      ->required()
      ->expected(2, 3);
  command->add_option("--format", typed.align.format, "text or jsonl")
      ->check(CLI::IsMember({"text", "jsonl"}));
  command->add_option("--root", typed.align.root,
                      "the site whose glossary helps (default: this folder)");
  return command;
}

Instant instant_of(const std::string& now) {
  if (now.empty())
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  if (const auto instant = parse_instant(now)) return *instant;
  throw UsageError("--now: " + now +
                   " is not an instant with an offset; write it as 2026-12-01T10:00:00+06:00");
}

OutputFormat format_of(const std::string& name) {
  if (name == "json") return OutputFormat::json;
  return name == "sarif" ? OutputFormat::sarif : OutputFormat::text;
}

}  // namespace

int run_command_line(int argc, char** argv) {
  CLI::App app("Tilmech builds websites whose documents speak Russian, Kyrgyz and English.",
               "tilmech");
  app.set_version_flag("--version", "tilmech " TILMECH_VERSION);
  app.require_subcommand(1);
  Typed typed;
  const CLI::App* build_command = add_build(app, typed);
  const CLI::App* check_command = add_check(app, typed);
  const CLI::App* new_command = add_new(app, typed);
  const CLI::App* export_command = add_export(app, typed);
  const CLI::App* import_command = add_import(app, typed);
  const CLI::App* analyze_command = add_analyze(app, typed);
  const CLI::App* align_command = add_align(app, typed);
  const CLI::App* accept_command = add_accept(app, typed);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (analyze_command->parsed()) return analyze(*lang_from_code(typed.lang), std::cin, std::cout);
  typed.site.now = instant_of(typed.now);
  std::optional<tbb::global_control> cores;
  if (typed.site.jobs > 0)
    cores.emplace(tbb::global_control::max_allowed_parallelism, typed.site.jobs);
  typed.build.site = typed.check.site = typed.new_document.site = typed.site;
  typed.check.format = format_of(typed.format);
  if (build_command->parsed()) return build(typed.build);
  if (check_command->parsed()) return check(typed.check);
  if (new_command->parsed()) return run_new(typed.new_document);
  typed.accept.site = typed.site;
  if (accept_command->parsed()) return run_accept(typed.accept);
  if (align_command->parsed()) return run_align(typed.align);
  typed.export_terms.site = typed.import_terms.site = typed.site;
  if (export_command->parsed()) return run_export(typed.export_terms);
  if (import_command->parsed()) return run_import(typed.import_terms);
  return 2;
}

}  // namespace tilmech
