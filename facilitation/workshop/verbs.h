// What can be asked of a workshop: one argument struct per verb, and the rooms of verbs that register themselves in the table.
// Ids of what is made may be chosen by whoever asks (so that a screen can open what it just made); left empty they follow from the cause.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facilitation/workshop/schema.h"

namespace pressoir::workshop {

// ---- workshop_verbs: the session itself, boards
struct CreateWorkshop {
  static constexpr std::string_view verb = "workshop.create";
  std::string title, language = "fr";
  static constexpr auto fields() { return field_list(field("title", &CreateWorkshop::title), field("language", &CreateWorkshop::language)); }
};
struct EditWorkshop {
  static constexpr std::string_view verb = "workshop.edit";
  std::optional<std::string> title, purpose, place, facilitators, project, language, banned_words;
  std::optional<Day> date;
  std::optional<std::int32_t> starts_at, expected;
  static constexpr auto fields() {
    return field_list(field("title", &EditWorkshop::title), field("purpose", &EditWorkshop::purpose), field("place", &EditWorkshop::place),
                      field("facilitators", &EditWorkshop::facilitators), field("project", &EditWorkshop::project), field("language", &EditWorkshop::language),
                      field("date", &EditWorkshop::date), field("starts_at", &EditWorkshop::starts_at), field("expected", &EditWorkshop::expected),
                      field("banned_words", &EditWorkshop::banned_words));
  }
};

// ---- agenda_verbs
struct InsertStep {
  static constexpr std::string_view verb = "step.insert";
  Id<Step> id, after;  // after: none = at the end; the start of the agenda with `first`
  bool first = false;
  std::string activity = "wall", title, instruction, notes;
  std::int32_t minutes = 10;
  Rules rules;
  Id<Step> works_on;
  static constexpr auto fields() {
    return field_list(field("id", &InsertStep::id), field("after", &InsertStep::after), field("first", &InsertStep::first), field("activity", &InsertStep::activity),
                      field("title", &InsertStep::title), field("instruction", &InsertStep::instruction), field("notes", &InsertStep::notes),
                      field("minutes", &InsertStep::minutes), field("rules", &InsertStep::rules), field("works_on", &InsertStep::works_on));
  }
};
struct EditStep {
  static constexpr std::string_view verb = "step.edit";
  Id<Step> step;
  std::optional<std::string> title, instruction, notes, activity, picture;
  std::optional<std::int32_t> minutes;
  std::optional<Rules> rules;
  std::optional<Id<Step>> works_on;
  static constexpr auto fields() {
    return field_list(field("step", &EditStep::step), field("title", &EditStep::title), field("instruction", &EditStep::instruction), field("notes", &EditStep::notes),
                      field("activity", &EditStep::activity), field("picture", &EditStep::picture), field("minutes", &EditStep::minutes),
                      field("rules", &EditStep::rules), field("works_on", &EditStep::works_on));
  }
};
struct MoveStep {
  static constexpr std::string_view verb = "step.move";
  Id<Step> step, after;  // after: none = to the front
  static constexpr auto fields() { return field_list(field("step", &MoveStep::step), field("after", &MoveStep::after)); }
};
struct RemoveStep {
  static constexpr std::string_view verb = "step.remove";  // refused once it holds notes, votes or outcomes: skip it instead
  Id<Step> step;
  static constexpr auto fields() { return field_list(field("step", &RemoveStep::step)); }
};
struct SkipStep {
  static constexpr std::string_view verb = "step.skip";
  Id<Step> step;
  bool skipped = true;
  static constexpr auto fields() { return field_list(field("step", &SkipStep::step), field("skipped", &SkipStep::skipped)); }
};
struct RevealStep {
  static constexpr std::string_view verb = "step.reveal";  // not undoable
  Id<Step> step;
  static constexpr auto fields() { return field_list(field("step", &RevealStep::step)); }
};

// ---- clock_verbs
struct GoToStep {
  static constexpr std::string_view verb = "clock.go";  // starts it, or takes it up again with all its content
  Id<Step> step;  // none = the next one (the first before the start)
  bool back = false;  // without a step: the one before
  static constexpr auto fields() { return field_list(field("step", &GoToStep::step), field("back", &GoToStep::back)); }
};
struct FinishSession {
  static constexpr std::string_view verb = "clock.finish";
  static constexpr auto fields() { return field_list(); }
};
struct PauseClock {
  static constexpr std::string_view verb = "clock.pause";
  bool paused = true;
  static constexpr auto fields() { return field_list(field("paused", &PauseClock::paused)); }
};
struct ExtendClock {
  static constexpr std::string_view verb = "clock.extend";
  std::int32_t minutes = 1;
  static constexpr auto fields() { return field_list(field("minutes", &ExtendClock::minutes)); }
};
struct ShortenSteps {
  static constexpr std::string_view verb = "clock.catch_up";
  struct One {
    Id<Step> step;
    std::int32_t by_minutes = 0;
    static constexpr auto fields() { return field_list(field("step", &One::step), field("by_minutes", &One::by_minutes)); }
  };
  std::vector<One> steps;
  static constexpr auto fields() { return field_list(field("steps", &ShortenSteps::steps)); }
};

// ---- note_verbs
struct WriteNote {
  static constexpr std::string_view verb = "note.write";
  Id<Note> id;
  Id<Board> board;  // none = the board of the current step
  std::string text;
  NoteColour colour = NoteColour::sun;
  std::optional<Vec2> position;  // none = the next free place
  std::optional<Vec2> size;
  Id<Theme> theme;
  Id<Person> author;
  Channel channel = Channel::facilitator;
  static constexpr auto fields() {
    return field_list(field("id", &WriteNote::id), field("board", &WriteNote::board), field("text", &WriteNote::text), field("colour", &WriteNote::colour),
                      field("position", &WriteNote::position), field("size", &WriteNote::size), field("theme", &WriteNote::theme), field("author", &WriteNote::author),
                      field("channel", &WriteNote::channel));
  }
};
struct WriteNotes {  // pasted lines, imported ideas
  static constexpr std::string_view verb = "note.write_many";
  Id<Board> board;
  std::vector<std::string> texts;
  NoteColour colour = NoteColour::sun;
  std::optional<Vec2> position;  // of the first
  Channel channel = Channel::facilitator;
  Id<Theme> theme;            // all of them go into it
  std::vector<Id<Note>> ids;  // in the same order; may be empty
  static constexpr auto fields() {
    return field_list(field("board", &WriteNotes::board), field("texts", &WriteNotes::texts), field("colour", &WriteNotes::colour), field("position", &WriteNotes::position),
                      field("channel", &WriteNotes::channel), field("theme", &WriteNotes::theme), field("ids", &WriteNotes::ids));
  }
};
struct EditNote {
  static constexpr std::string_view verb = "note.edit";  // a facilitator's change to somebody's words keeps the original
  Id<Note> note;
  std::string text;
  static constexpr auto fields() { return field_list(field("note", &EditNote::note), field("text", &EditNote::text)); }
};
struct PlaceNotes {
  static constexpr std::string_view verb = "note.move";
  struct One {
    Id<Note> note;
    Vec2 position;
    static constexpr auto fields() { return field_list(field("note", &One::note), field("position", &One::position)); }
  };
  std::vector<One> notes;
  bool to_front = true;
  static constexpr auto fields() { return field_list(field("notes", &PlaceNotes::notes), field("to_front", &PlaceNotes::to_front)); }
};
struct ResizeNote {
  static constexpr std::string_view verb = "note.resize";
  Id<Note> note;
  Vec2 position, size;
  static constexpr auto fields() { return field_list(field("note", &ResizeNote::note), field("position", &ResizeNote::position), field("size", &ResizeNote::size)); }
};
struct ColourNotes {
  static constexpr std::string_view verb = "note.colour";
  std::vector<Id<Note>> notes;
  NoteColour colour = NoteColour::sun;
  static constexpr auto fields() { return field_list(field("notes", &ColourNotes::notes), field("colour", &ColourNotes::colour)); }
};
struct DuplicateNotes {
  static constexpr std::string_view verb = "note.duplicate";
  std::vector<Id<Note>> notes;
  Vec2 offset{24, 24};
  std::vector<Id<Note>> ids;  // of the copies, in the same order; may be empty
  static constexpr auto fields() { return field_list(field("notes", &DuplicateNotes::notes), field("offset", &DuplicateNotes::offset), field("ids", &DuplicateNotes::ids)); }
};
struct DeleteNotes {
  static constexpr std::string_view verb = "note.delete";
  std::vector<Id<Note>> notes;
  static constexpr auto fields() { return field_list(field("notes", &DeleteNotes::notes)); }
};
struct SetFate {
  static constexpr std::string_view verb = "note.fate";
  std::vector<Id<Note>> notes;
  Fate fate = Fate::kept;
  std::string reason;
  static constexpr auto fields() { return field_list(field("notes", &SetFate::notes), field("fate", &SetFate::fate), field("reason", &SetFate::reason)); }
};
struct ReuniteNotes {
  static constexpr std::string_view verb = "note.reunite";  // several cards become one pile, under the first
  std::vector<Id<Note>> notes;
  static constexpr auto fields() { return field_list(field("notes", &ReuniteNotes::notes)); }
};
struct SeparateNotes {
  static constexpr std::string_view verb = "note.separate";
  Id<Note> note;
  static constexpr auto fields() { return field_list(field("note", &SeparateNotes::note)); }
};
struct MarkRead {
  static constexpr std::string_view verb = "note.read";
  std::vector<Id<Note>> notes;
  bool read = true;
  static constexpr auto fields() { return field_list(field("notes", &MarkRead::notes), field("read", &MarkRead::read)); }
};
struct AcceptNotes {
  static constexpr std::string_view verb = "note.accept";  // moderation; note.fate says no
  std::vector<Id<Note>> notes;
  Id<Note> into;  // none = each stands for itself; else they are laid under that card
  static constexpr auto fields() { return field_list(field("notes", &AcceptNotes::notes), field("into", &AcceptNotes::into)); }
};
struct WithdrawNote {
  static constexpr std::string_view verb = "note.withdraw";  // one's own, while its step runs
  Id<Note> note;
  static constexpr auto fields() { return field_list(field("note", &WithdrawNote::note)); }
};
struct ReleaseNotes {
  static constexpr std::string_view verb = "note.release";  // a shuffled batch of anonymous ideas, by the room; not undoable
  struct One {
    Id<Note> id;
    std::string text;
    NoteColour colour = NoteColour::sun;
    Channel channel = Channel::phone;
    static constexpr auto fields() {
      return field_list(field("id", &One::id), field("text", &One::text), field("colour", &One::colour), field("channel", &One::channel));
    }
  };
  Id<Step> step;
  std::vector<One> notes;
  static constexpr auto fields() { return field_list(field("step", &ReleaseNotes::step), field("notes", &ReleaseNotes::notes)); }
};
struct LikeNote {
  static constexpr std::string_view verb = "note.like";
  Id<Note> note;
  bool likes = true;
  static constexpr auto fields() { return field_list(field("note", &LikeNote::note), field("likes", &LikeNote::likes)); }
};

// ---- theme_verbs
struct CreateTheme {
  static constexpr std::string_view verb = "theme.create";
  Id<Theme> id;
  Id<Board> board;  // none = the board the current step works on
  std::string title;
  std::optional<NoteColour> colour;  // none = the first not used yet
  std::vector<Id<Note>> notes;
  static constexpr auto fields() {
    return field_list(field("id", &CreateTheme::id), field("board", &CreateTheme::board), field("title", &CreateTheme::title), field("colour", &CreateTheme::colour),
                      field("notes", &CreateTheme::notes));
  }
};
struct EditTheme {
  static constexpr std::string_view verb = "theme.edit";
  Id<Theme> theme;
  std::optional<std::string> title;
  std::optional<NoteColour> colour;
  static constexpr auto fields() { return field_list(field("theme", &EditTheme::theme), field("title", &EditTheme::title), field("colour", &EditTheme::colour)); }
};
struct AssignTheme {
  static constexpr std::string_view verb = "theme.assign";
  std::vector<Id<Note>> notes;
  Id<Theme> theme;  // none = out of any theme
  static constexpr auto fields() { return field_list(field("notes", &AssignTheme::notes), field("theme", &AssignTheme::theme)); }
};
struct MergeThemes {
  static constexpr std::string_view verb = "theme.merge";
  Id<Theme> from, into;
  static constexpr auto fields() { return field_list(field("from", &MergeThemes::from), field("into", &MergeThemes::into)); }
};
struct SplitTheme {
  static constexpr std::string_view verb = "theme.split";
  Id<Theme> theme, id;
  std::string title;
  std::vector<Id<Note>> notes;  // those that leave
  static constexpr auto fields() {
    return field_list(field("theme", &SplitTheme::theme), field("id", &SplitTheme::id), field("title", &SplitTheme::title), field("notes", &SplitTheme::notes));
  }
};
struct MoveTheme {
  static constexpr std::string_view verb = "theme.move";
  Id<Theme> theme, after;  // after: none = to the front
  static constexpr auto fields() { return field_list(field("theme", &MoveTheme::theme), field("after", &MoveTheme::after)); }
};
struct RemoveTheme {
  static constexpr std::string_view verb = "theme.remove";  // its notes stay, without a theme
  Id<Theme> theme;
  static constexpr auto fields() { return field_list(field("theme", &RemoveTheme::theme)); }
};

// ---- outcome_verbs
struct AddDecision {
  static constexpr std::string_view verb = "decision.add";
  Id<Decision> id;
  std::string text;
  Id<Note> note;
  Id<Theme> theme;
  static constexpr auto fields() { return field_list(field("id", &AddDecision::id), field("text", &AddDecision::text), field("note", &AddDecision::note), field("theme", &AddDecision::theme)); }
};
struct EditDecision {
  static constexpr std::string_view verb = "decision.edit";
  Id<Decision> decision;
  std::string text;
  static constexpr auto fields() { return field_list(field("decision", &EditDecision::decision), field("text", &EditDecision::text)); }
};
struct MoveDecision {
  static constexpr std::string_view verb = "decision.move";
  Id<Decision> decision, after;  // after: none = to the front
  static constexpr auto fields() { return field_list(field("decision", &MoveDecision::decision), field("after", &MoveDecision::after)); }
};
struct RemoveDecision {
  static constexpr std::string_view verb = "decision.remove";
  Id<Decision> decision;
  static constexpr auto fields() { return field_list(field("decision", &RemoveDecision::decision)); }
};
struct AddAction {
  static constexpr std::string_view verb = "action.add";
  Id<ActionItem> id;
  std::string text, owner, due_note;
  Day due;
  Id<Decision> decision;
  Id<Note> note;
  Id<Theme> theme;
  static constexpr auto fields() {
    return field_list(field("id", &AddAction::id), field("text", &AddAction::text), field("owner", &AddAction::owner), field("due_note", &AddAction::due_note),
                      field("due", &AddAction::due), field("decision", &AddAction::decision), field("note", &AddAction::note), field("theme", &AddAction::theme));
  }
};
struct EditAction {
  static constexpr std::string_view verb = "action.edit";
  Id<ActionItem> action;
  std::optional<std::string> text, owner, due_note;
  std::optional<Day> due;
  std::optional<ActionState> state;
  std::optional<Id<Decision>> decision;  // none = of no decision
  static constexpr auto fields() {
    return field_list(field("action", &EditAction::action), field("text", &EditAction::text), field("owner", &EditAction::owner), field("due_note", &EditAction::due_note),
                      field("due", &EditAction::due), field("state", &EditAction::state), field("decision", &EditAction::decision));
  }
};
struct MoveAction {
  static constexpr std::string_view verb = "action.move";
  Id<ActionItem> action, after;  // after: none = to the front
  static constexpr auto fields() { return field_list(field("action", &MoveAction::action), field("after", &MoveAction::after)); }
};
struct RemoveAction {
  static constexpr std::string_view verb = "action.remove";
  Id<ActionItem> action;
  static constexpr auto fields() { return field_list(field("action", &RemoveAction::action)); }
};
struct WriteParked {
  static constexpr std::string_view verb = "frigo.write";  // as it is said; on no board until it is taken up again (note.fate open)
  Id<Note> id;
  std::string text;
  static constexpr auto fields() { return field_list(field("id", &WriteParked::id), field("text", &WriteParked::text)); }
};

// ---- people_verbs
struct AddPeople {
  static constexpr std::string_view verb = "people.add";
  struct One {
    Id<Person> id;
    std::string name, organisation;
    Attendance attendance = Attendance::present;
    std::int32_t table = 0;
    static constexpr auto fields() {
      return field_list(field("id", &One::id), field("name", &One::name), field("organisation", &One::organisation), field("attendance", &One::attendance), field("table", &One::table));
    }
  };
  std::vector<One> people;
  static constexpr auto fields() { return field_list(field("people", &AddPeople::people)); }
};
struct EditPerson {
  static constexpr std::string_view verb = "people.edit";
  Id<Person> person;
  std::optional<std::string> name, organisation;
  std::optional<Attendance> attendance;
  std::optional<std::int32_t> table;
  static constexpr auto fields() {
    return field_list(field("person", &EditPerson::person), field("name", &EditPerson::name), field("organisation", &EditPerson::organisation),
                      field("attendance", &EditPerson::attendance), field("table", &EditPerson::table));
  }
};
struct RemovePeople {
  static constexpr std::string_view verb = "people.remove";
  std::vector<Id<Person>> people;
  static constexpr auto fields() { return field_list(field("people", &RemovePeople::people)); }
};

void add_workshop_verbs(WorkshopVerbs& verbs);
void add_agenda_verbs(WorkshopVerbs& verbs);
void add_clock_verbs(WorkshopVerbs& verbs);
void add_note_verbs(WorkshopVerbs& verbs);
void add_theme_verbs(WorkshopVerbs& verbs);
void add_outcome_verbs(WorkshopVerbs& verbs);
void add_people_verbs(WorkshopVerbs& verbs);
}  // namespace pressoir::workshop
