#include "app/desk_view_of.h"

#include <fmt/format.h>

#include "align/keep_addresses.h"
#include "content/hold_back.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

std::string hold_name(Hold hold) {
  switch (hold) {
    case Hold::embargo:
      return "embargo";
    case Hold::draft:
      return "draft";
    case Hold::together:
      return "together";
    case Hold::none:
      break;
  }
  return "";
}

std::set<std::string> changed_addresses(const Document& document) {
  std::set<std::string> changed;
  if (!document.recorded || !document.has(document.source)) return changed;
  std::map<std::string, std::string> before;
  for (const RecordedSection& section : document.recorded->sections)
    for (const RecordedBlock& block : section.blocks)
      before[fmt::format("{}-{}", section.address, block.name)] = block.digest;
  for (const RecordedSection& section : record_addresses(document).sections)
    for (const RecordedBlock& block : section.blocks) {
      const std::string address = fmt::format("{}-{}", section.address, block.name);
      const auto known = before.find(address);
      if (known == before.end() || known->second != block.digest) changed.insert(address);
    }
  return changed;
}

const std::string& text_of(const LiveState& state, const std::string& file) {
  static const std::string kNone;
  const auto found = state.texts.find(file);
  return found == state.texts.end() ? kNone : *found->second;
}

}  // namespace

DeskView desk_view_of(const LiveState& state) {
  DeskView view{state.site, state.findings, state.is_checked, {}, {}, {}, {}, {}, {}};
  view.hold = [&state](const Document& document) {
    return hold_name(hold_of(document, state.site.settings, state.now));
  };
  view.page = [](const Document& document, Lang lang) {
    return std::string("/").append(LivePages::address(document, lang));
  };
  view.text = [&state](const Variant& variant) { return text_of(state, variant.file); };
  view.block_html = [&state](const Document& document, Lang lang, const Block& block) {
    return state.pages ? state.pages->place_html(document, lang, block) : "";
  };
  view.title_html = [&state](const Document& document, Lang lang, const RichText& title) {
    return state.pages ? state.pages->title_html(document, lang, title) : "";
  };
  view.changed = changed_addresses;
  return view;
}

std::optional<StampedSource> stamped_source(const LiveSite& live, std::string_view id,
                                            std::string_view lang) {
  return live.read([&](const LiveState& state) -> std::optional<StampedSource> {
    const auto wanted = lang_from_code(lang);
    const Document* document = document_by_id(state.site, id);
    if (document == nullptr || !wanted || !document->has(*wanted)) return std::nullopt;
    const Variant& source = document->in(document->source);
    return StampedSource{source,
                         {source.file, source.file, document->collection, document->folder,
                          fs::path(source.file).stem().stem().string(), source.lang},
                         text_of(state, source.file),
                         document->in(*wanted).source_revision};
  });
}

EditedVersion version_to_edit(const LiveSite& live, std::string_view id, std::string_view lang) {
  return live.read([&](const LiveState& state) {
    EditedVersion version;
    const auto wanted = lang_from_code(lang);
    const Document* document = document_by_id(state.site, id);
    if (document == nullptr || !wanted || !state.site.settings.uses(*wanted)) return version;
    const Variant& source = document->in(document->source);
    version.source_file = source.file;
    version.title_field = document->collection == Collection::glossary ? "term" : "title";
    if (source.lines.contains("key")) version.key = document->key;
    version.exists = document->has(*wanted);
    const fs::path from = source.file;
    // "x.ru.md" -> "x"
    const std::string name = from.stem().stem().string();
    const fs::path path = version.exists
                              ? fs::path(document->in(*wanted).file)
                              : from.parent_path() / fmt::format("{}.{}.md", name, code(*wanted));
    version.file.content = {path, path.string(), document->collection, document->folder,
                            name, *wanted};
    if (!version.exists) return version;
    const Variant& variant = document->in(*wanted);
    version.text = text_of(state, variant.file);
    version.file.base = digest_of_text(version.text);
    const auto draft = variant.lines.find("draft");
    if (variant.draft && draft != variant.lines.end()) version.draft_line = draft->second;
    return version;
  });
}

}  // namespace tilmech
