// Reading a part of the site: a document whose text was saved takes the place of the old one.
//
// The result is what reading everything makes of the same files. So whatever reaches further than
// the document itself is either followed here (links to its places, terms that translations render
// otherwise, lists it stands in) or makes everything be read: new, removed and renamed documents
// and languages, the glossary, settings, templates, pictures.
#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <tuple>

#include "align/align_documents.h"
#include "app/judge.h"
#include "app/live_parts.h"
#include "app/live_site.h"
#include "check/links.h"
#include "content/assemble.h"
#include "content/media.h"
#include "content/recorded_addresses.h"
#include "content/references.h"
#include "render/catalogue.h"
#include "text/locale_format.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostFiles = 8;  // beyond, everything is read at once on all cores
constexpr std::string_view kRecorded = ".addresses.json";

// The versions' files, and the one with recorded addresses.
std::vector<std::string> files_of(const Document& document) {
  std::vector<std::string> files;
  for (const auto& variant : document.variants.values)
    if (variant) files.push_back(variant->file);
  files.push_back(addresses_file_of(document.in(document.source).file));
  return files;
}

// Whether other documents cannot tell the two apart by key, address and languages.
bool stands_alike(const Document& a, const Document& b) {
  if (std::tie(a.key, a.collection, a.folder, a.slug, a.source) !=
      std::tie(b.key, b.collection, b.folder, b.slug, b.source))
    return false;
  const auto silenced = [](const Variant& variant) {
    std::vector<std::string> ids;
    ids.reserve(variant.silence.size());
    for (const Silence& silence : variant.silence) ids.push_back(silence.id);
    return ids;
  };
  return std::ranges::all_of(kAllLangs, [&](Lang lang) {
    if (a.has(lang) != b.has(lang)) return false;
    return !a.has(lang) || (a.in(lang).aliases == b.in(lang).aliases &&
                            silenced(a.in(lang)) == silenced(b.in(lang)));
  });
}

// Whether lists, menus and feeds have the two in the same place under the same name. A release or
// programme is asked for its title when a list is shown; menus hold those of pages.
bool is_listed_alike(const Settings& settings, const Document& a, const Document& b) {
  if (std::tie(a.date, a.tags, a.share_image) != std::tie(b.date, b.tags, b.share_image) ||
      a.alignment.sections.empty() != b.alignment.sections.empty())
    return false;
  // The order of a guide's chapters.
  if (a.collection == Collection::pages && listed_targets(a) != listed_targets(b)) return false;
  const std::string id = std::string(name_of(a.collection)) + "/" + a.key;
  const bool in_menus = a.collection == Collection::pages ||
                        std::ranges::find(settings.menu, id) != settings.menu.end();
  return std::ranges::all_of(kAllLangs, [&](Lang lang) {
    if (!a.has(lang)) return true;
    const Variant &x = a.in(lang), &y = b.in(lang);
    const ProgrammeFields &p = x.programme, &q = y.programme;
    if (std::tie(p.adopted, p.in_force_from, p.in_force_until) !=
        std::tie(q.adopted, q.in_force_from, q.in_force_until))
      return false;
    const auto days = [](const Variant& variant) {
      std::vector<Date> dates;
      dates.reserve(variant.release.corrections.size());
      for (const Correction& one : variant.release.corrections) dates.push_back(one.date);
      if (variant.release.withdrawn) dates.push_back(variant.release.withdrawn->date);
      return dates;
    };
    return days(x) == days(y) && (!in_menus || short_title(x) == short_title(y));
  });
}

// Findings about a document that depend on all others, and are made only when all are read.
bool concerns_all(const Diagnostic& diagnostic) {
  constexpr std::array kKinds = {Finding::key_twice, Finding::key_orphan, Finding::address_twice,
                                 Finding::address_reserved, Finding::bad_slug};
  return std::ranges::find(kKinds, diagnostic.finding) != kKinds.end();
}

// Findings about a document that change when others do.
bool depends_on_others(const Diagnostic& diagnostic) {
  return diagnostic.finding == Finding::link_unknown_section ||
         diagnostic.finding == Finding::term_missing || diagnostic.finding == Finding::term_extra;
}

bool is_of(const Document& document, const std::string& file) {
  if (file.ends_with(kRecorded))
    return addresses_file_of(document.in(document.source).file) == file;
  return std::ranges::any_of(document.variants.values,
                             [&](const auto& variant) { return variant && variant->file == file; });
}

// The documents that a file belongs to: texts of one name with keys of their own share their
// recorded addresses.
std::vector<std::size_t> places_of(const Site& site, const std::string& file) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < site.documents.size(); ++i)
    if (is_of(site.documents[i], file)) places.push_back(i);
  return places;
}

// By file.
std::map<std::string, Diagnostics> sort_by_file(Diagnostics findings) {
  std::map<std::string, Diagnostics> sorted;
  for (Diagnostic& one : findings) sorted[one.place.file].push_back(std::move(one));
  return sorted;
}

}  // namespace

LiveParts::LiveParts(const Site& site)
    : vocabulary(site.documents),
      aligner(vocabulary, weights, books),
      marker(site),
      check(site),
      links(site.documents.size()),
      terms(site.documents.size()),
      found(site.documents.size()) {
  for (std::size_t i = 0; i < links.size(); ++i) unchecked.insert(unchecked.end(), i);
  tbb::parallel_for(std::size_t{0}, links.size(),
                    [&](std::size_t i) { links[i] = linked_places(site.documents[i]); });
}

