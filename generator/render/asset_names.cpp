// Naming assets: pictures first, then style sheets, which name pictures.
#include "render/asset_names.h"

#include <fmt/format.h>

#include "text/digest.h"

namespace tilmech {

namespace {

constexpr std::size_t kDigestLength = 10;  // 40 bits: a site has dozens of assets, not millions

}  // namespace

std::string named(std::string_view name, std::string_view bytes) {
  const std::size_t dot = name.rfind('.');
  const std::size_t slash = name.rfind('/');
  const bool extension = dot != name.npos && (slash == name.npos || dot > slash);
  const std::string_view stem = extension ? name.substr(0, dot) : name;
  const std::string_view rest = extension ? name.substr(dot) : std::string_view();
  return fmt::format("{}.{}{}", stem, sha256_hex(bytes).substr(0, kDigestLength), rest);
}

namespace {

// Comments and indents out: they are for people who read the source.
std::string without_comments(std::string_view css) {
  std::string out;
  out.reserve(css.size());
  bool line_start = true;
  for (std::size_t i = 0; i < css.size(); ++i) {
    if (css.substr(i).starts_with("/*")) {
      const std::size_t end = css.find("*/", i + 2);
      if (end == css.npos) break;
      i = end + 1;
      continue;
    }
    if (css[i] == '\n') {
      line_start = true;
      continue;
    }
    if (line_start && (css[i] == ' ' || css[i] == '\t')) continue;
    // A line end may stand for the space between two words.
    if (line_start && !out.empty() && std::string_view("{};,").find(out.back()) == css.npos)
      out += ' ';
    line_start = false;
    out += css[i];
  }
  return out;
}

// url(../img/x.svg), seen from css/, becomes the served name of img/x.svg.
std::string with_served_urls(const std::string& css,
                             const std::map<std::string, Asset, std::less<>>& served) {
  std::string out;
  std::size_t at = 0;
  while (true) {
    const std::size_t found = css.find("url(", at);
    const std::size_t end = found == css.npos ? found : css.find(')', found);
    out.append(css, at, end == css.npos ? css.npos : found + 4 - at);
    if (end == css.npos) return out;
    std::string name = css.substr(found + 4, end - found - 4);
    if (name.starts_with("../")) {
      const auto asset = served.find(name.substr(3));
      if (asset != served.end()) name = "../" + asset->second.path;
    }
    out += name;
    at = end;
  }
}

bool is_source_only(std::string_view name) {
  const std::string_view file = name.substr(name.rfind('/') + 1);
  return file.starts_with('.') || file.starts_with("README") || file.starts_with("package");
}

}  // namespace

std::map<std::string, Asset, std::less<>> name_assets(
    const std::map<std::string, std::string, std::less<>>& assets) {
  std::map<std::string, Asset, std::less<>> served;
  std::string css;
  for (const auto& [name, bytes] : assets) {
    if (is_source_only(name)) continue;
    if (name.starts_with("css/") && name.ends_with(".css")) {
      css += without_comments(bytes);
    } else {
      // Only what pages load as part of themselves needs a digest; a picture that content names by
      // its own name keeps it.
      const bool own = name.starts_with("js/") || name.starts_with("ui/");
      served[name] = {own ? named(name, bytes) : name, bytes};
    }
  }
  if (!css.empty()) {
    css = with_served_urls(css, served);
    served["css/site.css"] = {named("css/site.css", css), css};
  }
  return served;
}

}  // namespace tilmech
