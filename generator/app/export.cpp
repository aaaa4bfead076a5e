#include "app/export.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "app/build.h"
#include "app/print_diagnostics.h"
#include "app/translation_site.h"
#include "exchange/term_files.h"
#include "model/world_error.h"

namespace tilmech {
namespace {

TermBase term_base(const Site& site) {
  const Settings& settings = site.settings;
  TermBase base;
  base.working_language = settings.source_language;
  base.title = settings.title[settings.source_language];
  base.source = settings.base_url.empty() ? base.title : settings.base_url;
  base.languages = settings.languages;
  return base;
}

std::string in_format(const ExportOptions& options, const Site& site) {
  const TermBase base = term_base(site);
  const std::vector<TermRecord> records = term_records(site);
  if (options.kind == "csv") return term_csv(base, records);
  if (options.kind == "json") return term_json(base, records);
  if (options.kind == "tbx") return term_tbx(base, records);
  if (options.kind == "tbx2") return term_tbx2(base, records);
  const auto [from, to] = pair_of(options.pair, site.settings, site.settings.source_language);
  return omegat_glossary(records, from, to);
}

}  // namespace

void write_out(const std::string& path, const std::string& bytes) {
  std::FILE* file = path.empty() ? stdout : std::fopen(path.c_str(), "wb");
  if (file == nullptr) throw WorldError(path + ": " + std::strerror(errno));
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const bool closed = path.empty() ? std::fflush(file) == 0 : std::fclose(file) == 0;
  if (!written || !closed)
    throw WorldError((path.empty() ? "standard output" : path) + ": " + std::strerror(errno));
}

int run_export(const ExportOptions& options) {
  PreparedSite prepared = prepare_site(options.site);
  judge_findings(prepared, false);
  if (has_errors(prepared.diagnostics)) {
    print_text(prepared.diagnostics, stderr);
    return 1;
  }
  write_out(options.out.string(), in_format(options, prepared.site));
  return 0;
}

std::map<std::string, std::string> glossary_files(const Site& site) {
  const TermBase base = term_base(site);
  const std::vector<TermRecord> records = term_records(site);
  if (records.empty()) return {};
  return {{"glossary.csv", term_csv(base, records)},
          {"glossary.json", term_json(base, records)},
          {"glossary.tbx", term_tbx(base, records)}};
}

}  // namespace tilmech
