# Compiler settings shared by every target, and the one function that makes a room of the library.
add_library(pressoir_options INTERFACE)
target_include_directories(pressoir_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(pressoir_options INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False positives of g++ 12 on optional inside variant, at -O2.
  target_compile_options(pressoir_options INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
else()
  target_compile_options(pressoir_options INTERFACE -Wno-gnu-statement-expression)
endif()
if(PRESSOIR_SANITIZE)
  add_compile_options(-fsanitize=${PRESSOIR_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${PRESSOIR_SANITIZE})
endif()

# pressoir_room(NAME SOURCES a.cpp … LINK room-or-library …): the static library pressoir_NAME.
function(pressoir_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  add_library(pressoir_${name} STATIC ${ROOM_SOURCES})
  target_link_libraries(pressoir_${name} PUBLIC pressoir_options ${ROOM_LINK} PRIVATE ${ROOM_PRIVATE_LINK})
endfunction()

# pressoir_precompile(TARGET header …): these headers are read once for the whole of TARGET; pressoir_precompile(TARGET FROM OTHER) borrows OTHER's.
# Sources still include what they use: the sanitizer presets build without. ccache may use a precompiled header (CCACHE_SLOPPINESS=time_macros)
# but never keep one: `#pragma once` knows a header by its time too, and another checkout has another.
function(pressoir_precompile target)
  cmake_parse_arguments(PRE "" "FROM" "" ${ARGN})
  if(PRE_FROM)
    target_precompile_headers(${target} REUSE_FROM ${PRE_FROM})
  else()
    target_precompile_headers(${target} PRIVATE ${PRE_UNPARSED_ARGUMENTS})
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -fpch-preprocess)  # so that ccache sees which header was precompiled
  endif()
endfunction()

# pressoir_test(NAME SOURCES a_test.cpp … LINK …): one doctest program, one CTest entry.
function(pressoir_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name}_tests ${TEST_SOURCES})
  target_link_libraries(${name}_tests PRIVATE pressoir_options pressoir_test_main ${TEST_LINK})
  add_test(NAME ${name} COMMAND ${name}_tests --order-by=rand WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endfunction()
