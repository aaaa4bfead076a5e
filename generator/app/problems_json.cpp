#include "app/problems_json.h"

namespace tilmech {

nlohmann::json finding_json(const Diagnostic& finding, SourceLines& lines, const SayFinding& say) {
  nlohmann::json result = words_of(say, finding);
  result["severity"] = name_of(finding.severity);
  result["id"] = text_of(finding.finding).id;
  result["file"] = finding.place.file;
  result["line"] = finding.place.line;
  result["column"] = finding.place.column;
  result["excerpt"] = lines.line(finding.place.file, finding.place.line);
  return result;
}

std::string problems_json(const Diagnostics& problems, const SayFinding& say) {
  SourceLines lines;
  nlohmann::json all = nlohmann::json::array();
  for (const Diagnostic& problem : problems) all.push_back(finding_json(problem, lines, say));
  // A broken file may hold anything; what is no text is shown as such.
  return all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace tilmech
