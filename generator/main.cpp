// argv to exit code; the only place that catches everything.
#include <cstdio>
#include <exception>

#include "app/cli.h"
#include "model/world_error.h"

int main(int argc, char** argv) {
  try {
    return tilmech::run_command_line(argc, argv);
  } catch (const tilmech::UsageError& error) {
    std::fprintf(stderr, "tilmech: %s\n", error.what());
    return 2;
  } catch (const tilmech::WorldError& error) {
    std::fprintf(stderr, "tilmech: %s\n", error.what());
    return 3;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "tilmech: internal error: %s\n", error.what());
    return 3;
  }
}
