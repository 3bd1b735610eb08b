# The engine: its libraries with the program, its headers and CMake config apart. Programs of others write
#   find_package(attn_engine 0.1) and link attn::engine
include(CMakePackageConfigHelpers)
set(config ${LAB_STAGE}/attn_engine)
set(config_folder lib/cmake/attn_engine)

set_target_properties(attn_engine PROPERTIES EXPORT_NAME engine)
install(TARGETS attn_engine EXPORT attn_engine
    LIBRARY DESTINATION lib COMPONENT engine NAMELINK_COMPONENT engine-development)
install(TARGETS attn_engine LIBRARY NAMELINK_SKIP
    DESTINATION ${LAB_PRIVATE_LIBRARIES} COMPONENT private-engine EXCLUDE_FROM_ALL)
foreach(isa v3 v4)
    if(TARGET attn_engine_${isa})
        install(TARGETS attn_engine_${isa} LIBRARY NAMELINK_SKIP
            DESTINATION lib/glibc-hwcaps/x86-64-${isa} COMPONENT engine)
        install(TARGETS attn_engine_${isa} LIBRARY NAMELINK_SKIP
            DESTINATION ${LAB_PRIVATE_LIBRARIES}/glibc-hwcaps/x86-64-${isa} COMPONENT private-engine EXCLUDE_FROM_ALL)
    endif()
endforeach()

install(DIRECTORY ${CMAKE_SOURCE_DIR}/engine/include/attn DESTINATION include COMPONENT engine-development)
install(EXPORT attn_engine NAMESPACE attn:: FILE attn_engine-config.cmake
    DESTINATION ${config_folder} COMPONENT engine-development)
# Before 1.0 any release may change the interface.
write_basic_package_version_file(${config}/attn_engine-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${config}/attn_engine-config-version.cmake
    DESTINATION ${config_folder} COMPONENT engine-development)
