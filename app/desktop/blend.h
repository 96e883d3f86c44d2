// How what a list draws meets what is there already, where the usual blending is not enough.
#pragma once

struct ImDrawList;

namespace pressoir::desktop {

// From here on, the darker (lighter) of both, channel by channel, whatever the alpha; then as usual again. On OpenGL
// only, when the list is drawn; elsewhere nothing is.
void darken(ImDrawList& list);
void lighten(ImDrawList& list);
void blend_as_usual(ImDrawList& list);

} // namespace pressoir::desktop
