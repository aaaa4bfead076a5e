// `<name>.addresses.json` beside a source text: recorded addresses from and to JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/recorded_addresses.h"

namespace tilmech {

// "content/releases/x.addresses.json" for "content/releases/x.ru.md".
std::string addresses_file_of(std::string_view text_file);

// Reads what write_recorded_addresses wrote. Reports what is wrong; nullopt when it is not usable.
std::optional<RecordedAddresses> read_recorded_addresses(std::string_view json,
                                                         const std::string& shown_file,
                                                         Diagnostics& diagnostics);

// JSON with a line for each block, so that changes are easy to read.
std::string write_recorded_addresses(const RecordedAddresses& recorded);

}  // namespace tilmech
