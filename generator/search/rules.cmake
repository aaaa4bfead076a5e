# The constants of ranking and the function words become part of the program: one definition for it
# and the browser.
set(RANKING_TXT ${CMAKE_CURRENT_LIST_DIR}/ranking.txt)
set(STOP_WORDS_TXT ${CMAKE_CURRENT_LIST_DIR}/stop_words.txt)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
  ${RANKING_TXT} ${STOP_WORDS_TXT} ${CMAKE_CURRENT_LIST_DIR}/search_rules_text.cpp.in)
file(READ ${RANKING_TXT} RANKING_RULES)
file(READ ${STOP_WORDS_TXT} STOP_WORDS)
configure_file(${CMAKE_CURRENT_LIST_DIR}/search_rules_text.cpp.in
  ${PROJECT_BINARY_DIR}/search_rules_text.cpp @ONLY)
target_sources(tilmech_lib PRIVATE ${PROJECT_BINARY_DIR}/search_rules_text.cpp)
