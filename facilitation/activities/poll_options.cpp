// What is put to the vote: notes, themes or written texts, in the order they are read.
#include <algorithm>
#include <map>
#include <set>

#include "facilitation/activities/poll_verbs.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/verb_rules.h"

namespace pressoir::activities {
namespace {

constexpr std::size_t most_options = 2'000;

Result<void> add_option(WorkshopDraft& draft, const Poll& poll, std::string label, Id<Note> note, Id<Theme> theme, std::int64_t& order, std::int64_t cost = 0) {
  PollOption option{.id = draft.fresh_id<PollOption>(), .poll = poll.id, .order = ++order * order_gap, .label = std::move(label), .note = note, .theme = theme, .cost = cost};
  if (static_cast<std::size_t>(order) > most_options) return refuse("refused.too_many", {{"kind", std::string(PollOption::kind)}, {"most", static_cast<std::int64_t>(most_options)}});
  draft.put(std::move(option));
  return {};
}

void sort_as_read(const WorkshopState& state, std::vector<const Note*>& notes) {
  const auto key = [&](const Note* note) {
    const Theme* theme = state.find(note->theme);
    return std::tuple(theme ? theme->order : INT64_MAX, note->position.y, note->position.x);
  };
  std::stable_sort(notes.begin(), notes.end(), [&](const Note* a, const Note* b) { return key(a) < key(b); });
}

std::string label_of(const Note& note) { return std::string(first_graphemes(note.text, 300)); }

}  // namespace

Result<void> add_options(WorkshopDraft& draft, const PreparePoll& asked, const Poll& poll, const Step& step) {
  std::int64_t order = 0;
  const Id<Board> board = board_of(draft.state(), step);
  const bool one = kind_of_poll(poll).one_question;
  // What each named choice costs.
  std::map<std::uint64_t, std::int64_t> costs;
  if (kind_of_poll(poll).costs) {
    const std::size_t named = asked.on == VoteOn::written ? asked.texts.size() : asked.on == VoteOn::themes ? asked.themes.size() : asked.notes.size();
    if (asked.budget < 1 || named == 0 || asked.costs.size() != named) return refuse("vote.needs_budget");
    for (std::size_t i = 0; i < named; ++i) {
      if (asked.costs[i] < 1 || asked.costs[i] > most_money) return refuse("vote.needs_budget");
      costs[asked.on == VoteOn::written ? i : asked.on == VoteOn::themes ? asked.themes[i].value : asked.notes[i].value] = asked.costs[i];
    }
  }
  if (one && asked.texts.empty()) {
    const std::string& about = poll.question.empty() ? step.title : poll.question;
    TRY(add_option(draft, poll, std::string(first_graphemes(about, 300)), {}, {}, order));
  } else if (asked.on == VoteOn::written || one) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < asked.texts.size(); ++i) {
      auto label = TRY(text_within(asked.texts[i], "texts", most_in_title));
      if (seen.insert(label).second) TRY(add_option(draft, poll, std::move(label), {}, {}, order, costs[i]));
    }
  } else if (asked.on == VoteOn::themes) {
    std::vector<Theme> themes;
    if (asked.themes.empty())
      for (const Theme* theme : themes_on(draft.state(), board)) themes.push_back(*theme);
    for (Id<Theme> id : asked.themes) themes.push_back(TRY(existing(draft, id)));
    for (const Theme& theme : themes) TRY(add_option(draft, poll, theme.title, {}, theme.id, order, costs[theme.id.value]));
  } else {
    std::vector<const Note*> notes;
    if (asked.notes.empty()) notes = notes_to_vote_on(draft.state(), board);
    for (Id<Note> id : asked.notes) {
      TRY(existing(draft, id));
      notes.push_back(draft.find(id));
    }
    sort_as_read(draft.state(), notes);
    for (const Note* note : notes) TRY(add_option(draft, poll, label_of(*note), note->id, {}, order, costs[note->id.value]));
  }
  if (order < (one ? 1 : 2)) return refuse("refused.two_options");
  return {};
}

std::vector<const Note*> notes_to_vote_on(const WorkshopState& state, Id<Board> board) {
  std::vector<const Note*> notes = notes_on(state, board);
  std::erase_if(notes, [](const Note* note) { return note->fate == Fate::rejected || note->fate == Fate::parked || trimmed(note->text).empty(); });
  sort_as_read(state, notes);
  return notes;
}

}  // namespace pressoir::activities
