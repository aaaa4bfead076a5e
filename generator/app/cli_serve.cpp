// The command that stays: serve.
#include <memory>

#include "app/cli_commands.h"
#include "app/serve.h"

namespace tilmech {

Command add_serve(CLI::App& app, SharedOptions& shared) {
  CLI::App* command = app.add_subcommand("serve", "preview the site and translate it at the desk");
  const auto options = std::make_shared<ServeOptions>();
  const auto hides = std::make_shared<bool>(false);
  add_site_options(*command, shared);
  add_now(*command, shared);
  command->add_option("--port", options->port, "the port (default: 8423, or the next free one)")
      ->check(CLI::Range(1, 65535));
  command->add_flag("--no-drafts", *hides, "show what is public now, and nothing else");
  command->add_flag("--open", options->open, "open the browser");
  command->add_option("--host", options->host,
                      "the address to listen on (default: 127.0.0.1, this machine alone)");
  command
      ->add_option("--allow-host", options->allowed_hosts,
                   "a name under which browsers reach the preview; may be given several times")
      ->allow_extra_args(false);
  command->add_option("--editor", options->editor,
                      "command that opens a text, as \"code -g {file}:{line}\"");
  command->add_option("--publish", options->publish,
                      "command that the desk runs when a site was built, with TILMECH_OUT set");
  return {command, [options, hides, &shared](const SiteOptions& site) {
            options->site = site;
            options->by_clock = shared.now.empty();
            options->drafts = !*hides;
            return serve(*options);
          }};
}

}  // namespace tilmech
