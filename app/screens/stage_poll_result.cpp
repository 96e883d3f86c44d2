// The result of a vote of any form: the sentence first, then its picture; how it was won, what another rule would give, and every duel,
// on demand. A tie is the room's to settle: talk it over, vote again between the tied, or draw lots.
#include <algorithm>

#include "app/screens/stage_dots_pages.h"
#include "app/screens/stage_text.h"
#include "app/ui/scroll_area.h"
#include "facilitation/activities/poll_result.h"
#include "facilitation/activities/poll_scene.h"

namespace pressoir::screens {

using namespace workshop;
using activities::PollLook;
using ui::Type;

// Counting 300 ballots at each frame would be felt: what the last frame showed answers while nothing changes.
struct ResultShown {
  Id<Poll> poll;
  Sequence revision = 0;
  Language language = Language::french;
  activities::PollResult result;
  std::vector<activities::OtherRule> rules;
  ResultPage page = ResultPage::result;
  PollLook look;
  picture::Scene scene;
  double high = 0;  // of the scene, LOOK pixels
};

namespace {

constexpr double grows = 1.1, foot_high = 66;

PollLook look_of(StageScope& stage, const Rect& box, std::size_t rows, double grown) {
  const ui::Theme& theme = stage.ui.theme;
  PollLook look = activities::poll_look(*stage.ui.words);
  look.width = box.width;
  const bool compact = stage.layout.density == StageDensity::compact;
  look.row = std::clamp((box.height - 60) / static_cast<double>(std::max<std::size_t>(1, rows)), compact ? 48.0 : 56.0, compact ? 76.0 : 96.0);
  look.text = compact ? 24 : 30;
  look.grown = grown;
  look.height = box.height - foot_high;
  look.ink = theme.ink, look.ink2 = theme.ink2, look.paper = theme.paper, look.line = theme.line;
  look.accent = theme.accent, look.accent_stroke = theme.accent_stroke, look.pale = theme.accent_pale;
  look.other = mixed(theme.accent, theme.paper, 0.55);
  return look;
}

// What is shown now, counted and laid out only when something about it has changed.
const ResultShown& shown_of(StageScope& stage, const Poll& poll, const Rect& box, double grown) {
  DotsView& view = stage.view.dots;
  const Sequence revision = stage.room().revision();
  const Language language = stage.ui.words->language();
  const bool counted = view.shown && view.shown->poll == poll.id && view.shown->revision == revision && view.shown->language == language;
  std::shared_ptr<ResultShown> next;
  if (!counted) {
    next = std::make_shared<ResultShown>();
    next->poll = poll.id, next->revision = revision, next->language = language;
    next->result = activities::result_of(stage.room(), poll, *stage.ui.words);
  }
  const activities::PollResult& result = next ? next->result : view.shown->result;
  const std::size_t rows = result.kind->picture == activities::PollPicture::levels && result.rows.size() == 1 ? result.levels.size() : result.rows.size() + (result.levels.empty() ? 0 : 1);
  const PollLook look = look_of(stage, box, rows, grown);
  if (!next && view.shown->look == look && view.shown->page == view.page) return *view.shown;
  if (!next) next = std::make_shared<ResultShown>(*view.shown);
  next->look = look;
  next->page = view.page;
  if (view.page == ResultPage::rules && next->rules.empty()) next->rules = activities::other_rules(stage.room(), poll, *stage.ui.words);
  if (view.page == ResultPage::duels) next->scene = activities::duels_scene(next->result, look);
  else if (view.page == ResultPage::result) next->scene = activities::poll_scene(next->result, look);
  next->high = next->scene.elements.empty() ? 0 : picture::bounds(next->scene).bottom();
  view.shown = next;
  return *next;
}

void draw_scene(StageScope& stage, const ResultShown& shown, const Rect& box) {
  ui::Ui& ui = stage.ui;
  const ui::ScrollArea area(ui, "vote.results", stage.px(Rect{box.x, box.y, box.width + 18, box.height}), ui.px(shown.high));
  ui::paint(ui, shown.scene, {.at = {ui.px(box.x), ui.px(box.y) - area.offset()}, .scale = ui.scale});
  for (const activities::PollRow& row : shown.result.rows) ui::place(ui, "vote.result." + id_text(row.option.value), stage.px(box), true, row.told);
}

// Lines to read, one below the other.
void draw_lines(StageScope& stage, const Rect& box, const std::vector<std::string>& said, std::string_view name) {
  ui::Ui& ui = stage.ui;
  double high = 0;
  for (const std::string& line : said) high += height_of(stage, line, Type::note, box.width - 80) + 16;
  const ui::ScrollArea area(ui, name, stage.px(Rect{box.x, box.y, box.width + 18, box.height}), ui.px(high));
  double y = box.y - area.offset() / ui.scale;
  for (std::size_t i = 0; i < said.size(); ++i) {
    const double line = height_of(stage, said[i], Type::note, box.width - 80);
    words(stage, {box.x, y, 56, std::min(line, 32.0)}, std::to_string(i + 1), Type::note, ui.theme.accent_stroke, picture::Align::end);
    lines(stage, {box.x + 76, y, box.width - 80, line}, said[i], Type::note, ui.theme.ink);
    y += line + 16;
  }
}

void draw_rules(StageScope& stage, const ResultShown& shown, const Rect& box) {
  ui::Ui& ui = stage.ui;
  const double row = 58;
  const ui::ScrollArea area(ui, "vote.rules", stage.px(Rect{box.x, box.y, box.width + 18, box.height}), ui.px(row * static_cast<double>(shown.rules.size())));
  double y = box.y - area.offset() / ui.scale;
  for (const activities::OtherRule& rule : shown.rules) {
    const Rect line{box.x, y, box.width, row - 4};
    if (rule.same) ui::card(ui, stage.px(line), ui.theme.accent_pale, 10);
    // The same sign in words: a colour alone says nothing.
    ui::pictogram(ui, rule.same ? "coche" : "droite", stage.px(Rect{line.x + 12, line.centre().y - 16, 32, 32}), ui.theme.accent_stroke, ui.theme.accent_stroke);
    fitted(stage, {line.x + 60, line.y, line.width * 0.4, line.height}, rule.name, Type::note, ui.theme.ink);
    fitted(stage, {line.x + 76 + line.width * 0.4, line.y, line.width * 0.6 - 96, line.height}, rule.winners, Type::note, rule.same ? ui.theme.accent_stroke : ui.theme.ink);
    ui::place(ui, "vote.rule." + rule.id, stage.px(line), true, rule.winners);
    y += row;
  }
}

// The tied, put to the vote again; the first round stays as it was.
void run_off(StageScope& stage, const Poll& poll, const std::vector<Id<PollOption>>& tied) {
  activities::PreparePoll asked{.id = stage.fresh<Poll>(), .step = poll.step, .question = poll.question, .on = poll.on, .per_person = 1, .hidden = poll.hidden, .method = poll.method, .rule = poll.rule, .levels = poll.levels, .changeable = poll.changeable, .shuffled = poll.shuffled, .quorum = poll.quorum, .round_of = poll.id};
  for (const Id<PollOption> id : tied) {
    const PollOption* option = stage.room().find(id);
    if (!option) continue;
    if (option->note) asked.notes.push_back(option->note);
    else if (option->theme) asked.themes.push_back(option->theme);
    else asked.texts.push_back(option->label);
  }
  const Id<Poll> next = asked.id;
  const std::uint64_t group = stage.frame.fresh_id();
  stage.frame.ask(std::move(asked), group);
  stage.frame.ask(activities::OpenPoll{next}, group);
}

double draw_tie(StageScope& stage, const Poll& poll, const activities::PollResult& result, const Rect& box) {
  if (result.tied.size() < 2 || !poll.lots.empty() || !stage.writable()) return 0;
  ui::Ui& ui = stage.ui;
  double x = box.x;
  const auto act = [&](std::string_view name, std::string_view pictogram) {
    const ui::ButtonOptions look{.look = ui::ButtonLook::pale, .pictogram = pictogram, .type = Type::note};
    const std::string label = ui.say(name);
    const double wide = std::min(button_wide(stage, label, look), box.right() - x);
    const bool pressed = ui::button(ui, name, stage.px(Rect{x, box.y, wide, 54}), label, look);
    x += wide + 12;
    return pressed;
  };
  if (act("vote.tie.discuss", "bulle")) {
    stage.frame.ask(ExtendClock{5});
    stage.say(ui.say("vote.tie.discussed"), true);
  }
  if (act("vote.tie.again", "recommencer")) run_off(stage, poll, result.tied);
  // The seed is said aloud and kept with the result: anybody draws the same again.
  if (act("vote.tie.lots", "gommette")) stage.frame.ask(activities::DrawLots{poll.id, std::to_string(1000 + stage.frame.fresh_id() % 9000)});
  return 68;
}

void draw_pages(StageScope& stage, const activities::PollResult& result, const Rect& at) {
  if (stage.ui.now - stage.view.touched_at > 4) return;
  ui::Ui& ui = stage.ui;
  DotsView& view = stage.view.dots;
  double x = at.right();
  const auto button = [&](std::string_view name, std::string_view pictogram, bool chosen) {
    const ui::ButtonOptions look{.look = chosen ? ui::ButtonLook::pale : ui::ButtonLook::secondary, .pictogram = pictogram, .type = Type::note};
    const std::string label = ui.say(name);
    const double wide = button_wide(stage, label, look);
    x -= wide;
    const bool pressed = ui::button(ui, name, stage.px(Rect{x, at.y, wide, at.height}), label, look);
    x -= 10;
    return pressed;
  };
  const auto page = [&](std::string_view name, std::string_view pictogram, ResultPage shown) {
    if (button(name, pictogram, view.page == shown)) view.page = view.page == shown ? ResultPage::result : shown;
  };
  if (stage.writable() && button("vote.another_round", "recommencer", false)) view.again = true, view.settled = false;
  if (activities::find_poll_kind(result.kind->key) && result.kind->form != activities::PollForm::choices && !result.rule.empty()) page("vote.other_rules", "balance", ResultPage::rules);
  if (!result.duels.empty()) page("vote.duels", "grille", ResultPage::duels);
  if (!result.steps.empty()) page(result.kind->picture == activities::PollPicture::map ? "vote.all_statements" : "vote.how_won", "aide", ResultPage::how);
}

}  // namespace

void draw_poll_result(StageScope& stage, const Poll& poll) {
  ui::Ui& ui = stage.ui;
  DotsView& view = stage.view.dots;
  const bool compact = stage.layout.density == StageDensity::compact;
  const Rect area{stage.layout.board.x + 8, stage.layout.board.y, stage.layout.board.width - 8, stage.layout.board.height};
  const auto [since, first] = view.revealed_at.try_emplace(poll.id, ui.now);
  if (first) view.page = ResultPage::result;
  const double grown = ui::eased_out(ui, since->second, grows);
  const double above = compact ? 96 : 112;
  Rect box{area.x, area.y + above, area.width - 18, area.height - above};
  const ResultShown& shown = shown_of(stage, poll, box, grown);
  const activities::PollResult& result = shown.result;

  fitted(stage, {area.x, area.y - 8, area.width, compact ? 56.0 : 60.0}, result.sentence, Type::heading, ui.theme.ink);
  ui::place(ui, "vote.sentence", stage.px(Rect{area.x, area.y - 8, area.width, 56}), true, result.sentence);
  const bool tells_rule = view.page == ResultPage::how || view.page == ResultPage::rules;
  const std::string below = tells_rule ? (result.rule_name.empty() ? std::string() : result.rule_name + ". ") + result.rule_said : result.turnout;
  const double below_high = tells_rule ? 72 : compact ? 40 : 44;
  if (tells_rule) box.y += 24, box.height -= 24;
  fitted(stage, {area.x, area.y + 50, area.width, below_high}, below, Type::stage, ui.theme.ink2);
  ui::place(ui, "vote.turnout", stage.px(Rect{area.x, area.y + 50, area.width, 40}), true, below);
  const double tie = draw_tie(stage, poll, result, {box.x, box.y, box.width, 54});
  box.y += tie, box.height -= tie;
  // The buttons lie over the foot of the picture, and only while a hand moves.
  const Rect foot{area.x, area.bottom() - 54, area.width, 54};
  box.height -= foot_high;
  switch (view.page) {
    case ResultPage::result: {
      Rect picture = box;
      // What was objected is said beside the figures, never by whom.
      if (!result.reasons.empty()) {
        std::vector<std::string> said;
        for (const auto& reason : result.reasons) said.push_back(ui.say("vote.reason", {{"level", reason.level}, {"text", reason.text}}));
        picture.height = std::min(box.height * 0.55, shown.high + 8);
        draw_lines(stage, {box.x, picture.bottom() + 10, box.width, box.height - picture.height - 10}, said, "vote.reasons");
      }
      draw_scene(stage, shown, picture);
      break;
    }
    case ResultPage::duels: draw_scene(stage, shown, box); break;
    case ResultPage::how: draw_lines(stage, box, result.steps, "vote.steps"); break;
    case ResultPage::rules: draw_rules(stage, shown, box); break;
  }
  draw_pages(stage, result, foot);
}

}  // namespace pressoir::screens
