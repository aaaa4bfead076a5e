# The browser's code: modules of site/scripts become classic scripts, which are embedded in the
# program as assets of the same name.
find_program(NODE node)
if(NOT NODE)
  message(FATAL_ERROR "node is missing, which bundles the scripts of the site: ./dev build installs it")
endif()
file(GLOB_RECURSE SCRIPT_MODULES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/site/scripts/*.js)
set(SCRIPT_RULES
  ${PROJECT_SOURCE_DIR}/generator/text/kyrgyz_stemmer.txt
  ${PROJECT_SOURCE_DIR}/generator/text/typing.txt)

set(SEARCH_SCRIPT ${PROJECT_BINARY_DIR}/search.js)
add_custom_command(
  OUTPUT ${SEARCH_SCRIPT}
  COMMAND ${PROJECT_SOURCE_DIR}/site/bundle
    ${PROJECT_SOURCE_DIR}/site/scripts/search/page.js ${SEARCH_SCRIPT}
  DEPENDS ${SCRIPT_MODULES} ${SCRIPT_RULES} ${PROJECT_SOURCE_DIR}/site/bundle
    ${PROJECT_SOURCE_DIR}/site/bundle.mjs ${PROJECT_SOURCE_DIR}/site/package-lock.json
  COMMENT "Bundling the script of the search page"
  VERBATIM)
list(APPEND TILMECH_EXTRA_EMBEDDED "site/assets/js/search.js=${SEARCH_SCRIPT}")
