// Verbs on notes: writing, moving, colouring, reuniting, settling their fate; none is lost without a trace.
#include <set>

#include "facilitation/workshop/note_places.h"
#include "facilitation/document/fields_json.h"
#include "facilitation/workshop/phone_verbs.h"
#include "facilitation/workshop/verb_rules.h"

namespace pressoir::workshop {
namespace {

constexpr double furthest = 1e7, smallest_side = 40, largest_side = 20'000;

bool in_charge(const Request& request) { return only_facilitators(request).has_value(); }

Result<Vec2> place_within(Vec2 place) {
  if (!(std::abs(place.x) <= furthest && std::abs(place.y) <= furthest)) return refuse("refused.off_the_board");
  return place;
}
Result<Vec2> size_within(Vec2 size) {
  if (!(size.x >= smallest_side && size.y >= smallest_side && size.x <= largest_side && size.y <= largest_side)) return refuse("refused.note_size");
  return size;
}

// The step in which somebody of the room writes on that board: the one that runs, or one that is over while the session goes on. What
// is anonymous leaves in its batch, at the end of its step: nothing follows it.
const Step* step_written_in(const WorkshopDraft& draft, Id<Board> board) {
  const Step* now = current_step(draft.state());
  if (!now || now->board == board) return now;
  const Step* over = nullptr;
  draft.all<Step>().for_each([&](const Step& step) {
    if (step.board == board && step.state == StepState::done && step.rules.anonymity != Anonymity::full) over = &step;
  });
  return over;
}

// Closing a step cuts no sentence: for a while it still reaches the wall, after that the frigo.
bool is_too_late_for_the_wall(const Step& step, Timestamp now) {
  constexpr std::int64_t grace_ms = 20'000, on_its_way_ms = 5'000;
  return step.state == StepState::done && now - step.ended > grace_ms + on_its_way_ms;
}

// What the step lets the room write; who is in charge always may.
Result<void> may_write(const WorkshopDraft& draft, const Request& request, Id<Board> board) {
  if (draft.all<Note>().size() >= most_notes) return refuse("refused.too_many", {{"kind", std::string(Note::kind)}, {"most", static_cast<std::int64_t>(most_notes)}});
  if (in_charge(request)) return {};
  if (request.actor.role == Role::observer) return refuse("refused.facilitator_only");
  const Step* step = step_written_in(draft, board);
  if (!step || step->board != board || step->rules.who_writes != WhoWrites::everyone) return refuse("refused.not_now");
  if (const int limit = ideas_each(draft.state(), *step) * people_of_device(draft.state(), {request.actor.number}); limit > 0 && request.actor.number != 0) {
    std::int64_t written = 0;
    draft.all<Note>().for_each([&](const Note& n) { written += n.board == board && n.author.value == request.actor.number ? 1 : 0; });
    if (written >= limit) return refuse("refused.limit_reached", {{"n", limit}});
  }
  return {};
}

bool needs_accepting(const WorkshopDraft& draft, const Step* step, std::string_view text) {
  return (step && step->rules.moderated) || holds_banned_word(draft.state(), text);
}

std::int64_t next_stacking(const Request& request) { return request.time.milliseconds; }

void fill_by_rules(WorkshopDraft& draft, const Request& request, Note& note) {
  if (in_charge(request)) return;
  const Step* step = step_written_in(draft, note.board);
  if (step && is_too_late_for_the_wall(*step, request.time)) note.fate = Fate::parked;
  note.waiting = needs_accepting(draft, step, note.text);
  note.author = {};
  if (step && step->rules.anonymity != Anonymity::full && request.actor.number != 0) {
    note.author = {request.actor.number};
    // A phone's first word: from now on there is somebody whose it is.
    if (!draft.find(note.author)) draft.put(Person{.id = note.author, .attendance = Attendance::present, .from_phone = true});
  }
  note.channel = request.actor.role == Role::table ? Channel::shared_device : Channel::phone;
}

Result<void> write(WorkshopDraft& draft, const WriteNote& asked, const Request& request) {
  Note note;
  note.board = TRY(board_named_or_current(draft, asked.board));
  TRY(may_write(draft, request, note.board));
  note.id = TRY(new_id(draft, asked.id));
  note.text = TRY(optional_text_within(asked.text, "text", most_in_note));
  note.colour = asked.colour;
  if (asked.size) note.size = TRY(size_within(*asked.size));
  note.position = asked.position ? TRY(place_within(*asked.position)) : next_free_place(draft.state(), note.board, note.size);
  if (asked.theme) {
    note.theme = TRY(existing(draft, asked.theme)).id;
  }
  if (asked.author) note.author = TRY(existing(draft, asked.author)).id;
  note.channel = asked.channel;
  note.created = request.time;
  note.stacking = next_stacking(request);
  fill_by_rules(draft, request, note);
  if (!in_charge(request) && note.text.empty()) return refuse("refused.empty", {{"field", "text"}});
  draft.put(std::move(note));
  return {};
}

Result<void> write_picture(WorkshopDraft& draft, const WritePicture& asked, const Request& request) {
  constexpr double longest_side = 8'192, wide = 240, least_high = 120, most_high = 360, words_high = 60;
  Note note;
  note.board = TRY(board_named_or_current(draft, asked.board));
  TRY(may_write(draft, request, note.board));
  if (const Step* step = step_written_in(draft, note.board); !in_charge(request) && step && step->rules.anonymity == Anonymity::full) return refuse("refused.anonymous_step");
  if (asked.picture.empty() || !(asked.picture_size.x >= 1 && asked.picture_size.y >= 1 && asked.picture_size.x <= longest_side && asked.picture_size.y <= longest_side))
    return refuse("refused.empty", {{"field", "picture"}});
  note.id = TRY(new_id(draft, asked.id));
  note.text = TRY(optional_text_within(asked.text, "text", most_in_note));
  note.colour = asked.colour;
  note.picture = TRY(line_within(asked.picture, "picture", 64));
  note.picture_size = asked.picture_size;
  note.size = {wide, std::clamp(wide * asked.picture_size.y / asked.picture_size.x, least_high, most_high) + (note.text.empty() ? 0 : words_high)};
  note.position = next_free_place(draft.state(), note.board, note.size);
  note.created = request.time;
  note.stacking = next_stacking(request);
  fill_by_rules(draft, request, note);
  draft.put(std::move(note));
  return {};
}

Result<void> write_many(WorkshopDraft& draft, const WriteNotes& asked, const Request& request) {
  TRY(only_facilitators(request));
  const Id<Board> board = TRY(board_named_or_current(draft, asked.board));
  TRY(may_write(draft, request, board));
  if (asked.texts.empty()) return refuse("refused.empty", {{"field", "texts"}});
  if (asked.texts.size() > most_at_once) return refuse("refused.too_many", {{"kind", std::string(Note::kind)}, {"most", static_cast<std::int64_t>(most_at_once)}});
  if (!asked.ids.empty() && asked.ids.size() != asked.texts.size()) return refuse("refused.as_many_ids");
  if (asked.theme && TRY(existing(draft, asked.theme)).board != board) return refuse("refused.other_board");
  std::vector<Note> notes;
  for (const std::string& text : asked.texts) {
    Note note{.id = TRY(new_id(draft, asked.ids.empty() ? Id<Note>{} : asked.ids[notes.size()])), .board = board, .theme = asked.theme};
    note.text = TRY(text_within(text, "text", most_in_note));
    note.colour = asked.colour;
    note.channel = asked.channel;
    note.created = request.time;
    note.stacking = next_stacking(request) + static_cast<std::int64_t>(notes.size());
    notes.push_back(std::move(note));
  }
  place_block(draft.state(), board, notes, asked.position ? std::optional(TRY(place_within(*asked.position))) : std::nullopt);
  for (Note& note : notes) draft.put(std::move(note));
  return {};
}

// The author's own, or a note whose ownership the desk has seen proven: it then asks as the room.
bool is_own(const Note& note, const Request& request) {
  return request.actor.role == Role::room || (request.actor.number != 0 && note.author.value == request.actor.number);
}
// Authors change their note as long as the step it was written in runs.
Result<void> may_change(const WorkshopDraft& draft, const Note& note, const Request& request) {
  if (in_charge(request)) return {};
  if (!is_own(note, request)) return refuse("refused.not_yours");
  const Step* step = current_step(draft.state());
  if (!step || step->board != note.board || step->rules.who_writes != WhoWrites::everyone) return refuse("refused.not_now");
  return {};
}

Result<void> edit(WorkshopDraft& draft, const EditNote& asked, const Request& request) {
  Note note = TRY(existing(draft, asked.note));
  TRY(may_change(draft, note, request));
  const bool own = is_own(note, request);
  const std::string text = TRY(in_charge(request) || !note.picture.empty() ? optional_text_within(asked.text, "text", most_in_note) : text_within(asked.text, "text", most_in_note));
  if (text == note.text) return {};
  // Somebody's words, changed by the facilitator: the first wording is kept. What the facilitator wrote down for the room
  // is theirs to correct while its step runs; from then on it is what the room read.
  const Step* step = current_step(draft.state());
  const bool being_written = note.channel == Channel::facilitator && step && step->board && step->board == note.board;
  if (!being_written && !own && note.original.empty()) note.original = note.text;
  if (note.original == text) note.original.clear();
  note.text = text;
  // What was accepted are the words it had.
  if (!in_charge(request) && needs_accepting(draft, step, text)) note.waiting = true;
  draft.put(std::move(note));
  return {};
}

// Changes each named note, all or none.
template <class Edit>
Result<void> for_notes(WorkshopDraft& draft, const std::vector<Id<Note>>& ids, const Request& request, Edit&& change) {
  TRY(only_facilitators(request));
  if (ids.empty()) return refuse("refused.empty", {{"field", "notes"}});
  for (Id<Note> id : ids) {
    Note note = TRY(existing(draft, id));
    change(note);
    draft.put(std::move(note));
  }
  return {};
}

Result<void> move(WorkshopDraft& draft, const PlaceNotes& asked, const Request& request) {
  TRY(only_facilitators(request));
  std::int64_t n = 0;
  for (const PlaceNotes::One& one : asked.notes) {
    Note note = TRY(existing(draft, one.note));
    note.position = TRY(place_within(one.position));
    if (asked.to_front) note.stacking = next_stacking(request) + n++;
    draft.put(std::move(note));
  }
  return {};
}

Result<void> resize(WorkshopDraft& draft, const ResizeNote& asked, const Request& request) {
  TRY(only_facilitators(request));
  Note note = TRY(existing(draft, asked.note));
  note.position = TRY(place_within(asked.position));
  note.size = TRY(size_within(asked.size));
  draft.put(std::move(note));
  return {};
}

Result<void> colour(WorkshopDraft& draft, const ColourNotes& asked, const Request& request) {
  return for_notes(draft, asked.notes, request, [&](Note& note) { note.colour = asked.colour; });
}

Result<void> duplicate(WorkshopDraft& draft, const DuplicateNotes& asked, const Request& request) {
  TRY(only_facilitators(request));
  if (asked.notes.empty() || asked.notes.size() > most_at_once) return refuse("refused.empty", {{"field", "notes"}});
  if (!asked.ids.empty() && asked.ids.size() != asked.notes.size()) return refuse("refused.as_many_ids");
  for (std::size_t i = 0; i < asked.notes.size(); ++i) {
    Note copy = TRY(existing(draft, asked.notes[i]));
    copy.copied_from = copy.id;
    copy.id = TRY(new_id(draft, asked.ids.empty() ? Id<Note>{} : asked.ids[i]));
    copy.position = TRY(place_within(copy.position + asked.offset));
    copy.reunited_with = {};
    copy.created = request.time;
    copy.stacking = next_stacking(request) + static_cast<std::int64_t>(i);
    draft.put(std::move(copy));
  }
  return {};
}

Result<void> take_away(WorkshopDraft& draft, const std::set<Id<Note>>& ids) {
  bool voted_on = false;
  draft.all<PollOption>().for_each([&](const PollOption& option) { voted_on = voted_on || (option.note && ids.contains(option.note)); });
  if (voted_on) return refuse("refused.note_voted_on");
  std::set<Id<Like>> likes;
  draft.all<Like>().for_each([&](const Like& like) {
    if (ids.contains(like.note)) likes.insert(like.id);
  });
  for (Id<Like> id : likes) draft.remove(id);
  std::set<Id<Answer>> answers;
  draft.all<Answer>().for_each([&](const Answer& answer) {
    if (ids.contains(answer.note)) answers.insert(answer.id);
  });
  for (Id<Answer> id : answers) draft.remove(id);
  draft.remove_and_unlink(ids);
  return {};
}

Result<void> remove(WorkshopDraft& draft, const DeleteNotes& asked, const Request& request) {
  TRY(only_facilitators(request));
  std::set<Id<Note>> ids;
  for (Id<Note> id : asked.notes) ids.insert(TRY(existing(draft, id)).id);
  return take_away(draft, ids);
}

Result<void> withdraw(WorkshopDraft& draft, const WithdrawNote& asked, const Request& request) {
  const Note note = TRY(existing(draft, asked.note));
  TRY(may_change(draft, note, request));
  return take_away(draft, {note.id});
}

Result<void> release(WorkshopDraft& draft, const ReleaseNotes& asked, const Request& request) {
  if (request.actor.role != Role::room) TRY(only_facilitators(request));
  const Step step = TRY(existing(draft, asked.step));
  const Board board = TRY(existing(draft, step.board));
  if (draft.all<Note>().size() + asked.notes.size() > most_notes) return refuse("refused.too_many", {{"kind", std::string(Note::kind)}, {"most", static_cast<std::int64_t>(most_notes)}});
  for (const ReleaseNotes::One& one : asked.notes) {
    Note note{.id = TRY(new_id(draft, one.id)), .board = board.id, .text = TRY(text_within(one.text, "text", most_in_note)), .colour = one.colour, .channel = one.channel};
    note.waiting = needs_accepting(draft, &step, note.text);
    note.created = request.time;
    note.stacking = next_stacking(request);
    note.position = next_free_place(draft.state(), board.id, note.size);
    draft.put(std::move(note));
  }
  return {};
}

// What was written straight into the frigo finds its place on the wall of the moment when it is taken up again.
Result<void> put_on_wall(WorkshopDraft& draft, const std::vector<Id<Note>>& notes) {
  for (Id<Note> id : notes) {
    Note note = TRY(existing(draft, id));
    if (note.board) continue;
    note.board = TRY(board_named_or_current(draft, {}));
    note.position = next_free_place(draft.state(), note.board, note.size);
    draft.put(std::move(note));
  }
  return {};
}

Result<void> fate(WorkshopDraft& draft, const SetFate& asked, const Request& request) {
  const std::string reason = TRY(optional_text_within(asked.reason, "reason", most_in_title));
  if (asked.fate == Fate::open || asked.fate == Fate::kept) TRY(put_on_wall(draft, asked.notes));
  return for_notes(draft, asked.notes, request, [&](Note& note) {
    note.fate = asked.fate;
    note.fate_reason = asked.fate == Fate::rejected || asked.fate == Fate::parked ? reason : std::string();
  });
}

Result<void> reunite(WorkshopDraft& draft, const ReuniteNotes& asked, const Request& request) {
  TRY(only_facilitators(request));
  if (asked.notes.size() < 2) return refuse("refused.two_notes");
  const Note on_top = TRY(existing(draft, asked.notes.front()));
  std::set<Id<Note>> under;
  for (std::size_t i = 1; i < asked.notes.size(); ++i) {
    const Note note = TRY(existing(draft, asked.notes[i]));
    if (note.board != on_top.board) return refuse("refused.other_board");
    if (note.id != on_top.id) under.insert(note.id);
  }
  // Whatever already lay under one of them now lies under the first.
  draft.all<Note>().for_each([&](const Note& note) {
    if (note.reunited_with && under.contains(note.reunited_with)) under.insert(note.id);
  });
  for (Id<Note> id : under) {
    Note note = *draft.find(id);
    note.reunited_with = on_top.id;
    note.theme = on_top.theme;
    draft.put(std::move(note));
  }
  if (on_top.reunited_with) {
    Note top = on_top;
    top.reunited_with = {};
    draft.put(std::move(top));
  }
  return {};
}

Result<void> separate(WorkshopDraft& draft, const SeparateNotes& asked, const Request& request) {
  TRY(only_facilitators(request));
  const Note top = TRY(existing(draft, asked.note));
  std::vector<Note> under;
  draft.all<Note>().for_each([&](const Note& note) {
    if (note.reunited_with == top.id) under.push_back(note);
  });
  double shift = 24;
  for (Note& note : under) {
    note.reunited_with = {};
    note.position = top.position + Vec2{shift, shift};
    shift += 24;
    draft.put(std::move(note));
  }
  return {};
}

Result<void> read(WorkshopDraft& draft, const MarkRead& asked, const Request& request) {
  return for_notes(draft, asked.notes, request, [&](Note& note) { note.read_aloud = asked.read; });
}
Result<void> accept(WorkshopDraft& draft, const AcceptNotes& asked, const Request& request) {
  std::optional<Note> onto;
  if (asked.into) {
    onto = TRY(existing(draft, asked.into));
    if (onto->waiting) return refuse("refused.still_waiting");
    if (const Note* top = draft.find(onto->reunited_with)) onto = *top;
  }
  for (Id<Note> id : asked.notes) {
    const Note note = TRY(existing(draft, id));
    if (onto && note.board != onto->board) return refuse("refused.other_board");
    if (onto && note.id == onto->id) return refuse("refused.two_notes");
  }
  return for_notes(draft, asked.notes, request, [&](Note& note) {
    note.waiting = false;
    if (note.fate == Fate::rejected) note.fate = Fate::open;
    if (!onto) return;
    note.reunited_with = onto->id;
    note.theme = onto->theme;
  });
}

}  // namespace

void add_note_verbs(WorkshopVerbs& verbs) {
  verbs.add<WriteNote>(write);
  verbs.add<WriteNotes>(write_many);
  verbs.add<WritePicture>(write_picture);
  verbs.add<EditNote>(edit);
  verbs.add<PlaceNotes>(move);
  verbs.add<ResizeNote>(resize);
  verbs.add<ColourNotes>(colour);
  verbs.add<DuplicateNotes>(duplicate);
  verbs.add<DeleteNotes>(remove);
  verbs.add<SetFate>(fate);
  verbs.add<ReuniteNotes>(reunite);
  verbs.add<SeparateNotes>(separate);
  verbs.add<MarkRead>(read);
  verbs.add<AcceptNotes>(accept);
  verbs.add<WithdrawNote>(withdraw, Undo::never);
  verbs.add<ReleaseNotes>(release, Undo::never);
}

}  // namespace pressoir::workshop
