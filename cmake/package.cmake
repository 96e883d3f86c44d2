# What is installed where, and the packages made of it: a .deb, and a .tar.gz that runs from a USB stick.
# Two components: `program` for all, `portable` (libraries, fonts, start script) for the .tar.gz only.
if(NOT TARGET pressoir)
  return()
endif()

set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME program)
install(TARGETS pressoir RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
# Beside each other, as in the source tree: the program finds the sessions from the assets.
foreach(folder assets sessions)
  if(NOT IS_DIRECTORY ${PROJECT_SOURCE_DIR}/${folder})
    continue()
  endif()
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/${folder} DESTINATION ${CMAKE_INSTALL_DATADIR}/pressoir
          PATTERN ".gitkeep" EXCLUDE
          PATTERN "samples" EXCLUDE) # files of old versions: for the tests
endforeach()
install(FILES packaging/pressoir.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES packaging/pressoir.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
install(FILES packaging/pressoir.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES packaging/application-vnd.pressoir.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/mimetypes)
install(FILES packaging/copyright LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/pressoir)

find_program(PRESSOIR_GZIP gzip)
set(manual ${PROJECT_SOURCE_DIR}/packaging/pressoir.1)
if(PRESSOIR_GZIP)
  add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/pressoir.1.gz DEPENDS ${manual} VERBATIM
                     COMMAND ${PRESSOIR_GZIP} -9nc ${manual} > ${PROJECT_BINARY_DIR}/pressoir.1.gz)
  add_custom_target(manual ALL DEPENDS ${PROJECT_BINARY_DIR}/pressoir.1.gz)
  set(manual ${PROJECT_BINARY_DIR}/pressoir.1.gz)
endif()
install(FILES ${manual} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

# EXCLUDE_FROM_ALL: `cmake --install` wants none of it.
install(PROGRAMS packaging/portable/pressoir DESTINATION . COMPONENT portable EXCLUDE_FROM_ALL)
install(FILES packaging/portable/LISEZMOI.txt DESTINATION . COMPONENT portable EXCLUDE_FROM_ALL)
install(FILES packaging/portable/fonts.conf DESTINATION share/pressoir/fonts COMPONENT portable EXCLUDE_FROM_ALL)
install(CODE "set(program \"$<TARGET_FILE:pressoir>\")" COMPONENT portable EXCLUDE_FROM_ALL)
install(SCRIPT cmake/bundle.cmake COMPONENT portable EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR "DEB;TGZ")
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/cmake/package_formats.cmake)
set(CPACK_PACKAGE_NAME pressoir)
set(CPACK_PACKAGE_VENDOR "Pressoir")
set(CPACK_PACKAGE_CONTACT "The Pressoir team <pressoir@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "run a workshop with a room, without internet")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_THREADS 0)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME pressoir)
set(CPACK_DEBIAN_PROGRAM_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION
    "Idea walls, themes, votes, decisions and actions on a shared screen, and the\nsummary the same day. One file per workshop; nothing in it can be lost.\nIt needs no network, no account and no cloud.")
# Libraries: found in the program itself. Fonts and OpenGL: used without being linked.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "fonts-inter, fonts-noto-core, fonts-noto-color-emoji, libgl1")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "fonts-noto-cjk, libegl1, libgl1-mesa-dri, poppler-utils")

set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_COMPONENT_INCLUDE_TOPLEVEL_DIRECTORY ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
include(CPack)
