# The Debian package: `cpack -G DEB --config CPackConfig.cmake` in the build folder, or `./dev package`.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME attention-lab)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS ${CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS})
set(CPACK_STRIP_FILES ON)
# A Debian package keeps the libraries of one program in a folder of its own, where they are in nobody's way.
set(CPACK_INSTALL_CMAKE_PROJECTS
    ${CMAKE_BINARY_DIR} AttentionLab program /
    ${CMAKE_BINARY_DIR} AttentionLab private-engine /)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "AttentionLab authors <attention-lab@example.org>")
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-dejavu-core, fonts-lmodern")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter, fonts-noto-cjk, qt6-translations-l10n, qt6-wayland")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "see and touch the attention of trained Transformers")
set(CPACK_PACKAGE_DESCRIPTION
"Type a sentence and see, at every keystroke, where the attention heads of a
trained Transformer look: as heat maps, as queries, keys and values, and
formula by formula with the real numbers.

Everything on screen is computed on this machine by the program's own engine.
Small translation models from English to French and Chinese come with it;
other model folders can be opened. Pictures and tables are exported as PNG,
SVG, PDF, CSV, NPY and safetensors, from the window and from the command line.")
include(CPack)
