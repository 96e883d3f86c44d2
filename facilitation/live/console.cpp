#include "facilitation/live/console.h"

#include <algorithm>
#include <set>

#include "facilitation/activities/kinds.h"
#include "facilitation/activities/poll_count.h"
#include "facilitation/activities/poll_verbs.h"
#include "facilitation/base/text.h"
#include "facilitation/live/field_text.h"
#include "facilitation/workshop/clock_reading.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/question_verbs.h"
#include "facilitation/workshop/verbs.h"

namespace pressoir::live {

using namespace workshop;

namespace {

constexpr std::string_view roti_activity = "roti";

// What the step of the moment offers to do, beside going on.
enum class StepAct : std::uint8_t { none, reveal, open_vote, close_vote };
enum class Cover : std::uint8_t { none, off, on };

struct NowField {
  static constexpr std::string_view kind = "console_now";
  std::string key = "now", step, title, instruction, notes, place, next;
  std::int32_t next_minutes = 0, late = 0, ballots = 0;
  bool started = false, over = false, paused = false, has_previous = false, roti = false;  // roti: may be asked in one press
  StepAct act = StepAct::none;
  Cover cover = Cover::none;
  static constexpr auto fields() {
    return field_list(field("key", &NowField::key), field("step", &NowField::step), field("title", &NowField::title), field("instruction", &NowField::instruction),
                      field("notes", &NowField::notes), field("place", &NowField::place), field("next", &NowField::next), field("next_minutes", &NowField::next_minutes),
                      field("late", &NowField::late), field("ballots", &NowField::ballots), field("started", &NowField::started), field("over", &NowField::over),
                      field("paused", &NowField::paused), field("has_previous", &NowField::has_previous), field("roti", &NowField::roti), field("act", &NowField::act), field("cover", &NowField::cover));
  }
};
struct QueueField {
  static constexpr std::string_view kind = "console_queue";
  static constexpr std::size_t most = 30, most_targets = 60, most_in_target = 90;
  struct Item {
    std::string id, text, from, taken, picture;
    NoteColour colour = NoteColour::sun;
    static constexpr auto fields() {
      return field_list(field("id", &Item::id), field("text", &Item::text), field("from", &Item::from), field("taken", &Item::taken), field("colour", &Item::colour), field("picture", &Item::picture));
    }
  };
  struct Target {
    std::string id, text;
    static constexpr auto fields() { return field_list(field("id", &Target::id), field("text", &Target::text)); }
  };
  std::string key = "queue";
  std::int32_t total = 0;
  bool moderated = false;
  std::vector<Item> items;      // oldest first
  std::vector<Target> targets;  // cards it may be laid under
  static constexpr auto fields() {
    return field_list(field("key", &QueueField::key), field("total", &QueueField::total), field("moderated", &QueueField::moderated), field("items", &QueueField::items), field("targets", &QueueField::targets));
  }
};
struct RoomField {
  static constexpr std::string_view kind = "console_room";
  std::string key = "room", banned;
  std::int32_t people = 0, at_door = 0, muted = 0, sent_out = 0, hands = 0;
  bool locked = false;
  static constexpr auto fields() {
    return field_list(field("key", &RoomField::key), field("banned", &RoomField::banned), field("people", &RoomField::people), field("at_door", &RoomField::at_door),
                      field("muted", &RoomField::muted), field("sent_out", &RoomField::sent_out), field("hands", &RoomField::hands), field("locked", &RoomField::locked));
  }
};
struct OutcomesField {
  static constexpr std::string_view kind = "console_outcomes";
  static constexpr std::size_t last = 6;
  std::string key = "outcomes";
  std::vector<std::string> decisions, actions;  // the last ones
  static constexpr auto fields() { return field_list(field("key", &OutcomesField::key), field("decisions", &OutcomesField::decisions), field("actions", &OutcomesField::actions)); }
};

}  // namespace
}  // namespace pressoir::live

namespace pressoir {
template <> inline constexpr std::array enum_names<live::StepAct> = {"none"sv, "reveal"sv, "open_vote"sv, "close_vote"sv};
template <> inline constexpr std::array enum_names<live::Cover> = {"none"sv, "off"sv, "on"sv};
}  // namespace pressoir

