// The translation desk: its page, what it is told as JSON, and what it may do. The rooms it needs
// meet here; what is shown is made in preview/.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "app/desk_words.h"
#include "app/edits.h"
#include "app/finding_words.h"
#include "app/live_site.h"
#include "app/old_words.h"
#include "app/publish_run.h"
#include "app/serve.h"
#include "preview/http.h"

namespace tilmech {

class Desk {
 public:
  // `changed` is called when the desk has written a file and the site in memory is new.
  Desk(LiveSite& live, const DeskWords& words, const ServeOptions& options, std::string token,
       std::function<void()> changed);

  // Answers requests below /_desk/. Writing ones have passed the guard.
  Reply answer(const Request& request);

 private:
  Reply shell(const Request& request) const;
  Reply tell(const std::string& what, const Request& request);
  Reply act(const std::string& what, const nlohmann::json& asked);

  Reply document(const Request& request) const;
  Reply place(const Request& request) const;
  Reply before(const Request& request);
  Reply key(const Request& request) const;
  Reply save(const nlohmann::json& asked);
  Reply start(const nlohmann::json& asked);
  Reply ready(const nlohmann::json& asked);
  Reply accept(const nlohmann::json& asked);
  Reply undo();
  Reply release(const nlohmann::json& asked);
  Reply take(const Request& request);
  Reply preview(const nlohmann::json& asked) const;
  Reply open(const nlohmann::json& asked) const;
  Reply result_reply(const EditResult& result, const SayFinding& say);
  // Findings in the language in which someone reads the desk.
  SayFinding say_to(std::string_view reader) const;

  LiveSite& live_;
  const DeskWords& words_;
  const ServeOptions& options_;
  const std::string token_;
  const std::function<void()> changed_;
  const FindingWords findings_;
  Edits edits_;
  OldWordsMemory old_words_;
  PublishRun publish_;
};

}  // namespace tilmech
