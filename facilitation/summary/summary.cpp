// Reads the whole summary off a state, each table walked a fixed number of times.
#include "facilitation/summary/summary.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "facilitation/activities/kinds.h"
#include "facilitation/activities/polls.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/canvas_verbs.h"
#include "facilitation/workshop/clock_reading.h"
#include "facilitation/workshop/drawn.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/question_verbs.h"
#include "facilitation/workshop/visible.h"

namespace pressoir::summary {
namespace {

using namespace workshop;

bool totals_readable(const Poll& poll) { return !poll.hidden || poll.state == PollState::closed; }

// What each note and theme got in the newest vote that offered it.
struct Dots {
  std::map<Id<Note>, std::int64_t> notes;
  std::map<Id<Theme>, std::int64_t> themes;

  explicit Dots(const WorkshopState& state) {
    std::vector<const Poll*> polls;
    state.all<Poll>().for_each([&](const Poll& poll) {
      const bool dots = activities::kind_of_poll(poll).form == activities::PollForm::points;
      if (dots && totals_readable(poll) && poll.state != PollState::preparing) polls.push_back(&poll);
    });
    std::stable_sort(polls.begin(), polls.end(), [](const Poll* a, const Poll* b) { return a->opened < b->opened; });
    for (const Poll* poll : polls)
      for (const RankedOption& ranked : ranking(state, poll->id)) {
        if (ranked.option->note) notes[ranked.option->note] = ranked.dots;
        if (ranked.option->theme) themes[ranked.option->theme] = ranked.dots;
      }
  }
};
template <class E>
std::optional<std::int64_t> found_in(const std::map<Id<E>, std::int64_t>& dots, Id<E> id) {
  const auto found = dots.find(id);
  return found == dots.end() ? std::nullopt : std::optional(found->second);
}

struct Reader {
  const WorkshopState& state;
  Dots dots{state};
  std::map<Id<Note>, int> likes = like_counts(state);
  std::map<Id<Note>, std::vector<const Note*>> under; // by the card on top
  std::map<Id<Board>, std::vector<const Note*>> on;   // top cards only
  std::map<Id<Board>, const Step*> owners;
  std::map<Id<Board>, Canvas> canvases;

  explicit Reader(const WorkshopState& readable) : state(readable) {
    state.all<Note>().for_each([&](const Note& note) {
      if (note.waiting) return;
      if (note.reunited_with && state.find(note.reunited_with)) under[note.reunited_with].push_back(&note);
      else on[note.board].push_back(&note);
    });
    for (const Step* step : agenda(state))
      if (step->board) owners.emplace(step->board, step);
    state.all<Board>().for_each([&](const Board& board) {
      if (auto canvas = canvas_of(state, board.id)) canvases.emplace(board.id, std::move(*canvas));
    });
  }

  // A card under another is where that one is.
  const CanvasZone* zone(const Note& note) const {
    const auto canvas = canvases.find(note.board);
    if (canvas == canvases.end()) return nullptr;
    const Note* top = state.find(note.reunited_with);
    return zone_of(canvas->second, top && top->board == note.board ? *top : note);
  }
  Said zone_of_option(const PollOption& option) const {
    const Note* note = state.find(option.note);
    const CanvasZone* lies = note ? zone(*note) : nullptr;
    return lies ? lies->title : Said{};
  }

  Idea idea(const Note& note, bool with_those_under = true) const {
    Idea idea{.id = note.id, .text = note.text, .original = note.original, .reason = note.fate_reason};
    if (const Person* author = state.find(note.author)) idea.author = author->name;
    if (const Theme* theme = state.find(note.theme)) idea.theme = theme->title;
    if (const Theme* before = state.find(note.came_with)) idea.came_with = before->title;
    if (const auto owner = owners.find(note.board); owner != owners.end()) idea.step = owner->second->title;
    if (const CanvasZone* lies = zone(note)) idea.zone_id = lies->id, idea.zone = lies->title;
    idea.colour = note.colour;
    idea.fate = note.fate;
    idea.channel = note.channel;
    idea.picture = note.picture;
    idea.created = note.created;
    if (const auto found = likes.find(note.id); found != likes.end()) idea.likes = found->second;
    idea.dots = found_in(dots.notes, note.id);
    if (!with_those_under) return idea;
    if (const auto found = under.find(note.id); found != under.end())
      for (const Note* card : found->second) idea.reunited.push_back(this->idea(*card, false));
    return idea;
  }

