// Totals while a vote is open, where it does not hide them: how it stands, phones included, beside who has voted.
#include "app/screens/stage_dots_pages.h"
#include "app/screens/stage_text.h"
#include "app/ui/scroll_area.h"
#include "facilitation/activities/poll_live.h"
#include "facilitation/activities/poll_result.h"
#include "facilitation/activities/poll_scene.h"

namespace pressoir::screens {

using namespace workshop;
using ui::Type;

// Counted anew when a ballot has come, not at each frame.
struct LiveTotals {
  Id<Poll> poll;
  Sequence revision = 0;
  std::int64_t sealed = 0;
  double width = 0;
  std::string sentence;
  picture::Scene scene;
  double high = 0;
};

namespace {

const LiveTotals& totals_of(StageScope& stage, const Poll& poll, const Rect& box) {
  std::shared_ptr<const LiveTotals>& kept = stage.view.dots.live_totals;
  const std::int64_t sealed = stage.frame.sealed_ballots(poll.id);
  if (kept && kept->poll == poll.id && kept->revision == stage.room().revision() && kept->sealed == sealed && kept->width == box.width) return *kept;
  const WorkshopState counted = activities::with_sealed_ballots(stage.room(), stage.frame.published.sealed, poll);
  const activities::PollResult result = activities::result_of(counted, poll, *stage.ui.words);
  activities::PollLook look = activities::poll_look(*stage.ui.words);
  const ui::Theme& theme = stage.ui.theme;
  look.width = box.width, look.height = box.height - 20;
  look.text = 26, look.row = 68;
  look.ink = theme.ink, look.ink2 = theme.ink2, look.paper = theme.paper, look.line = theme.line;
  look.accent = theme.accent, look.accent_stroke = theme.accent_stroke, look.pale = theme.accent_pale, look.other = mixed(theme.accent, theme.paper, 0.55);
  auto made = std::make_shared<LiveTotals>(LiveTotals{poll.id, stage.room().revision(), sealed, box.width, result.sentence, activities::poll_scene(result, look)});
  made->high = made->scene.elements.empty() ? 0 : picture::bounds(made->scene).bottom();
  kept = std::move(made);
  return *kept;
}

}  // namespace

void draw_live_totals(StageScope& stage, const Poll& poll) {
  ui::Ui& ui = stage.ui;
  const VotePanel panel = draw_vote_panel(stage, poll);
  const Rect& box = panel.choices;
  const LiveTotals& totals = totals_of(stage, poll, {box.x, box.y + 64, box.width, box.height - 64});
  fitted(stage, {box.x, box.y, box.width, 56}, totals.sentence, Type::theme, ui.theme.ink);
  ui::place(ui, "vote.live.sentence", stage.px(Rect{box.x, box.y, box.width, 56}), true, totals.sentence);
  const Rect below{box.x, box.y + 64, box.width, box.height - 64};
  const ui::ScrollArea area(ui, "vote.live", stage.px(Rect{below.x, below.y, below.width + 18, below.height}), ui.px(totals.high));
  ui::paint(ui, totals.scene, {.at = {ui.px(below.x), ui.px(below.y) - area.offset()}, .scale = ui.scale});
  draw_closing(stage, poll, panel);
}

}  // namespace pressoir::screens
