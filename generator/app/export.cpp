#include "app/export.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "app/build.h"
#include "app/print_diagnostics.h"
#include "app/translation_site.h"
#include "exchange/release_json.h"
#include "exchange/term_files.h"
#include "model/world_error.h"
#include "render/addresses.h"

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

OutFile::OutFile(std::string path)
    : path_(std::move(path)), file_(path_.empty() ? stdout : std::fopen(path_.c_str(), "wb")) {
  if (file_ == nullptr) fail();
}

OutFile::~OutFile() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
}

void OutFile::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail();
}

void OutFile::close() {
  std::FILE* file = std::exchange(file_, nullptr);
  if ((path_.empty() ? std::fflush(file) : std::fclose(file)) != 0) fail();
}

void OutFile::fail() const {
  throw WorldError((path_.empty() ? "standard output" : path_) + ": " + std::strerror(errno));
}

void write_out(const std::string& path, const std::string& bytes) {
  OutFile out(path);
  out.write(bytes);
  out.close();
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

std::map<std::string, std::string> release_files(const Site& site) {
  const auto address_of = [](const Document& document, Lang lang) {
    return address_in(lang, rest_of(document));
  };
  std::map<std::string, std::string> files;
  for (const Lang lang : site.settings.languages)
    files[releases_json_address(lang)] = releases_json(site, lang, address_of);
  return files;
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
