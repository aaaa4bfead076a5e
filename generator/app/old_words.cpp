#include "app/old_words.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>

#include "align/addresses.h"
#include "app/git_history.h"
#include "content/load_site.h"
#include "model/alignment.h"
#include "model/world_error.h"
#include "preview/desk_view.h"
#include "text/edit_text.h"
#include "text/revision.h"

namespace tilmech {
namespace {

constexpr int kMostRevisions = 200;
constexpr auto kLongest = std::chrono::seconds(10);  // for all of them
constexpr double kAlike = 0.3;                       // below, two paragraphs have nothing in common

using Digests = std::set<std::string>;

Digests digests_in(const Revision& revision) {
  Digests all(revision.sections.begin(), revision.sections.end());
  all.insert(revision.front);
  all.insert(revision.notes);
  all.erase("");
  return all;
}

Digests digests_in(const std::string& stamp) {
  std::istringstream stream(stamp);
  Digests all;
  for (std::string digest; stream >> digest;) all.insert(digest);
  return all;
}

// A version of the source as it was.
struct OldSource {
  Variant variant;
  std::string text;
  Revision revision;
};

std::optional<OldSource> read_old(const ContentFile& file, std::string text) {
  LoadedFile loaded = read_content(file, text);
  if (!loaded.readable) return std::nullopt;
  Diagnostics unused;
  number_sections(loaded.front_matter.variant, unused);
  OldSource old{std::move(loaded.front_matter.variant), std::move(text), {}};
  old.revision = revision_of(old.variant);
  return old;
}

// A block's lines as they stand in the file.
std::string lines_of_block(const Block& place, const std::string& text) {
  return lines_of(text, place.first_line, place.last_line);
}

// The old section in whose place `section` stands: of the same number, else of the same title.
class SectionPairs {
 public:
  SectionPairs(const OldSource& old, const Digests& wanted) : old_(old) {
    for (std::size_t i = 0; i < old.variant.sections.size(); ++i)
      if (wanted.contains(old.revision.sections[i])) free_.push_back(i);
  }

  const Section* take(const Section& section) {
    const auto& all = old_.variant.sections;
    auto found = std::ranges::find_if(free_, [&](std::size_t i) {
      return !section.number.empty() && all[i].number == section.number;
    });
    if (found == free_.end())
      found = std::ranges::find_if(free_, [&](std::size_t i) {
        return all[i].level == section.level && all[i].title.text == section.title.text;
      });
    return found == free_.end() ? nullptr : take_at(found);
  }
  // What nothing else tells apart is in order.
  const Section* take_first() { return free_.empty() ? nullptr : take_at(free_.begin()); }

 private:
  const Section* take_at(std::vector<std::size_t>::iterator place) {
    const Section* section = &old_.variant.sections[*place];
    free_.erase(place);
    return section;
  }

  const OldSource& old_;
  std::vector<std::size_t> free_;
};

// Blocks in order whose words are most alike, as pairs of places; Needleman and Wunsch 1970 with
// gaps that cost nothing.
std::vector<std::pair<std::size_t, std::size_t>> pair_blocks(
    const std::vector<std::string>& before, const std::vector<std::string>& after) {
  const std::size_t width = after.size() + 1;
  std::vector<double> best((before.size() + 1) * width), like(best.size());
  for (std::size_t i = before.size(); i-- > 0;)
    for (std::size_t j = after.size(); j-- > 0;) {
      like[i * width + j] = shared_words(before[i], after[j]);
      const double pair =
          like[i * width + j] < kAlike ? 0 : like[i * width + j] + best[(i + 1) * width + j + 1];
      best[i * width + j] = std::max({pair, best[(i + 1) * width + j], best[i * width + j + 1]});
    }
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0, j = 0; i < before.size() && j < after.size();) {
    const double here = best[i * width + j];
    if (like[i * width + j] >= kAlike &&
        here <= like[i * width + j] + best[(i + 1) * width + j + 1])
      pairs.emplace_back(i++, j++);
    else if (here <= best[(i + 1) * width + j])
      ++i;
    else
      ++j;
  }
  return pairs;
}

class Comparison {
 public:
  Comparison(const StampedSource& now, const OldSource* old, OldWords& words)
      : now_(now), old_(old), words_(words) {}

  void compare(const Revision& revision, const Digests& known, const Digests& wanted) {
    const auto is_changed = [&](const std::string& digest) {
      return !digest.empty() && !known.contains(digest);
    };
    if (old_ != nullptr && is_changed(revision.front)) {
      change("f-title", old_->variant.title, now_.source.title);
      change("f-summary", old_->variant.summary, now_.source.summary);
    }
    std::vector<const Section*> changed;
    for (std::size_t i = 0; i < now_.source.sections.size(); ++i)
      if (is_changed(revision.sections[i])) changed.push_back(&now_.source.sections[i]);
    if (old_ == nullptr) {
      for (const Section* section : changed) compare(nullptr, *section);
      return;
    }
    SectionPairs pairs(*old_, wanted);
    std::vector<std::pair<const Section*, const Section*>> sections;
    sections.reserve(changed.size());
    for (const Section* section : changed) sections.emplace_back(pairs.take(*section), section);
    for (auto& [before, section] : sections) {
      if (before == nullptr) before = pairs.take_first();
      compare(before, *section);
    }
  }

