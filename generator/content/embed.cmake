# Templates, locales and assets become part of the program, so that it needs nothing beside it.
# TILMECH_EXTRA_EMBEDDED: further files, as NAME=FILE, that are made while compiling (bundled scripts);
# they stand in for a file of the same name in the project.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
file(GLOB_RECURSE EMBEDDED_SOURCES CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}
  ${PROJECT_SOURCE_DIR}/templates/* ${PROJECT_SOURCE_DIR}/locales/* ${PROJECT_SOURCE_DIR}/site/assets/*
  ${PROJECT_SOURCE_DIR}/site/desk/*)
list(FILTER EMBEDDED_SOURCES EXCLUDE REGEX "(^|/)\\.")

set(EMBEDDED_PAIRS)
set(EMBEDDED_FILES)
foreach(NAME IN LISTS EMBEDDED_SOURCES)
  list(APPEND EMBEDDED_PAIRS "${NAME}=${PROJECT_SOURCE_DIR}/${NAME}")
  list(APPEND EMBEDDED_FILES "${PROJECT_SOURCE_DIR}/${NAME}")
endforeach()
foreach(PAIR IN LISTS TILMECH_EXTRA_EMBEDDED)
  string(REGEX REPLACE "^[^=]*=" "" EXTRA_FILE "${PAIR}")
  list(APPEND EMBEDDED_PAIRS "${PAIR}")
  list(APPEND EMBEDDED_FILES "${EXTRA_FILE}")
endforeach()

set(EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed_files.py)
set(EMBEDDED_CPP ${PROJECT_BINARY_DIR}/embedded_files.cpp)
add_custom_command(
  OUTPUT ${EMBEDDED_CPP}
  COMMAND Python3::Interpreter ${EMBED_SCRIPT} ${EMBEDDED_CPP} ${EMBEDDED_PAIRS}
  DEPENDS ${EMBED_SCRIPT} ${EMBEDDED_FILES}
  COMMENT "Embedding templates, locales and assets"
  VERBATIM)
target_sources(tilmech_lib PRIVATE ${EMBEDDED_CPP})
