// Observer: a screen in another room. It is read only, made of what everybody may see, and its board is one picture that the page shows as an image.
#pragma once

#include <string>

#include "facilitation/base/words.h"
#include "facilitation/live/wire.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::live {

// The board that such a screen shows now; none when the step shows none.
Id<workshop::Board> board_observed(const workshop::WorkshopState& observed);
// Whether the board may look otherwise than it did.
bool board_changed(const workshop::WorkshopState& before, const workshop::WorkshopState& now);
// As SVG; lays text out, so give it to a worker. `observed`: visible to observers.
std::string board_svg(const workshop::WorkshopState& observed, const Words& words);
SharedView observer_view(const workshop::WorkshopState& observed, const std::string& svg, Timestamp now, const Words& words);

}  // namespace pressoir::live
