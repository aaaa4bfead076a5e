// Drawing coverage and timeline as SVG.
#include "render/pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "render/html_text.h"
#include "text/locale_format.h"

namespace tilmech {

namespace {

using std::chrono::sys_days;

// More releases than this would be a smear of dots: then they are counted by year.
constexpr std::size_t kMostDots = 60;
// Years that are written below the line: more would run into each other on a phone.
constexpr int kMostYears = 6;
constexpr int kBarHeight = 34;  // a programme: its name and its bar, in pixels
constexpr int kDotsHeight = 40;
// The narrowest picture, on a phone of 320, and a letter of a programme's name, in pixels.
constexpr double kNarrowest = 288;
constexpr double kLetterWidth = 7.8;
constexpr std::size_t kMostLetters = 36;

template <typename... Arguments>
void append(std::string& out, fmt::format_string<Arguments...> pattern, Arguments&&... arguments) {
  fmt::format_to(std::back_inserter(out), pattern, std::forward<Arguments>(arguments)...);
}

struct Count {
  std::string_view label;  // key of its name
  std::size_t all = 0;
  PerLang<std::size_t> by_lang = {};
};

std::array<Count, 4> count_languages(const Site& site) {
  std::array<Count, 4> counts = {Count{"nav.releases"}, Count{"nav.programmes"},
                                 Count{"nav.glossary"}, Count{"picture.pages"}};
  for (const Document& document : site.documents) {
    Count& count = counts[static_cast<std::size_t>(document.collection)];
    ++count.all;
    for (const Lang lang : kAllLangs)
      if (document.has(lang)) ++count.by_lang[lang];
  }
  return counts;
}

void append_bar(std::string& out, std::size_t part, std::size_t all) {
  append(out,
         "<svg class=\"share\" aria-hidden=\"true\"><rect class=\"track\" width=\"100%\" "
         "height=\"100%\"/><rect width=\"{:.1f}%\" height=\"100%\"/></svg>",
         100.0 * static_cast<double>(part) / static_cast<double>(all));
}

}  // namespace

std::string coverage_table(const Kit& kit, const Edition& edition) {
  const std::vector<Lang>& languages = kit.site.settings.languages;
  if (languages.size() < 2 || kit.site.documents.empty()) return {};
  std::string out = "<table class=\"coverage\">\n<caption>";
  append_escaped(out, edition.text("picture.coverage_caption"));
  out += "</caption>\n<thead><tr>";
  for (const Lang lang : languages)
    append(out, "<th scope=\"col\" lang=\"{}\">{}</th>", code(lang),
           escaped(kit.edition(lang).text("lang.name")));
  out += "</tr></thead>\n";
  // A collection's name has a row of its own: three cells fit on a phone, four do not.
  for (const Count& count : count_languages(kit.site)) {
    if (count.all == 0) continue;
    append(out, "<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>\n<tr>",
           languages.size(), escaped(edition.text(count.label)));
    for (const Lang lang : languages) {
      const std::size_t part = count.by_lang[lang];
      out += "<td>";
      append_escaped(out, edition.text("picture.share", {{"n", static_cast<long>(part)},
                                                         {"m", static_cast<long>(count.all)}}));
      append_bar(out, part, count.all);
      out += "</td>";
    }
    out += "</tr>\n</tbody>\n";
  }
  return out + "</table>";
}

namespace {

struct Span {
  const Document* document;
  Date from;
  std::optional<Date> until;  // nothing: still in force
};

// What the timeline shows, and from which year to which.
struct Timeline {
  std::vector<Span> programmes;           // oldest first
  std::vector<const Document*> releases;  // with a date, oldest first
  int first = 9999, last = 0;

