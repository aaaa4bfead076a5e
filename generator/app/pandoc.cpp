#include "app/pandoc.h"

#include <vector>

#include "app/run_program.h"
#include "app/work_folder.h"
#include "model/world_error.h"

namespace tilmech {
namespace {

constexpr const char* kPandocHint = "apt-get install pandoc (Word files go through it)";
constexpr const char* kPopplerHint = "apt-get install poppler-utils (PDF files go through it)";
// What pandoc's own memory may grow to; its address space is always a terabyte.
const std::vector<std::string> kPandocMemory = {"+RTS", "-M512M", "-RTS"};
constexpr RunLimits kConversion = {std::chrono::seconds(60), 0, 128U << 20};

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

Converted converted(RunResult result, const std::string& program) {
  if (result.timed_out) return {"", program + " took more than a minute and was stopped"};
  if (result.status == 0) return {std::move(result.output), ""};
  // 251: the Haskell runtime's "heap exhausted".
  if (result.status == 251 || result.status < 0)
    return {"", program + " needed more memory or space than a text of this kind does"};
  return {"", program + " cannot read it: " + first_line(result.messages)};
}

}  // namespace

std::string docx_from_html(const std::string& html, const std::string& reference) {
  const WorkFolder folder;
  std::vector<std::string> words = {"pandoc", "--from=html", "--to=docx",
                                    "--output=" + folder.path_of("release.docx")};
  words.insert(words.end(), kPandocMemory.begin(), kPandocMemory.end());
  if (!reference.empty())
    words.push_back("--reference-doc=" + folder.write("reference.docx", reference));
  words.push_back(folder.write("release.html", html));
  const RunResult result = run_program(words, {}, kPandocHint);
  if (result.status != 0) throw WorldError("pandoc failed: " + result.messages);
  std::string bytes = folder.read("release.docx");
  if (bytes.empty()) throw WorldError("pandoc wrote nothing");
  return bytes;
}

Converted json_from_document(std::string_view bytes, const std::string& format) {
  const WorkFolder folder;
  std::vector<std::string> words = {"pandoc", "--sandbox", "--from=" + format, "--to=json"};
  words.insert(words.end(), kPandocMemory.begin(), kPandocMemory.end());
  words.push_back(folder.write("document", bytes));
  return converted(run_program(words, kConversion, kPandocHint), "pandoc");
}

Converted text_from_pdf(std::string_view bytes) {
  const WorkFolder folder;
  RunLimits limits = kConversion;
  limits.memory = 1U << 30;
  const std::string file = folder.write("document.pdf", bytes);
  return converted(
      run_program({"pdftotext", "-layout", "-enc", "UTF-8", file, "-"}, limits, kPopplerHint),
      "pdftotext");
}

}  // namespace tilmech
