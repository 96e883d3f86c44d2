#include "facilitation/workshop/visible.h"

#include <optional>
#include <set>

#include "facilitation/workshop/queries.h"

namespace pressoir::workshop {
namespace {

using Kind = Audience::Kind;

bool in_private(Kind kind) { return kind == Kind::console; }

// What decides about many entities at once; small, so made anew whenever steps or polls change.
struct Border {
  Audience audience;
  std::set<Id<Board>> unrevealed;    // boards whose notes only their authors see
  std::set<Id<Poll>> hidden_totals;  // polls whose ballots nobody reads yet
  std::set<Id<Board>> hidden_likes;  // boards whose likes are counted once their step is over
  bool names = false;                // whether who wrote what is shown

  Border(const WorkshopState& state, const Audience& who) : audience(who) {
    names = who.kind == Kind::console || who.kind == Kind::reader;
    state.all<Step>().for_each([&](const Step& step) {
      const bool until_revealed = step.rules.seen == WhatIsSeen::own_until_revealed && !step.revealed;
      const bool own_only = step.rules.seen == WhatIsSeen::own_only && who.kind == Kind::person;
      if (step.board && (until_revealed || own_only))
        unrevealed.insert(step.board);
      if (step.board && step.likes == Likes::hidden && step.state == StepState::running && who.kind != Kind::reader) hidden_likes.insert(step.board);
    });
    state.all<Poll>().for_each([&](const Poll& poll) {
      if (poll.hidden && poll.state != PollState::closed) hidden_totals.insert(poll.id);
    });
  }

  template <class E>
  std::optional<E> operator()(const WorkshopState&, const E& entity) const {
    return entity;
  }
  std::optional<Workshop> operator()(const WorkshopState&, Workshop workshop) const {
    if (!in_private(audience.kind)) workshop.banned_words.clear();
    return workshop;
  }
  std::optional<Step> operator()(const WorkshopState&, Step step) const {
    if (!in_private(audience.kind)) step.notes.clear();
    return step;
  }
  std::optional<Note> operator()(const WorkshopState& state, Note note) const {
    if (in_private(audience.kind)) return note;
    const bool own = audience.kind == Kind::person && audience.person && note.author == audience.person;
    if (note.waiting && !own) return std::nullopt;
    if (unrevealed.contains(note.board) && !own) return std::nullopt;
    if (!own && !names) note.author = {};
    if (audience.kind != Kind::reader) note.original.clear();
    if (const Note* top = state.find(note.reunited_with); top && top->waiting) note.reunited_with = {};
    if (const Note* from = state.find(note.copied_from); from && from->waiting) note.copied_from = {};
    return note;
  }
  std::optional<Like> operator()(const WorkshopState& state, Like like) const {
    const Note* note = state.find(like.note);
    if (!note || !(*this)(state, *note)) return std::nullopt;
    const bool own = audience.kind == Kind::person && audience.person && like.person == audience.person;
    if (!in_private(audience.kind) && !own && hidden_likes.contains(note->board)) return std::nullopt;
    if (!in_private(audience.kind) && like.person != audience.person) like.person = {};
    return like;
  }
  std::optional<Answer> operator()(const WorkshopState& state, const Answer& answer) const {
    if (!shows(state, answer.note)) return std::nullopt;
    return answer;
  }
  std::optional<Ballot> operator()(const WorkshopState&, Ballot ballot) const {
    // Where somebody votes from is nobody's to read while the count is secret.
    if (hidden_totals.contains(ballot.poll)) ballot.group = -1;
    return ballot;
  }
  std::optional<Vote> operator()(const WorkshopState& state, const Vote& vote) const {
    const Ballot* ballot = state.find(vote.ballot);
    if (!ballot) return std::nullopt;
    // The ballot being filled in by hand stands on the screen anyway; those cast stay unread until the poll closes.
    if (ballot->cast && hidden_totals.contains(ballot->poll)) return std::nullopt;
    return vote;
  }
  std::optional<Person> operator()(const WorkshopState&, Person person) const {
    if (!names && !(audience.kind == Kind::person && person.id == audience.person)) {
      person.name.clear();
      person.organisation.clear();
    }
    return person;
  }
  std::optional<ActionItem> operator()(const WorkshopState& state, ActionItem action) const {
    if (action.note && !shows(state, action.note)) action.note = {};
    return action;
  }
  std::optional<Decision> operator()(const WorkshopState& state, Decision decision) const {
    if (decision.note && !shows(state, decision.note)) decision.note = {};
    return decision;
  }
  std::optional<Connector> operator()(const WorkshopState& state, const Connector& connector) const {
    // Where it leads would tell that there is an idea.
    for (const ConnectorEnd* end : {&connector.from, &connector.to}) {
      const Id<Note> held{end->thing.value};
      if (state.find(held) && !shows(state, held)) return std::nullopt;
    }
    return connector;
  }
  std::optional<PollOption> operator()(const WorkshopState& state, PollOption option) const {
    if (option.note && !shows(state, option.note)) {
      // Its label repeats the note's words.
      option.note = {};
      option.label.clear();
    }
    return option;
  }

