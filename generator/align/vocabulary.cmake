# The words that alignment knows become part of the program.
set(VOCABULARY_TXT ${CMAKE_CURRENT_LIST_DIR}/vocabulary.txt)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${VOCABULARY_TXT})
file(READ ${VOCABULARY_TXT} VOCABULARY_TEXT)
configure_file(${CMAKE_CURRENT_LIST_DIR}/vocabulary_text.cpp.in ${PROJECT_BINARY_DIR}/vocabulary_text.cpp @ONLY)
target_sources(tilmech_lib PRIVATE ${PROJECT_BINARY_DIR}/vocabulary_text.cpp)
