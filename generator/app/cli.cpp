#include "app/cli.h"

#include <fmt/format.h>
#include <oneapi/tbb/global_control.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "app/cli_commands.h"
#include "model/world_error.h"
#include "text/locale_format.h"

namespace tilmech {
namespace {

// In the order in which --help lists them.
constexpr AddCommand kCommands[] = {add_build,  add_check,   add_serve,   add_new,
                                    add_align,  add_accept,  add_approve, add_export,
                                    add_import, add_analyze, add_search};

Instant instant_of(const std::string& now) {
  if (now.empty())
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  if (const auto instant = parse_instant(now)) return *instant;
  throw UsageError("--now: " + now +
                   " is not an instant with an offset; write it as 2026-12-01T10:00:00+06:00");
}

}  // namespace

void add_site_options(CLI::App& command, SharedOptions& shared) {
  command.add_option("--root", shared.site.root, "the site's folder (default: this one)");
  command
      .add_option("--content", shared.site.content,
                  "a content folder; may be given several times (default: ROOT/content)")
      ->allow_extra_args(false);
}

void add_now(CLI::App& command, SharedOptions& shared) {
  command.add_option("--now", shared.now,
                     "the instant that decides what is held, as 2026-12-01T10:00:00+06:00 "
                     "(default: the clock)");
}

int run_command_line(int argc, char** argv) {
  CLI::App app("Tilmech builds websites whose documents speak Russian, Kyrgyz and English.",
               "tilmech");
  app.set_version_flag("--version", "tilmech " TILMECH_VERSION);
  app.require_subcommand(1);
  SharedOptions shared;
  std::vector<Command> commands;
  for (const AddCommand add : kCommands) commands.push_back(add(app, shared));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  shared.site.now = instant_of(shared.now);
  std::optional<tbb::global_control> cores;
  if (shared.site.jobs > 0)
    cores.emplace(tbb::global_control::max_allowed_parallelism, shared.site.jobs);
  for (const Command& command : commands)
    if (command.declared->parsed()) return command.run(shared.site);
  return 2;
}

}  // namespace tilmech
