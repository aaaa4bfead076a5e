// The commands of the command line, as cli.cpp sees them: each declares its options to CLI11 and
// says what to run when it was typed. A command's declaration stands in the file of its group.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "app/options.h"

namespace tilmech {

// What the commands share, filled while the arguments are read.
struct SharedOptions {
  SiteOptions site;
  std::string now;  // as typed; becomes site.now
};

struct Command {
  CLI::App* declared;
  // Runs it with the shared options and returns the exit status.
  std::function<int(const SiteOptions&)> run;
};

using AddCommand = Command (*)(CLI::App& app, SharedOptions& shared);

// --root and --content.
void add_site_options(CLI::App& command, SharedOptions& shared);
void add_now(CLI::App& command, SharedOptions& shared);

// cli_site.cpp: commands that read or start a site.
Command add_build(CLI::App& app, SharedOptions& shared);
Command add_check(CLI::App& app, SharedOptions& shared);
Command add_new(CLI::App& app, SharedOptions& shared);

// cli_serve.cpp: the preview.
Command add_serve(CLI::App& app, SharedOptions& shared);

// cli_texts.cpp: commands about texts and their translations.
Command add_align(CLI::App& app, SharedOptions& shared);
Command add_accept(CLI::App& app, SharedOptions& shared);
Command add_approve(CLI::App& app, SharedOptions& shared);
Command add_analyze(CLI::App& app, SharedOptions& shared);

// cli_exchange.cpp: commands that speak to other programs.
Command add_export(CLI::App& app, SharedOptions& shared);
Command add_import(CLI::App& app, SharedOptions& shared);

// cli_search.cpp: commands that read the built site.
Command add_search(CLI::App& app, SharedOptions& shared);

}  // namespace tilmech
