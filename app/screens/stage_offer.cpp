#include "app/screens/stage_offer.h"

#include <algorithm>
#include <cmath>

#include "app/screens/agenda_overlay.h"
#include "app/screens/stage_board_commands.h"
#include "app/screens/stage_reading.h"
#include "app/ui/widgets.h"
#include "facilitation/workshop/clock_reading.h"

namespace pressoir::screens {

using namespace workshop;
using desktop::Key;
using ui::Type;

namespace {

// A second press comes on purpose: not with the same push of the thumb, nor long after.
constexpr double soonest = 0.3, latest = 6;

const Step* step_offered(const StageScope& stage, Offer what) {
  const Id<Step> here = stage.step ? stage.step->id : Id<Step>();
  if (what == Offer::next_step) return step_after(stage.room(), here);
  return stage.step ? step_before(stage.room(), here) : nullptr;
}

void accept(StageScope& stage, Offer what) {
  stage.view.offer.what = Offer::none;
  switch (what) {
  case Offer::none: return;
  case Offer::next_step: stage.frame.ask(GoToStep{}); return;
  case Offer::previous_step: stage.frame.ask(GoToStep{.back = true}); return;
  case Offer::reveal: stage.frame.ask(RevealStep{stage.step->id}); return;
  case Offer::catch_up: {
    ShortenSteps shorten;
    for (const Shortening& one : catch_up(stage.room(), stage.frame.now)) shorten.steps.push_back({one.step, one.by_minutes});
    stage.frame.ask(std::move(shorten));
    stage.say(stage.ui.say("late.done"), true);
  }
  }
}

struct Strip {
  std::string sentence;
  struct Button {
    std::string name, words, key;
    ui::ButtonLook look = ui::ButtonLook::secondary;
  };
  std::vector<Button> buttons;
};

// Draws it where the tool bar stands else, and tells which button was pressed: its index, −1 for the cross.
std::optional<int> draw_strip(StageScope& stage, const Strip& strip, double since) {
  ui::Ui& ui = stage.ui;
  const double high = ui.px(76), pad = ui.px(28), gap = ui.px(12), cross = ui.px(48);
  const ui::ButtonOptions plain{.type = Type::note};
  double buttons = cross + gap;
  for (const Strip::Button& button : strip.buttons) buttons += ui::button_width(ui, button.words, plain) + gap;
  const double most = ui.px(stage.layout.safe.width) - buttons - 2 * pad;
  const double one_line = ui::text_size(ui, strip.sentence, Type::note).x + 2;
  const double words = std::min(one_line, most);
  const double text_high = ui::text_size(ui, strip.sentence, Type::note, words).y;
  const double tall = std::max(high, text_high + ui.px(32));
  const double appears = ui::faded(ui, since, ui::motion::bar);
  const double bottom = ui.px(stage.layout.height - stage.layout.bar_bottom);
  const Rect box = ui::snapped({(ui.size.x - words - buttons - 2 * pad) / 2, bottom - tall + ui.px(12) * (1 - appears), words + buttons + 2 * pad, tall});
  const ui::InLayer above(ui, ui::Layer::bar, box);
  ui::card(ui, box, ui.theme.surface, 18, picture::Shadow::lifted, appears);
  ui::edge(ui, box, ui.theme.accent_stroke, 2, 18);
  ui::place(ui, "offer", box, true, strip.sentence);
  ui::paragraph(ui, {box.x + pad, box.centre().y - text_high / 2, words + 1, text_high}, strip.sentence, Type::note, ui.theme.ink);
  std::optional<int> pressed;
  double x = box.x + pad + words + ui.px(8);
  for (std::size_t i = 0; i < strip.buttons.size(); ++i) {
    const Strip::Button& button = strip.buttons[i];
    const double wide = ui::button_width(ui, button.words, plain);
    if (ui::button(ui, "offer." + button.name, {x, box.centre().y - ui.px(26), wide, ui.px(52)}, button.words, {.look = button.look, .key = button.key, .type = Type::note}))
      pressed = static_cast<int>(i);
    x += wide + gap;
  }
  if (ui::icon_button(ui, "offer.close", {box.right() - cross - ui.px(10), box.centre().y - cross / 2, cross, cross}, "fermer", ui.say("word.close"), "", {.pictogram = 28})) pressed = -1;
  return pressed;
}

std::string strip_sentence(const StageScope& stage, Offer what) {
  const ui::Ui& ui = stage.ui;
  switch (what) {
  case Offer::next_step:
  case Offer::previous_step: {
    const Step* step = step_offered(stage, what);
    if (!step) return {};
    return ui.say(what == Offer::next_step ? "offer.next_step" : "offer.previous_step", {{"step", step_name(ui, *step)}, {"minutes", step->minutes}});
  }
  case Offer::catch_up: return catch_up_sentence(*ui.words, stage.room(), stage.frame.now);
  case Offer::reveal: return ui.say("offer.reveal");
  case Offer::none: break;
  }
  return {};
}

bool draw_made_offer(StageScope& stage) {
  OfferView& offer = stage.view.offer;
  const bool of_step = offer.what == Offer::next_step || offer.what == Offer::previous_step;
  const double age = stage.ui.now - offer.since;
  Strip strip{strip_sentence(stage, offer.what), {}};
  if (strip.sentence.empty() || (of_step && age > latest)) {
    offer.what = Offer::none;
    return false;
  }
  if (of_step) stage.ui.wake_within(latest - age + 0.02);
  const bool can = offer.what != Offer::catch_up || !catch_up(stage.room(), stage.frame.now).empty();
  if (can) strip.buttons.push_back({"accept", stage.ui.say(of_step ? "offer.go" : offer.what == Offer::reveal ? "offer.reveal_now" : "offer.shorten"), "", ui::ButtonLook::primary});
  const auto pressed = draw_strip(stage, strip, offer.since);
  if (!pressed) return true;
  if (*pressed == 0 && can) accept(stage, offer.what);
  else offer.what = Offer::none;
  return true;
}

bool draw_reading_offer(StageScope& stage) {
  OfferView& offer = stage.view.offer;
  if (offer.wall_left_alone == stage.step->id) return false;
  const bool themes = !themes_on(stage.room(), stage.view.board.board).empty();
  Strip strip{stage.ui.say("offer.too_full"), {{"read", stage.ui.say("offer.read"), "L", ui::ButtonLook::pale}}};
  if (themes) strip.buttons.push_back({"themes", stage.ui.say("offer.by_theme"), "", ui::ButtonLook::pale});
  const auto pressed = draw_strip(stage, strip, -1e9);
  if (!pressed) return true;
  offer.wall_left_alone = stage.step->id;
  if (*pressed == 0) begin_reading(stage, ReadBy::note);
  if (*pressed == 1) begin_reading(stage, ReadBy::theme);
  return true;
}

} // namespace

void make_offer(StageScope& stage, Offer what) {
  stage.view.offer.what = what;
  stage.view.offer.since = stage.ui.now;
  stage.ui.animate();
}

void take_clicker(StageScope& stage) {
  if (stage.ui.typing() || !stage.writable()) return;
  for (const auto& [key, what] : {std::pair{Key::page_down, Offer::next_step}, {Key::page_up, Offer::previous_step}}) {
    if (!ui::take_key(stage.ui, key)) continue;
    const OfferView& offer = stage.view.offer;
    const double age = stage.ui.now - offer.since;
    if (offer.what != what || age > latest) make_offer(stage, what);
    else if (age >= soonest) accept(stage, what);
  }
}

constexpr std::size_t too_many_to_read = 400;

bool wall_is_legible(const StageScope& stage) {
  const BoardPart& board = stage.view.board;
  if (board.scene.size() == 0) return true;
  if (board.scene.arrangement() == activities::Arrangement::zones) return board.scene.legible();
  // No window shows so many in letters that the back row can read; and looking for a few of them would cost each frame.
  if (board.scene.size() > too_many_to_read) return false;
  // A few notes from all over the wall stand for it.
  const auto notes = notes_on(stage.room(), board.board);
  if (notes.empty()) return true;
  const std::size_t step = std::max<std::size_t>(1, notes.size() / 16);
  std::size_t asked = 0, small = 0;
  for (std::size_t i = 0; i < notes.size(); i += step) {
    if (!board.scene.item(notes[i]->id.value)) continue;
    for (const picture::Item& item : board.scene.element(notes[i]->id.value).items) {
      const auto* text = std::get_if<picture::Text>(&item);
      if (!text) continue;
      ++asked;
      if (stage.ui.texts->set_size(*text) * board.place.scale / stage.ui.scale < activities::legible_size - 0.5) ++small;
      break;
    }
  }
  return small * 2 <= asked;
}

bool draw_offer(StageScope& stage) {
  const StageView& view = stage.view;
  if (view.offer.what != Offer::none) return draw_made_offer(stage);
  return stage.step && board_is_open(stage) && !view.board.moved_by_hand && !wall_is_legible(stage) && draw_reading_offer(stage);
}

std::string catch_up_sentence(const Words& words, const WorkshopState& state, Timestamp now) {
  const Timetable times = timetable(state, now);
  const int late = times.late_minutes();
  if (late <= 0) return {};
  int gained = 0;
  std::vector<std::string> names;
  for (const Shortening& one : catch_up(state, now)) {
    gained += one.by_minutes;
    names.push_back(words.say("late.step", {{"step", state.find(one.step)->title}, {"minutes", one.by_minutes}}));
  }
  std::string steps;
  for (std::size_t i = 0; i < names.size(); ++i)
    steps += (i == 0 ? "" : i + 1 == names.size() ? " " + words.say("word.and") + " " : ", ") + names[i];
  const std::string end = words.time_of_day((times.forecast_end - gained) % 1440);
  return words.say(names.empty() ? "late.nothing" : "late.propose", {{"late", late}, {"steps", steps}, {"end", end}});
}

} // namespace pressoir::screens
