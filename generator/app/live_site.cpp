#include "app/live_site.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <thread>

#include "app/build.h"
#include "app/export.h"
#include "app/judge.h"
#include "app/live_parts.h"
#include "content/hold_back.h"
#include "model/world_error.h"
#include "render/addresses.h"
#include "render/pages.h"
#include "search/build_index.h"
#include "text/locale_format.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

std::uint64_t digest_of(std::string_view bytes) {
  return std::hash<std::string_view>()(bytes) | 1;  // never 0, which is "not read yet"
}

bool is_text(const std::string& file) {
  return file.ends_with(".md") || file.ends_with(".addresses.json");
}

// Errors of settings, templates and locales spoil every page.
bool spoils_everything(const Diagnostic& diagnostic) {
  return diagnostic.severity == Severity::error && !is_text(diagnostic.place.file);
}

// "ky/glossary/clinic/index.html"
bool is_of_glossary(std::string_view path) {
  return path.size() > 2 && path.substr(2).starts_with("/glossary/");
}

}  // namespace

Diagnostics errors_of(const Diagnostics& findings) {
  Diagnostics errors;
  std::ranges::copy_if(findings, std::back_inserter(errors), [](const Diagnostic& finding) {
    return finding.severity == Severity::error;
  });
  return errors;
}

LiveState::LiveState() : own_(site) {}
LiveState::~LiveState() = default;

std::optional<LivePage> LiveState::page(std::string_view path) const {
  if (is_of_glossary(path)) {
    const std::lock_guard lock(uses_);
    if (uses_are_old_) collect_term_uses(own_);
    uses_are_old_ = false;
  }
  return pages->make(path);
}

const LiveState::SearchFiles* LiveState::search_files(
    const std::function<bool()>& is_hurried) const {
  struct GivenUp {};
  const std::lock_guard lock(search_);
  if (search_files_) return &*search_files_;
  SearchFiles files;
  std::mutex writing;
  const auto go_on = [&] {
    if (is_hurried()) throw GivenUp();
  };
  try {
    build_search_index(
        site,
        [&](const Document& document) {
          go_on();
          return rest_of(document);
        },
        TILMECH_VERSION,
        [&](std::string_view path, std::string_view bytes) {
          go_on();
          const std::lock_guard one(writing);
          files.emplace(path, bytes);
        });
  } catch (const GivenUp&) {
    return nullptr;
  }
  return &search_files_.emplace(std::move(files));
}

void LiveState::forget_lists() {
  uses_are_old_ = true;
  search_files_.reset();
}

LiveSite::LiveSite(LiveOptions options)
    : options_(std::move(options)), state_(std::make_unique<LiveState>()) {}

LiveSite::~LiveSite() = default;

std::vector<fs::path> LiveSite::content_folders() const {
  if (!options_.site.content.empty()) return options_.site.content;
  return {options_.site.root / "content"};
}

// A text with an error is taken as it was when it had none; its errors are told all the same.
LoadedFile LiveSite::load(const ContentFile& file) {
  Diagnostics unread;
  const std::string text = read_file(file.path, file.shown, unread);
  LoadedFile loaded =
      unread.empty() ? read_content(file, text) : LoadedFile{file, {}, unread, false};
  std::unique_lock lock(texts_mutex_);
  Text& known = texts_[file.shown];
  known.digest = digest_of(text);
  known.is_there = true;
  known.file = file;
  if (!has_errors(loaded.diagnostics)) {
    known.good = std::make_shared<const std::string>(text);
    return loaded;
  }
  if (!known.good) return loaded;
  const std::shared_ptr<const std::string> good = known.good;
  lock.unlock();
  LoadedFile before = read_content(file, *good);
  before.diagnostics = std::move(loaded.diagnostics);
  return before;
}

