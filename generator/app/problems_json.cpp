#include "app/problems_json.h"

namespace tilmech {

nlohmann::json finding_json(const Diagnostic& finding, SourceLines& lines) {
  return {{"severity", name_of(finding.severity)},
          {"id", text_of(finding.finding).id},
          {"file", finding.place.file},
          {"line", finding.place.line},
          {"column", finding.place.column},
          {"message", finding.message},
          {"hint", finding.hint},
          {"excerpt", lines.line(finding.place.file, finding.place.line)}};
}

std::string problems_json(const Diagnostics& problems) {
  SourceLines lines;
  nlohmann::json all = nlohmann::json::array();
  for (const Diagnostic& problem : problems) all.push_back(finding_json(problem, lines));
  // A broken file may hold anything; what is no text is shown as such.
  return all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace tilmech
