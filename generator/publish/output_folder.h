// Which folders a site may be written to. A build replaces its output folder whole, so a wrong
// --out could take a project with it: we replace only what is empty, absent, or bears our marker.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

namespace tilmech {

// The file that says a folder was made by us. Its text is constant: builds are reproducible. Only
// its start is asked for, so that the rest may be worded better some day.
inline constexpr std::string_view kMarkerName = ".tilmech";
inline constexpr std::string_view kMarkerStart = "Made by tilmech";
inline constexpr std::string_view kMarkerText =
    "Made by tilmech build, which replaces everything in this folder.\n";

// `out` without "." and ".." inside and without a final slash. Throws WorldError for a folder that
// can never be an output: "/", the current folder or one that contains it.
std::filesystem::path normal_output(const std::filesystem::path& out);

// Throws WorldError unless the normal path `out` may be replaced: it is absent, empty or ours, is
// neither file, symbolic link nor mount point, and neither contains nor lies in one of `inputs`,
// the folders that the site is made from.
void check_output(const std::filesystem::path& out, std::span<const std::filesystem::path> inputs);

}  // namespace tilmech
