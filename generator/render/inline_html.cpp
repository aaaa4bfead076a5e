// Weaving marks: at each byte where a mark begins or ends, what ends is closed first, then what
// marks no text is written, then what begins is opened. Links and footnotes never come to stand
// inside a link: HTML has no such thing, and a reader could not follow it.
#include "render/inline_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "render/html_text.h"

namespace tilmech {

DocumentTarget find_document_target(const Site& site, Lang lang, std::string_view target) {
  std::string_view name = target.substr(std::string_view("doc:").size());
  const std::size_t hash = name.find('#');
  const std::string_view fragment = hash == std::string_view::npos ? "" : name.substr(hash);
  name = name.substr(0, hash);
  const std::size_t slash = name.find('/');
  if (slash == std::string_view::npos) return {};
  for (const Collection collection : kAllCollections) {
    if (name_of(collection) != name.substr(0, slash)) continue;
    const Document* document = site.find(collection, name.substr(slash + 1));
    if (document == nullptr) return {};
    return {address_in(lang, rest_of(*document)), document->has(lang) ? fragment : ""};
  }
  return {};
}

std::string resolve_document_link(const Site& site, const Viewpoint& from, Lang lang,
                                  std::string_view target) {
  const DocumentTarget found = find_document_target(site, lang, target);
  if (found.address.empty()) return {};
  return from.link(found.address) + std::string(found.fragment);
}

namespace {

// Where a link leads.
struct Target {
  std::string_view address = {};         // as written
  std::optional<std::string> page = {};  // else the address of something of the site
  std::string_view fragment = {};
};

struct Open {
  std::size_t end;
  std::string_view closing;
  bool is_link = false;
  bool is_code = false;
};

class Weaver {
 public:
  Weaver(BodyWriter& body, const RichText& text, Links links)
      : body_(body), text_(text), links_(links) {}

  void weave() {
    std::size_t next = 0;
    while (true) {
      std::size_t stop = text_.text.size();
      if (next < text_.marks.size()) stop = std::min<std::size_t>(stop, text_.marks[next].begin);
      if (!open_.empty()) stop = std::min(stop, open_.back().end);
      write_until(stop);
      close_ended();
      const std::size_t first = next;
      while (next < text_.marks.size() && text_.marks[next].begin <= at_) ++next;
      for (std::size_t i = first; i < next; ++i)
        if (text_.marks[i].begin >= text_.marks[i].end) write_empty(text_.marks[i]);
      for (std::size_t i = first; i < next; ++i)
        if (text_.marks[i].begin < text_.marks[i].end) open(text_.marks[i]);
      if (at_ >= text_.text.size() && open_.empty()) return;
    }
  }

 private:
  void write_until(std::size_t stop) {
    if (stop <= at_) return;
    if (stop > hidden_until_) {
      const std::size_t from = std::max(at_, hidden_until_);
      if (in_code()) {
        append_typeset_code(body_.out, std::string_view(text_.text).substr(from, stop - from));
      } else {
        append_typeset(body_.out, text_.text, from, stop, body_.hyphens);
      }
    }
    at_ = stop;
  }

  bool in_code() const { return std::ranges::any_of(open_, &Open::is_code); }

  void close_ended() {
    while (!open_.empty() && open_.back().end <= at_) {
      body_.out += open_.back().closing;
      if (open_.back().is_link) {
        in_link_ = false;
        for (const Mark* mark : std::exchange(waiting_, {})) write_footnote(*mark);
      }
      open_.pop_back();
    }
  }

  void open(const Mark& mark) {
    if (at_ < hidden_until_) return;  // inside an image's alternative text
    std::size_t end = std::min<std::size_t>(mark.end, text_.text.size());
    if (!open_.empty()) end = std::min(end, open_.back().end);
    if (end <= at_) return;
    Open opened{end, ""};
    switch (mark.kind) {
      case MarkKind::emphasis:
        opened.closing = tag("<em>", "</em>");
        break;
      case MarkKind::strong:
        opened.closing = tag("<strong>", "</strong>");
        break;
      case MarkKind::strikethrough:
        opened.closing = tag("<s>", "</s>");
        break;
      case MarkKind::code:
        opened.closing = tag("<code>", "</code>");
        opened.is_code = true;
        break;
      case MarkKind::language:
        opened.closing = open_language(mark);
        break;
      case MarkKind::hard_break:
        body_.out += "<br>";
        break;
      case MarkKind::image:
        write_image(mark, end);
        break;
      case MarkKind::link:
      case MarkKind::term:
        open_link(mark, opened);
        break;
      case MarkKind::footnote:
      case MarkKind::no_term:
        break;
    }
    open_.push_back(opened);
  }

  std::string_view tag(std::string_view opening, std::string_view closing) {
    body_.out += opening;
    return closing;
  }

  std::string_view open_language(const Mark& mark) {
    body_.out += "<span";
    append_attribute(body_.out, "lang", mark.target);
    return tag(">", "</span>");
  }

  // The page of a concept, which is noted among those that the text links to; "" when it has none.
  const std::string& page_of_term(const std::string& key) {
    const auto [known, is_new] = body_.term_pages.try_emplace(key);
    if (!is_new) return known->second;
    if (const Document* entry = body_.site.find(Collection::glossary, key)) {
      known->second = address_in(body_.lang, rest_of(*entry));
      body_.terms.push_back(key);
    }
    return known->second;
  }

