#include "facilitation/base/plain_numbers.h"

#include "facilitation/base/check.h"

namespace pressoir {

PlainNumbers::PlainNumbers() {
  // The thread's locale, its numbers apart.
  const locale_t now = duplocale(uselocale(locale_t{}));
  ENSURE(now != locale_t{});
  plain_ = newlocale(LC_NUMERIC_MASK, "C", now);
  ENSURE(plain_ != locale_t{});
  before_ = uselocale(plain_);
}

PlainNumbers::~PlainNumbers() {
  uselocale(before_);
  freelocale(plain_);
}

} // namespace pressoir
