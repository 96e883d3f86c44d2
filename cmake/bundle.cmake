# Run when the portable archive is made: the libraries and fonts that another machine may lack, and the licences of each.
# `program` is the built program. Left out: what every desktop has and its graphics driver brings its own version of.
set(root "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}")

file(GET_RUNTIME_DEPENDENCIES
  EXECUTABLES ${program}
  RESOLVED_DEPENDENCIES_VAR libraries
  UNRESOLVED_DEPENDENCIES_VAR missing
  PRE_EXCLUDE_REGEXES
    "^ld-linux" "^lib(c|m|dl|rt|pthread|resolv|stdc\\+\\+|gcc_s)\\.so"
    "^lib(GL|EGL|OpenGL|GLX|GLdispatch|drm|gbm|wayland-[a-z]+|vulkan)" "^lib(X|xcb|x11)" "^lib(asound|udev|systemd)\\.so"
    "^lib(z|zstd|expat|ffi|elf|xml2|lzma)\\.so")
if(missing)
  message(FATAL_ERROR "These libraries of the program are not on this machine: ${missing}")
endif()

# The licence of the Debian package that a file comes from.
function(keep_licence file)
  execute_process(COMMAND dpkg -S ${file} OUTPUT_VARIABLE owner ERROR_QUIET)
  if(NOT owner)
    # Packages may know files of /usr/lib as files of /lib.
    string(REGEX REPLACE "^/usr/" "/" file "${file}")
    execute_process(COMMAND dpkg -S ${file} OUTPUT_VARIABLE owner ERROR_QUIET)
  endif()
  string(REGEX REPLACE "[:,].*" "" owner "${owner}")
  if(owner AND EXISTS /usr/share/doc/${owner}/copyright)
    file(COPY_FILE /usr/share/doc/${owner}/copyright ${root}/share/doc/pressoir/licences/${owner}.txt)
  else()
    message(WARNING "No licence found for ${file}")
  endif()
endfunction()

file(MAKE_DIRECTORY ${root}/lib ${root}/share/pressoir/fonts ${root}/share/doc/pressoir/licences)
foreach(library IN LISTS libraries)
  # Under the name it is looked for by, as a plain file: sticks know no links.
  cmake_path(GET library FILENAME name)
  file(REAL_PATH ${library} real)
  file(COPY_FILE ${real} ${root}/lib/${name})
  keep_licence(${real})
endforeach()

set(fonts
  NotoColorEmoji.ttf NotoSans-Regular.ttf NotoSans-Bold.ttf NotoSansArabic-Regular.ttf NotoSansDevanagari-Regular.ttf)
list(TRANSFORM fonts PREPEND /usr/share/fonts/truetype/noto/)
foreach(face Regular Italic Medium SemiBold Bold BoldItalic)
  list(APPEND fonts /usr/share/fonts/opentype/inter/Inter-${face}.otf /usr/share/fonts/opentype/inter/InterDisplay-${face}.otf)
endforeach()
foreach(font IN LISTS fonts)
  file(COPY ${font} DESTINATION ${root}/share/pressoir/fonts)
  keep_licence(${font})
endforeach()
