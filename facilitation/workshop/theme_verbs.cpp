// Verbs on themes: naming, merging and splitting, with the trace of where an idea came from.
#include <set>

#include "facilitation/workshop/verb_rules.h"
#include "facilitation/document/fields_json.h"

namespace pressoir::workshop {
namespace {

Result<Id<Board>> board_asked(const WorkshopDraft& draft, Id<Board> board) {
  if (board) return TRY(existing(draft, board)).id;
  const Step* step = current_step(draft.state());
  const Id<Board> found = step ? board_of(draft.state(), *step) : Id<Board>{};
  if (!found) return refuse("refused.no_wall");
  return found;
}

NoteColour first_unused(const WorkshopDraft& draft, Id<Board> board) {
  const auto themes = themes_on(draft.state(), board);
  for (int c = 0; c < 8; ++c) {
    const auto colour = static_cast<NoteColour>(c);
    if (std::none_of(themes.begin(), themes.end(), [&](const Theme* t) { return t->colour == colour; })) return colour;
  }
  return static_cast<NoteColour>(themes.size() % 8);
}

// Moves notes, with those reunited under them, into a theme of their board (or none); they take its colour. `came_with`
// is kept on each: the theme that was merged or split; none when a hand moved them.
Result<void> assign_notes(WorkshopDraft& draft, const std::vector<Id<Note>>& notes, const Theme* theme, Id<Theme> came_with = {}) {
  if (notes.empty()) return {};
  std::set<Id<Note>> chosen;
  for (Id<Note> id : notes) {
    if (theme && TRY(existing(draft, id)).board != theme->board) return refuse("refused.other_board");
    chosen.insert(TRY(existing(draft, id)).id);
  }
  std::vector<Note> moved;
  draft.all<Note>().for_each([&](const Note& note) {
    if (chosen.contains(note.id) || (note.reunited_with && chosen.contains(note.reunited_with))) moved.push_back(note);
  });
  const Id<Theme> into = theme ? theme->id : Id<Theme>{};
  for (Note& note : moved) {
    // Through several merges the first theme stays the one it came with.
    if (note.theme != into && !(came_with && note.came_with)) note.came_with = came_with;
    note.theme = into;
    if (theme) note.colour = theme->colour;
    draft.put(std::move(note));
  }
  return {};
}

Result<void> create(WorkshopDraft& draft, const CreateTheme& asked, const Request& request) {
  TRY(only_facilitators(request));
  Theme theme;
  theme.board = asked.board || asked.notes.empty() ? TRY(board_asked(draft, asked.board)) : TRY(existing(draft, asked.notes.front())).board;
  theme.id = TRY(new_id(draft, asked.id));
  theme.title = TRY(line_within(asked.title, "title", most_in_title));
  theme.colour = asked.colour.value_or(first_unused(draft, theme.board));
  theme.created = request.time;
  const auto themes = themes_on(draft.state(), theme.board);
  if (themes.size() >= most_themes) return refuse("refused.too_many", {{"kind", std::string(Theme::kind)}, {"most", static_cast<std::int64_t>(most_themes)}});
  put_after(draft, theme, last_of(themes), themes);
  return assign_notes(draft, asked.notes, draft.find(theme.id));
}

Result<void> edit(WorkshopDraft& draft, const EditTheme& asked, const Request& request) {
  TRY(only_facilitators(request));
  Theme theme = TRY(existing(draft, asked.theme));
  if (asked.title) theme.title = TRY(line_within(*asked.title, "title", most_in_title));
  if (asked.colour && *asked.colour != theme.colour) {
    theme.colour = *asked.colour;
    std::vector<Note> members;
    draft.all<Note>().for_each([&](const Note& note) {
      if (note.theme == theme.id) members.push_back(note);
    });
    for (Note& note : members) {
      note.colour = theme.colour;
      draft.put(std::move(note));
    }
  }
  draft.put(std::move(theme));
  return {};
}

Result<void> assign(WorkshopDraft& draft, const AssignTheme& asked, const Request& request) {
  TRY(only_facilitators(request));
  if (!asked.theme) return assign_notes(draft, asked.notes, nullptr);
  const Theme theme = TRY(existing(draft, asked.theme));
  if (theme.merged_into) return refuse("refused.theme_merged");
  return assign_notes(draft, asked.notes, &theme);
}

Result<void> merge(WorkshopDraft& draft, const MergeThemes& asked, const Request& request) {
  TRY(only_facilitators(request));
  Theme from = TRY(existing(draft, asked.from));
  const Theme into = TRY(existing(draft, asked.into));
  if (from.id == into.id || from.board != into.board || into.merged_into || from.merged_into) return refuse("refused.cannot_merge");
  std::vector<Id<Note>> members;
  draft.all<Note>().for_each([&](const Note& note) {
    if (note.theme == from.id && !note.reunited_with) members.push_back(note.id);
  });
  TRY(assign_notes(draft, members, &into, from.id));
  from.merged_into = into.id;
  draft.put(std::move(from));
  return {};
}

Result<void> split(WorkshopDraft& draft, const SplitTheme& asked, const Request& request) {
  TRY(only_facilitators(request));
  const Theme whole = TRY(existing(draft, asked.theme));
  if (asked.notes.empty()) return refuse("refused.empty", {{"field", "notes"}});
  for (Id<Note> id : asked.notes)
    if (TRY(existing(draft, id)).theme != whole.id) return refuse("refused.not_in_theme");
  Theme part;
  part.id = TRY(new_id(draft, asked.id));
  part.board = whole.board;
  part.title = TRY(line_within(asked.title, "title", most_in_title));
  part.colour = first_unused(draft, whole.board);
  part.split_from = whole.id;
  part.created = request.time;
  put_after(draft, part, whole.id, themes_on(draft.state(), whole.board));
  return assign_notes(draft, asked.notes, draft.find(part.id), whole.id);
}

Result<void> move(WorkshopDraft& draft, const MoveTheme& asked, const Request& request) {
  TRY(only_facilitators(request));
  Theme theme = TRY(existing(draft, asked.theme));
  if (asked.after == asked.theme) return {};
  if (asked.after) TRY(existing(draft, asked.after));
  const auto themes = themes_on(draft.state(), theme.board);
  put_after(draft, std::move(theme), asked.after, themes);
  return {};
}

Result<void> remove(WorkshopDraft& draft, const RemoveTheme& asked, const Request& request) {
  TRY(only_facilitators(request));
  // Those that were merged into it go with it: without it they would stand on the wall again.
  std::set<Id<Theme>> gone{TRY(existing(draft, asked.theme)).id};
  for (std::size_t before = 0; before != gone.size();) {
    before = gone.size();
    draft.all<Theme>().for_each([&](const Theme& theme) {
      if (gone.contains(theme.merged_into)) gone.insert(theme.id);
    });
  }
  bool voted_on = false;
  draft.all<PollOption>().for_each([&](const PollOption& option) { voted_on = voted_on || gone.contains(option.theme); });
  if (voted_on) return refuse("refused.theme_voted_on");
  draft.remove_and_unlink(gone);
  return {};
}

}  // namespace

void add_theme_verbs(WorkshopVerbs& verbs) {
  verbs.add<CreateTheme>(create);
  verbs.add<EditTheme>(edit);
  verbs.add<AssignTheme>(assign);
  verbs.add<MergeThemes>(merge);
  verbs.add<SplitTheme>(split);
  verbs.add<MoveTheme>(move);
  verbs.add<RemoveTheme>(remove);
}

}  // namespace pressoir::workshop