Instant LiveSite::now() const {
  if (!options_.by_clock) return options_.site.now;
  if (options_.clock) return options_.clock();
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::unique_lock<std::mutex> LiveSite::begin_change() {
  ++changes_waiting_;
  std::unique_lock lock(changing_);
  --changes_waiting_;
  return lock;
}

std::unique_lock<std::shared_mutex> LiveSite::write_lock() const {
  ++writes_waiting_;
  std::unique_lock lock(mutex_);
  --writes_waiting_;
  return lock;
}

std::optional<std::string> LiveSite::search_file(const std::string& path) const {
  for (;;) {
    bool is_made = false;
    auto file = read([&](const LiveState& state) -> std::optional<std::string> {
      const auto* files = state.search_files([this] { return writes_waiting_ > 0; });
      is_made = files != nullptr;
      if (!is_made) return std::nullopt;
      const auto found = files->find(path);
      return found == files->end() ? std::nullopt : std::optional(found->second);
    });
    if (is_made) return file;
    while (writes_waiting_ > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

bool LiveSite::is_read() const {
  return read([](const LiveState& state) { return state.version > 0; });
}

void LiveSite::reload() {
  const auto changing = begin_change();
  read_all();
}

void LiveSite::read_all() {
  auto next = std::make_unique<LiveState>();
  Diagnostics found;
  for (auto& [file, text] : texts_) text.is_there = false;
  try {
    next->now = now();
    next->site = load_site({options_.site.root, options_.site.content,
                            [this](const ContentFile& file) { return load(file); }},
                           found);
    next->site.settings.base_url = options_.base_url;
    if (!options_.drafts) hold_back(next->site, next->now);
    check_templates(next->site.resources, found);
    align_site(next->site, found);
    judge(next->site, {}, false, found);
    next->site.downloads = glossary_files(next->site);
    if (std::ranges::none_of(found, spoils_everything))
      next->pages = std::make_unique<LivePages>(next->site);
    next->findings = std::move(found);
    // Without pages there is nothing that could be shown early.
    if (!next->pages || next->site.documents.size() <= options_.checked_at_once) {
      while (check_batch(*next)) continue;
      next->findings = all_findings(*next);
      next->is_checked = true;
    }
  } catch (const WorldError& error) {
    next->findings.clear();
    // What was read before may come back: an editor or git is at work.
    for (auto& [file, text] : texts_) text.is_there = true;
    report(next->findings, Finding::file_unreadable, {options_.site.root.string(), 0, 0},
           error.what());
  }
  std::erase_if(texts_, [](const auto& entry) { return !entry.second.is_there; });
  for (const auto& [file, text] : texts_)
    if (text.good) next->texts[file] = text.good;
  const std::unique_lock lock = write_lock();
  problems_ = errors_of(next->findings);
  next->version = state_->version + 1;
  is_whole_ = next->pages != nullptr;
  // Without usable settings the last good site stays whole.
  if (next->pages || !state_->pages)
    state_ = std::move(next);
  else
    ++state_->version;
}

Diagnostics LiveSite::problems() const {
  const std::shared_lock lock(mutex_);
  return problems_;
}

bool LiveSite::follow_clock() {
  if (!options_.by_clock) return false;
  const Instant now = this->now();
  const bool is_due = read([&](const LiveState& state) {
    const std::string& zone = state.site.settings.time_zone;
    return date_in(now, zone) != date_in(state.now, zone) ||
           std::ranges::any_of(state.site.documents, [&](const Document& document) {
             return document.publish_at && *document.publish_at > state.now &&
                    *document.publish_at <= now;
           });
  });
  if (is_due) reload();
  return is_due;
}

bool LiveSite::update(const std::vector<fs::path>& files) {
  const auto is_known = [&](const fs::path& file) {
    const std::lock_guard lock(texts_mutex_);
    const auto known = texts_.find(file.lexically_normal().string());
    if (known == texts_.end()) return false;
    Diagnostics unread;
    return known->second.digest == digest_of(read_file(file, file.string(), unread)) &&
           unread.empty();
  };
  // A file that was saved without a change, or by ourselves a moment ago.
  std::vector<fs::path> changed = files;
  std::erase_if(changed, is_known);
  if (changed.empty() && !files.empty()) return false;
  const auto changing = begin_change();
  if (!read_part(changed)) read_all();
  return true;
}

}  // namespace tilmech
