// Pass 5: documents -> the shards that `tilmech search` and the browser read (FORMAT.md).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "model/site.h"

namespace tilmech {

// A document's address below the folder of its language: "releases/x/".
using AddressOf = std::function<std::string(const Document&)>;
// Takes a finished file: "search/index.js" and its bytes. Called from many threads at once.
using WriteShard = std::function<void(std::string_view path, std::string_view bytes)>;

// Writes the index of the documents of `site`, which hold_back has left there. `version` is the
// program's: another one may analyse words in another way. Runs on all cores of the current
// tbb::global_control; what is written does not depend on how many these are.
void build_search_index(const Site& site, const AddressOf& address, std::string_view version,
                        const WriteShard& write);

}  // namespace tilmech
