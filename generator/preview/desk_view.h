// What the desk shows is made from: the site in memory, what was found in it, and what other rooms
// know and the app hands over.
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

// A finding's message and hint in the language of whoever asks; empty: in English alone.
using SayFinding = std::function<std::pair<std::string, std::string>(const Diagnostic&)>;

struct DeskView {
  const Site& site;
  const Diagnostics& findings;  // sorted by file
  bool is_checked;              // otherwise findings are to come
  // Why a document is not public: "embargo", "draft", "together"; "" when it is.
  std::function<std::string(const Document&)> hold;
  // The address of its page, "/ky/releases/x/".
  std::function<std::string(const Document&, Lang)> page;
  // The text from which a version in memory was made.
  std::function<std::string(const Variant&)> text;
  // A block or a heading as HTML.
  std::function<std::string(const Document&, Lang, const Block&)> block_html;
  std::function<std::string(const Document&, Lang, const RichText&)> title_html;
  // The addresses of the source's blocks that are new or have changed since the document was
  // accepted; nothing is known when nothing was recorded.
  std::function<std::set<std::string>(const Document&)> changed;
  SayFinding say = {};
  Lang reader = Lang::en;  // whoever asks
};

// A finding's words: {"message", "hint"} in English, {"said", "said_hint"} in the asker's language.
nlohmann::json words_of(const SayFinding& say, const Diagnostic& finding);

// What a document is called: {"id", "title": {"ky": "...", "ru": "..."}, "source": "ru"}.
nlohmann::json named_json(const Document& document);

// The findings of a file, in the order of their lines.
std::vector<const Diagnostic*> findings_of(const Diagnostics& findings, std::string_view file);

// "releases/2022-11-30-dialogue": what the desk calls a document; and back, nullptr: none.
std::string id_of(const Document& document);
const Document* document_by_id(const Site& site, std::string_view id);

// A short digest of a file's bytes: whether it is still the one that the browser was shown.
std::string digest_of_text(std::string_view text);

}  // namespace tilmech
