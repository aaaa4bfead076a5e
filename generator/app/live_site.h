// The site in memory, as the preview shows it: read once, then kept right as files change. What an
// error has broken stays as it was when it was last good.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <vector>

#include "app/options.h"
#include "content/load_site.h"
#include "model/diagnostic.h"
#include "model/site.h"
#include "render/live_pages.h"

namespace tilmech {

struct LiveOptions {
  SiteOptions site;
  bool by_clock = true;     // what is held is decided by the clock, not by site.now
  bool drafts = true;       // drafts and documents under embargo are shown
  std::string base_url;     // where the preview is
  bool always_all = false;  // read everything at each change, even for a single text
};

// One state of the site after passes 1 to 3.
struct LiveState {
  Site site;
  Diagnostics findings;              // of everything there is, judged and sorted
  Instant now{};                     // what decided what is held
  std::unique_ptr<LivePages> pages;  // null: there has been no site without broken settings yet
  std::uint64_t version = 0;         // counts changes
  // By file, the bytes that were read: of a text with an error those before it.
  std::map<std::string, std::shared_ptr<const std::string>> texts;

  // The files of the search index, made when the first of them is asked for. From many threads.
  const std::map<std::string, std::string, std::less<>>& search_files() const;

  LiveState() = default;
  LiveState(const LiveState&) = delete;
  LiveState& operator=(const LiveState&) = delete;

 private:
  mutable std::once_flag searched_;
  mutable std::map<std::string, std::string, std::less<>> search_files_;
};

class LiveSite {
 public:
  explicit LiveSite(LiveOptions options);
  ~LiveSite();

  // Reads everything. What the world or settings broke is a problem, and the old state stays.
  void reload();
  // Reads the files of content that changed; everything when that is not enough. Returns whether
  // anything is different.
  bool update(const std::vector<std::filesystem::path>& files);

  // What the last reading could not use: errors of texts, settings, templates.
  Diagnostics problems() const;

  // Calls `read` with the state, which does not change meanwhile.
  template <class Read>
  auto read(Read read) const {
    const std::shared_lock lock(mutex_);
    const LiveState& state = *state_;
    return read(state);
  }

  const SiteOptions& options() const { return options_.site; }
  std::vector<std::filesystem::path> content_folders() const;

 private:
  // A text as it was last read, and as it was last good.
  struct Text {
    std::uint64_t digest = 0;                 // of the bytes last read
    std::shared_ptr<const std::string> good;  // bytes without errors; null: never
    bool is_there = false;                    // when everything was read last
  };

  LoadedFile load(const ContentFile& file);
  bool replace_documents(const std::vector<std::filesystem::path>& files);

  LiveOptions options_;
  std::mutex changing_;  // one change at a time
  mutable std::shared_mutex mutex_;
  std::unique_ptr<LiveState> state_;
  mutable std::mutex texts_mutex_;  // texts are read on all cores
  std::map<std::string, Text> texts_;
  Diagnostics problems_;
};

}  // namespace tilmech
