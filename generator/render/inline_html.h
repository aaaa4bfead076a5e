// A paragraph's text and its marks, woven into HTML in one pass.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/site.h"
#include "render/addresses.h"
#include "render/picture_size.h"
#include "render/shared_html.h"
#include "render/typeset.h"
#include "text/word_hash.h"

namespace tilmech {

// What writing one document's text needs to know, and the HTML written so far.
struct BodyWriter {
  const Site& site;
  const Viewpoint& from;  // the page the text stands on
  Lang lang;              // of the reader: links to documents lead to this version
  const std::vector<Footnote>& footnotes;
  // The accessible names of things without text, in `lang`.
  std::string_view link_to_heading;      // "Permanent link"
  std::string_view note_title;           // "Notes"
  std::string_view table_name;           // "Table"
  std::vector<std::string> back_labels;  // by footnote: "Back to text, note 1"
  // A link "parallel/" to the page side by side: every block with an address gets a link to its row
  // there. Empty: no such links. Their names tell them apart: `section_label` goes before a
  // heading's text, and in `row_label` the paragraph's number stands for "{n}".
  std::string row_link = {};
  std::string_view section_label = {};
  std::string row_label = {};
  // Written after a section's heading, within its box.
  std::function<void(BodyWriter&, const Section&)> after_heading = {};
  const PictureSizes* picture_sizes = nullptr;
  bool addresses = true;         // whether sections and blocks have ids
  std::string note_prefix = {};  // where several texts share a page: "ru-", in ids of notes
  std::string waiting_row = {};  // a block's address whose link waits for the end of its text
  std::string out = {};
  std::vector<int> references = {};     // by footnote, how often the text has referred to it so far
  bool term_links = true;               // whether terms become links to the glossary
  Hyphens hyphens = Hyphens::none;      // soft ones while a heading or a cell is written
  std::vector<std::string> terms = {};  // keys of the concepts that the text links to so far
  // Their pages, by their keys.
  std::unordered_map<std::string, std::string, WordHash> term_pages = {};
  // Links to other pages, left open for shared_html.h; null: they start at `from`.
  std::vector<SharedLink>* open_links = nullptr;
};

enum class Links { kept, left_out };

// Appends `text`. With Links::left_out it has neither links nor footnotes nor images: for tables of
// contents, where the text is a link itself.
void append_inline(BodyWriter& body, const RichText& text, Links links = Links::kept);

// The same where long words may be broken at soft hyphens.
void append_inline_hyphenated(BodyWriter& body, const RichText& text, Hyphens hyphens,
                              Links links = Links::kept);

// Where a link "doc:COLLECTION/KEY#FRAGMENT" leads: to an address, with "#FRAGMENT" when the
// reader's language has the document (else the page is the notice that names the other languages).
// Both are empty when the site has no such document.
struct DocumentTarget {
  std::string address;
  std::string_view fragment;  // part of the target
};
DocumentTarget find_document_target(const Site& site, Lang lang, std::string_view target);

// The same as a link from a page.
std::string resolve_document_link(const Site& site, const Viewpoint& from, Lang lang,
                                  std::string_view target);

}  // namespace tilmech
