#include "app/import_terms.h"

#include <fmt/format.h>

#include <map>

#include "exchange/draft_text.h"
#include "exchange/term_record.h"
#include "text/key.h"

namespace tilmech {
namespace {

// Entries under way, and where a name leads.
class TermBook {
 public:
  explicit TermBook(const Site& site) {
    for (const Document& document : site.documents)
      if (document.collection == Collection::glossary)
        for (const Lang lang : kAllLangs)
          if (document.has(lang)) add_known(document, lang);
  }

  // The key of the concept that the term belongs to, "" for a new one.
  std::string concept_of(const DraftTerm& term) const {
    std::vector<std::string> names = {
        fmt::format("{} {}", code(term.lang), folded_words(term.term))};
    for (const std::string& name : term.foreign) names.push_back("foreign " + folded_words(name));
    for (const std::string& name : names)
      if (const auto found = keys_.find(name); found != keys_.end()) return found->second;
    if (term.abbreviation.empty()) return "";
    const auto found =
        keys_.find(fmt::format("{} {}", code(term.lang), folded_words(term.abbreviation)));
    return found == keys_.end() ? "" : found->second;
  }

  bool has(const std::string& key, Lang lang) const { return versions_.contains({key, lang}); }
  bool has(const std::string& key) const {
    for (const Lang lang : kAllLangs)
      if (has(key, lang)) return true;
    return false;
  }

  void add(const std::string& key, Lang lang, std::string_view name) {
    versions_.insert({{key, lang}, true});
    if (!name.empty()) keys_.emplace(fmt::format("{} {}", code(lang), folded_words(name)), key);
  }
  void add_foreign(const std::string& key, std::string_view name) {
    keys_.emplace("foreign " + folded_words(name), key);
  }

 private:
  void add_known(const Document& document, Lang lang) {
    const Variant& variant = document.in(lang);
    add(document.key, lang, variant.title);
    add(document.key, lang, variant.term.abbreviation);
    for (const std::string& name : variant.term.variants) add(document.key, lang, name);
    for (const std::string& name : variant.term.foreign) add_foreign(document.key, name);
    if (lang == Lang::en) add_foreign(document.key, variant.title);
  }

  std::map<std::string, std::string> keys_;  // "ru снижение вреда" -> key
  std::map<std::pair<std::string, Lang>, bool> versions_;
};

// The English name makes the best key: it serves every language.
std::string new_key(const DraftTerm& term, const TermBook& book) {
  std::string key;
  for (const std::string& name : term.foreign)
    if (key.empty() && name.size() <= 60) key = ascii_address(normalise_key(name));
  if (key.empty()) key = ascii_address(normalise_key(shortened(term.term, 60)));
  if (key.empty()) key = "term";
  std::string free = key;
  for (int number = 2; book.has(free); ++number) free = fmt::format("{}-{}", key, number);
  return free;
}

TermVersion version_of(const DraftTerm& term) {
  TermVersion version;
  version.term = term.term;
  version.abbreviation = term.abbreviation;
  version.variants = term.variants;
  version.foreign = term.foreign;
  version.status = "preferred";
  version.definition = escape_line_start(escape_markdown(term.definition));
  return version;
}

std::string draft_file(const TermVersion& version) {
  std::string text = term_file(version);
  const std::size_t end = text.find("\n---\n", 3);
  text.insert(end + 1, "draft: yes  # not published while this line is here\n");
  return text;
}

}  // namespace

std::size_t add_terms(const std::vector<DraftTerm>& terms, const Site& site,
                      const std::filesystem::path& folder, std::vector<ImportedFile>& files,
                      std::vector<Remark>& remarks) {
  TermBook book(site);
  struct Entry {
    std::string path;
    TermVersion version;
  };
  std::map<std::pair<std::string, Lang>, Entry> entries;  // of this import
  for (const DraftTerm& term : terms) {
    std::string key = book.concept_of(term);
    if (const auto own = entries.find({key, term.lang}); own != entries.end()) {
      // The list of abbreviations often follows a glossary that has the term already.
      TermVersion& version = own->second.version;
      if (version.abbreviation.empty()) version.abbreviation = term.abbreviation;
      if (version.definition.empty()) version.definition = version_of(term).definition;
      remarks.push_back({RemarkKind::known, term.line, "term of this file, " + key, term.source});
      continue;
    }
    const bool known = !key.empty() && book.has(key, term.lang);
    if (key.empty()) key = new_key(term, book);
    const std::string path = fmt::format("glossary/{}.{}.md", key, code(term.lang));
    if (known || (!folder.empty() && std::filesystem::exists(folder / path))) {
      remarks.push_back(
          {RemarkKind::known, term.line, "term, left as the glossary has it: " + key, term.source});
      continue;
    }
    book.add(key, term.lang, term.term);
    book.add(key, term.lang, term.abbreviation);
    for (const std::string& name : term.foreign) book.add_foreign(key, name);
    entries[{key, term.lang}] = {path, version_of(term)};
  }
  for (const auto& [place, entry] : entries)
    files.push_back({entry.path, draft_file(entry.version)});
  return entries.size();
}

}  // namespace tilmech
