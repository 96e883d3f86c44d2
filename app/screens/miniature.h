// Miniature: the scene of a session at its current step, small, for the cards of home; redrawn when its revision moves.
#pragma once

#include "app/ui/ui.h"
#include "facilitation/picture/scene.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::screens {

// The stage at the current step (the first before the start) in a box of that size at 0, 0: question, then notes, dots
// or words. `room`: what the stage may show.
picture::Scene miniature_scene(const workshop::WorkshopState& room, const ui::Theme& theme, const Words& words,
                               Vec2 size);

// Whatever is drawn, on that ground, as large as a box of that size holds it.
picture::Scene shrunk_scene(const picture::Element& element, Colour ground, Vec2 size);

// Draws it, as one quad that is kept, with an edge around. `key` names the session. Of those not drawn before, one a
// frame is made: `budget` counts down, and the rest wait for the next frame with their ground alone.
void miniature(ui::Ui& ui, const Rect& box, std::uint64_t key, const workshop::WorkshopState* room, int& budget);

} // namespace pressoir::screens
