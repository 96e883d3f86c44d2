// A field is a picture of its value until it has the keyboard; then it is the editor.
#include "app/ui/field.h"
#include "app/ui/widgets.h"

namespace pressoir::ui {
namespace {

picture::Text text_of(Ui& ui, const Rect& box, const FieldOptions& options) {
  picture::Text how;
  how.style = style_of(options.type, ui.scale);
  how.colour = ui.theme.ink;
  const double side = options.bare ? ui.px(6) : ui.px(16);
  const double before = options.pictogram.empty() ? 0 : ui.px(36);
  how.box = {box.x + side + before, box.y, box.width - 2 * side - before, box.height};
  if (options.multi_line) {
    how.box.y += ui.px(11);
    how.box.height -= ui.px(22);
  } else {
    how.style.fit = picture::Fit::line;
    const double high = how.style.line_height;
    how.box.y += (box.height - high) / 2;
    how.box.height = high;
  }
  return how;
}

void draw_ground(Ui& ui, const Rect& box, const FieldOptions& options, bool writing, bool hovered) {
  const Theme& theme = ui.theme;
  const double radius = options.bare ? 6 : 10;
  if (!options.bare || writing) card(ui, box, options.enabled ? theme.surface : theme.disabled, radius);
  if (!options.error.empty()) return edge(ui, box, theme.danger, 2.5, radius);
  if (writing) return edge(ui, box, theme.accent_stroke, 2.5, radius);
  if (!options.bare) {
    edge(ui, box, hovered ? theme.line_strong : theme.line, 2, radius);
  } else if (hovered) {
    edge(ui, box, theme.line, 2, radius);
  }
}

void draw_closed(Ui& ui, const Rect& box, picture::Text how, const std::string& value, const FieldOptions& options) {
  how.text = value.empty() ? std::string(options.placeholder) : value;
  how.colour = !options.enabled ? ui.theme.on_disabled : value.empty() ? ui.theme.ink3 : ui.theme.ink;
  Rect tag;
  if (!options.key.empty() && value.empty()) {
    const double high = ui.px(26), wide = std::max(high, text_size(ui, options.key, Type::strong).x + ui.px(14));
    tag = {box.right() - ui.px(12) - wide, box.centre().y - high / 2, wide, high};
    how.box.width = tag.x - ui.px(8) - how.box.x;
  }
  if (!options.multi_line) {
    ui.texts->draw(*ui.list, how);
  } else {
    const InClip clip(ui, inset(box, ui.px(2)));
    ui.texts->draw(*ui.list, how);
  }
  if (tag.empty()) return;
  card(ui, tag, ui.theme.sunken, 6);
  line_of_text(ui, tag, options.key, Type::strong, ui.theme.ink2, picture::Align::centre);
}

void open_editor(Ui& ui, std::string_view name, const std::string& value, const FieldOptions& options, bool by_key) {
  EditorOptions wanted;
  wanted.most_graphemes = options.most_graphemes;
  wanted.single_line = !options.multi_line;
  wanted.enter = options.multi_line && !options.enter_commits ? OnEnter::new_line : OnEnter::commits;
  wanted.select_all = by_key && !options.multi_line;
  wanted.placeholder = options.placeholder;
  wanted.padding = 48;
  ui.memory.field = name;
  ui.memory.editor = std::make_shared<NoteEditor>(value, std::move(wanted));
}

bool pressed_inside(const Ui& ui, const Rect& box) {
  return std::any_of(ui.events.begin(), ui.events.end(), [&](const desktop::Event& event) {
    const auto* pressed = std::get_if<desktop::MousePressed>(&event);
    return pressed && pressed->down && pressed->button == desktop::Button::left && over(ui, pressed->at, box);
  });
}

} // namespace

double error_height(const Ui& ui) {
  return ui.px(30);
}

FieldOutcome text_field(Ui& ui, std::string_view name, const Rect& box, std::string& value,
                        const FieldOptions& options) {
  FieldOutcome outcome;
  const bool pressed = options.enabled && pressed_inside(ui, box);
  if (pressed) focus_on(ui, name);
  if (options.enabled && ui.focus.name == name && ui.memory.field != name) {
    open_editor(ui, name, value, options, !pressed);
  }
  const bool writing = ui.memory.field == name && ui.memory.editor;
  const bool hovered = options.enabled && hovers(ui, box);
  const bool tells = options.enabled && !options.error.empty();
  draw_ground(ui, box, options, writing, hovered);
  if (!options.pictogram.empty()) {
    const double side = ui.px(26);
    pictogram(ui, options.pictogram, {box.x + ui.px(14), box.centre().y - side / 2, side, side}, ui.theme.ink2,
              ui.theme.pictogram_accent);
  }
  const picture::Text how = text_of(ui, box, options);
  if (writing) {
    const InClip clip(ui, inset(box, ui.px(2)));
    // The editor must outlive what its own frame does to the focus.
    const std::shared_ptr<NoteEditor> editor = ui.memory.editor;
    const EditorOutcome written = editor->frame(ui, name, how, Placement{});
    outcome = {written.changed, written.draft_due, written.ended == EditorEnd::committed,
               written.ended != EditorEnd::none};
    value = editor->text();
    if (outcome.ended) {
      ui.memory.editor.reset();
      ui.memory.field.clear();
      ui.animate();
    }
  } else {
    draw_closed(ui, box, how, value, options);
    if (options.enabled) ui.focus.order.emplace_back(name);
    if (hovered) ui.cursor = desktop::Cursor::text;
  }
  place(ui, name, box, options.enabled, value);
  if (tells) {
    const Rect under{box.x, box.bottom() + ui.px(4), box.width, error_height(ui) - ui.px(6)};
    line_of_text(ui, under, options.error, Type::hint, ui.theme.danger);
    place(ui, std::string(name) + ".error", under, true, options.error);
  }
  return outcome;
}

} // namespace pressoir::ui
