#include "app/edits.h"

#include <algorithm>

#include "app/replace_file.h"
#include "model/world_error.h"
#include "preview/desk_view.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostSteps = 100;

std::optional<std::string> bytes_of(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return std::nullopt;
  Diagnostics unread;
  std::string bytes = read_file(path, path.string(), unread);
  if (!unread.empty()) throw WorldError(path.string() + ": " + unread.front().message);
  return bytes;
}

Diagnostics errors_in(const ContentFile& file, const std::string& text) {
  Diagnostics errors = read_content(file, text).diagnostics;
  std::erase_if(errors, [](const Diagnostic& one) { return one.severity != Severity::error; });
  return errors;
}

}  // namespace

bool Edits::is_in_content(const fs::path& path) const {
  std::error_code error;
  const fs::path existing = fs::exists(path, error) ? path : path.parent_path();
  return std::ranges::any_of(live_.content_folders(), [&](const fs::path& folder) {
    return stays_inside(existing, folder);
  });
}

EditResult Edits::save(const EditedFile& file, const std::string& text, const std::string& name) {
  const std::lock_guard lock(mutex_);
  const fs::path& path = file.content.path;
  if (!is_in_content(path)) throw WorldError(path.string() + ": is not in a content folder");
  const std::optional<std::string> before = bytes_of(path);
  if ((before ? digest_of_text(*before) : "") != file.base) {
    // The editor is to choose between two texts: the site must know the new one by then.
    live_.update({path});
    return {.changed_meanwhile = true};
  }
  if (Diagnostics errors = errors_in(file.content, text); !errors.empty())
    return {.errors = std::move(errors)};
  if (before && *before == text) return {.done = true};
  replace_file(path, text);
  remember({name, {{path, before, text}}});
  live_.update({path});
  return {.done = true};
}

void Edits::record(const std::vector<fs::path>& files, const std::string& name,
                   const std::function<void()>& change) {
  const std::lock_guard lock(mutex_);
  Step step{name, {}};
  for (const fs::path& file : files) {
    if (!is_in_content(file)) throw WorldError(file.string() + ": is not in a content folder");
    step.changes.push_back({file, bytes_of(file), std::nullopt});
  }
  change();
  for (Change& one : step.changes) one.after = bytes_of(one.path);
  std::erase_if(step.changes, [](const Change& one) { return one.before == one.after; });
  if (step.changes.empty()) return;
  std::vector<fs::path> changed;
  changed.reserve(step.changes.size());
  for (const Change& one : step.changes) changed.push_back(one.path);
  remember(std::move(step));
  live_.update(changed);
}

std::optional<EditResult> Edits::undo() {
  const std::lock_guard lock(mutex_);
  if (steps_.empty()) return std::nullopt;
  const Step step = steps_.back();
  for (const Change& change : step.changes)
    if (bytes_of(change.path) != change.after) return EditResult{.changed_meanwhile = true};
  steps_.pop_back();
  std::vector<fs::path> changed;
  for (const Change& change : step.changes) {
    changed.push_back(change.path);
    if (change.before)
      replace_file(change.path, *change.before);
    else
      fs::remove(change.path);
  }
  live_.update(changed);
  return EditResult{.done = true};
}

std::vector<std::string> Edits::steps() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  names.reserve(steps_.size());
  for (const Step& step : steps_) names.push_back(step.name);
  return names;
}

void Edits::remember(Step step) {
  steps_.push_back(std::move(step));
  if (steps_.size() > kMostSteps) steps_.erase(steps_.begin());
}

}  // namespace tilmech
