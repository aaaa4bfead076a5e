#include "app/desk_files.h"

#include <fmt/format.h>

#include "app/desk_reply.h"
#include "app/export_translation.h"
#include "app/import_document.h"
#include "app/import_translation.h"
#include "app/problems_json.h"
#include "app/replace_file.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

using nlohmann::json;

json remarks_of(const ImportedDocument& document) {
  json remarks = json::array();
  for (const Remark& remark : document.remarks)
    remarks.push_back({{"kind", name_of(remark.kind)},
                       {"what", remark.what},
                       {"text", remark.text},
                       {"times", remark.times}});
  return remarks;
}

Reply take_document(LiveSite& live, Edits& edits, const std::string& name, std::string_view bytes) {
  const fs::path folder = live.content_folders().front();
  ImportDocumentOptions options;
  options.folder = folder;
  const ImportedDocument document = live.read(
      [&](const LiveState& state) { return read_document(name, bytes, state.site, options); });
  if (!document.refused.empty())
    return desk_reply({{"reason", "refused"}, {"why", document.refused}, {"hint", document.hint}},
                      422);
  std::vector<fs::path> texts;  // what can be undone
  for (const ImportedFile& file : document.files) {
    const fs::path path = (folder / file.path).lexically_normal();
    if (fs::exists(path)) return desk_reply({{"reason", "exists"}, {"path", file.path}}, 409);
    fs::create_directories(path.parent_path());
    if (path.extension() == ".md") texts.push_back(path);
  }
  edits.record(texts, document.key, [&] { write_imported(folder, document); });
  const std::string& first = document.files.front().path;  // "releases/x.ru.md"
  const std::size_t dot = first.rfind('.', first.size() - 4);
  return desk_reply({{"kind", "draft"},
                     {"id", first.substr(0, dot)},
                     {"lang", first.substr(dot + 1, 2)},
                     {"remarks", remarks_of(document)},
                     {"words",
                      {{"source", document.words.source},
                       {"kept", document.words.kept},
                       {"listed", document.words.listed}}}});
}

Reply take_translation(LiveSite& live, Edits& edits, const std::string& name,
                       std::string_view bytes, const SayFinding& say) {
  const TranslationReport report = import_translation(live.options(), name, bytes);
  if (!report.errors.empty())
    return desk_reply(
        {{"reason", "errors"}, {"errors", json::parse(problems_json(report.errors, say))}}, 422);
  std::vector<fs::path> paths;
  for (const ImportedTranslation& one : report.translations) {
    paths.push_back(one.path);
    fs::create_directories(one.path.parent_path());
  }
  edits.record(paths, name, [&] {
    for (const ImportedTranslation& one : report.translations)
      if (one.text != one.before) replace_file(one.path, one.text);
  });
  json documents = json::array();
  for (const ImportedTranslation& one : report.translations) {
    documents.push_back(live.read([&](const LiveState& state) -> json {
      const Document* document = document_by_id(state.site, one.document);
      return document == nullptr ? json{{"id", one.document}} : named_json(*document);
    }));
    documents.back().update({{"lang", code(one.to)},
                             {"changed", one.changed},
                             {"same", one.same},
                             {"missing", one.missing}});
  }
  return desk_reply({{"kind", "translation"}, {"documents", documents}});
}

}  // namespace

Reply take_file(LiveSite& live, Edits& edits, const std::string& name, std::string_view bytes,
                const SayFinding& say) {
  const bool table = name.ends_with(".docx") && is_reviewed_table(bytes);
  if (table || is_translation_file(name)) return take_translation(live, edits, name, bytes, say);
  if (is_document_file(name)) return take_document(live, edits, name, bytes);
  return desk_reply({{"reason", "kind"}}, 422);
}

Reply give_package(const LiveSite& live, const std::string& id, const std::string& lang) {
  const std::string source = live.read([&](const LiveState& state) -> std::string {
    const Document* document = document_by_id(state.site, id);
    return document == nullptr ? "" : std::string(code(document->source));
  });
  if (source.empty()) return text_reply(404, "there is no such document\n");
  TranslationRequest request;
  request.site = live.options();
  request.key = id;
  request.pair = source + "-" + lang;
  request.held = true;
  const ExportedTranslation package = export_translation(request);
  return {
      .type = "application/zip",
      .body = package.bytes,
      .heads = {{"Content-Disposition", fmt::format("attachment; filename=\"{}\"", package.name)}}};
}

}  // namespace tilmech
