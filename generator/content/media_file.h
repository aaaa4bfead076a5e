// One file that texts or settings show: found, judged, and given its address in the built site.
#pragma once

#include <filesystem>
#include <string>

#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

struct MediaFile {
  std::filesystem::path from;  // the folder that names are relative to
  std::filesystem::path root;  // the folder it must lie in; names that start with '/' begin here
  std::string name;            // as written
  bool image = false;          // a picture on the page, not a file to download
};

// Reports a file that is missing, outside, too large or not what its name says, and returns "".
// Else adds it to site.media and returns its address, "media/releases/photo.jpg".
std::string add_media(Site& site, const MediaFile& file, const Place& place,
                      Diagnostics& diagnostics);

}  // namespace tilmech