 private:
  bool shows(const WorkshopState& state, Id<Note> id) const {
    const Note* note = state.find(id);
    return note && (*this)(state, *note).has_value();
  }
};

template <class E>
void show(const Border& border, const WorkshopState& state, const E& entity, WorkshopState& seen) {
  auto shown = border(state, entity);
  if (!shown) seen.all<E>().remove(entity.id);
  else if (*shown == entity) seen.all<E>().put(state.all<E>().share(entity.id));
  else seen.all<E>().put(*std::move(shown));
}

}  // namespace

WorkshopState visible(const WorkshopState& state, const Audience& audience) {
  const Border border(state, audience);
  WorkshopState seen;
  seen.set_revision(state.revision());
  state.for_each_table([&]<class E>(const Table<E>& table) {
    std::vector<typename Table<E>::Ref> shown;
    shown.reserve(table.size());
    bool all_as_they_are = true;
    table.for_each_ref([&](const typename Table<E>::Ref& ref) {
      auto entity = border(state, *ref);
      if (entity && *entity == *ref) return shown.push_back(ref);
      all_as_they_are = false;
      if (entity) shown.push_back(std::make_shared<const E>(*std::move(entity)));
    });
    seen.all<E>() = all_as_they_are ? table : Table<E>::of(std::move(shown));
  });
  return seen;
}

std::optional<Note> visible_note(const WorkshopState& state, const Audience& audience, const Note& note) { return Border(state, audience)(state, note); }

const WorkshopState& VisibleState::update(const WorkshopState& state) {
  bool same = ever_ && state.revision() == whole_.revision();
  if (same) state.for_each_table([&]<class E>(const Table<E>& table) { same = same && table.same_version(whole_.all<E>()); });
  if (same) return seen_;
  const bool border_moved = !state.all<Step>().same_version(whole_.all<Step>()) || !state.all<Poll>().same_version(whole_.all<Poll>()) ||
                            !state.all<Ballot>().same_version(whole_.all<Ballot>());
  if (!ever_ || border_moved) {
    seen_ = visible(state, audience_);
  } else {
    const Border border(state, audience_);
    state.for_each_table([&]<class E>(const Table<E>& table) {
      Table<E>::difference(whole_.all<E>(), table, [&](const E* before, const E* after) {
        if (after) show(border, state, *after, seen_);
        else seen_.all<E>().remove(before->id);
      });
    });
    // What hangs on a note follows it.
    if (!state.all<Note>().same_version(whole_.all<Note>())) {
      state.all<Like>().for_each([&](const Like& like) { show(border, state, like, seen_); });
      state.all<Answer>().for_each([&](const Answer& answer) { show(border, state, answer, seen_); });
      state.all<Decision>().for_each([&](const Decision& decision) { show(border, state, decision, seen_); });
      state.all<ActionItem>().for_each([&](const ActionItem& action) { show(border, state, action, seen_); });
      state.all<PollOption>().for_each([&](const PollOption& option) { show(border, state, option, seen_); });
      state.all<Connector>().for_each([&](const Connector& connector) { show(border, state, connector, seen_); });
    }
    seen_.set_revision(state.revision());
  }
  whole_ = state;
  ever_ = true;
  return seen_;
}

}  // namespace pressoir::workshop
