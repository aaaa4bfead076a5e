// The command line: argv -> options -> command. The only place that knows CLI11.
#pragma once

namespace tilmech {

// Runs the command that `argv` names and returns its exit status. Wrong usage: 2.
int run_command_line(int argc, char** argv);

}  // namespace tilmech
