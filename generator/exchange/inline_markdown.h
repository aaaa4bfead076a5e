// The words inside a block, from pandoc's JSON to our Markdown.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "exchange/draft.h"

namespace tilmech {

class InlineMarkdown {
 public:
  // Pictures and remarks go to `reading`.
  explicit InlineMarkdown(Reading& reading) : reading_(reading) {}

  // The Markdown of a list of inlines. Marks that Markdown could not show where they stand (in the
  // middle of a word beside punctuation) are left off; the words stay.
  std::string markdown(const nlohmann::json& inlines);

  // The blocks of the footnotes met so far, in order: note n is [^n]. They point into the JSON.
  const std::vector<const nlohmann::json*>& notes() const { return notes_; }
  // Goes on counting notes and pictures where the other stopped.
  void continue_from(const InlineMarkdown& other);

 private:
  void write(const nlohmann::json& inlines, std::string& out);
  void write_one(const nlohmann::json& value, std::string& out);
  void write_marked(const nlohmann::json& inlines, char open, char close, std::string& out);
  void write_link(const nlohmann::json& content, std::string& out);
  void write_picture(const nlohmann::json& content, std::string& out);

  Reading& reading_;
  std::vector<const nlohmann::json*> notes_;
  std::size_t pictures_ = 0;
};

}  // namespace tilmech
