// Short hands for words and boxes on the stage, in LOOK pixels.
#pragma once

#include <string>
#include <string_view>

#include "app/screens/stage_scope.h"
#include "app/ui/widgets.h"

namespace pressoir::screens {

// One line, vertically centred.
inline void words(StageScope& stage, const Rect& look, std::string_view text, ui::Type type, Colour colour, picture::Align align = picture::Align::start) {
  ui::line_of_text(stage.ui, stage.px(look), text, type, colour, align);
}
// Wrapped, from the top of the box.
inline void lines(StageScope& stage, const Rect& look, std::string_view text, ui::Type type, Colour colour, picture::Align align = picture::Align::start) {
  ui::paragraph(stage.ui, stage.px(look), text, type, colour, align);
}
// As large as `type`, smaller down to the least that the last row reads, then cut; vertically centred.
inline void fitted(StageScope& stage, const Rect& look, std::string_view text, ui::Type type, Colour colour, picture::Align align = picture::Align::start) {
  picture::TextStyle style = ui::style_of(type, stage.ui.scale);
  style.least_size = std::min(style.size, 24 * stage.ui.scale);
  style.fit = picture::Fit::shrink;
  style.align = align;
  style.vertical = picture::VerticalAlign::middle;
  style.balance = true;
  ui::text(stage.ui, stage.px(look), text, style, colour);
}
inline double width_of(StageScope& stage, std::string_view text, ui::Type type) { return ui::text_size(stage.ui, text, type).x / stage.ui.scale; }
inline double height_of(StageScope& stage, std::string_view text, ui::Type type, double width) {
  return ui::text_size(stage.ui, text, type, stage.ui.px(width)).y / stage.ui.scale;
}
inline void panel(StageScope& stage, const Rect& look, Colour fill, double radius, picture::Shadow shadow = picture::Shadow::none) {
  ui::card(stage.ui, stage.px(look), fill, radius, shadow);
  if (stage.ui.theme.note_edge > 0) ui::edge(stage.ui, stage.px(look), stage.ui.theme.line_strong, 2, radius);
}
inline double button_wide(StageScope& stage, std::string_view label, const ui::ButtonOptions& options) { return ui::button_width(stage.ui, label, options) / stage.ui.scale; }

}  // namespace pressoir::screens
