// Changes that the desk makes to files, and the way back. Nothing outside of the content folders is
// ever written; a file that someone else changed meanwhile is left alone.
#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/live_site.h"

namespace tilmech {

// How an attempt to write ended.
struct EditResult {
  bool done = false;
  bool changed_meanwhile = false;  // by someone else: nothing was written
  Diagnostics errors = {};         // the new text would have: nothing was written
};

// A version of a document, as a file to write.
struct EditedFile {
  ContentFile content;
  std::string base;  // the digest of the bytes that the editor saw; "" for a new file
};

class Edits {
 public:
  explicit Edits(LiveSite& live) : live_(live) {}

  // Writes `text` over a file whose bytes still have the digest `base`, reads it into the site and
  // remembers the way back. Refuses a text with errors. Throws WorldError.
  EditResult save(const EditedFile& file, const std::string& text, const std::string& name);

  // Calls `change`, which writes these files (they may not exist yet), as one step.
  void record(const std::vector<std::filesystem::path>& files, const std::string& name,
              const std::function<void()>& change);

  // Takes the last step back, unless a file has changed since. Returns false when there is none.
  std::optional<EditResult> undo();
  // What undo() would take back: the names of the steps, the last one last.
  std::vector<std::string> steps() const;

  // Whether a path lies in a content folder, links followed.
  bool is_in_content(const std::filesystem::path& path) const;

 private:
  struct Change {
    std::filesystem::path path;
    std::optional<std::string> before, after;  // none: there was no file
  };
  struct Step {
    std::string name;
    std::vector<Change> changes;
  };
  void remember(Step step);

  LiveSite& live_;
  mutable std::mutex mutex_;  // one change at a time
  std::vector<Step> steps_;
};

}  // namespace tilmech
