#include "check/newsroom.h"

#include <algorithm>
#include <set>

#include "text/locale_format.h"
#include "text/revision.h"

namespace tilmech {
namespace {

Place place_of(const Variant& variant, const std::string& field) {
  const auto line = variant.lines.find(field);
  return {variant.file, line == variant.lines.end() ? 0 : line->second, 1};
}

// Where a shared field stands: in the first version that gives it.
Place place_of(const Document& document, const std::string& field) {
  for (const auto& variant : document.variants.values)
    if (variant && variant->lines.contains(field)) return place_of(*variant, field);
  return {document.in(document.source).file, 0, 0};
}

class ReleaseChecker {
 public:
  ReleaseChecker(const Site& site, const Document& document, Diagnostics& diagnostics)
      : settings_(site.settings), document_(document), diagnostics_(diagnostics) {}

  void partners() {
    for (const std::string& id : document_.partners) {
      const auto known = settings_.partners.find(id);
      if (known == settings_.partners.end()) continue;
      validity(known->second, "partners", id);
      if (known->second.role == "funder") visibility(id, known->second);
    }
    const auto contact = settings_.contacts.find(document_.contact);
    if (contact != settings_.contacts.end()) validity(contact->second, "contact", contact->first);
  }

  // What was announced and what is there.
  void follows() {
    for (const Lang lang : document_.follows) {
      if (document_.has(lang))
        report(diagnostics_, Finding::follows_done, place_of(document_, "follows"), code(lang));
      else if (document_.together)
        report(diagnostics_, Finding::follows_together, place_of(document_, "follows"), code(lang));
    }
  }

  void version(const Variant& variant) {
    boilerplates(variant);
    for (const Image& image : variant.images)
      if (image.alt.empty())
        report(diagnostics_, Finding::alt_missing, {variant.file, image.line, 0},
               image.file.substr(image.file.rfind('/') + 1));
    if (variant.release.approvals.empty()) return;
    const std::string revision = write_revision(revision_of(variant));
    for (const Approval& approval : variant.release.approvals)
      if (!approval.revision.empty() && approval.revision != revision)
        report(diagnostics_, Finding::changed_since_approval, {variant.file, approval.line, 0},
               approval.by, iso_date(approval.date), variant.file);
  }

  // A correction stands in every version, or readers of one of them are told less.
  void corrections() {
    std::set<Date> days;
    for (const auto& variant : document_.variants.values)
      if (variant)
        for (const Correction& correction : variant->release.corrections)
          days.insert(correction.date);
    for (const auto& variant : document_.variants.values) {
      if (!variant) continue;
      for (const Date day : days) {
        const auto& own = variant->release.corrections;
        if (std::ranges::find(own, day, &Correction::date) == own.end())
          report(diagnostics_, Finding::correction_missing, place_of(*variant, "corrections"),
                 iso_date(day));
      }
    }
  }

 private:
  std::string day() const { return document_.date ? iso_date(*document_.date) : "today"; }

  template <class Dated>
  void validity(const Dated& dated, const std::string& field, const std::string& id) {
    if (!holds_on(dated, document_.date))
      report(diagnostics_, Finding::not_valid_then, place_of(document_, field), field, id, day());
  }

  void boilerplates(const Variant& variant) {
    for (const std::string& id : variant.release.boilerplate) {
      const auto known = settings_.boilerplates.find(id);
      if (known != settings_.boilerplates.end() &&
          version_on(known->second, document_.date) == nullptr)
        report(diagnostics_, Finding::not_valid_then, place_of(variant, "boilerplate"),
               "boilerplate", id, day());
    }
  }

  void visibility(const std::string& id, const Partner& partner) {
    const VisibilityVersion* version = version_on(partner.visibility, document_.date);
    std::string missing;
    const auto need = [&](const char* what, const PerLang<std::string>* texts) {
      for (const Lang lang : settings_.languages) {
        if (!document_.has(lang) || (texts != nullptr && !(*texts)[lang].empty())) continue;
        if (!missing.empty()) missing += ", ";
        missing.append(what).append(" (").append(code(lang)).append(")");
      }
    };
    need("statement", version == nullptr ? nullptr : &version->statement);
    need("disclaimer", version == nullptr ? nullptr : &version->disclaimer);
    need("emblem", version == nullptr ? nullptr : &version->emblem);
    if (!missing.empty())
      report(diagnostics_, Finding::visibility_missing, place_of(document_, "partners"), id,
             missing, day());
  }

  const Settings& settings_;
  const Document& document_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_newsroom(const Site& site, const Document& document, Diagnostics& diagnostics) {
  if (document.collection != Collection::releases) return;
  ReleaseChecker checker(site, document, diagnostics);
  checker.follows();
  checker.corrections();
  if (document.withdrawn) return;
  checker.partners();
  for (const auto& variant : document.variants.values)
    if (variant) checker.version(*variant);
}

}  // namespace tilmech