// The document as its files are now; nullopt when that is another document.
std::optional<Document> LiveSite::read_again(const Document& old, Diagnostics& found) {
  std::vector<LoadedFile> files;
  for (const auto& variant : old.variants.values) {
    if (!variant) continue;
    std::error_code error;
    const ContentFile file = texts_.at(variant->file).file;
    if (!fs::is_regular_file(file.path, error)) return std::nullopt;
    LoadedFile loaded = load(file);
    if (!loaded.readable) return std::nullopt;
    std::ranges::move(loaded.diagnostics, std::back_inserter(found));
    loaded.diagnostics.clear();
    files.push_back(std::move(loaded));
  }
  std::vector<Document> fresh = assemble_documents(state_->site.settings, std::move(files), found);
  if (fresh.size() != 1 || !stands_alike(fresh[0], old)) return std::nullopt;
  read_addresses(fresh[0], found);
  fresh[0].address = old.address;
  return std::move(fresh[0]);
}

// Says anew of a document what depends on others: on places it links to, on terms of all texts.
void LiveSite::retell(const Document& document, std::size_t place) {
  LiveState& state = *state_;
  Diagnostics found;
  check_links(state.site, document, found);
  state.parts->missing.report(place, found);
  judge(state.site, {}, false, found);
  auto by_file = sort_by_file(std::move(found));
  for (const std::string& file : files_of(document))
    replace_findings(state.findings, file, std::not_fn(depends_on_others),
                     std::move(by_file[file]));
}

// Puts a document into its place, says of it what there is to say, and of others what is different
// now.
void LiveSite::put(std::size_t place, Document fresh, Diagnostics found) {
  LiveState& state = *state_;
  LiveParts& parts = *state.parts;
  Document& document = state.site.documents[place];
  const bool is_listed_otherwise = !is_listed_alike(state.site.settings, document, fresh);
  const std::vector<std::string> files = files_of(document);
  document = std::move(fresh);
  std::vector<std::size_t> others;
  if (state.is_checked) {
    const Date today = date_in(state.now, state.site.settings.time_zone);
    TermTally terms = parts.check.check(document, today, found);
    others = parts.missing.replace(place, std::move(terms));
    parts.missing.report(place, found);
  } else {
    parts.unchecked.insert(place);
  }
  judge(state.site, {}, false, found);
  auto by_file = sort_by_file(std::move(found));
  for (const std::string& file : files)
    replace_findings(
        state.findings, file, [](const Diagnostic&) { return false; }, std::move(by_file[file]));
  parts.links[place] = linked_places(document);
  const std::string id = std::string(name_of(document.collection)) + "/" + document.key;
  for (std::size_t i = 0; i < parts.links.size(); ++i)
    if (i != place && parts.links[i].contains(id)) others.push_back(i);
  for (const std::size_t other : others) {
    if (state.is_checked)
      retell(state.site.documents[other], other);
    else
      parts.unchecked.insert(other);
  }
  for (const std::string& file : files)
    if (const auto text = texts_.find(file); text != texts_.end())
      state.texts[file] = text->second.good;
  state.forget_lists();
  if (is_listed_otherwise) state.pages->refresh();
}

// Gives the document its references, media, rows and terms. False when everything has to be read.
bool LiveSite::replace(std::size_t place, Document fresh, Diagnostics found) {
  LiveState& state = *state_;
  resolve_references(state.site, fresh, found);
  const std::set<std::string> media = media_of(state.site.documents[place]);
  Site shown;  // knows of files with the same name in several content folders
  if (!media.empty() || content_folders().size() > 1) shown.media = state.site.media;
  resolve_media(shown, fresh, found);
  if (!std::ranges::includes(media_of(fresh), media)) return false;
  align_document(fresh, state.parts->aligner, found);
  state.parts->marker.mark(fresh, found);
  // Readers wait for some thousandths of a second.
  const std::unique_lock lock = write_lock();
  put(place, std::move(fresh), std::move(found));
  const std::size_t known = state.site.media.size();
  state.site.media.merge(shown.media);
  // The size of a new picture is read when the pages are made anew.
  if (state.site.media.size() != known) state.pages->refresh();
  return true;
}

bool LiveSite::read_part(const std::vector<fs::path>& files) {
  LiveState& state = *state_;
  if (!is_whole_ || !options_.drafts || options_.always_all) return false;
  if (!state.parts) state.parts = std::make_unique<LiveParts>(state.site);
  if (files.empty() || files.size() > kMostFiles) return false;
  std::set<std::size_t> places;
  for (const fs::path& file : files) {
    const std::string name = file.lexically_normal().string();
    const std::vector<std::size_t> found = places_of(state.site, name);
    if (found.empty()) return false;
    for (const std::size_t place : found) {
      const Document& document = state.site.documents[place];
      if (document.collection == Collection::glossary) return false;
      for (const std::string& own : files_of(document))
        if (std::ranges::any_of(findings_about(state.findings, own), concerns_all)) return false;
      places.insert(place);
    }
  }
  for (const std::size_t place : places) {
    Diagnostics found;
    std::optional<Document> fresh = read_again(state.site.documents[place], found);
    if (!fresh || !replace(place, std::move(*fresh), std::move(found))) return false;
  }
  const std::unique_lock lock = write_lock();
  problems_ = errors_of(state.findings);
  ++state_->version;
  return true;
}

}  // namespace tilmech
