// Mustache, and the only place that knows it. Three things are made stricter than the library has
// them, because each hides mistakes: a partial is put in place as text when templates are loaded;
// an empty string is false; and inside a list item or an object a name is looked up in that object
// and in the shared layers, never in the page around it.
#pragma once

#include <array>
#include <kainjow/mustache.hpp>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/site.h"

namespace tilmech {

// A tree of names and values for one page: an object at the top.
using View = kainjow::mustache::data;

// Puts a text into a view: one copy, or none when the text can be taken. (View(text) makes two.)
void set(View& view, const char* name, std::string_view value);
void set(View& view, const char* name, std::string&& value);
inline void set(View& view, const char* name, const std::string& value) {
  set(view, name, std::string_view(value));
}
inline void set(View& view, const char* name, const char* value) {
  set(view, name, std::string_view(value));
}

View make_list();
// Appends an empty object to a list and returns it; valid until the next call for the same list.
View& add_item(View& list);

// The page templates; each must exist. Others are partials.
std::span<const std::string_view> page_templates();
// The names a template may use, beside "t." and the key of an interface string without arguments.
std::span<const std::string_view> view_names();

struct ExpandedTemplate {
  std::string text;
  std::string error;  // of the partials: missing, or one that includes itself
};

// The template `name` ("release") with its partials put in place, blank lines and indents taken
// out.
ExpandedTemplate expand_template(const Resources& resources, std::string_view name);

// Templates ready for use. Rendering changes them inside: one set a thread.
class TemplateSet {
 public:
  // The templates must have passed check_templates; they outlive the set.
  explicit TemplateSet(const Resources& resources);

  // Appends the page. Names are found in `local`, then in `page`, then in the layers that are the
  // same for many pages and outlive the set (at most kFixedLayers); what these have no page has.
  void render(std::string_view name, const View& local, const View& page,
              std::span<const View* const> fixed, std::string& out);

  static constexpr std::size_t kFixedLayers = 3;

 private:
  struct Ready {
    kainjow::mustache::mustache parsed;
    std::vector<std::string> texts;  // see BoundTemplate
  };
  Ready& ready(std::string_view name, std::span<const View* const> fixed);

  const Resources& resources_;
  std::map<std::string_view, std::string> expanded_;
  std::map<std::pair<std::string_view, std::array<const View*, kFixedLayers>>, Ready> ready_;
  std::string rendered_;
};

}  // namespace tilmech
