# The rules of the Kyrgyz stemmer become part of the program: one definition for it and the browser.
set(KYRGYZ_RULES_TXT ${CMAKE_CURRENT_LIST_DIR}/kyrgyz_stemmer.txt)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${KYRGYZ_RULES_TXT})
file(READ ${KYRGYZ_RULES_TXT} KYRGYZ_RULES)
configure_file(${CMAKE_CURRENT_LIST_DIR}/kyrgyz_rules_text.cpp.in ${PROJECT_BINARY_DIR}/kyrgyz_rules_text.cpp @ONLY)
target_sources(tilmech_lib PRIVATE ${PROJECT_BINARY_DIR}/kyrgyz_rules_text.cpp)
