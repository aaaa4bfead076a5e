// How large a picture is shown: what <img> needs so that the text below it does not move when the
// picture arrives.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tilmech {

// In pixels.
struct PictureSize {
  int width = 0, height = 0;
};

// The size of a PNG, JPEG (turned as its camera says), GIF, WebP or of an SVG that names it in
// pixels; nullopt for everything else and where the bytes end too soon.
std::optional<PictureSize> picture_size(std::string_view bytes);

// The sizes of a site's pictures by their addresses, read from the files' first bytes.
using PictureSizes = std::map<std::string, PictureSize>;
PictureSizes read_picture_sizes(const std::map<std::string, std::string>& media);

}  // namespace tilmech
