// The line above everything when the disk no longer takes what is done: one sentence, and the way on. Nothing else stops.
#pragma once

#include "app/screens/session_frame.h"
#include "app/ui/ui.h"

namespace pressoir {

// Draws it when there is something to say; asks the program to go on elsewhere when pressed. `elsewhere`: the file to go on in.
void trouble_banner(ui::Ui& ui, const desk::Published& published, const Path& elsewhere, std::vector<screens::AppRequest>& asked);

}  // namespace pressoir
