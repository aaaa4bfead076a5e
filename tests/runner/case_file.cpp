// A marker is a whole line `-- something --`. What does not look like a path and is no word of ours
// is a typing error, not an input file, so that a misspelt expectation cannot pass unseen.
#include "runner/case_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <string_view>

namespace tilmech::test {
namespace {

namespace fs = std::filesystem;

struct Word {
  std::string_view text;
  PartKind kind;
  bool takes_argument;
};

constexpr std::array<Word, 8> kWords = {{{"command", PartKind::command, false},
                                         {"exit", PartKind::exit, true},
                                         {"stdout", PartKind::stdout_, false},
                                         {"stderr", PartKind::stderr_, false},
                                         {"file", PartKind::file, true},
                                         {"contains", PartKind::contains, true},
                                         {"lacks", PartKind::lacks, true},
                                         {"absent", PartKind::absent, true}}};

[[noreturn]] void fail(const fs::path& path, int line, const std::string& what) {
  throw std::runtime_error(path.string() + ":" + std::to_string(line) + ": " + what);
}

// What stands between `-- ` and ` --`, or nothing.
std::string_view marker(std::string_view line) {
  if (line.size() < 7 || !line.starts_with("-- ") || !line.ends_with(" --")) return {};
  return line.substr(3, line.size() - 6);
}

bool leaves_folder(const std::string& path) {
  const fs::path normal = fs::path(path).lexically_normal();
  return normal.is_absolute() || normal.empty() || *normal.begin() == "..";
}

Part read_marker(const fs::path& path, int line, std::string_view name) {
  const std::size_t space = name.find(' ');
  const std::string_view first = name.substr(0, space);
  Part part{.line = line};
  for (const Word& word : kWords) {
    if (word.text != first) continue;
    if (word.takes_argument != (space != std::string_view::npos))
      fail(path, line,
           "`" + std::string(first) + (word.takes_argument ? "` needs" : "` takes no") +
               " word after it");
    part.kind = word.kind;
    if (word.takes_argument) part.argument = name.substr(space + 1);
    return part;
  }
  if (name.find_first_of("/.") == std::string_view::npos)
    fail(path, line, "`" + std::string(name) + "` is neither a path nor a word of ours");
  part.argument = name;
  return part;
}

void check_part(const fs::path& path, const Part& part) {
  int status = 0;
  const char* end = part.argument.data() + part.argument.size();
  switch (part.kind) {
    case PartKind::exit:
      if (std::from_chars(part.argument.data(), end, status).ptr != end)
        fail(path, part.line, "not an exit status: " + part.argument);
      [[fallthrough]];
    case PartKind::absent:
      if (!part.text.empty()) fail(path, part.line, "no lines may follow this marker");
      break;
    case PartKind::command:
    case PartKind::contains:
    case PartKind::lacks:
      if (part.text.find_first_not_of(" \n") == std::string::npos)
        fail(path, part.line, "lines must follow this marker");
      break;
    default:
      break;
  }
  if (part.kind != PartKind::exit && !part.argument.empty() && leaves_folder(part.argument))
    fail(path, part.line, "the path leaves the folder of the case: " + part.argument);
}

void check_case(const CaseFile& file) {
  if (file.purpose.find_first_not_of(" \n") == std::string::npos)
    fail(file.path, 1, "the case does not start with a sentence that says what it is for");
  if (file.find(PartKind::command) == nullptr) fail(file.path, 1, "there is no `-- command --`");
  for (std::size_t at = 0; at < file.parts.size(); ++at) {
    const Part& part = file.parts[at];
    check_part(file.path, part);
    for (std::size_t before = 0; before < at; ++before)
      if (file.parts[before].kind == part.kind &&
          (file.parts[before].argument == part.argument || part.kind == PartKind::exit))
        fail(file.path, part.line,
             "the same marker stands in line " + std::to_string(file.parts[before].line));
  }
}

std::string marker_line(const Part& part) {
  std::string name;
  for (const Word& word : kWords)
    if (word.kind == part.kind) name = word.text;
  if (!part.argument.empty()) name += (name.empty() ? "" : " ") + part.argument;
  return "-- " + name + " --\n";
}

}  // namespace

const Part* CaseFile::find(PartKind kind, std::string_view argument) const {
  for (const Part& part : parts)
    if (part.kind == kind && (argument.empty() || part.argument == argument)) return &part;
  return nullptr;
}

int CaseFile::exit_status() const {
  const Part* part = find(PartKind::exit);
  return part == nullptr ? 0 : std::stoi(part->argument);
}

CaseFile parse_case(const fs::path& path, const std::string& text) {
  CaseFile file{.path = path};
  if (!text.ends_with('\n')) fail(path, 1, "the file does not end with a line end");
  int line_number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    const std::string_view line(text.data() + at, end - at);
    ++line_number;
    if (const std::string_view name = marker(line); !name.empty())
      file.parts.push_back(read_marker(path, line_number, name));
    else
      (file.parts.empty() ? file.purpose : file.parts.back().text).append(line).push_back('\n');
    at = end + 1;
  }
  check_case(file);
  return file;
}

std::string print_case(const CaseFile& file) {
  std::string text = file.purpose;
  for (const Part& part : file.parts) text += marker_line(part) + part.text;
  return text;
}

void set_expectation(CaseFile& file, PartKind kind, const std::string& argument,
                     const std::string& text) {
  const auto found = std::find_if(file.parts.begin(), file.parts.end(), [&](const Part& part) {
    return part.kind == kind && part.argument == argument;
  });
  const bool is_stream = kind == PartKind::stdout_ || kind == PartKind::stderr_;
  if (found == file.parts.end()) {
    if (!text.empty()) file.parts.push_back({.kind = kind, .argument = argument, .text = text});
  } else if (is_stream && text.empty()) {
    file.parts.erase(found);
  } else {
    found->text = text;
  }
}

}  // namespace tilmech::test