  void fill_wall(Wall& wall) const {
    if (const auto canvas = canvases.find(wall.board); canvas != canvases.end()) wall.canvas = canvas->second;
    std::map<Id<Theme>, std::size_t> places;
    const auto themes = themes_on(state, wall.board);
    for (std::size_t i = 0; i < themes.size(); ++i) {
      const Theme& theme = *themes[i];
      Family family{.id = theme.id, .letter = theme_letter(i), .title = theme.title, .colour = theme.colour};
      if (const Theme* whole = state.find(theme.split_from)) family.split_from = whole->title;
      family.dots = found_in(dots.themes, theme.id);
      places.emplace(theme.id, wall.families.size());
      wall.families.push_back(std::move(family));
    }
    tell_merged(wall, places);
    wall.drawn = is_anything_drawn(state, wall.board);
    if (wall.drawn) wall.drawn_words = words_drawn(state, wall.board);
    const auto found = on.find(wall.board);
    if (found == on.end()) return;
    std::vector<const Note*> notes = found->second;
    const auto key = [&](const Note* note) {
      const std::int64_t votes = found_in(dots.notes, note->id).value_or(0);
      return std::tuple(-votes, note->position.y, note->position.x);
    };
    if (wall.discussion)
      std::stable_sort(notes.begin(), notes.end(), [](const Note* a, const Note* b) { return a->created < b->created; });
    else std::stable_sort(notes.begin(), notes.end(), [&](const Note* a, const Note* b) { return key(a) < key(b); });
    for (const Note* note : notes) {
      Idea told = idea(*note);
      if (trimmed(told.text).empty() && told.reunited.empty()) continue; // begun and left, or erased
      wall.ideas += 1 + static_cast<int>(told.reunited.size());
      const auto place = places.find(note->theme);
      (place == places.end() ? wall.loose : wall.families[place->second].ideas).push_back(std::move(told));
    }
  }

  // Each merged theme under the one where its ideas are now, however many merges ago.
  void tell_merged(Wall& wall, const std::map<Id<Theme>, std::size_t>& places) const {
    std::vector<const Theme*> gone;
    state.all<Theme>().for_each([&](const Theme& theme) {
      if (theme.board == wall.board && theme.merged_into) gone.push_back(&theme);
    });
    std::stable_sort(gone.begin(), gone.end(), [](const Theme* a, const Theme* b) { return a->created < b->created; });
    for (const Theme* theme : gone) {
      const Theme* now = theme;
      for (std::size_t hops = 0; now && now->merged_into && hops <= gone.size(); ++hops) now = state.find(now->merged_into);
      if (!now) continue;
      if (const auto place = places.find(now->id); place != places.end())
        wall.families[place->second].merged.push_back(theme->title);
    }
  }

  std::vector<Wall> walls() const {
    std::vector<Wall> walls;
    std::set<Id<Board>> told;
    // Questions have a part of their own.
    for (const Id<Board> board : question_boards(state)) told.insert(board);
    for (const Step* step : agenda(state)) {
      if (!step->board || !told.insert(step->board).second) continue;
      Wall wall{.board = step->board, .step = step->id, .title = step->title, .instruction = step->instruction};
      wall.discussion = activities::kind_of_step(*step).stage == activities::Stage::discussion;
      wall.unrevealed = step->rules.seen == WhatIsSeen::own_until_revealed && !step->revealed;
      fill_wall(wall);
      walls.push_back(std::move(wall));
    }
    std::vector<const Board*> others;
    state.all<Board>().for_each([&](const Board& board) {
      if (!told.contains(board.id)) others.push_back(&board);
    });
    std::stable_sort(others.begin(), others.end(), [](const Board* a, const Board* b) { return a->order < b->order; });
    for (const Board* board : others) {
      Wall wall{.board = board->id, .title = board->title};
      fill_wall(wall);
      walls.push_back(std::move(wall));
    }
    return walls;
  }

