#include "search/search_rules.h"

#include <cassert>
#include <map>
#include <sstream>

namespace tilmech {
namespace {

Ranking read_ranking() {
  Ranking ranking;
  std::map<std::string, std::int64_t*> places = {
      {"exact", &ranking.exact},
      {"letters", &ranking.letters},
      {"cross", &ranking.cross},
      {"latin", &ranking.latin},
      {"keyboard", &ranking.keyboard},
      {"concept", &ranking.concept_name},
      {"prefix", &ranking.prefix},
      {"one_error", &ranking.one_error},
      {"two_errors", &ranking.two_errors},
      {"head", &ranking.head},
      {"weak", &ranking.weak},
      {"near_order", &ranking.near_order},
      {"near", &ranking.near},
      {"near_most", &ranking.near_most},
      {"title_whole", &ranking.title_whole},
      {"title_all", &ranking.title_all},
      {"heading_all", &ranking.heading_all},
  };
  std::istringstream lines{std::string(ranking_text())};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string kind, name;
    std::int64_t value = 0;
    if (!(fields >> kind >> name >> value) || kind != "number") continue;
    const auto place = places.find(name);
    assert(place != places.end());
    *place->second = value;
    places.erase(place);
  }
  assert(places.empty());
  return ranking;
}

std::set<std::string, std::less<>> read_stop_words() {
  std::set<std::string, std::less<>> words;
  std::istringstream lines{std::string(stop_words_text())};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string kind;
    if (!(fields >> kind) || kind != "stop") continue;
    for (std::string word; fields >> word;) words.insert(word);
  }
  return words;
}

}  // namespace

const Ranking& ranking() {
  static const Ranking kRanking = read_ranking();
  return kRanking;
}

const std::set<std::string, std::less<>>& stop_words() {
  static const std::set<std::string, std::less<>> kWords = read_stop_words();
  return kWords;
}

}  // namespace tilmech
