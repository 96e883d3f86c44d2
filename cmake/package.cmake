# What is installed where, and the packages made of it.
set(CPACK_PACKAGE_NAME pressoir)
set(CPACK_PACKAGE_CONTACT "The Pressoir team")
set(CPACK_GENERATOR "DEB;TGZ")
include(CPack)
