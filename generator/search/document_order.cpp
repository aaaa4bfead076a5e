#include "search/document_order.h"

#include <algorithm>
#include <tuple>

namespace tilmech {
namespace {

int place_of(Collection collection) {
  switch (collection) {
    case Collection::programmes:
      return 0;
    case Collection::pages:
      return 1;
    case Collection::glossary:
      return 2;
    case Collection::releases:
      break;
  }
  return 3;
}

// Days, later ones first.
int newest_first(const Document& document) {
  if (!document.date || document.collection != Collection::releases) return 0;
  return -std::chrono::sys_days(*document.date).time_since_epoch().count();
}

}  // namespace

DocumentOrder order_documents(const Site& site) {
  DocumentOrder order;
  for (const Document& document : site.documents) {
    const bool dated = document.date && document.collection == Collection::releases;
    order.documents.push_back({&document, dated ? static_cast<int>(document.date->year()) : 0});
  }
  std::ranges::stable_sort(order.documents, {}, [](const NumberedDocument& numbered) {
    const Document& document = *numbered.document;
    return std::tuple(place_of(document.collection), newest_first(document),
                      std::string_view(document.key));
  });
  for (std::size_t i = 0; i < order.documents.size(); ++i) {
    const auto& [document, year] = order.documents[i];
    const std::string kind(name_of(document->collection));
    if (order.ranges.empty() || order.ranges.back().kind != kind ||
        order.ranges.back().year != year)
      order.ranges.push_back({kind, year, i});
    if (document->collection == Collection::glossary) order.concepts.push_back(document);
  }
  return order;
}

}  // namespace tilmech
