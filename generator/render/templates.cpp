// Loading templates and rendering pages with them.
#include "render/templates.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "render/html_text.h"

namespace tilmech {

namespace {

namespace km = kainjow::mustache;

// Looks names up as the head of templates.h promises. The last of `stack_` is the innermost.
class Scope : public km::basic_context<std::string> {
 public:
  explicit Scope(std::span<const View* const> shared) : shared_(shared) {}

  void push(const View* data) override { stack_.push_back(data); }
  void pop() override { stack_.pop_back(); }

  const View* get(const std::string& name) const override {
    if (name == ".") return stack_.back();
    // Interface strings stand in the last layer only, and are most of what templates ask for.
    if (name.starts_with("t.")) {
      const View* found = shared_.back()->get(name);
      return found == nullptr ? nullptr : usable(found);
    }
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (!stack_[i]->is_object()) continue;  // a true value or a text: no names of its own
      if (const View* found = stack_[i]->get(name)) return usable(found);
      break;
    }
    for (const View* layer : shared_)
      if (const View* found = layer->get(name)) return usable(found);
    return nullptr;
  }

  // Partials were put in place when the templates were loaded.
  const View* get_partial(const std::string&) const override { return nullptr; }

 private:
  const View* usable(const View* found) const {
    return found->is_string() && found->string_value().empty() ? &false_ : found;
  }

  std::span<const View* const> shared_;
  std::vector<const View*> stack_;
  const View false_ = View(false);
};

struct Appender {
  std::string& out;
  Appender& operator<<(const std::string& text) {
    out += text;
    return *this;
  }
};

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// Whether a line's last tag begins or ends a section and nothing follows it.
bool ends_with_section_tag(std::string_view line) {
  if (!line.ends_with("}}")) return false;
  const std::size_t tag = line.rfind("{{");
  return tag + 2 < line.size() && std::string_view("#^/").find(line[tag + 2]) != line.npos;
}

// Lines without their indents, without blank ones and without comments that fill a line. No line
// ends after a section's tag, or what is left out would leave blank lines.
std::string tidy(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool comment = line.starts_with("{{!") && line.find("}}") == line.size() - 2;
    if (line.empty() || comment) continue;
    out += line;
    if (!ends_with_section_tag(line)) out += '\n';
  }
  return out;
}

void expand(const Resources& resources, std::string_view name, std::vector<std::string_view>& path,
            ExpandedTemplate& result) {
  const auto found = resources.templates.find(std::string(name) + ".mustache");
  if (found == resources.templates.end()) {
    result.error = fmt::format("there is no partial {}", name);
    return;
  }
  if (std::ranges::find(path, name) != path.end()) {
    result.error = fmt::format("the partial {} includes itself", name);
    return;
  }
  path.push_back(name);
  const std::string text = tidy(found->second);
  std::size_t at = 0;
  while (result.error.empty()) {
    const std::size_t tag = text.find("{{>", at);
    const std::size_t end = tag == std::string::npos ? tag : text.find("}}", tag);
    result.text.append(text, at, tag == std::string::npos ? tag : tag - at);
    if (end == std::string::npos) break;
    const std::string partial(trimmed(std::string_view(text).substr(tag + 3, end - tag - 3)));
    expand(resources, partial, path, result);
    at = end + 2;
    // The partial brings its own line ends.
    const bool ended = result.text.ends_with('\n') || ends_with_section_tag(result.text);
    if (at < text.size() && text[at] == '\n' && ended) ++at;
  }
  path.pop_back();
}

// The library makes a part of its own of every space and line break, and a call of each part. So
// outside of tags they stand as two control characters, which no content has, until the page is
// rendered.
constexpr char kSpace = '\x1F', kLineBreak = '\x1E';

std::string hide_white_space(std::string text) {
  bool in_tag = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, in_tag ? "}}" : "{{") == 0) in_tag = !in_tag;
    if (in_tag) continue;
    if (text[i] == ' ') text[i] = kSpace;
    if (text[i] == '\n') text[i] = kLineBreak;
  }
  return text;
}

void show_white_space(std::span<char> text) {
  for (char& c : text) {
    c = c == kSpace ? ' ' : c;
    c = c == kLineBreak ? '\n' : c;
  }
}

}  // namespace

void set(View& view, const char* name, std::string&& value) {
  View text(View::type::string);
  // The text is ours and not const; the library only has no way to give it.
  const_cast<std::string&>(text.string_value()) = std::move(value);
  view[name] = std::move(text);
}

void set(View& view, const char* name, std::string_view value) {
  set(view, name, std::string(value));
}

View make_list() {
  return View(View::type::list);
}

View& add_item(View& list) {
  assert(list.is_list());
  // The list is ours and not const; the library only has no way to say so, and copies whole trees.
  auto& items = const_cast<km::list&>(list.list_value());
  if (items.size() == items.capacity()) items.reserve(items.size() * 2 + 8);
  return items.emplace_back();
}

ExpandedTemplate expand_template(const Resources& resources, std::string_view name) {
  ExpandedTemplate result;
  std::vector<std::string_view> path;
  expand(resources, name, path, result);
  return result;
}

TemplateSet::TemplateSet(const Resources& resources) {
  for (const std::string_view name : page_templates()) {
    km::mustache parsed(hide_white_space(expand_template(resources, name).text));
    parsed.set_custom_escape([](const std::string& text) { return escaped(text); });
    templates_.emplace(name, std::move(parsed));
  }
}

void TemplateSet::render(std::string_view name, const View& local,
                         std::span<const View* const> shared, std::string& out) {
  const auto found = templates_.find(name);
  assert(found != templates_.end());
  Scope scope(shared);
  scope.push(&local);
  Appender appender{out};
  const std::size_t begin = out.size();
  found->second.render(scope, appender);
  show_white_space(std::span(out).subspan(begin));
}

}  // namespace tilmech
