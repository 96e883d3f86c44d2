#include "app/screens/stage_message.h"

#include <algorithm>

#include "app/ui/widgets.h"
#include "facilitation/picture/decode.h"

namespace pressoir::screens {

namespace {

// All of it, as large as the area allows.
Rect fitted(Vec2 size, const Rect& area) {
  const double scale = std::min(area.width / size.x, area.height / size.y);
  return rect_at(area.centre() - size * (scale / 2), size * scale);
}

// A picture let go over the stage becomes the message's.
void take_dropped_picture(StageScope& stage) {
  std::erase_if(stage.ui.events, [&](const desktop::Event& event) {
    const auto* dropped = std::get_if<desktop::FileDropped>(&event);
    if (!dropped || !stage.writable() || !picture::has_picture_name(dropped->path)) return false;
    stage.frame.app.push_back(SetStepPicture{stage.step->id, dropped->path});
    return true;
  });
}

} // namespace

void draw_message(StageScope& stage) {
  if (!stage.step) return;
  ui::Ui& ui = stage.ui;
  take_dropped_picture(stage);
  const Rect area = stage.layout.board;
  if (!stage.step->picture.empty() && ui.blobs) {
    const ui::BlobTexture shown = ui.blobs(stage.step->picture);
    if (shown.texture) {
      const picture::Image image{.box = fitted(shown.size, area), .blob = stage.step->picture};
      ui::paint(ui, picture::Item(image), {.scale = ui.scale});
      ui::place(ui, "message.picture", ui.px(image.box));
    } else {
      ui::paragraph(ui, ui.px(Rect{area.x + area.width * 0.2, area.centre().y - 40, area.width * 0.6, 120}), ui.say("message.no_picture"), ui::Type::theme, ui.theme.ink2,
                    picture::Align::centre);
    }
    return;
  }
  const std::string& words = stage.step->instruction;
  if (words.empty()) return;
  picture::TextStyle style = ui::style_of(ui::Type::address, ui.scale);
  style.weight = 600;
  style.size = ui.px(108);
  style.line_height = ui.px(122);
  style.least_size = ui.px(28);
  style.fit = picture::Fit::shrink;
  style.align = picture::Align::centre;
  style.vertical = picture::VerticalAlign::middle;
  style.balance = true;
  ui::text(ui, ui.px(Rect{area.x + area.width * 0.08, area.y + area.height * 0.04, area.width * 0.84, area.height * 0.84}), words, style, ui.theme.ink);
  ui::place(ui, "message.words", ui.px(area), true, words);
}

} // namespace pressoir::screens
