// Reading a template once, tag by tag. Names that are known already are written as their values;
// the other tags stay.
#include "render/templates_bind.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "text/escape.h"

namespace tilmech {

namespace {

// Begins the mark of a literal; no content has it. Its number follows, in digits that no template
// gives a meaning.
constexpr char kMark = '\x1C';
constexpr std::size_t kDigits = 3;
constexpr unsigned kDigitBits = 6;

constexpr std::array<std::string_view, 14> kPageNames = {
    "canonical", "canonical_rest", "description", "head_title",    "json_ld",
    "noindex",   "og_image",       "og_title",    "og_image_alt",  "og_type",
    "rest",      "root",           "x_default",   "json_ld_digest"};

struct Tag {
  char sigil;             // '#', '^', '/', '!', '&', '{' or ' ' for a plain name
  std::string_view name;  // empty: there is no further tag
  std::size_t begin, end;
};

Tag next_tag(std::string_view text, std::size_t from) {
  const std::size_t begin = text.find("{{", from);
  if (begin == text.npos) return {' ', {}, text.size(), text.size()};
  const bool raw = text.substr(begin).starts_with("{{{");
  const std::string_view closing = raw ? "}}}" : "}}";
  const std::size_t inside = begin + closing.size();
  const std::size_t end = text.find(closing, inside);
  assert(end != text.npos);  // checked
  std::string_view name = text.substr(inside, end - inside);
  const auto trim = [&] {
    while (!name.empty() && (name.front() == ' ' || name.front() == '\n')) name.remove_prefix(1);
    while (!name.empty() && (name.back() == ' ' || name.back() == '\n')) name.remove_suffix(1);
  };
  trim();
  char sigil = raw ? '{' : ' ';
  if (!raw && !name.empty() && std::string_view("#^/!&").find(name.front()) != name.npos) {
    sigil = name.front();
    name.remove_prefix(1);
    trim();
  }
  return {sigil, name, begin, end + closing.size()};
}

class Binder {
 public:
  Binder(std::string_view text, std::span<const View* const> fixed) : text_(text), fixed_(fixed) {}

  BoundTemplate bind() {
    bind_until_end(0, nullptr);
    end_literal();
    return std::move(bound_);
  }

 private:
  // The value of a name, or null when only a page can tell. `item`: of the list of the site that
  // the name stands in, or null.
  const View* find(std::string_view name, const View* item) const {
    if (name == ".") return item;
    const std::string key(name);
    if (item != nullptr && item->is_object())
      if (const View* found = item->get(key)) return found;
    for (const View* layer : fixed_)
      if (const View* found = layer->get(key)) return found;
    return item == nullptr || is_page_name(name) ? nullptr : &nothing_;
  }

  static bool is_nothing(const View& value) {
    return value.is_false() || value.is_empty_list() ||
           (value.is_string() && value.string_value().empty());
  }

  // Binds from `at` to the end of the section it stands in; returns where the next text begins.
  std::size_t bind_until_end(std::size_t at, const View* item) {
    while (true) {
      const Tag tag = next_tag(text_, at);
      literal_ += text_.substr(at, tag.begin - at);
      at = tag.end;
      if (tag.begin == text_.size()) return at;
      if (tag.sigil == '/') return at;
      if (tag.sigil == '#' || tag.sigil == '^')
        at = bind_section(tag, item);
      else if (tag.sigil != '!')
        bind_value(tag, item);
    }
  }

  void bind_value(const Tag& tag, const View* item) {
    const View* value = find(tag.name, item);
    if (value == nullptr)
      keep(tag);
    else if (value->is_string() && tag.sigil == ' ')
      append_escaped(literal_, value->string_value());
    else if (value->is_string())
      literal_ += value->string_value();
  }

  std::size_t bind_section(const Tag& tag, const View* item) {
    const View* value = find(tag.name, item);
    if (value == nullptr) {
      keep(tag);
      const std::size_t end = bind_until_end(tag.end, item);
      end_literal();
      bound_.text += "{{/";
      bound_.text += tag.name;
      bound_.text += "}}";
      return end;
    }
    const std::size_t end = section_end(tag.end);
    if (is_nothing(*value) == (tag.sigil == '#')) return end;
    if (tag.sigil == '^' || !(value->is_list() || value->is_object())) {
      bind_until_end(tag.end, item);
    } else if (value->is_object()) {
      bind_until_end(tag.end, value);
    } else {
      for (const View& one : value->list_value()) bind_until_end(tag.end, &one);
    }
    return end;
  }

  std::size_t section_end(std::size_t at) const {
    for (int depth = 1; depth > 0;) {
      const Tag tag = next_tag(text_, at);
      assert(tag.begin < text_.size());  // checked
      if (tag.sigil == '#' || tag.sigil == '^') ++depth;
      if (tag.sigil == '/') --depth;
      at = tag.end;
    }
    return at;
  }

  void keep(const Tag& tag) {
    end_literal();
    if (tag.sigil == '{' || tag.sigil == '&') {
      bound_.text += "{{{";
      bound_.text += kUnescaped;
      bound_.text += tag.name;
      bound_.text += "}}}";
    } else {
      bound_.text += text_.substr(tag.begin, tag.end - tag.begin);
    }
  }

  void end_literal() {
    if (literal_.empty()) return;
    bound_.text += mark_of_text(bound_.texts.size());
    bound_.texts.push_back(std::move(literal_));
    literal_.clear();
  }

  const std::string_view text_;
  const std::span<const View* const> fixed_;
  const View nothing_ = View(false);
  std::string literal_;
  BoundTemplate bound_;
};

}  // namespace

BoundTemplate bind_template(std::string_view text, std::span<const View* const> fixed) {
  return Binder(text, fixed).bind();
}

bool is_page_name(std::string_view name) {
  return std::ranges::find(kPageNames, name) != kPageNames.end();
}

std::string mark_of_text(std::size_t number) {
  std::string mark(1, kMark);
  for (std::size_t i = 0; i < kDigits; ++i, number >>= kDigitBits)
    mark += static_cast<char>('0' + (number & ((1U << kDigitBits) - 1)));
  assert(number == 0);
  return mark;
}

void append_with_texts(std::string& out, std::string_view rendered,
                       const std::vector<std::string>& texts,
                       std::span<const std::string* const> more) {
  std::size_t size = out.size() + rendered.size();
  for (const std::string& text : texts) size += text.size();
  for (const std::string* text : more) size += text->size();
  out.reserve(size);
  while (true) {
    const std::size_t mark = std::min(rendered.find(kMark), rendered.size());
    out += rendered.substr(0, mark);
    if (rendered.size() - mark <= kDigits) return;
    std::size_t number = 0;
    for (std::size_t i = kDigits; i > 0; --i)
      number = (number << kDigitBits) + static_cast<std::size_t>(rendered[mark + i] - '0');
    if (number < texts.size())
      out += texts[number];
    else if (number - texts.size() < more.size())
      out += *more[number - texts.size()];
    rendered.remove_prefix(mark + 1 + kDigits);
  }
}

}  // namespace tilmech
