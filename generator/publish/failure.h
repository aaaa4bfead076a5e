// How the room of publishing words what the disk refused to do.
#pragma once

#include <filesystem>
#include <string_view>

#include "model/world_error.h"

namespace tilmech {

// "PATH: WHAT: the system's reason" and, where we know it, what to do. `error` is an errno.
WorldError disk_error(const std::filesystem::path& path, std::string_view what, int error);

}  // namespace tilmech
