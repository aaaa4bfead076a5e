// Addresses and the links between them.
#include "render/addresses.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

namespace tilmech {

namespace {

// Made for every link of the site.
std::string joined(std::initializer_list<std::string_view> parts) {
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  std::string out;
  out.reserve(size);
  for (const std::string_view part : parts) out += part;
  return out;
}

}  // namespace

std::string_view rest_of(Collection collection) {
  switch (collection) {
    case Collection::releases:
      return "releases/";
    case Collection::programmes:
      return "programmes/";
    case Collection::glossary:
      return "glossary/";
    case Collection::pages:
      break;
  }
  return "";
}

std::string rest_of(const Document& document) {
  return joined({rest_of(document.collection), document.address, "/"});
}

std::string rest_of_year(int year) {
  return fmt::format("releases/{}/", year);
}

std::string rest_of_term_table(Lang order, Lang lang) {
  return order == lang ? "glossary/table/" : fmt::format("glossary/table/{}/", code(order));
}

std::string rest_of_tag(std::string_view tag_address) {
  return fmt::format("tags/{}/", tag_address);
}

std::string rest_of_list_page(std::string_view list, int number) {
  return number <= 1 ? std::string(list) : fmt::format("{}page/{}/", list, number);
}

std::string address_in(Lang lang, std::string_view rest) {
  return joined({code(lang), "/", rest});
}

std::string file_of(std::string_view address) {
  return std::string(address) + "index.html";
}

std::string file_of_alias(std::string_view alias, const Document& document, Lang lang) {
  while (alias.starts_with('/')) alias.remove_prefix(1);
  while (alias.ends_with('/')) alias.remove_suffix(1);
  if (alias.empty() || alias.find("..") != alias.npos) return {};
  std::string path(alias);
  const std::string first = path.substr(0, path.find('/'));
  const bool collection = std::ranges::any_of(
      kAllCollections, [&](Collection other) { return name_of(other) == first; });
  if (!lang_from_code(first))
    path = address_in(lang, collection ? path : std::string(rest_of(document.collection)) + path);
  return path.ends_with(".html") ? path : path + "/index.html";
}

std::string relative_link(std::string_view from, std::string_view to) {
  std::size_t common = 0;  // bytes of the folders both share
  for (std::size_t i = 0; i < from.size() && i < to.size() && from[i] == to[i]; ++i)
    if (from[i] == '/') common = i + 1;
  const auto levels = static_cast<std::size_t>(std::ranges::count(from.substr(common), '/'));
  std::string out;
  out.reserve(3 * levels + to.size() - common);
  for (std::size_t i = 0; i < levels; ++i) out += "../";
  out += to.substr(common);
  return out.empty() ? "./" : out;
}

std::string base_path(std::string_view base_url) {
  const std::size_t scheme = base_url.find("://");
  if (scheme == std::string_view::npos) return "/";
  const std::size_t path = base_url.find('/', scheme + 3);
  return path == std::string_view::npos ? "/" : std::string(base_url.substr(path));
}

}  // namespace tilmech
