#include "app/desk_words.h"

#include <algorithm>
#include <cassert>

#include "content/resources.h"
#include "content/settings.h"

namespace tilmech {

std::string_view embedded_file(std::string_view name) {
  const auto files = embedded_files();
  const auto found = std::ranges::lower_bound(files, name, {}, &EmbeddedFile::path);
  return found != files.end() && found->path == name ? found->bytes : std::string_view();
}

DeskWords::DeskWords() {
  for (const Lang lang : kAllLangs) {
    const std::string path = "locales/desk/" + std::string(code(lang)) + ".json";
    json_[lang] = embedded_file(path);
    Diagnostics found;
    formatters_[lang] =
        std::make_unique<MessageFormatter>(lang, read_messages(json_[lang], lang, path, found));
    assert(found.empty());
  }
}

std::string DeskWords::text(Lang lang, std::string_view key,
                            const MessageArguments& arguments) const {
  return formatters_[lang]->format(key, arguments);
}

}  // namespace tilmech
