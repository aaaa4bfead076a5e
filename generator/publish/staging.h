// The only place that writes a site to disk, and it does so all or nothing.
//
// For the output folder `public`, three names beside it are ours:
//   .public.tilmech-staging   the new site while it grows; after the exchange the old one, being
//   deleted .public.tilmech-old       the old site for a moment, where a file system cannot
//   exchange folders .public.tilmech-lock      held while a build runs
// None of them is left by a build that ends by itself. A killed build leaves some; the next one,
// once it has the lock, removes them.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "publish/archive.h"
#include "publish/folder_lock.h"
#include "publish/manifest.h"
#include "publish/unique_fd.h"

namespace tilmech {

struct StagingOptions {
  // The folders that the site is made from: the output folder may neither contain nor lie in one.
  std::vector<std::filesystem::path> inputs = {};
  // How long to wait for another build of the same site, and who is told about it.
  std::chrono::milliseconds wait = std::chrono::seconds(10);
  OnWait on_wait = {};
};

// A folder beside the output folder in which the new site grows. Until publish() returns the old
// site stays as it was. Every failure is a WorldError with the path.
class Staging {
 public:
  // Refuses an output folder that is dangerous or that we did not make (output_folder.h), waits for
  // or refuses while another build holds the lock, and removes what an interrupted build left.
  explicit Staging(const std::filesystem::path& out, StagingOptions options = {});
  // Without publish(): removes the staging folder.
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  // Writes one file; `path` is relative, with '/'. Safe to call from many threads. A path that is
  // written twice is refused.
  void write(std::string_view path, std::string_view bytes);

  // Writes all that was written so far as one zip (archive.h), at `path`.
  void archive(std::string_view path, const std::string& top, const ArchiveChanges& changes);

  // Writes the manifest of all that was written so far, and returns it.
  Manifest write_manifest();

  // Brings everything to disk (one syncfs) and exchanges the new site with the old one, which is
  // then deleted. Called once.
  void publish();

 private:
  StagingOptions options_;
  std::filesystem::path out_;      // as given, normalised
  std::filesystem::path staging_;  // .NAME.tilmech-staging
  std::filesystem::path aside_;    // .NAME.tilmech-old
  std::optional<FolderLock> lock_;
  UniqueFd folder_;  // staging_, open
};

}  // namespace tilmech
