// What people type for a day and an hour, understood: 08/12/2026, 8 décembre, 9 h 30.
#pragma once

#include <optional>
#include <string_view>

#include "facilitation/base/time.h"

namespace pressoir::screens {

// Day first; month in figures or as a French or English word; a year of two figures is of this century, none is `year`.
// The name of the weekday is not looked at. ISO days too. Nothing when it is no day.
std::optional<Day> typed_day(std::string_view text, int year);
// 1 to 12 for the name of a month, or its beginning, in small letters without accents; 0 when it is none.
int month_named(std::string_view word);
// Minutes after midnight from 9 h 30, 9h, 9:30, 930 or 14.
std::optional<int> typed_time(std::string_view text);

} // namespace pressoir::screens
