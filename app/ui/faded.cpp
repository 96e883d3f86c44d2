#include "app/ui/faded.h"

#include <imgui.h>

namespace pressoir::ui {

Faded::Faded(ImDrawList& list, double opacity) : list_(list), opacity_(opacity), first_(list.VtxBuffer.Size) {}

Faded::~Faded() {
  if (opacity_ >= 1) return;
  for (int i = first_; i < list_.VtxBuffer.Size; ++i) {
    ImU32& colour = list_.VtxBuffer[i].col;
    const auto alpha = static_cast<ImU32>((colour >> IM_COL32_A_SHIFT) * opacity_);
    colour = (colour & ~static_cast<ImU32>(IM_COL32_A_MASK)) | (alpha << IM_COL32_A_SHIFT);
  }
}

} // namespace pressoir::ui
