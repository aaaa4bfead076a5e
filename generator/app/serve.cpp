#include "app/serve.h"

#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <thread>

#include "app/preview.h"
#include "app/print_diagnostics.h"
#include "model/world_error.h"
#include "preview/guard.h"

namespace tilmech {
namespace {

void open_browser(const std::string& address) {
  const char* const arguments[] = {"xdg-open", address.c_str(), nullptr};
  pid_t child = 0;
  if (posix_spawnp(&child, "xdg-open", nullptr, nullptr, const_cast<char* const*>(arguments),
                   environ) != 0)
    fmt::print(stderr, "no browser was found; open {} yourself\n", address);
}

void check_options(const ServeOptions& options) {
  if (is_loopback(options.host) || !options.allowed_hosts.empty()) return;
  throw UsageError("--host " + options.host +
                   ": whoever reaches this machine could change the texts; say with --allow-host "
                   "NAME which name the preview has there, and put a server with passwords "
                   "before it");
}

}  // namespace

int serve(const ServeOptions& options) {
  check_options(options);
  // One thread waits for the end; all others inherit that they are not interrupted by it.
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  signal(SIGPIPE, SIG_IGN);
  Preview preview(options);
  std::thread waiting([&] {
    int which = 0;
    sigwait(&ends, &which);
    preview.stop();
  });
  fmt::print("{}\n", preview.address());
  std::fflush(stdout);
  if (options.open) open_browser(preview.address());
  std::exception_ptr failure;
  std::atomic<bool> is_read = false;
  std::thread reading([&] {
    try {
      preview.read();
      print_text(preview.live().problems(), stderr);
    } catch (...) {
      failure = std::current_exception();
      kill(getpid(), SIGTERM);
    }
    is_read = true;
  });
  preview.run();
  waiting.join();
  // Nothing has been written before the site was read, so nothing is lost by not waiting for it.
  if (!is_read) std::_Exit(0);
  reading.join();
  if (failure) std::rethrow_exception(failure);
  return 0;
}

}  // namespace tilmech
