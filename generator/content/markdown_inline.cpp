#include "content/markdown_inline.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <memory>
#include <string_view>

#include "content/attributes.h"

namespace tilmech {
namespace {

using Iterator = std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)>;

std::string_view view(const char* text) {
  return text == nullptr ? std::string_view() : text;
}

// Collects one run of inline nodes. Iterative: emphasis may nest thousands deep.
class InlineReader {
 public:
  InlineReader(int line, MarkdownContext& context) : line_(line), context_(context) {}

  void enter(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
        add_text(view(cmark_node_get_literal(node)));
        return;
      case CMARK_NODE_SOFTBREAK:
        text_.text += '\n';
        return;
      case CMARK_NODE_LINEBREAK:
        text_.marks.push_back({here(), here() + 1, MarkKind::hard_break});
        text_.text += '\n';
        return;
      case CMARK_NODE_CODE: {
        const std::uint32_t begin = here();
        text_.text += view(cmark_node_get_literal(node));
        text_.marks.push_back({begin, here(), MarkKind::code});
        return;
      }
      case CMARK_NODE_HTML_INLINE:
        add_html(view(cmark_node_get_literal(node)));
        return;
      case CMARK_NODE_EMPH:
        open(MarkKind::emphasis);
        return;
      case CMARK_NODE_STRONG:
        open(MarkKind::strong);
        return;
      case CMARK_NODE_LINK:
        open(MarkKind::link, node);
        return;
      case CMARK_NODE_IMAGE:
        open(MarkKind::image, node);
        return;
      default:
        enter_other(node);
        return;
    }
  }

  void leave(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    const bool opened = type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG ||
                        type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE ||
                        is_strikethrough(node);
    if (!opened) return;
    text_.marks[open_.back()].end = here();
    open_.pop_back();
  }

  RichText take() { return std::move(text_); }

 private:
  static bool is_strikethrough(cmark_node* node) {
    return std::strcmp(cmark_node_get_type_string(node), "strikethrough") == 0;
  }

  void enter_other(cmark_node* node) {
    if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_REFERENCE)
      add_footnote(view(cmark_node_get_literal(node)));
    else if (is_strikethrough(node))
      open(MarkKind::strikethrough);
  }

  std::uint32_t here() const { return static_cast<std::uint32_t>(text_.text.size()); }

  Place place() const {
    const auto lines = std::ranges::count(text_.text, '\n');
    return {context_.variant.file, line_ + static_cast<int>(lines), 0};
  }

  void open(MarkKind kind, cmark_node* node = nullptr) {
    open_.push_back(text_.marks.size());
    Mark mark{here(), here(), kind};
    if (node != nullptr) {
      mark.target = view(cmark_node_get_url(node));
      mark.title = view(cmark_node_get_title(node));
    }
    text_.marks.push_back(std::move(mark));
  }

  void add_text(std::string_view literal) {
    text_.text += literal;
    // cmark leaves a reference to a note that is not there as text.
    for (std::size_t at = literal.find("[^"); at != std::string_view::npos;
         at = literal.find("[^", at + 2)) {
      const std::size_t close = literal.find(']', at);
      if (close == std::string_view::npos) return;
      report(context_.diagnostics, Finding::footnote_missing, place(),
             literal.substr(at + 2, close - at - 2));
    }
  }

  void add_html(std::string_view html) {
    // The closing half of an element says nothing new.
    if (!html.starts_with("</")) report(context_.diagnostics, Finding::raw_html, place(), html);
    text_.text += html;
  }

  void add_footnote(std::string_view index) {
    std::size_t number = 0;
    std::from_chars(index.data(), index.data() + index.size(), number);
    if (number == 0 || number > context_.footnote_labels.size()) return;
    text_.marks.push_back(
        {here(), here(), MarkKind::footnote, context_.footnote_labels[number - 1]});
    ++context_.variant.footnotes[number - 1].references;
  }

  int line_;
  MarkdownContext& context_;
  RichText text_;
  std::vector<std::size_t> open_;  // indices of the marks not yet closed
};

}  // namespace

RichText read_inlines(cmark_node* parent, int line, MarkdownContext& context) {
  InlineReader reader(line, context);
  const Iterator iterator(cmark_iter_new(parent), &cmark_iter_free);
  for (;;) {
    const cmark_event_type event = cmark_iter_next(iterator.get());
    if (event == CMARK_EVENT_DONE) break;
    cmark_node* node = cmark_iter_get_node(iterator.get());
    if (node == parent) continue;
    if (event == CMARK_EVENT_ENTER)
      reader.enter(node);
    else
      reader.leave(node);
  }
  RichText text = reader.take();
  if (text.text.find("]{") != std::string::npos) take_phrase_marks(text);
  return text;
}

}  // namespace tilmech
