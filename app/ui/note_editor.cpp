// A frame of the editor: layout when something changed, events, then the picture.
#include "app/ui/note_editor.h"

#include "app/ui/imgui_types.h"
#include "app/ui/note_editor_laid.h"
#include "app/ui/widgets.h"
#include "facilitation/base/utf8.h"

namespace pressoir::ui {
namespace {

constexpr double seconds_between_drafts = 2, blink = 0.53;
constexpr std::size_t count_shows_under = 40;

std::size_t byte_of_code_point(std::string_view text, int index) {
  std::size_t at = 0;
  for (; index > 0 && at < text.size(); --index) at += utf8_character(text, at).length;
  return at;
}

} // namespace

NoteEditor::NoteEditor(std::string_view text, EditorOptions options)
    : options_(std::move(options)), edit_(text, {options_.most_graphemes, options_.single_line}) {
  if (options_.select_all) edit_.select_all();
}
NoteEditor::~NoteEditor() = default;

std::size_t NoteEditor::caret_shown() const {
  return preedit_.empty() ? edit_.caret() : edit_.selection().from + preedit_caret_;
}

void NoteEditor::lay_out(const picture::Text& how) {
  if (laid_ && laid_->revision == edit_.revision() && laid_->preedit == preedit_ && laid_->how.style == how.style &&
      laid_->how.box.size() == how.box.size()) {
    laid_->shown.colour = how.colour;
    return;
  }
  picture::Text shown = how;
  shown.text = edit_.text();
  // What is being composed stands in for the selection.
  const TextEdit::Range range = edit_.selection();
  if (!preedit_.empty()) shown.text.replace(range.from, range.to - range.from, preedit_);
  shown.box.x = shown.box.y = 0;
  if (options_.single_line) {
    shown.style.fit = picture::Fit::line;
    shown.box.width = 0;
  }
  picture::TextLayout layout(shown);
  if (!options_.single_line && (layout.cut() || layout.height() > how.box.height + 0.5)) {
    // Longer than the box even at the least size: written at that size, scrolled.
    if (shown.style.fit == picture::Fit::shrink) {
      shown.style.line_height *= shown.style.least_size / shown.style.size;
      shown.style.size = shown.style.least_size;
    }
    shown.style.fit = picture::Fit::wrap;
    shown.style.vertical = picture::VerticalAlign::top;
    layout = picture::TextLayout(shown);
  }
  laid_ = std::make_unique<Laid>(Laid{how, std::move(shown), edit_.revision(), preedit_, std::move(layout)});
}

void NoteEditor::scroll_to_caret(const Rect& text_box) {
  const Rect caret = laid_->layout.caret(caret_shown());
  const double margin = laid_->layout.size() * 0.2;
  if (options_.single_line) {
    if (caret.x - scroll_.x > text_box.width - margin) scroll_.x = caret.x - text_box.width + margin;
    if (caret.x < scroll_.x) scroll_.x = caret.x;
    scroll_.x = std::clamp(scroll_.x, 0.0, std::max(0.0, laid_->layout.width() - text_box.width + margin));
    return;
  }
  if (laid_->layout.height() <= text_box.height + 0.5) {
    scroll_.y = 0;
    return;
  }
  if (caret.bottom() - scroll_.y > text_box.height) scroll_.y = caret.bottom() - text_box.height;
  if (caret.y < scroll_.y) scroll_.y = caret.y;
}

EditorOutcome NoteEditor::frame(Ui& ui, std::string_view name, const picture::Text& how, const Placement& place) {
  EditorOutcome outcome;
  const Rect box = place.px(how.box);
  if (!started_) {
    started_ = true;
    last_act_ = drafted_at_ = ui.now;
    ui.focus.name = name;
    ui.focus.claimed = true;
  }
  ui::place(ui, name, box, true, edit_.text());
  ui.focus.order.emplace_back(name);
  lay_out(how);
  if (caret_wanted_) {
    const Vec2 unit = place.unit(*caret_wanted_) - how.box.position() + scroll_;
    edit_.move_to(laid_->layout.byte_at(unit));
    caret_wanted_.reset();
  }
  if (ui.focus.name != name) {
    outcome.ended = EditorEnd::left;
  } else {
    const std::size_t before = edit_.revision();
    take_events(ui, outcome, box, place, how.box);
    outcome.changed = edit_.revision() != before;
    lay_out(how);
  }
  if (outcome.changed && !draft_open_) {
    draft_open_ = true;
    drafted_at_ = ui.now;
  }
  if (draft_open_) {
    if (ui.now - drafted_at_ >= seconds_between_drafts) {
      outcome.draft_due = true;
      draft_open_ = false;
    } else {
      ui.wake_within(seconds_between_drafts - (ui.now - drafted_at_));
    }
  }
  scroll_to_caret(how.box);
  draw(ui, how, place);
  draw_count(ui, box);
  if (outcome.ended == EditorEnd::none) {
    const Rect caret = laid_->layout.caret(caret_shown());
    ui.text_input = place.px(rect_at(how.box.position() + caret.position() - scroll_, caret.size()));
    if (hovers(ui, box)) ui.cursor = desktop::Cursor::text;
  } else if (ui.focus.name == name) {
    ui.focus.name.clear();
  }
  return outcome;
}

void NoteEditor::take_events(Ui& ui, EditorOutcome& outcome, const Rect& box, const Placement& place,
                             const Rect& text_box) {
  const auto unit = [&](Vec2 pixel) { return place.unit(pixel) - text_box.position() + scroll_; };
  // Where a press counts as inside: the padding around the text too.
  const Rect target = inset(box, -ui.px(options_.padding));
  for (std::size_t i = 0; i < ui.events.size() && outcome.ended == EditorEnd::none;) {
    const desktop::Event event = ui.events[i];
    bool taken = false;
    if (const auto* pressed = std::get_if<desktop::MousePressed>(&event)) {
      const bool inside = over(ui, pressed->at, target);
      if (pressed->down && !inside) {
        outcome.ended = EditorEnd::left;
      } else if (pressed->down && pressed->button == desktop::Button::left) {
        press_at(unit(pressed->at), pressed->clicks, ui.modifiers.shift ? Extend::yes : Extend::no);
        ui.focus.claimed = true;
        taken = true;
      } else if (!pressed->down && dragging_ > 0) {
        dragging_ = 0;
        taken = true;
      }
    } else if (const auto* moved = std::get_if<desktop::MouseMoved>(&event); moved && dragging_ > 0) {
      select_to(unit(moved->at));
    } else if (const auto* typed = std::get_if<desktop::TextTyped>(&event)) {
      preedit_.clear();
      edit_.insert(typed->utf8);
      taken = true;
    } else if (const auto* composing = std::get_if<desktop::TextComposing>(&event)) {
      preedit_ = composing->utf8;
      preedit_caret_ = byte_of_code_point(preedit_, composing->caret);
      taken = true;
    } else if (const auto* key = std::get_if<desktop::KeyPressed>(&event)) {
      taken = key->down && take_key(ui, key->key, key->modifiers, outcome);
    }
    if (taken) {
      ui.events.erase(ui.events.begin() + static_cast<std::ptrdiff_t>(i));
      last_act_ = ui.now;
      lay_out(laid_->how);
    } else {
      ++i;
    }
  }
}

void NoteEditor::draw(Ui& ui, const picture::Text& how, const Placement& place) {
  const Vec2 corner = place.px(how.box.position() - scroll_);
  const auto px = [&](const Rect& unit) {
    return rect_at(corner + unit.position() * place.scale, unit.size() * place.scale);
  };
  std::optional<Clipped> clip;
  const bool scrolled = options_.single_line || laid_->layout.height() > how.box.height + 0.5;
  // Accents and the caret reach a little beyond the box.
  if (scrolled) clip.emplace(*ui.list, inset(place.px(how.box), -ui.px(3)));
  const TextEdit::Range range = edit_.selection();
  if (preedit_.empty()) {
    for (const Rect& part : laid_->layout.selection(range.from, range.to)) {
      fill_rect(*ui.list, px(part), with_alpha(ui.theme.accent_stroke, 0.22));
    }
  }
  const picture::Text& shown = laid_->shown;
  if (shown.text.empty() && !options_.placeholder.empty()) {
    picture::Text hint = how;
    hint.text = options_.placeholder;
    hint.colour = with_alpha(how.colour, 0.55);
    ui.texts->draw(*ui.list, hint, place.origin, place.at, place.scale, place.opacity);
  }
  ui.texts->draw(*ui.list, shown, {}, corner, place.scale, place.opacity);
  if (!preedit_.empty()) {
    for (const Rect& part : laid_->layout.selection(range.from, range.from + preedit_.size())) {
      const Rect at = px(part);
      fill_rect(*ui.list, {at.x, at.bottom() - ui.px(3), at.width, ui.px(2)}, shown.colour);
    }
  }
  const double since = ui.now - last_act_;
  const bool blinks = ui.caret_blinks && !ui.reduced_motion;
  const bool lit = !blinks || static_cast<int>(since / blink) % 2 == 0;
  if (blinks) ui.wake_within(blink - std::fmod(since, blink));
  if (lit) {
    const Rect caret = px(laid_->layout.caret(caret_shown()));
    const double width = std::max(2.0, std::round(ui.px(3)));
    const double high = std::min(caret.height, laid_->layout.size() * 1.25 * place.scale);
    fill_rect(*ui.list, snapped({caret.x - width / 4, caret.centre().y - high / 2, width, high}),
              ui.theme.accent_stroke);
  }
}

void NoteEditor::draw_count(Ui& ui, const Rect& box) {
  if (options_.most_graphemes == 0 || edit_.room() >= count_shows_under) return;
  const std::string left = std::to_string(edit_.room());
  const Vec2 size = text_size(ui, left, Type::note);
  const Rect tag{box.right() - size.x - ui.px(12), box.bottom() - ui.px(8), size.x + ui.px(20), ui.px(32)};
  card(ui, tag, ui.theme.surface, 16, picture::Shadow::laid);
  line_of_text(ui, tag, left, Type::note, edit_.room() == 0 ? ui.theme.danger : ui.theme.ink2, picture::Align::centre);
  ui.placed.insert_or_assign("editor.left", Placed{tag, true, true, left});
}

} // namespace pressoir::ui
