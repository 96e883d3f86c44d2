#include "app/desktop/blend.h"

#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>
#include <GL/glext.h>
#include <imgui.h>

namespace pressoir::desktop {
namespace {
void take_darker(const ImDrawList*, const ImDrawCmd*) { glBlendEquationSeparate(GL_MIN, GL_FUNC_ADD); }
void take_lighter(const ImDrawList*, const ImDrawCmd*) { glBlendEquationSeparate(GL_MAX, GL_FUNC_ADD); }
void add(const ImDrawList*, const ImDrawCmd*) { glBlendEquation(GL_FUNC_ADD); }
} // namespace

void darken(ImDrawList& list) { list.AddCallback(take_darker, nullptr); }
void lighten(ImDrawList& list) { list.AddCallback(take_lighter, nullptr); }
void blend_as_usual(ImDrawList& list) { list.AddCallback(add, nullptr); }

} // namespace pressoir::desktop
