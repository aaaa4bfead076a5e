#include "exchange/release_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>
#include <vector>

#include "text/locale_format.h"

namespace tilmech {
namespace {

using Json = nlohmann::ordered_json;

void set(Json& record, const char* name, const std::string& value) {
  if (!value.empty()) record[name] = value;
}

void set_list(Json& record, const char* name, Json list) {
  if (!list.empty()) record[name] = std::move(list);
}

class Writer {
 public:
  Writer(const Site& site, Lang lang, const AddressOf& address_of)
      : site_(site), lang_(lang), address_of_(address_of) {}

  Json record(const Document& document) const {
    const Variant& variant = document.in(lang_);
    Json record = {{"key", document.key}, {"url", url(address_of_(document, lang_))}};
    set(record, "title", variant.title);
    set(record, "short_title", variant.short_title);
    set(record, "summary", variant.summary);
    if (document.date) record["date"] = iso_date(*document.date);
    set(record, "place", variant.place);
    record["source_language"] = code(document.source);
    Json languages = Json::object();
    for (const Lang other : site_.settings.languages)
      if (document.has(other))
        languages[std::string(code(other))] = url(address_of_(document, other));
    record["languages"] = std::move(languages);
    set_list(record, "tags", tags(document));
    set_list(record, "partners", document.partners);
    set(record, "contact", document.contact);
    set_list(record, "images", images(variant));
    set_list(record, "attachments", attachments(variant));
    Json corrections = Json::array();
    for (const Correction& one : variant.release.corrections)
      corrections.push_back({{"date", iso_date(one.date)}, {"text", one.text}});
    set_list(record, "corrections", std::move(corrections));
    if (const auto& withdrawn = variant.release.withdrawn)
      record["withdrawn"] = {{"date", iso_date(withdrawn->date)}, {"reason", withdrawn->reason}};
    return record;
  }

 private:
  std::string url(const std::string& address) const { return site_.settings.base_url + address; }

  Json tags(const Document& document) const {
    Json list = Json::array();
    for (const std::string& id : document.tags) {
      const auto known = site_.settings.tags.find(id);
      const bool named = known != site_.settings.tags.end() && !known->second[lang_].empty();
      list.push_back({{"id", id}, {"name", named ? known->second[lang_] : id}});
    }
    return list;
  }

  Json images(const Variant& variant) const {
    Json list = Json::array();
    for (const Image& image : variant.images) {
      Json& added = list.emplace_back(Json{{"url", url(image.file)}});
      set(added, "alt", image.alt);
      set(added, "caption", image.caption);
      set(added, "credit", image.credit);
      set(added, "licence", image.licence);
    }
    return list;
  }

  Json attachments(const Variant& variant) const {
    Json list = Json::array();
    for (const Attachment& file : variant.release.attachments) {
      if (file.file.empty()) continue;
      Json& added = list.emplace_back(Json{{"url", url(file.file)}});
      set(added, "title", file.title);
      added["bytes"] = file.bytes;
    }
    return list;
  }

  const Site& site_;
  Lang lang_;
  const AddressOf& address_of_;
};

}  // namespace

std::string releases_json_address(Lang lang) {
  return std::string(code(lang)) + "/releases.json";
}

std::string releases_json(const Site& site, Lang lang, const AddressOf& address_of) {
  std::vector<const Document*> releases;
  for (const Document& document : site.documents)
    if (document.collection == Collection::releases && document.has(lang))
      releases.push_back(&document);
  // Documents come by key; those without a date are the last.
  std::ranges::stable_sort(releases, std::ranges::greater(),
                           [](const Document* document) { return document->date; });
  const Settings& settings = site.settings;
  Json head = {{"version", kDataVersion}, {"language", code(lang)}};
  set(head, "title", settings.title[lang]);
  set(head, "address", settings.base_url);
  set(head, "licence", settings.content_licence);
  std::string out = head.dump();
  out.back() = ',';
  out += "\"releases\":[";
  const Writer writer(site, lang, address_of);
  for (const Document* release : releases) {
    out += release == releases.front() ? "\n" : ",\n";
    out += writer.record(*release).dump();
  }
  return out + "\n]}\n";
}

}  // namespace tilmech
