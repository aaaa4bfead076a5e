// XML that other programs wrote: read with pugixml, which knows no entities but its own five and
// opens no other file, after a look at what would be dangerous or misread.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "model/diagnostic.h"

namespace tilmech {

// Reads UTF-8, or UTF-16 with a byte-order mark. Reports import-unreadable and returns false for
// what is no XML, ends too early, declares entities or another encoding, or has more elements than
// the memory for them is worth.
bool load_xml(std::string_view bytes, const std::string& file, pugi::xml_document& xml,
              Diagnostics& diagnostics);

}  // namespace tilmech
