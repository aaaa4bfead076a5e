// What a picture is by its bytes, whatever its name says.
#pragma once

#include <string>
#include <string_view>

namespace tilmech {

// "png", "jpeg", "gif", "webp", "avif" or "svg"; "" for anything else. Some hundred bytes are
// enough, of an SVG its first tag.
std::string_view image_kind(std::string_view bytes);

// The kind that a file's name promises, by its extension: "jpeg" for "a.JPG"; "" for what is no
// picture that browsers show.
std::string_view image_kind_of_name(std::string_view name);

// What in an SVG would run or load something, as it stands there: "<script", "onload="; "" nothing.
std::string active_part_of_svg(std::string_view bytes);

}  // namespace tilmech
