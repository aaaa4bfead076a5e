// `tilmech export`: the glossary for other programs. Also what a build puts on the site of it.
#pragma once

#include <cstdio>
#include <map>
#include <string>
#include <string_view>

#include "app/options.h"
#include "model/site.h"

namespace tilmech {

// Writes one format to a file or to standard output. Returns the exit status: 1 when the content
// has errors.
int run_export(const ExportOptions& options);

// The files of the glossary that a site offers, by path: "glossary.csv", "glossary.tbx" ... Empty
// for a site without a glossary.
std::map<std::string, std::string> glossary_files(const Site& site);

// "ru/releases.json" ...: the releases in each language of the site, as data.
std::map<std::string, std::string> release_files(const Site& site);

// A file that is written part by part; standard output when `path` is empty. Throws WorldError.
class OutFile {
 public:
  explicit OutFile(std::string path);
  ~OutFile();
  OutFile(const OutFile&) = delete;
  OutFile& operator=(const OutFile&) = delete;

  void write(std::string_view bytes);
  void close();  // what is not closed may be incomplete

 private:
  [[noreturn]] void fail() const;

  std::string path_;
  std::FILE* file_;
};

// Writes `bytes` to the file at `path`, or to standard output when it is empty.
void write_out(const std::string& path, const std::string& bytes);

}  // namespace tilmech
