// What we tell an author: a place in a file, what is wrong there, and what to do about it.
// Problems of content are data: they are collected, sorted and printed together, never thrown.
#pragma once

#include <compare>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"

namespace tilmech {

// A place in a source file. Lines and columns count from 1; columns count code points; 0: unknown.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;

  friend auto operator<=>(const Place&, const Place&) = default;
};

struct Diagnostic {
  Finding finding;
  Severity severity;
  Place place;
  std::string message;
  std::string hint;   // may be empty
  std::string about;  // words of the line that the finding is about: where to look for its column
};

using Diagnostics = std::vector<Diagnostic>;

// Appends a diagnostic about its first argument, whose texts are those of `finding` in the table
// (finding.cpp), with {0}, {1}
// ... replaced by `arguments`. A hint of which any argument is empty or missing is left out.
void report(Diagnostics& diagnostics, Finding finding, Place place,
            std::span<const std::string> arguments);

template <class... Args>
void report(Diagnostics& diagnostics, Finding finding, Place place, const Args&... arguments) {
  const std::vector<std::string> list = {std::string(arguments)...};
  report(diagnostics, finding, std::move(place), std::span<const std::string>(list));
}

// Sorts by file, line, column, id, and removes exact repetitions.
void sort_diagnostics(Diagnostics& diagnostics);

bool has_errors(const Diagnostics& diagnostics);

}  // namespace tilmech
