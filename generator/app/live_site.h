// The site in memory, as the preview shows it: read once, then kept right as files change. What an
// error has broken stays as it was when it was last good.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <limits>
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
  bool by_clock = true;                 // what is held is decided by the clock, not by site.now
  std::function<Instant()> clock = {};  // empty: this machine's
  bool drafts = true;                   // drafts and documents under embargo are shown
  std::string base_url;                 // where the preview is
  bool always_all = false;              // everything is read at each change, even for a single text
  // A site of more documents is shown before it is checked; check_some() does that then.
  std::size_t checked_at_once = std::numeric_limits<std::size_t>::max();
  // How many documents that checks: some hundredths of a second, for which a change may wait.
  std::size_t checked_in_one = 128;
};

// One state of the site after passes 1 and 2, and 3 when it is checked.
struct LiveState {
  Site site;
  Diagnostics findings;              // of everything there is, judged and sorted
  bool is_checked = false;           // the findings of the checks (pass 3) are among them
  Instant now{};                     // what decided what is held
  std::unique_ptr<LivePages> pages;  // null: there has been no site without broken settings yet
  std::uint64_t version = 0;         // counts changes; 0: nothing has been read yet
  // By file, the bytes that were read: of a text with an error those before it.
  std::map<std::string, std::shared_ptr<const std::string>> texts;

  // Null with `pages`: what is read anew when a single document was saved.
  std::unique_ptr<LiveParts> parts;

  // The file of a page, as LivePages::make. What the glossary says of its uses in other texts is
  // gathered when a page of the glossary is asked for. From many threads, as search_files().
  std::optional<LivePage> page(std::string_view path) const;
  // The files of the search index, made when the first of them is asked for. Null when it was given
  // up because `is_hurried` said so.
  using SearchFiles = std::map<std::string, std::string, std::less<>>;
  const SearchFiles* search_files(const std::function<bool()>& is_hurried) const;

  // Documents were replaced: what is made from all of them is made anew when it is asked for.
  void forget_lists();

  LiveState();
  ~LiveState();
  LiveState(const LiveState&) = delete;
  LiveState& operator=(const LiveState&) = delete;

 private:
  Site& own_;  // the site: its uses of terms are gathered while others read
  mutable std::mutex uses_, search_;
  mutable bool uses_are_old_ = false;
  mutable std::optional<SearchFiles> search_files_;
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

  // Checks some of the documents that are not checked yet. Returns whether there is more to do.
  // Changes go before: they wait for no more than these some.
  bool check_some();

  // A file of the search index; nullopt: there is no such file. Changes do not wait until the index
  // is made: it is begun anew after them.
  std::optional<std::string> search_file(const std::string& path) const;

  // Whether the site has been read, well or not.
  bool is_read() const;

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

  Instant now() const;
  // Held while the site is changed, one change at a time.
  std::unique_lock<std::mutex> begin_change();
  // Held while readers must wait.
  std::unique_lock<std::shared_mutex> write_lock() const;

  bool check_batch(LiveState& state) const;
  Diagnostics all_findings(LiveState& state) const;

  LoadedFile load(const ContentFile& file);
  void read_all();
  bool read_part(const std::vector<std::filesystem::path>& files);
  std::optional<Document> read_again(const Document& old, Diagnostics& found);
  bool replace(std::size_t place, Document fresh, Diagnostics found);
  void put(std::size_t place, Document fresh, Diagnostics found);
  void retell(const Document& document, std::size_t place);

  LiveOptions options_;
  std::mutex changing_;
  std::atomic<int> changes_waiting_ = 0;
  mutable std::shared_mutex mutex_;
  mutable std::atomic<int> writes_waiting_ = 0;
  std::unique_ptr<LiveState> state_;
  bool is_whole_ = false;           // the state is what the last reading of everything made
  mutable std::mutex texts_mutex_;  // texts are read on all cores
  std::map<std::string, Text> texts_;
  Diagnostics problems_;
};

}  // namespace tilmech
