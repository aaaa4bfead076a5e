#include "content/assemble.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>
#include <tuple>

#include "text/key.h"
#include "text/locale_format.h"

namespace tilmech {
namespace {

struct KeyedFile {
  LoadedFile loaded;
  std::string key;  // normalised, with its folder
};

int line_of(const Variant& variant, const std::string& field) {
  const auto found = variant.lines.find(field);
  return found == variant.lines.end() ? 0 : found->second;
}

std::string shown(const Date& date) {
  return iso_date(date);
}
std::string shown(const Instant& instant) {
  return rfc3339(instant, "UTC");
}
std::string shown(bool flag) {
  return flag ? "true" : "false";
}
std::string shown(const std::string& text) {
  return text;
}
std::string shown(Lang lang) {
  return std::string(code(lang));
}
std::string shown(const std::vector<Lang>& langs) {
  std::vector<std::string_view> codes;
  codes.reserve(langs.size());
  for (const Lang lang : langs) codes.push_back(code(lang));
  return fmt::format("{}", fmt::join(codes, ", "));
}
std::string shown(const std::vector<std::string>& list) {
  return fmt::format("{}", fmt::join(list, ", "));
}

// The versions of one document, the site's first language first.
using Versions = std::span<LoadedFile* const>;

// The value of a shared field: the first that any version gives. Reports another one that differs.
template <class T>
std::optional<T> shared_value(Versions versions, std::optional<T> SharedFields::*field,
                              const std::string& name, Diagnostics& diagnostics) {
  const LoadedFile* giver = nullptr;
  for (const LoadedFile* version : versions) {
    const std::optional<T>& value = version->front_matter.shared.*field;
    if (!value) continue;
    if (giver == nullptr) {
      giver = version;
      continue;
    }
    const std::optional<T>& first = giver->front_matter.shared.*field;
    if (*value == *first) continue;
    const Variant& variant = version->front_matter.variant;
    const Variant& other = giver->front_matter.variant;
    report(diagnostics, Finding::shared_field_differs, {variant.file, line_of(variant, name), 1},
           name, shown(*value), shown(*first),
           fmt::format("{}:{}", other.file, line_of(other, name)));
  }
  return giver == nullptr ? std::nullopt : giver->front_matter.shared.*field;
}

Document join(const Settings& settings, const std::string& key, Versions versions,
              Diagnostics& diagnostics) {
  Document document;
  document.key = key;
  document.collection = versions.front()->file.collection;
  const auto value = [&](auto field, const char* name) {
    return shared_value(versions, field, name, diagnostics);
  };
  document.date = value(&SharedFields::date, "date");
  document.publish_at = value(&SharedFields::publish_at, "publish_at");
  document.together = value(&SharedFields::together, "together").value_or(false);
  document.share_image = value(&SharedFields::share_image, "share_image").value_or(false);
  document.follows = value(&SharedFields::follows, "follows").value_or(std::vector<Lang>());
  document.tags = value(&SharedFields::tags, "tags").value_or(std::vector<std::string>());
  document.partners =
      value(&SharedFields::partners, "partners").value_or(std::vector<std::string>());
  document.contact = value(&SharedFields::contact, "contact").value_or("");
  const std::optional<Lang> source = value(&SharedFields::source, "source");
  for (LoadedFile* version : versions) {
    FrontMatter& front = version->front_matter;
    if (!front.slug.empty() && document.slug.empty()) document.slug = front.slug;
    if (!front.slug.empty() && document.slug != front.slug)
      report(diagnostics, Finding::shared_field_differs,
             {front.variant.file, line_of(front.variant, "slug"), 1}, "slug", front.slug,
             document.slug, "");
    document.folder = version->file.folder;
    document.variants[version->file.lang] = std::move(front.variant);
  }
  document.source = source.value_or(settings.source_language);
  if (!document.has(document.source)) document.source = versions.front()->file.lang;
  return document;
}

std::vector<KeyedFile> give_keys(std::vector<LoadedFile> files, Diagnostics& diagnostics) {
  std::vector<KeyedFile> keyed;
  keyed.reserve(files.size());
  for (LoadedFile& loaded : files) {
    const FrontMatter& front = loaded.front_matter;
    const std::string raw = front.key.empty() ? loaded.file.name : front.key;
    const std::size_t before = diagnostics.size();
    check_key(raw, {loaded.file.shown, line_of(front.variant, "key"), front.key.empty() ? 0 : 1},
              diagnostics);
    std::string key = normalise_key(loaded.file.folder + raw);
    if (diagnostics.size() == before && !key.empty())
      keyed.push_back({std::move(loaded), std::move(key)});
  }
  return keyed;
}

}  // namespace

std::vector<Document> assemble_documents(const Settings& settings, std::vector<LoadedFile> files,
                                         Diagnostics& diagnostics) {
  std::vector<KeyedFile> keyed = give_keys(std::move(files), diagnostics);
  std::erase_if(keyed, [&](const KeyedFile& file) {
    if (settings.uses(file.loaded.file.lang)) return false;
    report(diagnostics, Finding::language_not_used, {file.loaded.file.shown, 0, 0},
           code(file.loaded.file.lang));
    return true;
  });
  const auto rank = [&](Lang lang) {
    return std::ranges::find(settings.languages, lang) - settings.languages.begin();
  };
  const auto order = [&](const KeyedFile& file) {
    const ContentFile& content = file.loaded.file;
    return std::tuple(content.collection, std::string_view(file.key), rank(content.lang),
                      std::string_view(content.shown));
  };
  // Files are large, so their addresses are sorted, not they.
  std::vector<KeyedFile*> sorted;
  sorted.reserve(keyed.size());
  for (KeyedFile& file : keyed) sorted.push_back(&file);
  std::ranges::sort(sorted, [&](const auto* a, const auto* b) { return order(*a) < order(*b); });

  std::vector<Document> documents;
  documents.reserve(sorted.size() / settings.languages.size() + 1);
  for (std::size_t i = 0; i < sorted.size();) {
    const std::string& key = sorted[i]->key;
    const Collection collection = sorted[i]->loaded.file.collection;
    std::vector<LoadedFile*> versions;
    for (; i < sorted.size() && sorted[i]->key == key &&
           sorted[i]->loaded.file.collection == collection;
         ++i) {
      LoadedFile& loaded = sorted[i]->loaded;
      if (versions.empty() || versions.back()->file.lang != loaded.file.lang)
        versions.push_back(&loaded);
      else
        report(diagnostics, Finding::key_twice,
               {loaded.file.shown, line_of(loaded.front_matter.variant, "key"), 0}, key,
               code(loaded.file.lang), versions.back()->file.shown);
    }
    documents.push_back(join(settings, key, versions, diagnostics));
  }
  return documents;
}

}  // namespace tilmech