  void see(Date date) {
    first = std::min(first, int{date.year()});
    last = std::max(last, int{date.year()});
  }
  // The share of the width at which `date` stands: the line ends with the last year's last day.
  double place(Date date) const {
    const sys_days start(std::chrono::year(first) / 1 / 1);
    const sys_days end(std::chrono::year(last + 1) / 1 / 1);
    return 100.0 * static_cast<double>((sys_days(date) - start).count()) /
           static_cast<double>((end - start).count());
  }
};

Timeline collect(const Kit& kit, Lang lang) {
  Timeline line;
  for (const Document* document : kit.catalogue.programmes) {
    const ProgrammeFields& fields = best_version(kit.site, *document, lang).programme;
    const std::optional<Date> from = fields.in_force_from ? fields.in_force_from : fields.adopted;
    if (!from) continue;
    const bool ends = fields.in_force_until && *fields.in_force_until > *from;
    line.programmes.push_back({document, *from, ends ? fields.in_force_until : std::nullopt});
    line.see(*from);
    if (ends) line.see(*fields.in_force_until);
  }
  for (const Document* document : kit.catalogue.releases) {
    if (!document->date) continue;
    line.releases.push_back(document);
    line.see(*document->date);
  }
  std::ranges::reverse(line.releases);
  std::ranges::stable_sort(line.programmes, {}, &Span::from);
  return line;
}

void append_years(std::string& out, const Timeline& line, int y) {
  append(out, "<line class=\"axis\" x2=\"100%\" y1=\"{0}\" y2=\"{0}\"/>", y);
  const int step = (line.last - line.first + kMostYears) / kMostYears;
  for (int year = line.first; year <= line.last; ++year) {
    const double x = line.place(std::chrono::year(year) / 1 / 1);
    const bool named = (year - line.first) % step == 0;
    append(out, "<line class=\"axis\" x1=\"{0:.2f}%\" x2=\"{0:.2f}%\" y1=\"{1}\" y2=\"{2}\"/>", x,
           y, y + (named ? 8 : 4));
    if (named) append(out, "<text x=\"{:.2f}%\" dx=\"3\" y=\"{}\">{}</text>", x, y + 17, year);
  }
}

// Where a programme's name stands: above the beginning of its bar, else where the bar ends, else
// where the picture begins; never beyond the edges of the narrowest picture.
struct NamePlace {
  double x = 0;  // per cent
  bool ends_there = false;
  std::string name;
};

NamePlace place_name(std::string_view name, double from, double until) {
  NamePlace place;
  std::size_t letters = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if ((static_cast<unsigned char>(name[at]) & 0xC0U) == 0x80) continue;
    if (++letters == kMostLetters) end = at;
  }
  place.name = letters > kMostLetters ? std::string(name.substr(0, end)) + "…" : std::string(name);
  const double width =
      100 * kLetterWidth * static_cast<double>(std::min(letters, kMostLetters)) / kNarrowest;
  if (from + width <= 100) {
    place.x = from;
  } else if (until >= width) {
    place.x = until;
    place.ends_there = true;
  }
  return place;
}

void append_programmes(std::string& out, const Kit& kit, const Timeline& line, Lang lang) {
  int y = 0;
  for (const Span& span : line.programmes) {
    const double from = line.place(span.from);
    const double until = span.until ? line.place(*span.until) : 100.0;
    const Variant& variant = best_version(kit.site, *span.document, lang);
    const NamePlace place = place_name(short_title(variant), from, until);
    append(out, "<text class=\"name\" x=\"{:.2f}%\" y=\"{}\"{}{}>", place.x, y + 14,
           place.ends_there ? " text-anchor=\"end\"" : "",
           variant.lang == lang ? "" : fmt::format(" lang=\"{}\"", code(variant.lang)));
    append_escaped(out, place.name);
    append(out, "</text><rect x=\"{:.2f}%\" width=\"{:.2f}%\" y=\"{}\" height=\"8\"{}/>", from,
           std::max(0.5, until - from), y + 20, span.until ? "" : " class=\"open\"");
    y += kBarHeight;
  }
}

std::map<int, std::size_t> by_year(const Timeline& line) {
  std::map<int, std::size_t> counts;
  for (const Document* release : line.releases) ++counts[int{release->date->year()}];
  return counts;
}

void append_releases(std::string& out, const Kit& kit, const Timeline& line, Lang lang, int y) {
  if (line.releases.size() <= kMostDots) {
    for (const Document* release : line.releases)
      append(out, "<circle cx=\"{:.2f}%\" cy=\"{}\" r=\"7\"><title>{}</title></circle>",
             line.place(*release->date), y + kDotsHeight / 2,
             escaped(best_version(kit.site, *release, lang).title));
    return;
  }
  const std::map<int, std::size_t> counts = by_year(line);
  const std::size_t most =
      std::ranges::max_element(counts, {}, [](auto& c) { return c.second; })->second;
  const double width = 100.0 / (line.last - line.first + 1);
  for (const auto& [year, count] : counts) {
    const double height = kDotsHeight * static_cast<double>(count) / static_cast<double>(most);
    append(out, "<rect x=\"{:.2f}%\" width=\"{:.2f}%\" y=\"{:.1f}\" height=\"{:.1f}\"/>",
           line.place(std::chrono::year(year) / 1 / 1) + width * .1, width * .8,
           y + kDotsHeight - height, height);
  }
}

void append_row(std::string& out, const Kit& kit, const Page& page, Date date,
                const Document& document, std::string_view kind) {
  const Variant& variant = best_version(kit.site, document, page.edition.lang);
  append(out,
         "<tr><td><time datetime=\"{}\">{}</time></td><td>{}</td><th scope=\"row\"><a href=\"{}\"",
         iso_date(date), escaped(page.edition.date(date)), escaped(page.edition.text(kind)),
         escaped(page.from.link(address_in(variant.lang, rest_of(document)))));
  if (variant.lang != page.edition.lang) append(out, " lang=\"{}\"", code(variant.lang));
  append(out, ">{}</a></th></tr>\n", escaped(variant.title));
}

// The same as the picture, oldest first.
void append_table(std::string& out, const Kit& kit, const Page& page, const Timeline& line) {
  const Edition& edition = page.edition;
  const bool counted = line.releases.size() > kMostDots;
  append(out,
         "<details class=\"as-table\"><summary>{}</summary>\n<div class=\"scroll\" tabindex=\"0\" "
         "role=\"region\" aria-label=\"{}\"><table>\n<thead><tr>",
         escaped(edition.text("picture.as_table")), escaped(edition.text("table.label")));
  for (const std::string_view key : {"picture.date", "filter.kind", "picture.document"})
    append(out, "<th scope=\"col\">{}</th>", escaped(edition.text(key)));
  out += "</tr></thead>\n<tbody>\n";
  for (const Span& span : line.programmes)
    append_row(out, kit, page, span.from, *span.document, "kind.programme");
  if (counted) {
    for (const auto& [year, count] : by_year(line))
      append(out,
             "<tr><td>{0}</td><td>{1}</td><th scope=\"row\"><a href=\"{2}\">{3}</a></th></tr>\n",
             year, escaped(edition.text("nav.releases")),
             escaped(page.from.link(address_in(edition.lang, rest_of_year(year)))),
             escaped(edition.text("list.count_releases", {{"n", static_cast<long>(count)}})));
  } else {
    for (const Document* release : line.releases)
      append_row(out, kit, page, *release->date, *release, "kind.release");
  }
  out += "</tbody>\n</table></div></details>";
}

}  // namespace

std::string timeline(const Kit& kit, const Page& page) {
  const Edition& edition = page.edition;
  const Timeline line = collect(kit, edition.lang);
  if (line.programmes.size() + line.releases.size() < 2) return {};
  const int dots = kBarHeight * static_cast<int>(line.programmes.size());
  const int axis = dots + (line.releases.empty() ? 4 : kDotsHeight);
  std::string out;
  append(out, "<svg class=\"timeline\" height=\"{}\" role=\"img\" aria-label=\"{}\">", axis + 22,
         escaped(edition.text("picture.timeline_text",
                              {{"first", std::to_string(line.first)},
                               {"last", std::to_string(line.last)},
                               {"programmes", static_cast<long>(line.programmes.size())},
                               {"releases", static_cast<long>(line.releases.size())}})));
  append_years(out, line, axis);
  append_programmes(out, kit, line, edition.lang);
  append_releases(out, kit, line, edition.lang, dots);
  out += "</svg>\n";
  append_table(out, kit, page, line);
  return out;
}

}  // namespace tilmech
