// The numbers of the alignment model by their names, to be set on a command line.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "align/weights.h"

namespace tilmech {

inline std::map<std::string, std::reference_wrapper<double>> weights_by_name(AlignmentWeights& w) {
  return {{"number", w.number},
          {"name", w.name},
          {"term", w.term},
          {"word", w.word},
          {"cognate", w.cognate},
          {"learned", w.learned},
          {"first", w.first},
          {"last", w.last},
          {"mark", w.mark},
          {"evidence", w.evidence},
          {"strongest", w.strongest},
          {"spread", w.spread},
          {"spread_short", w.spread_short},
          {"length", w.length},
          {"lengths_floor", w.lengths_floor},
          {"gap", w.gap},
          {"two", w.two},
          {"two_two", w.two_two},
          {"exchange", w.exchange},
          {"moved", w.moved},
          {"whole", w.whole},
          {"sentence_gap", w.sentence_gap},
          {"sentence_more", w.sentence_more},
          {"sentence_two", w.sentence_two},
          {"sentence_three", w.sentence_three},
          {"sentence_clear", w.sentence_clear}};
}

}  // namespace tilmech
