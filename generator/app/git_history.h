// What git remembers of a file. Git is asked, never told: nothing is written, and nothing that a
// repository or a text says makes it run a program.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tilmech {

struct GitRevision {
  std::string id;    // of the commit
  std::string date;  // "2026-11-21T10:00:00+06:00"
};

// The commits that changed the file, the newest first, at most `most`; none when its folder is in
// no work tree. Throws WorldError when git is not installed.
std::vector<GitRevision> revisions_of(const std::filesystem::path& file, int most);

// The bytes of the file in a revision; "" when it was not there.
std::string text_in(const GitRevision& revision, const std::filesystem::path& file);

}  // namespace tilmech
