// The only place that writes a site to disk, and it does so all or nothing.
#pragma once

#include <filesystem>
#include <string_view>

namespace tilmech {

// A folder beside the output folder in which the new site grows. Until publish() returns the old site
// stays as it was. Every failure is a WorldError with the path.
class Staging {
 public:
  // Refuses an output folder that is dangerous or that we did not make, waits for or refuses while
  // another build holds the lock, and removes what an interrupted build left.
  explicit Staging(const std::filesystem::path& out);
  // Without publish(): removes the staging folder.
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  // Writes one file; `path` is relative, with '/'. Safe to call from many threads.
  void write(std::string_view path, std::string_view bytes);

  // Brings everything to disk (one syncfs) and exchanges the new site with the old one.
  void publish();

 private:
  std::filesystem::path out_;
  std::filesystem::path staging_;
  int lock_ = -1;
};

}  // namespace tilmech
