// One language's terms -> dictionary, postings and reversed dictionary shards.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "search/invert_texts.h"

namespace tilmech {

// Takes a shard: "d0", and its payload.
using WritePayload = std::function<void(const std::string& name, std::string_view payload)>;

// Writes the shards and returns the payload of the language's top index.
std::string write_terms(const InvertedTexts& texts, Lang lang, const WritePayload& write);

}  // namespace tilmech
