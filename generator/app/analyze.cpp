// A line in, a line out.
#include "app/analyze.h"

#include <istream>
#include <ostream>
#include <string>

#include "text/analyser.h"

namespace tilmech {

int analyze(Lang lang, std::istream& in, std::ostream& out) {
  Analyser analyser(lang);
  for (std::string line; out && std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    out << line << '\t' << analyser.stem_of_word(line) << '\n';
  }
  out.flush();
  return out ? 0 : 3;
}

}  // namespace tilmech
