// What a source text said when its translation was accepted, found in the history that git keeps:
// neither the translation's stamp nor the addresses file holds more than digests.
#pragma once

#include <map>
#include <mutex>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "content/files.h"
#include "model/document.h"
#include "preview/word_diff.h"

namespace tilmech {

// How the search ended. "not-found": the text that was accepted is in no commit.
enum class OldWordsEnd { found, not_stale, no_git, no_history, not_found };

struct OldWords {
  OldWordsEnd end = OldWordsEnd::not_stale;
  std::string date;  // of the commit that was found
  // By the address of a block or heading of the source, or "f-title", "f-summary": from the old
  // words to the new ones. What is new has no old words.
  std::map<std::string, std::vector<WordRun>> changes;
  // By the address after which they stood: blocks that are gone.
  std::map<std::string, std::vector<std::string>> gone;
};

// A source text and the stamp of a translation of it.
struct StampedSource {
  Variant source;  // with numbers and addresses
  ContentFile file;
  std::string text;   // its bytes
  std::string stamp;  // `source_revision` of the translation
};

// Walks the commits of the source, the newest first, to the one that was accepted.
OldWords find_old_words(const StampedSource& stamped);

// {"end", "date", "changes": {"s-2-p1": [["=", "words"], ["-", "old"], ["+", "new"]]},
// "gone": {"s-2-p1": ["text"]}}
nlohmann::json old_words_json(const OldWords& words);

// What was found lately, so that a desk that asks at each change does not walk again.
class OldWordsMemory {
 public:
  nlohmann::json ask(const StampedSource& stamped);

 private:
  struct Known {
    std::string of;  // stamp, text and newest commit
    std::string json;
  };
  std::mutex mutex_;
  std::map<std::string, Known> known_;  // by file and stamp
};

}  // namespace tilmech
