// ENSURE: our own mistakes stop the program at once, with the place; never used on what a file or a phone contains.
#pragma once

namespace pressoir {
[[noreturn]] void check_failed(const char* condition, const char* file, int line);
}

#define ENSURE(condition) \
  do {                   \
    if (!(condition)) [[unlikely]] ::pressoir::check_failed(#condition, __FILE__, __LINE__); \
  } while (false)
