// The site in memory, as the preview shows it: read once, then kept right as files change. What an
// error has broken stays as it was when it was last good.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "app/options.h"
#include "content/load_site.h"
#include "model/diagnostic.h"
#include "model/site.h"
#include "render/live_pages.h"

namespace tilmech {

struct LiveParts;

struct LiveOptions {
  SiteOptions site;
  bool by_clock = true;     // what is held is decided by the clock, not by site.now
  bool drafts = true;       // drafts and documents under embargo are shown
  std::string base_url;     // where the preview is
  bool always_all = false;  // everything is read at each change, even for a single text
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

  // Null with `pages`: what is read anew when a single document was saved.
  std::unique_ptr<LiveParts> parts;

  // The file of a page, as LivePages::make. What the glossary says of its uses in other texts is
  // gathered when a page of the glossary is asked for. From many threads, as search_files().
  std::optional<LivePage> page(std::string_view path) const;
  // The files of the search index, made when the first of them is asked for.
  const std::map<std::string, std::string, std::less<>>& search_files() const;

  // Documents were replaced: what is made from all of them is made anew when it is asked for.
  void forget_lists();

  LiveState();
  ~LiveState();
  LiveState(const LiveState&) = delete;
  LiveState& operator=(const LiveState&) = delete;

 private:
  Site& own_;  // the site: its uses of terms are gathered while others read
  mutable std::mutex lists_;
  mutable bool uses_are_old_ = false;
  mutable std::optional<std::map<std::string, std::string, std::less<>>> search_files_;
};

class LiveSite {
 public:
  explicit LiveSite(LiveOptions options);
  ~LiveSite();

  // Reads everything. What the world or settings broke is a problem, and the old state stays.
  void reload();
  // Reads the files of content that changed; everything when that is not enough (live_part.cpp).
  // Returns whether anything is different.
  bool update(const std::vector<std::filesystem::path>& files);

  // Reads everything when the clock has made a difference: an embargo has ended, a day has begun.
  // Returns whether it has.
  bool follow_clock();

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
    ContentFile file;
  };

  LoadedFile load(const ContentFile& file);
  void read_all();
  bool read_part(const std::vector<std::filesystem::path>& files);
  std::optional<Document> read_again(const Document& old, Diagnostics& found);
  bool replace(std::size_t place, Document fresh, Diagnostics found);
  void put(std::size_t place, Document fresh, Diagnostics found);
  void retell(const Document& document, std::size_t place);

  LiveOptions options_;
  std::mutex changing_;  // one change at a time
  mutable std::shared_mutex mutex_;
  std::unique_ptr<LiveState> state_;
  bool is_whole_ = false;           // the state is what the last reading of everything made
  mutable std::mutex texts_mutex_;  // texts are read on all cores
  std::map<std::string, Text> texts_;
  Diagnostics problems_;
};

}  // namespace tilmech
