// Restitution: the frames of a drawing shown one by one, full screen, in their order.
#pragma once

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

bool has_slides(const StageScope& stage);
// From the frame that is chosen, else from the first.
void begin_slides(StageScope& stage);
// A step that is a document opens on its first page.
void open_document(StageScope& stage);
// A frame of it; ends by Esc, or when no frame is left.
void draw_slides(StageScope& stage);

} // namespace pressoir::screens
