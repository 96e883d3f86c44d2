// The scale that an X11 desktop asks for (Xft.dpi), which SDL 2.26 does not tell.
#pragma once

struct SDL_Window;

namespace pressoir::desktop {

// Xft.dpi / 96, between 0.5 and 4; 1 when the window is not of X11 or nothing is asked for.
double x11_scale(SDL_Window* window);
// The same from the text of the X resources ("Xft.dpi:\t144\n…").
double scale_in_resources(const char* resources);

} // namespace pressoir::desktop
