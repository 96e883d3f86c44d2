// The drawer of prepare: kinds of steps to add, or the details of one; people; the file.
#include <algorithm>
#include <array>

#include "app/screens/prepare_view.h"
#include "app/ui/scroll_area.h"
#include "app/ui/widgets.h"
#include "facilitation/activities/kinds.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {

using workshop::EditStep;
using workshop::Step;

void prepare_drawer(PrepareScope& s, const Rect& box, bool with_essentials) {
  ui::Ui& ui = s.ui;
  std::vector<std::string> parts = {ui.say("word.steps"), ui.say("word.participants"), ui.say("prepare.file")};
  if (with_essentials)
    parts.push_back(ui.say("prepare.essentials"));
  else if (s.view.part == PreparePart::essentials)
    s.view.part = PreparePart::steps;
  int part = static_cast<int>(s.view.part);
  if (ui::choice(ui, "prepare.part", {box.x, box.y, box.width, ui.px(50)}, parts, part))
    s.view.part = static_cast<PreparePart>(part);
  const Rect rest{box.x, box.y + ui.px(70), box.width, box.height - ui.px(70)};
  const Step* chosen = s.state.find(s.view.chosen);
  switch (s.view.part) {
  case PreparePart::people: prepare_people(s, rest); break;
  case PreparePart::file: prepare_file(s, rest); break;
  case PreparePart::essentials: prepare_essentials(s, rest); break;
  case PreparePart::steps:
    if (chosen)
      prepare_step(s, rest, *chosen);
    else
      prepare_kinds(s, rest);
  }
}

void prepare_kinds(PrepareScope& s, const Rect& box) {
  ui::Ui& ui = s.ui;
  const auto kinds = activities::kinds();
  const double wide = (box.width - ui.px(30)) / 2;
  // Narrow cards need more lines for the same words.
  const double high = ui.px(wide < ui.px(220) ? 224 : 198), step = high + ui.px(14);
  const double rows = std::ceil(static_cast<double>(kinds.size()) / 2);
  const ui::ScrollArea area(ui, "prepare.kinds", box, rows * step + ui.px(130));
  double y = box.y - area.offset();
  const Step* after = s.state.find(s.view.insert_after);
  if (!after) s.view.insert_after = {};
  ui::line_of_text(ui, {box.x, y, box.width - ui.px(16), ui.px(36)},
                   after ? ui.say("prepare.add_after", {{"step", after->title}}) : ui.say("prepare.add_step"),
                   ui::Type::theme, ui.theme.ink);
  y += ui.px(52);
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const activities::Kind& kind = kinds[i];
    const std::string name = "prepare.kind." + std::string(kind.key), key = "kind." + std::string(kind.key);
    const Rect card{box.x + (wide + ui.px(14)) * static_cast<double>(i % 2), y + step * static_cast<double>(i / 2),
                    wide, high};
    ui::card(ui, card, ui.theme.surface, 14, picture::Shadow::laid);
    const ui::Drag drag = ui::drag(ui, name, card, !s.frame.published.read_only);
    if (drag.hovered) ui::edge(ui, card, ui.theme.accent_stroke, 2.5, 14);
    if (drag.clicked) insert_step(s, kind.key, std::exchange(s.view.insert_after, {}), false);
    if (drag.dragging) s.view.dragged_kind = std::string(kind.key), s.view.drag_at = drag.at, ui.animate();
    if (drag.dropped) s.view.dropped = true, s.view.drag_at = drag.at;
    if (drag.cancelled) s.view.dragged_kind.reset();
    const Rect tile{card.x + ui.px(16), card.y + ui.px(16), ui.px(60), ui.px(60)};
    ui::card(ui, tile, ui.theme.accent_pale, 12);
    ui::pictogram(ui, kind.pictogram, inset(tile, ui.px(10)));
    ui::line_of_text(ui, {tile.right(), tile.y, card.right() - tile.right() - ui.px(18), ui.px(30)},
                     ui.words->duration(kind.minutes), ui::Type::hint, ui.theme.ink2, picture::Align::end);
    ui::line_of_text(ui, {card.x + ui.px(16), card.y + ui.px(84), wide - ui.px(30), ui.px(28)}, ui.say(key),
                     ui::Type::strong, ui.theme.ink);
    ui::paragraph(ui, {card.x + ui.px(16), card.y + ui.px(112), wide - ui.px(30), high - ui.px(120)},
                  ui.say(key + ".why"), ui::Type::hint, ui.theme.ink2);
  }
  ui::paragraph(ui, {box.x, y + rows * step + ui.px(6), box.width - ui.px(16), ui.px(50)}, ui.say("prepare.drag_hint"),
                ui::Type::hint, ui.theme.ink2);
}

} // namespace pressoir::screens
