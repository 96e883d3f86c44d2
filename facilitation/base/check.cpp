#include "facilitation/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace pressoir {

void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "pressoir: ENSURE(%s) failed at %s:%d\n", condition, file, line);
  std::abort();
}

}  // namespace pressoir
