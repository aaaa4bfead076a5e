#include "content/withdraw.h"

#include <algorithm>

namespace tilmech {

void empty_withdrawn(Site& site) {
  for (Document& document : site.documents) {
    auto& versions = document.variants.values;
    document.withdrawn = std::ranges::any_of(versions, [](const std::optional<Variant>& variant) {
      return variant && variant->release.withdrawn;
    });
    if (!document.withdrawn) continue;
    document.share_image = false;
    document.recorded.reset();
    for (auto& variant : versions) {
      if (!variant) continue;
      variant->summary.clear();
      variant->images.clear();
      variant->release.attachments.clear();
      variant->release.boilerplate.clear();
      variant->release.approvals.clear();
      variant->sections.clear();
      variant->footnotes.clear();
    }
  }
}

}  // namespace tilmech
