#include "content/partner_files.h"

#include "content/media_file.h"

namespace tilmech {

void resolve_partner_files(Site& site, const std::filesystem::path& root,
                           Diagnostics& diagnostics) {
  const std::filesystem::path folder = (root / "site").lexically_normal();
  const std::string settings = (folder / "site.json").string();
  const auto resolve = [&](std::string& file, int line) {
    if (file.empty()) return;
    const std::string name = file;
    file = add_media(site, {folder, folder, name, true}, {settings, line, 0}, diagnostics);
  };
  for (auto& [id, partner] : site.settings.partners) {
    resolve(partner.logo, partner.line);
    for (VisibilityVersion& version : partner.visibility)
      for (std::string& emblem : version.emblem.values) resolve(emblem, version.line);
  }
}

}  // namespace tilmech
