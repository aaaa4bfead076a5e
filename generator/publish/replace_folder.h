// Puts a finished folder in the place of another.
#pragma once

#include <filesystem>

namespace tilmech {

// `fresh` becomes `site`; what was `site`, if anything, is afterwards at `fresh` or at `aside`, for
// the caller to delete. All three lie in one folder, and `aside` does not exist. On failure a
// WorldError, and `site` is what it was.
void replace_folder(const std::filesystem::path& fresh, const std::filesystem::path& site,
                    const std::filesystem::path& aside);

// The second-best way, for file systems that cannot exchange: `site` steps aside, `fresh` follows.
// A kill between the two leaves no `site`; recover_folder mends that.
void replace_by_two_renames(const std::filesystem::path& fresh, const std::filesystem::path& site,
                            const std::filesystem::path& aside);

// Brings back the site that an interrupted replace_by_two_renames left at `aside`.
void recover_folder(const std::filesystem::path& site, const std::filesystem::path& aside);

}  // namespace tilmech
