// Publishing from the desk: building the site and running the command that brings it to its public
// place, beside the preview, with what they print.
#pragma once

#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "app/options.h"

namespace tilmech {

struct PublishState {
  std::string phase = "none";  // none, building, publishing, done, failed
  std::string output = {};     // what was printed so far, the last part of it
  int status = 0;              // of the last program that ended
};

class PublishRun {
 public:
  // `command` is run by the shell after a build, with TILMECH_OUT naming the built site; may be
  // empty. It comes from the command line alone, never from content.
  PublishRun(SiteOptions site, std::string command);
  ~PublishRun();
  PublishRun(const PublishRun&) = delete;
  PublishRun& operator=(const PublishRun&) = delete;

  // Begins; false when it is running already.
  bool start();
  PublishState state() const;

 private:
  void work();
  // Runs a program and gathers what it prints. Returns its exit status.
  int run(const std::vector<std::string>& arguments);
  void set_phase(const std::string& phase, int status);

  const SiteOptions site_;
  const std::string command_;
  mutable std::mutex mutex_;
  PublishState state_;
  int child_ = 0;  // the group of the program that runs
  std::thread thread_;
};

// Starts a program that goes its own way; its end is taken note of by nobody.
void start_program(const std::vector<std::string>& arguments);

}  // namespace tilmech
