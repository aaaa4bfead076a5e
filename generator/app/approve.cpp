#include "app/approve.h"

#include <fmt/format.h>

#include "app/replace_file.h"
#include "content/files.h"
#include "content/load_site.h"
#include "content/stamp.h"
#include "model/world_error.h"
#include "text/locale_format.h"
#include "text/revision.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

const Variant* version_of(const Site& site, const fs::path& file) {
  std::error_code error;
  const fs::path wanted = fs::weakly_canonical(file, error);
  for (const Document& document : site.documents)
    for (const auto& variant : document.variants.values)
      if (document.collection == Collection::releases && variant &&
          fs::weakly_canonical(variant->file, error) == wanted)
        return &*variant;
  return nullptr;
}

}  // namespace

int run_approve(const ApproveOptions& options) {
  Diagnostics told_by_check;
  const Site site = load_site({options.site.root, options.site.content}, told_by_check);
  const Date today = date_in(options.site.now, site.settings.time_zone);
  if (!options.date.empty() && !parse_date(options.date))
    throw UsageError("--date: " + options.date + " is not a date like 2026-12-01");
  std::vector<const Variant*> versions;
  for (const fs::path& file : options.files) {
    versions.push_back(version_of(site, file));
    if (versions.back() == nullptr)
      throw UsageError(file.string() + " is no version of a release in " +
                       options.site.root.string());
  }
  for (const Variant* variant : versions) {
    Diagnostics unread;
    const std::string text = read_file(variant->file, variant->file, unread);
    if (!unread.empty()) throw WorldError(variant->file + ": cannot be read");
    const NewApproval approval{options.by, options.date.empty() ? iso_date(today) : options.date,
                               write_revision(revision_of(*variant))};
    const std::string approved = add_approval(text, approval);
    if (approved.empty())
      throw UsageError(fmt::format(
          "{}: give each entry of `approvals` an indented line of its own, then try again, or add "
          "by hand: {{by: \"{}\", date: {}, revision: \"{}\"}}",
          variant->file, approval.by, approval.date, approval.revision));
    replace_file(variant->file, approved);
    fmt::print("{}: approved by {}\n", variant->file, approval.by);
  }
  return 0;
}

}  // namespace tilmech
