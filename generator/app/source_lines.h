// The lines of source files, to show them in messages. Each file is read once.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"

namespace tilmech {

class SourceLines {
 public:
  // Line `number` of `file`, from 1, without its end; "" when there is none.
  std::string_view line(const std::string& file, int number);

 private:
  std::map<std::string, std::vector<std::string>> files_;
};

// Gives diagnostics that know their line but not their column the column where the words they are
// about stand in that line, when they stand there.
void find_columns(Diagnostics& diagnostics);

}  // namespace tilmech
