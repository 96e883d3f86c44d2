#include "facilitation/workshop/import_verbs.h"

#include <map>

#include "facilitation/document/fields_json.h"
#include "facilitation/workshop/drawn.h"
#include "facilitation/workshop/verb_rules.h"

namespace pressoir::workshop {
namespace {

constexpr double furthest = 1e7, smallest_side = 40, largest_side = 20'000;
constexpr std::size_t most_foreign = 64 * 1024;

Result<void> import(WorkshopDraft& draft, const ImportNotes& asked, const Request& request) {
  TRY(only_facilitators(request));
  const Id<Board> board = TRY(board_named_or_current(draft, asked.board));
  if (draft.all<Note>().size() + asked.notes.size() > most_notes) return refuse("refused.too_many", {{"kind", std::string(Note::kind)}, {"most", static_cast<std::int64_t>(most_notes)}});
  auto standing = themes_on(draft.state(), board);
  if (standing.size() + asked.themes.size() > most_themes) return refuse("refused.too_many", {{"kind", std::string(Theme::kind)}, {"most", static_cast<std::int64_t>(most_themes)}});
  std::map<std::string, Id<Theme>> titled;
  for (const Theme* theme : standing) titled.emplace(theme->title, theme->id);
  std::map<Id<Theme>, Id<Theme>> taken;  // what the file calls it, and what it is here
  std::int64_t order = standing.empty() ? 0 : standing.back()->order;
  for (const ImportNotes::NewTheme& one : asked.themes) {
    Theme theme{.board = board, .title = TRY(line_within(one.title, "title", most_in_title)), .colour = one.colour, .created = request.time};
    if (const auto known = titled.find(theme.title); known != titled.end()) {
      taken[one.id] = known->second;
      continue;
    }
    theme.id = TRY(new_id(draft, one.id));
    theme.order = order += order_gap;
    titled.emplace(theme.title, theme.id);
    taken[one.id] = theme.id;
    draft.put(std::move(theme));
  }
  for (const ImportNotes::NewNote& one : asked.notes) {
    if (one.id && with_drawn(draft, {one.id.value}, [](const auto&) {})) return refuse("refused.taken", {{"kind", std::string(Note::kind)}});
    Note note{.id = TRY(new_id(draft, one.id)), .board = board, .text = TRY(optional_text_within(one.text, "text", most_in_note)), .colour = one.colour};
    note.channel = Channel::imported;
    note.position = one.position;
    note.size = one.size;
    if (!(std::abs(note.position.x) <= furthest && std::abs(note.position.y) <= furthest)) return refuse("refused.off_the_board");
    if (!(note.size.x >= smallest_side && note.size.y >= smallest_side && note.size.x <= largest_side && note.size.y <= largest_side)) return refuse("refused.note_size");
    note.stacking = one.stacking != 0 ? one.stacking : request.time.milliseconds;
    if (one.theme) {
      const auto known = taken.find(one.theme);
      note.theme = known != taken.end() ? known->second : TRY(existing(draft, one.theme)).id;
    }
    if (one.foreign.size() <= most_foreign) note.foreign = one.foreign;
    note.created = request.time;
    draft.put(std::move(note));
  }
  return {};
}

}  // namespace

void add_import_verbs(WorkshopVerbs& verbs) { verbs.add<ImportNotes>(import); }

}  // namespace pressoir::workshop
