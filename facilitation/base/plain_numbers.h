// Numbers as files want them, from C libraries that follow the locale: 12.5 and not 12,5.
#pragma once

#include <locale.h>

namespace pressoir {

// While it lives, what this thread's C library writes and reads as numbers has a decimal point and no groups, whatever the locale
// of the program; other threads are not touched. Not for C++ streams, which take std::locale.
class PlainNumbers {
public:
  PlainNumbers();
  ~PlainNumbers();
  PlainNumbers(const PlainNumbers&) = delete;
  PlainNumbers& operator=(const PlainNumbers&) = delete;

private:
  locale_t plain_;
  locale_t before_;
};

} // namespace pressoir
