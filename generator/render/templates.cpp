// Loading templates and rendering pages with them.
#include "render/templates.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <deque>

#include "render/templates_bind.h"
#include "text/escape.h"

namespace tilmech {

namespace {

namespace km = kainjow::mustache;

// Texts of a page from this length on are kept out of the library's way. In bytes.
constexpr std::size_t kLongText = 200;

// Looks names up as the head of templates.h promises. The last of `stack_` is the innermost.
class Scope : public km::basic_context<std::string> {
 public:
  // `texts`: how many the template has.
  Scope(const View& page, std::span<const View* const> fixed, std::size_t texts)
      : page_(page), fixed_(fixed), texts_(texts) {}

  void push(const View* data) override { stack_.push_back(data); }
  void pop() override { stack_.pop_back(); }

  const View* get(const std::string& name) const override {
    if (!name.starts_with(kUnescaped)) return find(name);
    const View* found = find(name.substr(1));
    if (found == nullptr || !found->is_string() || found->string_value().size() < kLongText)
      return found;
    long_texts_.push_back(&found->string_value());
    return &marks_.emplace_back(mark_of_text(texts_ + long_texts_.size() - 1));
  }

  // The page's own texts that the library is to have marks for, in the order of their numbers.
  std::span<const std::string* const> long_texts() const { return long_texts_; }

  // Partials were put in place when the templates were loaded.
  const View* get_partial(const std::string&) const override { return nullptr; }

 private:
  const View* find(const std::string& name) const {
    if (name == ".") return stack_.back();
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (!stack_[i]->is_object()) continue;  // a true value or a text: no names of its own
      if (const View* found = stack_[i]->get(name)) return usable(found);
      break;
    }
    if (const View* found = page_.get(name)) return usable(found);
    // What these have was put in place when the template was made ready, but for what they lack.
    for (const View* layer : fixed_)
      if (const View* found = layer->get(name)) return usable(found);
    return nullptr;
  }

  const View* usable(const View* found) const {
    return found->is_string() && found->string_value().empty() ? &false_ : found;
  }

  const View& page_;
  std::span<const View* const> fixed_;
  const std::size_t texts_;
  std::vector<const View*> stack_;
  mutable std::vector<const std::string*> long_texts_;
  mutable std::deque<View> marks_;
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

TemplateSet::TemplateSet(const Resources& resources) : resources_(resources) {}

TemplateSet::Ready& TemplateSet::ready(std::string_view name, std::span<const View* const> fixed) {
  std::pair<std::string_view, std::array<const View*, kFixedLayers>> key(name, {});
  assert(fixed.size() <= kFixedLayers);
  std::ranges::copy(fixed, key.second.begin());
  const auto found = ready_.find(key);
  if (found != ready_.end()) return found->second;
  const std::string& text = expanded_.try_emplace(name).first->second;
  if (text.empty()) expanded_[name] = expand_template(resources_, name).text;
  BoundTemplate bound = bind_template(text, fixed);
  Ready ready{km::mustache(bound.text), std::move(bound.texts)};
  ready.parsed.set_custom_escape([](const std::string& value) { return escaped(value); });
  return ready_.emplace(key, std::move(ready)).first->second;
}

void TemplateSet::render(std::string_view name, const View& local, const View& page,
                         std::span<const View* const> fixed, std::string& out) {
  Ready& found = ready(name, fixed);
  Scope scope(page, fixed, found.texts.size());
  scope.push(&local);
  rendered_.clear();
  Appender appender{rendered_};
  found.parsed.render(scope, appender);
  append_with_texts(out, rendered_, found.texts, scope.long_texts());
}

}  // namespace tilmech
