// Looking things up in a site.
#include "model/site.h"

#include <algorithm>
#include <utility>

namespace tilmech {

const Domain* Settings::domain(std::string_view id) const {
  const auto found = std::ranges::find(domains, id, &Domain::id);
  return found == domains.end() ? nullptr : &*found;
}

bool Settings::uses(Lang lang) const {
  return std::ranges::find(languages, lang) != languages.end();
}

const Document* Site::find(Collection collection, std::string_view key) const {
  const auto before = [key, collection](const Document& document) {
    return document.collection != collection ? document.collection < collection
                                             : document.key < key;
  };
  const auto found = std::ranges::partition_point(documents, before);
  if (found == documents.end() || found->collection != collection || found->key != key)
    return nullptr;
  return &*found;
}

}  // namespace tilmech