 private:
  void change(const std::string& address, const std::string& before, const std::string& after) {
    std::vector<WordRun> runs = diff_words(before, after);
    if (std::ranges::any_of(runs,
                            [](const WordRun& run) { return run.change != WordChange::same; }))
      words_.changes[address] = std::move(runs);
  }

  void compare(const Section* before, const Section& after) {
    std::vector<const Block*> places = places_in(after), old_places;
    if (before != nullptr) old_places = places_in(*before);
    std::vector<std::string> new_texts, old_texts;
    for (const Block* place : places) new_texts.push_back(lines_of_block(*place, now_.text));
    for (const Block* place : old_places) old_texts.push_back(lines_of_block(*place, old_->text));
    if (after.level > 0)
      change(after.address, before == nullptr ? "" : before->title.text, after.title.text);
    std::size_t i = 0, j = 0;
    std::string last = after.address;
    const auto skip_to = [&](std::size_t left, std::size_t right) {
      for (; j < right; ++j) change(last = places[j]->address, "", new_texts[j]);
      for (; i < left; ++i) words_.gone[last].push_back(old_texts[i]);
    };
    for (const auto& [left, right] : pair_blocks(old_texts, new_texts)) {
      skip_to(left, right);
      change(last = places[right]->address, old_texts[left], new_texts[right]);
      i = left + 1, j = right + 1;
    }
    skip_to(old_texts.size(), new_texts.size());
  }

  const StampedSource& now_;
  const OldSource* old_;
  OldWords& words_;
};

// The newest commit in which everything stands that was accepted and is not there now.
std::optional<OldSource> find_accepted(const StampedSource& stamped, const Digests& wanted,
                                       OldWords& words) {
  const std::vector<GitRevision> revisions = revisions_of(stamped.file.path, kMostRevisions);
  words.end = revisions.empty() ? OldWordsEnd::no_history : OldWordsEnd::not_found;
  const auto until = std::chrono::steady_clock::now() + kLongest;
  for (const GitRevision& revision : revisions) {
    if (std::chrono::steady_clock::now() > until) break;
    auto old = read_old(stamped.file, text_in(revision, stamped.file.path));
    if (!old || !std::ranges::includes(digests_in(old->revision), wanted)) continue;
    words.end = OldWordsEnd::found;
    words.date = revision.date;
    return old;
  }
  return std::nullopt;
}

}  // namespace

OldWords find_old_words(const StampedSource& stamped) {
  OldWords words;
  const Digests known = digests_in(stamped.stamp);
  const Revision revision = revision_of(stamped.source);
  const Digests now = digests_in(revision);
  if (known.empty() || std::ranges::includes(known, now)) return words;
  Digests wanted;
  std::ranges::set_difference(known, now, std::inserter(wanted, wanted.end()));
  std::optional<OldSource> old;
  if (!wanted.empty()) {
    try {
      old = find_accepted(stamped, wanted, words);
    } catch (const WorldError&) {
      words.end = OldWordsEnd::no_git;
    }
    if (!old) return words;
  }
  // Without old words everything that differs is new.
  words.end = OldWordsEnd::found;
  Comparison(stamped, old ? &*old : nullptr, words).compare(revision, known, wanted);
  return words;
}

nlohmann::json old_words_json(const OldWords& words) {
  constexpr const char* kEnds[] = {"found", "not-stale", "no-git", "no-history", "not-found"};
  constexpr const char* kSigns[] = {"=", "-", "+"};
  nlohmann::json changes = nlohmann::json::object();
  for (const auto& [address, runs] : words.changes)
    for (const WordRun& run : runs)
      changes[address].push_back({kSigns[static_cast<std::size_t>(run.change)], run.words});
  return {{"end", kEnds[static_cast<std::size_t>(words.end)]},
          {"date", words.date},
          {"changes", changes},
          {"gone", words.gone}};
}

nlohmann::json OldWordsMemory::ask(const StampedSource& stamped) {
  std::string newest;
  try {
    for (const GitRevision& revision : revisions_of(stamped.file.path, 1)) newest = revision.id;
  } catch (const WorldError&) {
    newest = "no git";
  }
  const std::string of = stamped.stamp + "\n" + digest_of_text(stamped.text) + "\n" + newest;
  const std::string name = stamped.file.shown + "\n" + stamped.stamp;
  {
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(name);
    if (found != known_.end() && found->second.of == of)
      return nlohmann::json::parse(found->second.json);
  }
  nlohmann::json json = old_words_json(find_old_words(stamped));
  constexpr std::size_t kMostKnown = 64;
  const std::lock_guard lock(mutex_);
  if (known_.size() >= kMostKnown) known_.clear();
  known_[name] = {of, json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
  return json;
}

}  // namespace tilmech
