// The null window: a scripted window, drawn nowhere.
#include <imgui.h>

#include "app/desktop/scripted_window.h"

namespace pressoir::desktop {

void prepare_font_unseen() {
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
}

std::unique_ptr<NullWindow> null_window(int width, int height) {
  return std::make_unique<ScriptedWindow<NullWindow>>(width, height);
}

} // namespace pressoir::desktop