  std::vector<Idea> of_fate(Fate fate) const {
    std::vector<const Note*> notes;
    state.all<Note>().for_each([&](const Note& note) {
      if (note.fate == fate && !note.waiting && !trimmed(note.text).empty()) notes.push_back(&note);
    });
    std::stable_sort(notes.begin(), notes.end(), [](const Note* a, const Note* b) { return a->created < b->created; });
    std::vector<Idea> ideas;
    for (const Note* note : notes) ideas.push_back(idea(*note, false));
    return ideas;
  }

  PollResult poll(const Poll& poll) const {
    PollResult result{.id = poll.id, .question = poll.question, .state = poll.state};
    if (const Step* step = state.find(poll.step)) result.step = step->title;
    result.totals_hidden = !totals_readable(poll);
    result.per_person = poll.per_person;
    result.per_option = poll.per_option;
    const DotCount count = count_dots(state, poll.id);
    result.people = count.people;
    result.dots = count.total;
    result.people_by_channel.assign(count.people_by_channel.begin(), count.people_by_channel.end());
    if (result.totals_hidden)
      for (const PollOption* option : options_of(state, poll.id)) result.options.push_back({.label = option->label});
    else
      for (const RankedOption& ranked : ranking(state, poll.id))
        result.options.push_back({ranked.option->label, ranked.dots, ranked.rank, ranked.tied, zone_of_option(*ranked.option)});
    return result;
  }

  std::vector<PollResult> polls() const {
    std::map<Id<Step>, std::size_t> places;
    for (const Step* step : agenda(state)) places.emplace(step->id, places.size());
    std::vector<const Poll*> found;
    state.all<Poll>().for_each([&](const Poll& poll) {
      if (poll.state != PollState::preparing) found.push_back(&poll);
    });
    std::stable_sort(found.begin(), found.end(), [&](const Poll* a, const Poll* b) {
      return std::pair(places[a->step], a->opened) < std::pair(places[b->step], b->opened);
    });
    std::vector<PollResult> results;
    for (const Poll* one : found) results.push_back(poll(*one));
    return results;
  }

