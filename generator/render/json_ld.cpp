// Schema.org types: https://schema.org/NewsArticle, /Legislation, /DefinedTerm.
#include "render/json_ld.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "render/corrections.h"
#include "render/html_text.h"
#include "render/shell.h"
#include "text/locale_format.h"

namespace tilmech {

namespace {

using Json = nlohmann::ordered_json;

Json object(const char* type) {
  return Json{{"@context", "https://schema.org"}, {"@type", type}};
}

void put(Json& json, const char* name, const std::string& value) {
  if (!value.empty()) json[name] = value;
}

Json organisation(const Kit& kit, const Edition& edition) {
  Json json = {{"@type", "Organization"}, {"name", edition.title}};
  put(json, "url", absolute(kit, ""));
  return json;
}

// The page's own address, and the version it was translated from.
void put_addresses(Json& json, const Kit& kit, Lang lang, const Document& document) {
  const std::string rest = rest_of(document);
  put(json, "url", absolute(kit, address_in(lang, rest)));
  if (lang != document.source && document.has(document.source)) {
    const std::string original = absolute(kit, address_in(document.source, rest));
    if (!original.empty()) json["translationOfWork"] = {{"@id", original}};
  }
  if (!kit.site.settings.base_url.empty()) json["@id"] = absolute(kit, address_in(lang, rest));
}

Json term_set(const Kit& kit, const Edition& edition) {
  Json json = {{"@type", "DefinedTermSet"}, {"name", edition.text("nav.glossary")}};
  put(json, "url", absolute(kit, address_in(edition.lang, rest_of(Collection::glossary))));
  json["inLanguage"] = code(edition.lang);
  return json;
}

std::string definition(const Variant& variant) {
  return first_words(variant.sections, 2000);
}

}  // namespace

std::string website_json(const Kit& kit, const Edition& edition) {
  Json json = object("WebSite");
  json["name"] = edition.title;
  put(json, "description", kit.site.settings.description[edition.lang]);
  put(json, "url", absolute(kit, address_in(edition.lang, "")));
  json["inLanguage"] = code(edition.lang);
  return json_for_script(json);
}

std::string article_json(const Kit& kit, const Edition& edition, const Document& document) {
  const Variant& variant = document.in(edition.lang);
  Json json = object("NewsArticle");
  json["headline"] = variant.title;
  put(json, "description", variant.summary);
  json["inLanguage"] = code(edition.lang);
  if (document.date) {
    json["datePublished"] = iso_date(*document.date);
    json["dateModified"] =
        iso_date(std::max(*document.date, last_change(document).value_or(*document.date)));
  }
  for (const DocumentCorrection& correction : corrections_of(document, edition.lang))
    json["correction"].push_back({{"@type", "CorrectionComment"},
                                  {"text", correction.text},
                                  {"datePublished", iso_date(correction.date)},
                                  {"inLanguage", code(correction.lang)}});
  if (document.withdrawn) json["creativeWorkStatus"] = "Withdrawn";
  if (!variant.place.empty())
    json["contentLocation"] = {{"@type", "Place"}, {"name", variant.place}};
  json["publisher"] = organisation(kit, edition);
  put_addresses(json, kit, edition.lang, document);
  return json_for_script(json);
}

std::string legislation_json(const Kit& kit, const Edition& edition, const Document& document) {
  const Variant& variant = document.in(edition.lang);
  const ProgrammeFields& fields = variant.programme;
  Json json = object("Legislation");
  json["name"] = variant.title;
  put(json, "description", variant.summary);
  json["inLanguage"] = code(edition.lang);
  put(json, "legislationIdentifier", fields.number);
  if (fields.adopted) json["legislationDate"] = iso_date(*fields.adopted);
  if (!fields.body.empty())
    json["legislationPassedBy"] = {{"@type", "GovernmentOrganization"}, {"name", fields.body}};
  if (!fields.edition.empty() && fields.edition != "official")
    json["legislationLegalValue"] = "https://schema.org/UnofficialLegalValue";
  if (fields.in_force_from) json["temporalCoverage"] = iso_date(*fields.in_force_from) + "/..";
  if (fields.in_force_from && fields.in_force_until)
    json["temporalCoverage"] =
        iso_date(*fields.in_force_from) + "/" + iso_date(*fields.in_force_until);
  put_addresses(json, kit, edition.lang, document);
  return json_for_script(json);
}

std::string term_set_json(const Kit& kit, const Edition& edition) {
  Json json = {{"@context", "https://schema.org"}};
  json.update(term_set(kit, edition));
  return json_for_script(json);
}

std::string term_json(const Kit& kit, const Edition& edition, const Document& document) {
  const Variant& variant = document.in(edition.lang);
  Json json = object("DefinedTerm");
  json["name"] = variant.title;
  // Names that are out of date are none.
  std::vector<std::string> names = variant.term.variants;
  if (!variant.term.abbreviation.empty()) names.insert(names.begin(), variant.term.abbreviation);
  if (names.size() == 1)
    json["alternateName"] = names.front();
  else if (!names.empty())
    json["alternateName"] = names;
  put(json, "description", definition(variant));
  json["inLanguage"] = code(edition.lang);
  json["termCode"] = document.address;
  json["inDefinedTermSet"] = term_set(kit, edition);
  put_addresses(json, kit, edition.lang, document);
  return json_for_script(json);
}

}  // namespace tilmech
