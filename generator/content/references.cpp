#include "content/references.h"

#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "text/key.h"

namespace tilmech {
namespace {

// The scheme of an address in lower case, "" when it has none. Controls and spaces, which browsers
// skip, do not hide it.
std::string scheme_of(std::string_view address) {
  std::string scheme;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ') continue;
    if (c == ':') return scheme;
    if (c == '/' || c == '?' || c == '#') return "";
    scheme += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return "";
}

bool is_allowed_scheme(std::string_view scheme) {
  constexpr auto kAllowed = std::to_array<std::string_view>({"http", "https", "mailto", "tel"});
  return std::ranges::find(kAllowed, scheme) != kAllowed.end();
}

// "%D0%B6" -> "ж": Markdown writes Cyrillic keys in links that way. Other text stays.
std::string percent_decoded(std::string_view text) {
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped =
        text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    decoded += escaped ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
    if (escaped) i += 2;
  }
  return decoded;
}

// All keys of the site, to look up and to guess from.
struct Keys {
  const Site& site;
  std::array<std::vector<std::string>, kAllCollections.size()> of_collection;

  explicit Keys(const Site& all) : site(all) {
    for (const Document& document : all.documents)
      of_collection[static_cast<std::size_t>(document.collection)].push_back(document.key);
  }

  const std::vector<std::string>& in(Collection collection) const {
    return of_collection[static_cast<std::size_t>(collection)];
  }
};

// Resolves the references of one version.
class Resolver {
 public:
  Resolver(const Keys& keys, Variant& variant, Diagnostics& diagnostics)
      : keys_(keys), variant_(variant), diagnostics_(diagnostics) {}

  void text(RichText& text, int first_line) {
    bool drop = false;
    for (Mark& mark : text.marks) {
      if (mark.kind != MarkKind::link) continue;
      const auto lines = std::count(text.text.begin(), text.text.begin() + mark.begin, '\n');
      if (link(mark, {variant_.file, first_line + static_cast<int>(lines), 0})) continue;
      mark.target.clear();
      drop = true;
    }
    if (drop)
      std::erase_if(text.marks, [](const Mark& mark) {
        return mark.kind == MarkKind::link && mark.target.empty();
      });
  }

  void blocks(std::vector<Block>& list) {
    for (Block& block : list) {
      text(block.text, block.first_line);
      blocks(block.children);
    }
  }

  // A key in a field: normalised, or reported and "".
  std::string key(Collection collection, const std::string& written, const std::string& field) {
    const std::string key = normalise_key(written);
    if (keys_.site.find(collection, key) != nullptr) return key;
    report(diagnostics_, Finding::reference_unknown, place(field), field, written,
           nearest(key, keys_.in(collection)));
    return "";
  }

  template <class Map>
  void id(const Map& known, const std::string& written, const std::string& field) {
    if (written.empty() || known.contains(written)) return;
    std::vector<std::string> ids;
    ids.reserve(known.size());
    for (const auto& [id, value] : known) ids.push_back(id);
    report(diagnostics_, Finding::reference_unknown, place(field), field, written,
           nearest(written, ids));
  }

 private:
  Place place(const std::string& field) const {
    const auto line = variant_.lines.find(field);
    return {variant_.file, line == variant_.lines.end() ? 0 : line->second, 0};
  }

  // False when the link has to go.
  bool link(Mark& mark, const Place& place) {
    const std::string& target = mark.target;
    if (target.starts_with('#')) return true;
    if (const std::string scheme = scheme_of(target); !scheme.empty()) {
      if (is_allowed_scheme(scheme)) return true;
      report(diagnostics_, Finding::bad_link_scheme, place, target);
      return false;
    }
    if (target.starts_with("//") || target.starts_with('\\')) {
      report(diagnostics_, Finding::bad_link_scheme, place, target);
      return false;
    }
    return document_link(mark, place);
  }

  bool document_link(Mark& mark, const Place& place) {
    const std::string decoded = percent_decoded(mark.target);
    const std::size_t hash = std::min(decoded.find('#'), decoded.size());
    std::string path = decoded.substr(0, hash);
    while (path.starts_with('/')) path.erase(0, 1);
    while (path.ends_with('/')) path.pop_back();
    const std::size_t slash = path.find('/');
    const std::string first = path.substr(0, slash);
    for (const Collection collection : kAllCollections) {
      if (slash == std::string::npos || name_of(collection) != first) continue;
      const std::string key = normalise_key(path.substr(slash + 1));
      if (keys_.site.find(collection, key) != nullptr) {
        mark.target = "doc:" + first + "/" + key + decoded.substr(hash);
        return true;
      }
      const std::string guess = nearest(key, keys_.in(collection));
      report(diagnostics_, Finding::link_unknown_document, place, path,
             guess.empty() ? "" : first + "/" + guess);
      return false;
    }
    report(diagnostics_, Finding::link_unknown_document, place, decoded, guess_collection(path));
    return false;
  }

  // A key without its collection is the usual slip.
  std::string guess_collection(const std::string& path) const {
    const std::string key = normalise_key(path.substr(path.rfind('/') + 1));
    for (const Collection collection : kAllCollections)
      if (keys_.site.find(collection, key) != nullptr)
        return std::string(name_of(collection)) + "/" + key;
    return "";
  }

  const Keys& keys_;
  Variant& variant_;
  Diagnostics& diagnostics_;
};

void resolve_fields(const Settings& settings, Document& document, Lang lang, Resolver& resolver) {
  Variant& variant = *document.variants[lang];
  for (const std::string& id : variant.release.boilerplate)
    resolver.id(settings.boilerplates, id, "boilerplate");
  for (std::string& key : variant.term.see_also)
    key = resolver.key(Collection::glossary, key, "see_also");
  std::erase(variant.term.see_also, "");
  if (!variant.term.antonym.empty())
    variant.term.antonym = resolver.key(Collection::glossary, variant.term.antonym, "antonym");
  if (!variant.replaced_by.empty())
    variant.replaced_by = resolver.key(document.collection, variant.replaced_by, "replaced_by");
  if (variant.lines.contains("partners"))
    for (const std::string& id : document.partners) resolver.id(settings.partners, id, "partners");
  if (variant.lines.contains("contact"))
    resolver.id(settings.contacts, document.contact, "contact");
}

void resolve_document(const Keys& keys, Document& document, Diagnostics& diagnostics) {
  const Settings& settings = keys.site.settings;
  for (const Lang lang : settings.languages) {
    if (!document.has(lang)) continue;
    Variant& variant = *document.variants[lang];
    Resolver resolver(keys, variant, diagnostics);
    resolve_fields(settings, document, lang, resolver);
    for (Section& section : variant.sections) {
      resolver.text(section.title, section.line);
      resolver.blocks(section.blocks);
    }
    for (Footnote& footnote : variant.footnotes) resolver.blocks(footnote.blocks);
  }
}

}  // namespace

void resolve_references(const Site& site, Document& document, Diagnostics& diagnostics) {
  resolve_document(Keys(site), document, diagnostics);
}

void resolve_references(Site& site, Diagnostics& diagnostics) {
  const Keys keys(site);
  std::vector<Diagnostics> found(site.documents.size());
  tbb::parallel_for(std::size_t{0}, site.documents.size(),
                    [&](std::size_t i) { resolve_document(keys, site.documents[i], found[i]); });
  for (Diagnostics& own : found) std::ranges::move(own, std::back_inserter(diagnostics));
}

}  // namespace tilmech
