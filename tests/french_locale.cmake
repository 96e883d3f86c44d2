# pressoir_test_in_french(NAME): runs NAME_tests once more in fr_FR.UTF-8 (decimal commas, other thousands), so that a file
# or a number written by the program's own locale is noticed. The locale is made in the build folder, without root; where the
# machine cannot make it, the run is skipped.
set(PRESSOIR_LOCALES "${CMAKE_BINARY_DIR}/locales")
find_program(PRESSOIR_LOCALEDEF localedef)
if(PRESSOIR_LOCALEDEF AND NOT EXISTS "${PRESSOIR_LOCALES}/fr_FR.UTF-8/LC_NUMERIC")
  file(MAKE_DIRECTORY "${PRESSOIR_LOCALES}")
  execute_process(COMMAND "${PRESSOIR_LOCALEDEF}" -i fr_FR -f UTF-8 "${PRESSOIR_LOCALES}/fr_FR.UTF-8"
    RESULT_VARIABLE ignored OUTPUT_QUIET ERROR_QUIET)
endif()

function(pressoir_test_in_french name)
  add_test(NAME ${name}_in_french COMMAND ${name}_tests --order-by=rand WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name}_in_french PROPERTIES SKIP_RETURN_CODE 77
    ENVIRONMENT "LC_ALL=fr_FR.UTF-8;LOCPATH=${PRESSOIR_LOCALES};PRESSOIR_TEST_NEEDS_LOCALE=1")
endfunction()
