// The files of a site that stays in memory, each made when it is asked for: what the preview shows.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/site.h"

namespace tilmech {

struct LivePage {
  std::string bytes;
  const Document* document = nullptr;  // that the page is about, if it is about one
  Lang lang = Lang::ky;
};

class LivePages {
 public:
  // The site outlives the pages, and its templates have passed check_templates. Its texts may
  // change; when anything that lists and menus show changes (a title, a date, a language), pages
  // are made anew with refresh().
  explicit LivePages(const Site& site);
  ~LivePages();

  void refresh();

  // The file of a path below the output folder ("ky/releases/x/index.html"); nullopt when the site
  // has none. Safe to call from many threads.
  std::optional<LivePage> make(std::string_view path) const;
  bool has(std::string_view path) const;
  // All paths, sorted.
  std::vector<std::string> paths() const;

  // The path of a document's page, "ky/releases/x/".
  static std::string address(const Document& document, Lang lang);
  // A block that corresponds to others (see places_in) as HTML; links start at the site's root.
  std::string place_html(const Document& document, Lang lang, const Block& block) const;
  std::string blocks_html(const Document& document, Lang lang,
                          const std::vector<Block>& blocks) const;
  std::string title_html(const Document& document, Lang lang, const RichText& title) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tilmech
