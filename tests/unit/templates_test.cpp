#include "render/templates.h"

#include "render_site.h"
#include "shown.h"

using namespace tilmech;

namespace {

// What is said about a site whose template `name` reads `text`.
std::string findings(const std::string& name, const std::string& text) {
  static const Site site = empty_site();
  Resources resources = site.resources;
  resources.templates[name + ".mustache"] = text;
  Diagnostics diagnostics;
  check_templates(resources, diagnostics);
  return shown(diagnostics);
}

}  // namespace

TEST_CASE("templates: the program's own have nothing to find fault with") {
  const Site site = empty_site();
  Diagnostics diagnostics;
  check_templates(site.resources, diagnostics);
  CHECK(shown(diagnostics) == "");
}

TEST_CASE("templates: every mistake is named with its line") {
  CHECK(findings("page", "a\n{{titel}}\n") ==
        "templates/page.mustache:2:0: error: template-error: unknown name titel | did you mean "
        "title?\n");
  CHECK(findings("page", "{{#body}}\n\n{{/bodi}}") ==
        "templates/page.mustache:1:0: error: template-error: the section {{#body}} is not closed | "
        "add {{/body}}\n"
        "templates/page.mustache:3:0: error: template-error: {{/bodi}} closes no section | "
        "{{/body}} was expected\n");
  CHECK(findings("page", "x\n{{body") ==
        "templates/page.mustache:2:0: error: template-error: a tag {{ is not closed\n");
  CHECK(findings("page", "{{> nowhere}}") ==
        "templates/page.mustache:1:0: error: template-missing: there is no template "
        "nowhere.mustache\n");
  CHECK(findings("page", "{{t.nav.hom}}") ==
        "templates/page.mustache:1:0: error: template-error: unknown string t.nav.hom | did you "
        "mean t.nav.home?\n");
  CHECK(findings("page", "{{t.nav.page}}") ==
        "templates/page.mustache:1:0: error: template-error: the string nav.page needs values a "
        "template cannot give\n");
  CHECK(findings("page", "{{=<% %>=}}") ==
        "templates/page.mustache:1:0: error: template-error: other delimiters than {{ }} are not "
        "used here\n");
}

TEST_CASE("templates: partials that include themselves are refused, not followed") {
  CHECK(contains(findings("page", "{{> page}}"), "the partial page includes itself"));
  CHECK(contains(findings("card", "{{> tags}}{{> card}}"), "the partial card includes itself"));
}

TEST_CASE("templates: a page template that is missing is reported") {
  Site site = empty_site();
  site.resources.templates.erase("term.mustache");
  Diagnostics diagnostics;
  check_templates(site.resources, diagnostics);
  CHECK(shown(diagnostics) ==
        "templates:0:0: error: template-missing: there is no template term.mustache\n");
}

TEST_CASE("templates: names are found in the item and the shared layers, never in between") {
  Resources resources;
  for (const std::string_view name : page_templates())
    resources.templates[std::string(name) + ".mustache"] = "";
  resources.templates["page.mustache"] =
      "{{title}}|{{#items}}{{name}},{{title}},{{root}}{{#name}}!{{name}}{{/name}};{{/items}}|"
      "{{#text}}yes{{/text}}{{^text}}no{{/text}}|{{{body}}}";
  TemplateSet templates(resources);
  View local, shared;
  local["title"] = View("<T>");
  local["text"] = View("");
  local["body"] = View("<b>");
  shared["root"] = View("../");
  View items = make_list();
  add_item(items)["name"] = View("a");
  add_item(items)["name"] = View("");
  local["items"] = std::move(items);
  std::string out;
  templates.render("page", local, shared, {}, out);
  CHECK(out == "&lt;T&gt;|a,,../!a;,,../;|no|<b>\n");
}

TEST_CASE("templates: what is the same on all pages is put in place with the meaning it had") {
  Resources resources;
  resources.templates["page.mustache"] =
      "{{#any}}{{name}}{{/any}}{{^none}}-{{/none}}{{#menu}}<{{root}}{{href}} {{label}}"
      "{{#current}}!{{/current}}{{#title}}{{title}}{{/title}}>{{/menu}}{{#items}}{{name}}"
      "{{#menu}}{{label}}{{/menu}};{{/items}}{{{body}}}|{{body}}|{{&name}}";
  View fixed, page, local;
  fixed["name"] = View("{{<");
  fixed["any"] = View("yes");
  fixed["none"] = View(false);
  View menu = make_list();
  set(add_item(menu), "label", "a");
  View& second = add_item(menu);
  set(second, "label", "b&");
  set(second, "href", "b/");
  second["current"] = View(true);
  fixed["menu"] = std::move(menu);
  page["root"] = View("../");
  local["title"] = View("not the menu's");
  local["body"] = View("<p>" + std::string(300, 'x'));
  View items = make_list();
  add_item(items)["title"] = View("item");
  local["items"] = std::move(items);
  const std::array<const View*, 1> layers = {&fixed};
  TemplateSet templates(resources);
  std::string first, again;
  templates.render("page", local, page, layers, first);
  templates.render("page", local, page, layers, again);
  const std::string long_text(300, 'x');
  CHECK(first == "{{&lt;-<../ a><../b/ b&amp;!>{{&lt;ab&amp;;<p>" + long_text + "|&lt;p&gt;" +
                     long_text + "|{{<\n");
  CHECK(again == first);
}

TEST_CASE("templates: partials are put in place, and left-out sections leave no blank lines") {
  Resources resources;
  resources.templates["a.mustache"] =
      "one\n{{> b}}\n\n  {{#x}}\n  two\n  {{/x}}\n{{! note }}\nend\n";
  resources.templates["b.mustache"] = "<b>\n";
  CHECK(expand_template(resources, "a").text == "one\n<b>\n{{#x}}two\n{{/x}}end\n");
}
