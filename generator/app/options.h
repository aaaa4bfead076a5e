// What the command line asks for, as data.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/language.h"
#include "model/time.h"

namespace tilmech {

// Options of every command that reads a site.
struct SiteOptions {
  std::filesystem::path root = ".";
  std::vector<std::filesystem::path> content;  // empty: root/content
  Instant now{};                               // decides what is held, nothing else
  bool strict = false;                         // warnings are errors
  int jobs = 0;                                // 0: all cores
};

struct BuildOptions {
  SiteOptions site;
  std::filesystem::path out;     // empty: root/public
  std::string base_url;          // empty: that of site.json
  bool verbose = false;          // name the titles of held documents too
  bool precompress = false;      // .gz and .br beside text files
  bool manifest = false;         // manifest.json, and what to upload in which order
  bool archive = false;          // offer the site as one zip
  bool until_published = false;  // wait for the next instant, and build once more
};

enum class OutputFormat { text, json, sarif };

struct CheckOptions {
  SiteOptions site;
  OutputFormat format = OutputFormat::text;
};

struct SearchOptions {
  std::filesystem::path root = ".";
  std::filesystem::path site;  // the built one; empty: root/public
  std::string query;
  Lang lang = Lang::ky;
  std::size_t limit = 10;   // in each language
  std::string kind;         // "": all
  int year = 0;             // 0: all
  bool show_files = false;  // say which shards are read: what a browser would fetch
  OutputFormat format = OutputFormat::text;
};

struct ExportOptions {
  SiteOptions site;
  std::string kind;           // csv, json, tbx, tbx2, omegat-glossary, opensearch, docx, txt
  std::string pair;           // omegat-glossary: "ru-ky"
  std::string key;            // docx, text: the release
  std::string lang;           // docx, text: empty: the source language
  bool held = false;          // documents under embargo too
  bool mapping = false;       // opensearch: how the index is made, not what is in it
  std::filesystem::path out;  // empty: standard output
};

struct ImportOptions {
  SiteOptions site;
  std::vector<std::filesystem::path> files;
  std::string key;         // of a document; empty: from the file's name
  std::string collection;  // of a document; empty: guessed
  std::string lang;        // of a document; empty: recognised
};

struct NewOptions {
  SiteOptions site;
  std::string kind;  // release, programme, term, page
  std::string key;
  std::string date;
  std::string title;
};

struct AcceptOptions {
  SiteOptions site;
  std::vector<std::filesystem::path> files;
};

struct ApproveOptions {
  SiteOptions site;
  std::vector<std::filesystem::path> files;
  std::string by;
  std::string date;  // empty: today
};

struct AlignOptions {
  std::vector<std::filesystem::path> files;  // two or three versions of one text
  std::filesystem::path root = ".";
  std::string format = "text";  // or "jsonl"
};

}  // namespace tilmech
