// The text file that is one case: the command, its input files, what must come out. README.md of
// tests/ documents the format.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tilmech::test {

enum class PartKind {
  input,     // -- content/releases/a.ru.md --   a file to write before the command runs
  command,   // -- command --                    run by sh
  exit,      // -- exit 1 --                     its exit status; 0 when not given
  stdout_,   // -- stdout --                     all it prints; nothing when not given
  stderr_,   // -- stderr --
  file,      // -- file public/a.html --         a file as it must be, whole
  contains,  // -- contains public/a.html --     each line stands somewhere in the file
  lacks,     // -- lacks public/a.html --        no line stands anywhere in the file
  absent,    // -- absent public/b.html --       there is nothing at this path
};

struct Part {
  PartKind kind = PartKind::input;
  std::string argument = {};  // path, exit status; empty for command, stdout, stderr
  std::string text = {};      // the lines up to the next marker
  int line = 0;               // of the marker
};

struct CaseFile {
  std::filesystem::path path = {};
  std::string purpose = {};      // the text before the first marker
  std::vector<Part> parts = {};  // in the order of the file

  // The first part of a kind, with an argument where given; nullptr when there is none.
  const Part* find(PartKind kind, std::string_view argument = {}) const;
  int exit_status() const;
};

// Reads a case. Throws std::runtime_error "FILE:LINE: what is wrong".
CaseFile parse_case(const std::filesystem::path& path, const std::string& text);

// The file again, byte for byte what was read when nothing was changed.
std::string print_case(const CaseFile& file);

// Sets what a part expects; an empty text of stdout or stderr removes the part.
void set_expectation(CaseFile& file, PartKind kind, const std::string& argument,
                     const std::string& text);

}  // namespace tilmech::test