  template <class E>
  std::string about(const E& outcome) const {
    if (const Note* note = state.find(outcome.note)) return note->text;
    if (const Theme* theme = state.find(outcome.theme)) return theme->title;
    return {};
  }
};

void tell_outcomes(const Reader& reader, Summary& summary) {
  std::map<Id<Decision>, int> numbers;
  for (const Decision* decision : decisions(reader.state)) {
    summary.decisions.push_back({static_cast<int>(summary.decisions.size()) + 1, decision->text, reader.about(*decision)});
    numbers.emplace(decision->id, summary.decisions.back().number);
  }
  for (const ActionItem* action : actions(reader.state)) {
    ActionLine line;
    line.number = static_cast<int>(summary.actions.size()) + 1;
    line.text = action->text;
    line.about = reader.about(*action);
    line.owner = action->owner;
    line.due = action->due;
    line.due_note = action->due_note;
    line.state = action->state;
    if (const auto found = numbers.find(action->decision); found != numbers.end()) line.decision = found->second;
    summary.actions.push_back(std::move(line));
  }
}

void tell_questions(const WorkshopState& state, Summary& summary) {
  for (const Id<Board> board : question_boards(state))
    for (const Question& question : questions_on(state, board)) {
      QuestionLine line{.text = question.note->text, .answer = question.answer ? question.answer->text : std::string(), .asked_too = {}, .wanted_by = question.wanted_by()};
      if (question.answer && question.answer->state == AnswerState::answered) line.fate = QuestionLine::Fate::answered;
      if (question.answer && question.answer->state == AnswerState::in_writing) line.fate = QuestionLine::Fate::in_writing;
      state.all<Note>().for_each([&](const Note& note) {
        if (note.reunited_with == question.note->id && !note.waiting) line.asked_too.push_back(note.text);
      });
      summary.questions.push_back(std::move(line));
    }
  std::stable_sort(summary.questions.begin(), summary.questions.end(), [](const QuestionLine& a, const QuestionLine& b) { return a.fate < b.fate; });
}

void tell_agenda(const WorkshopState& state, Timestamp now, Summary& summary) {
  const Timetable times = timetable(state, now);
  bool over = !times.steps.empty();
  Timestamp last;
  for (const StepTime& time : times.steps) {
    const Step& step = *state.find(time.step);
    summary.agenda.push_back({step.id, step.title, step.activity, step.instruction, time.planned_start, step.minutes, step.state, step.started, step.ended});
    if (step.started && (!summary.started || step.started < summary.started)) summary.started = step.started;
    last = std::max(last, step.ended);
    over = over && step.state != StepState::running;
  }
  const SessionClock* clock = state.find(the_clock);
  if (over && clock && !clock->step && clock->session_started) summary.ended = last;
  summary.planned_end = times.planned_end;
}

void tell_people(const WorkshopState& state, Summary& summary) {
  summary.people = people_present(state);
  for (const Person* person : people(state)) {
    if (person->name.empty()) continue;
    auto& list = person->attendance == Attendance::present   ? summary.present
                 : person->attendance == Attendance::excused ? summary.excused
                                                             : summary.expected;
    list.push_back({person->name, person->organisation});
  }
}

} // namespace

WorkshopState for_readers(const WorkshopState& state, Authors authors) {
  WorkshopState readable = visible(state, {Audience::Kind::reader, {}});
  // Whose words a note holds is told only where the step promised no anonymity.
  std::set<Id<Board>> named;
  readable.all<Step>().for_each([&](const Step& step) {
    if (step.board && step.rules.anonymity == Anonymity::none && authors == Authors::shown) named.insert(step.board);
  });
  std::vector<Note> anonymous;
  readable.all<Note>().for_each([&](const Note& note) {
    if (note.author && !named.contains(note.board)) anonymous.push_back(note);
  });
  for (Note& note : anonymous) {
    note.author = {};
    readable.all<Note>().put(std::move(note));
  }
  return readable;
}

Summary summarise(const WorkshopState& readable, Timestamp now) {
  const Reader reader(readable);
  Summary summary;
  summary.made = now;
  if (const Workshop* about = readable.find(the_workshop)) {
    summary.title = about->title;
    summary.purpose = about->purpose;
    summary.place = about->place;
    summary.facilitators = about->facilitators;
    summary.project = about->project;
    summary.date = about->date;
    summary.planned_start = about->starts_at;
  }
  tell_agenda(readable, now, summary);
  if (!summary.date && summary.started) summary.date = local_time(summary.started).day;
  tell_people(readable, summary);
  tell_outcomes(reader, summary);
  summary.walls = reader.walls();
  for (const Wall& wall : summary.walls) {
    if (!wall.discussion) summary.ideas += wall.ideas;
    summary.themes += static_cast<int>(wall.families.size());
  }
  summary.polls = reader.polls();
  tell_questions(readable, summary);
  summary.parked = reader.of_fate(Fate::parked);
  summary.rejected = reader.of_fate(Fate::rejected);
  readable.all<ErasureTrace>().for_each([&](const ErasureTrace& trace) {
    const Step* step = readable.find(trace.step);
    summary.erasures.push_back({trace.when, trace.what, step ? step->title : std::string(), trace.count});
  });
  std::stable_sort(summary.erasures.begin(), summary.erasures.end(), [](const Erasure& a, const Erasure& b) { return a.when < b.when; });
  return summary;
}

} // namespace pressoir::summary
