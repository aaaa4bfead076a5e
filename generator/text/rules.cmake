# Rules that are text files become part of the program: one definition for it and the browser.
set(KYRGYZ_RULES_TXT ${CMAKE_CURRENT_LIST_DIR}/kyrgyz_stemmer.txt)
set(TYPING_RULES_TXT ${CMAKE_CURRENT_LIST_DIR}/typing.txt)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
  ${KYRGYZ_RULES_TXT} ${TYPING_RULES_TXT} ${CMAKE_CURRENT_LIST_DIR}/embedded_rules.cpp.in)
file(READ ${KYRGYZ_RULES_TXT} KYRGYZ_RULES)
file(READ ${TYPING_RULES_TXT} TYPING_RULES)
configure_file(${CMAKE_CURRENT_LIST_DIR}/embedded_rules.cpp.in
  ${PROJECT_BINARY_DIR}/embedded_rules.cpp @ONLY)
target_sources(tilmech_lib PRIVATE ${PROJECT_BINARY_DIR}/embedded_rules.cpp)