namespace pressoir::live {
namespace {

std::string shortened(const std::string& text, std::size_t most) {
  std::size_t end = 0;
  for (std::size_t n = 0; n < most && end < text.size(); ++n) end = next_grapheme(text, end);
  return end < text.size() ? text.substr(0, end) + "…" : text;
}

NowField now_of(const WorkshopState& state, const SealedTopics& sealed, const ConsoleHere& here, Timestamp now) {
  NowField field;
  const auto steps = agenda(state);
  const SessionClock* clock = state.find(the_clock);
  const Step* step = current_step(state);
  field.started = clock && clock->session_started;
  field.over = field.started && !step;
  field.late = timetable(state, now).late_minutes();
  field.cover = !here.covered ? Cover::none : *here.covered ? Cover::on : Cover::off;
  if (const Step* next = field.over ? nullptr : step_after(state, step ? step->id : Id<Step>{})) field.next = next->title, field.next_minutes = next->minutes;
  if (!step) return field;
  field.step = id_text(step->id.value);
  field.title = step->title;
  field.instruction = step->instruction;
  field.notes = step->notes;
  field.paused = !read_clock(state, now).running;
  const Step* next = step_after(state, step->id);
  field.roti = step->activity != roti_activity && (!next || next->activity == roti_activity);
  field.has_previous = step_before(state, step->id) != nullptr;
  const auto at = std::find(steps.begin(), steps.end(), step) - steps.begin();
  field.place = std::to_string(at + 1) + "/" + std::to_string(steps.size());
  if (step->rules.seen == WhatIsSeen::own_until_revealed && !step->revealed && step->board) field.act = StepAct::reveal;
  if (const Poll* poll = poll_of(state, step->id)) {
    field.act = poll->state == PollState::preparing ? StepAct::open_vote : poll->state == PollState::open ? StepAct::close_vote : field.act;
    field.ballots = static_cast<std::int32_t>(count_sealed(sealed, ballots_topic(poll->id))) + activities::ballots_of(state, *poll).people;
  }
  return field;
}

QueueField queue_of(const WorkshopState& state, const ConsoleHere& here, const Words& words) {
  QueueField queue;
  const Step* step = current_step(state);
  queue.moderated = step && step->rules.moderated;
  const auto waiting = waiting_notes(state);
  queue.total = static_cast<std::int32_t>(waiting.size());
  std::set<Id<Board>> boards;
  const auto of_questions = question_boards(state);
  for (const Note* note : waiting) {
    if (queue.items.size() == QueueField::most) break;
    const Person* author = note->author ? state.find(note->author) : nullptr;
    const auto taken = here.taken.find(note->id);
    // A question to the facilitators says that it is one.
    const bool asks = std::find(of_questions.begin(), of_questions.end(), note->board) != of_questions.end();
    const std::string name = author ? author->name : std::string();
    queue.items.push_back({id_text(note->id.value), note->text, !asks ? name : words.say("word.question") + (name.empty() ? name : " · " + name), taken == here.taken.end() ? "" : taken->second, note->picture, note->colour});
    boards.insert(note->board);
  }
  for (Id<Board> board : boards) {
    auto notes = notes_on(state, board);
    std::stable_sort(notes.begin(), notes.end(), [](const Note* a, const Note* b) { return a->created > b->created; });
    for (const Note* note : notes) {
      if (queue.targets.size() == QueueField::most_targets) break;
      queue.targets.push_back({id_text(note->id.value), shortened(note->text, QueueField::most_in_target)});
    }
  }
  return queue;
}

OutcomesField outcomes_of(const WorkshopState& state, const Words& words) {
  OutcomesField field;
  for (const Decision* decision : decisions(state)) field.decisions.push_back(decision->text);
  for (const ActionItem* action : actions(state)) {
    std::string line = action->text;
    for (const std::string& more : {action->owner, words.day(action->due)})
      if (!more.empty()) line += " · " + more;
    field.actions.push_back(std::move(line));
  }
  for (auto* list : {&field.decisions, &field.actions})
    if (list->size() > OutcomesField::last) list->erase(list->begin(), list->end() - static_cast<std::ptrdiff_t>(OutcomesField::last));
  return field;
}

}  // namespace

SharedView console_view(const WorkshopState& console, const SealedTopics& sealed, const ConsoleHere& here, Timestamp now, const Words& words) {
  SharedView view = shared_view(head_of(console, now, words), {});
  const Workshop* workshop = console.find(the_workshop);
  RoomField room{.banned = workshop ? workshop->banned_words : ""};
  room.people = static_cast<std::int32_t>(here.people);
  room.at_door = static_cast<std::int32_t>(here.at_door);
  room.muted = static_cast<std::int32_t>(here.muted);
  room.sent_out = static_cast<std::int32_t>(here.sent_out);
  room.hands = static_cast<std::int32_t>(here.hands);
  room.locked = here.locked;
  view.fields = {field_text(now_of(console, sealed, here, now)), field_text(queue_of(console, here, words)), field_text(outcomes_of(console, words)), field_text(room)};
  return view;
}

bool wrote_sealed(const WorkshopState& state, const SealedTopics& sealed, const Note& note, std::string_view secret) {
  bool wrote = false;
  state.all<Step>().for_each([&](const Step& step) {
    if (wrote || !step.board || step.board != note.board) return;
    const auto own = own_sealed_notes(sealed, step.id, secret);
    wrote = std::any_of(own.begin(), own.end(), [&](const OwnSealedNote& one) { return one.note.note == note.id; });
  });
  return wrote;
}

std::vector<Request> roti_requests(const WorkshopState& console, const Words& words, Randomness& randomness) {
  const Step* planned = nullptr;
  for (const Step* step : agenda(console))
    if (step->activity == roti_activity && step->state == StepState::planned) planned = step;
  std::vector<Request> requests;
  const Id<Step> step = planned ? planned->id : Id<Step>{randomness.id()};
  const Id<Poll> poll{randomness.id()};
  if (!planned)
    requests.push_back(request_of(InsertStep{.id = step, .activity = std::string(roti_activity), .title = words.say("kind.roti"), .instruction = words.say("kind.roti.why"), .minutes = 5}));
  requests.push_back(request_of(GoToStep{.step = step}));
  requests.push_back(request_of(activities::PreparePoll{.id = poll, .step = step}));
  requests.push_back(request_of(activities::OpenPoll{.poll = poll}));
  return requests;
}

Result<Request> request_of_order(const WorkshopState& console, const Order& order, std::size_t people_here) {
  const Step* step = current_step(console);
  const Poll* poll = step ? poll_of(console, step->id) : nullptr;
  const auto note = id_from_text(order.item);
  const auto into = id_from_text(order.into);
  // Two people who press "next" at once mean one step.
  const bool is_of_now = order.item == (step ? id_text(step->id.value) : "");
  switch (order.what) {
    case Order::What::next:
      if (!is_of_now) break;
      if (step && !step_after(console, step->id)) return request_of(FinishSession{});
      return request_of(GoToStep{});
    case Order::What::previous:
      if (!is_of_now) break;
      return request_of(GoToStep{.back = true});
    case Order::What::pause: return request_of(PauseClock{.paused = true});
    case Order::What::resume: return request_of(PauseClock{.paused = false});
    case Order::What::longer: return request_of(ExtendClock{.minutes = 1});
    case Order::What::shorter: return request_of(ExtendClock{.minutes = -1});
    case Order::What::reveal:
      if (!step) break;
      return request_of(RevealStep{.step = step->id});
    case Order::What::open_vote:
      if (!poll) break;
      return request_of(activities::OpenPoll{.poll = poll->id});
    case Order::What::close_vote:
      if (!poll) break;
      return request_of(activities::ClosePoll{.poll = poll->id, .present = static_cast<std::int32_t>(std::min<std::size_t>(people_here, 1'000'000))});
    case Order::What::accept:
      if (!note) break;
      return request_of(AcceptNotes{.notes = {{*note}}, .into = {into.value_or(0)}});
    case Order::What::reject:
      if (!note) break;
      return request_of(SetFate{.notes = {{*note}}, .fate = Fate::rejected});
    case Order::What::undo: return Request{.verb = "undo"};
    case Order::What::decision: return request_of(AddDecision{.text = order.text});
    case Order::What::action: return request_of(AddAction{.text = order.text, .owner = order.owner, .due = order.due});
    case Order::What::park: return request_of(WriteParked{.text = order.text});
    case Order::What::words: return request_of(EditWorkshop{.banned_words = order.text});
    default: break;
  }
  return refuse("refused.not_now");
}

}  // namespace pressoir::live
