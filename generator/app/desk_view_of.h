// The site in memory as the desk sees it, and a version of a document as the desk may change it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/edits.h"
#include "app/live_site.h"
#include "app/old_words.h"
#include "preview/desk_view.h"

namespace tilmech {

DeskView desk_view_of(const LiveState& state);

// Calls `make(view, state)` while the state stays as it is.
template <class Make>
auto with_live_view(const LiveSite& live, Make make) {
  return live.read([&](const LiveState& state) {
    DeskView view = desk_view_of(state);
    return make(view, state);
  });
}

// The source of the document `id` with the stamp of its version in `lang`; nullopt: there is none.
std::optional<StampedSource> stamped_source(const LiveSite& live, std::string_view id,
                                            std::string_view lang);

struct EditedVersion {
  EditedFile file;  // where it is, or would be; without a path: there is no such document
  bool exists = false;
  std::string text;         // the bytes that the site in memory was made from
  std::string key;          // when the document's files name it by a field
  std::string title_field;  // "title" or "term"
  std::string source_file;
  int draft_line = 0;  // of the field `draft`; 0: no draft
};

// The version in `lang` of the document `id`. Its file comes from the site, never from a request.
EditedVersion version_to_edit(const LiveSite& live, std::string_view id, std::string_view lang);

}  // namespace tilmech
