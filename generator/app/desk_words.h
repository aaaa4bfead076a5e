// The words of the preview and the desk in each language: locales/desk/*.json of the program.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/language.h"
#include "text/messages.h"

namespace tilmech {

class DeskWords {
 public:
  DeskWords();

  std::string text(Lang lang, std::string_view key, const MessageArguments& arguments = {}) const;
  // The whole file, for the browser.
  std::string_view json(Lang lang) const { return json_[lang]; }

 private:
  PerLang<std::string_view> json_;
  PerLang<std::unique_ptr<MessageFormatter>> formatters_;
};

// An embedded file of the program by its name ("site/desk/desk.js"), or "".
std::string_view embedded_file(std::string_view name);

}  // namespace tilmech
