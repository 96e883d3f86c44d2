// What people type for a due date, understood: « vendredi », « 15/01 », « fin janvier », « première mesure le 26 février 2027 ».
#pragma once

#include <string>
#include <string_view>

#include "facilitation/base/words.h"

namespace pressoir::screens {

// The day, and what is said besides it. Words in which no day is found are all note: nothing typed is lost.
struct TypedDue {
  Day day;
  std::string note;
  bool operator==(const TypedDue&) const = default;
};
// A day without its year is the next such day from `today` on; the name of a weekday is the next one after today.
TypedDue typed_due(std::string_view text, Day today);
// The same in words, which typed_due understands again.
std::string due_in_words(const TypedDue& due, const Words& words);

} // namespace pressoir::screens