  // For href; nothing when the link must not be made.
  std::optional<Target> target_of(const Mark& mark) {
    if (mark.kind == MarkKind::term) {
      const std::string& page = page_of_term(mark.target);
      if (page.empty()) return std::nullopt;
      return Target{.page = page};
    }
    if (mark.target.starts_with("doc:")) {
      DocumentTarget found = find_document_target(body_.site, body_.lang, mark.target);
      if (found.address.empty()) return std::nullopt;
      return Target{.page = std::move(found.address), .fragment = found.fragment};
    }
    if (!is_allowed_target(mark.target)) return std::nullopt;
    return Target{.address = mark.target};
  }

  void append_target(std::string_view attribute, Target target) {
    body_.out += ' ';
    body_.out += attribute;
    body_.out += "=\"";
    append_escaped(body_.out, target.address);
    if (target.page && body_.open_links != nullptr)
      body_.open_links->push_back({body_.out.size(), *std::move(target.page)});
    else if (target.page)
      append_link(body_.out, body_.from, *target.page);
    append_escaped(body_.out, target.fragment);
    body_.out += '"';
  }

  void open_link(const Mark& mark, Open& opened) {
    if (in_link_ || links_ == Links::left_out) return;
    const bool is_term = mark.kind == MarkKind::term;
    if (is_term && !body_.term_links) return;
    std::optional<Target> target = target_of(mark);
    if (!target) return;
    body_.out += "<a";
    if (is_term) body_.out += " class=\"term\"";
    append_target("href", *std::move(target));
    if (!mark.title.empty()) append_attribute(body_.out, "title", mark.title);
    body_.out += '>';
    opened.closing = "</a>";
    opened.is_link = in_link_ = true;
  }

  void write_image(const Mark& mark, std::size_t end) {
    if (links_ == Links::left_out) return;
    hidden_until_ = end;
    append_image(mark, std::string_view(text_.text).substr(mark.begin, end - mark.begin));
  }

  void append_image(const Mark& mark, std::string_view alt) {
    body_.out += "<img";
    append_target("src", {.page = mark.target});
    append_attribute(body_.out, "alt", alt);
    if (!mark.title.empty()) append_attribute(body_.out, "title", mark.title);
    append_size(mark.target);
    body_.out += " loading=\"lazy\" decoding=\"async\">";
  }

  void append_size(const std::string& picture) {
    if (body_.picture_sizes == nullptr) return;
    const auto size = body_.picture_sizes->find(picture);
    if (size == body_.picture_sizes->end()) return;
    fmt::format_to(std::back_inserter(body_.out), " width=\"{}\" height=\"{}\"", size->second.width,
                   size->second.height);
  }

  void write_empty(const Mark& mark) {
    if (at_ < hidden_until_ || links_ == Links::left_out) return;
    if (mark.kind == MarkKind::image) append_image(mark, "");
    if (mark.kind == MarkKind::link && !in_link_) write_bare_link(mark);
    if (mark.kind != MarkKind::footnote) return;
    if (in_link_) {
      waiting_.push_back(&mark);
    } else {
      write_footnote(mark);
    }
  }

  // A link without a text: its own address is what there is to read.
  void write_bare_link(const Mark& mark) {
    if (!is_allowed_target(mark.target)) return;
    body_.out += "<a";
    append_attribute(body_.out, "href", mark.target);
    body_.out += '>';
    append_escaped(body_.out, mark.target);
    body_.out += "</a>";
  }

  void write_footnote(const Mark& mark) {
    const auto note = std::ranges::find(body_.footnotes, mark.target, &Footnote::label);
    if (note == body_.footnotes.end()) return;
    const auto index = static_cast<std::size_t>(note - body_.footnotes.begin());
    if (body_.references.size() <= index) body_.references.resize(index + 1);
    const int times = ++body_.references[index];
    const std::string repeated = times > 1 ? fmt::format("-{}", times) : "";
    fmt::format_to(
        std::back_inserter(body_.out),
        "<sup><a href=\"#fn-{2}{0}\" id=\"fnref-{2}{0}{1}\" role=\"doc-noteref\">{0}</a></sup>",
        note->number, repeated, body_.note_prefix);
  }

  BodyWriter& body_;
  const RichText& text_;
  const Links links_;
  std::size_t at_ = 0;            // bytes of the text written
  std::size_t hidden_until_ = 0;  // the end of an image's alternative text
  bool in_link_ = false;
  std::vector<Open> open_;
  std::vector<const Mark*> waiting_;  // footnotes met inside a link
};

}  // namespace

void append_inline(BodyWriter& body, const RichText& text, Links links) {
  if (text.marks.empty()) {
    append_typeset(body.out, text.text, 0, text.text.size(), body.hyphens);
    return;
  }
  Weaver(body, text, links).weave();
}

void append_inline_hyphenated(BodyWriter& body, const RichText& text, Hyphens hyphens,
                              Links links) {
  body.hyphens = hyphens;
  append_inline(body, text, links);
  body.hyphens = Hyphens::none;
}

}  // namespace tilmech
