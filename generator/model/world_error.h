// The world's errors: disk, port, a folder that is missing. Content never causes one.
#pragma once

#include <stdexcept>
#include <string>

namespace tilmech {

// Ends the program with exit status 3. The text names the path and says what to do.
struct WorldError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Wrong usage of the command line: exit status 2.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace tilmech
