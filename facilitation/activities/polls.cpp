#include "facilitation/activities/polls.h"

#include <algorithm>
#include <array>

#include "facilitation/voting/methods.h"

namespace pressoir::activities {
namespace {

using workshop::NoteColour;
using enum PollForm;
using enum PollPicture;

constexpr std::array table = {
    PollKind{.key = "dots", .form = points, .picture = bars, .rule = "cumulative", .pictogram = "gommettes", .colour = NoteColour::rose, .minutes = 15},
    PollKind{.key = "choice", .form = choices, .picture = bars, .rule = "plurality", .pictogram = "urne", .colour = NoteColour::sky, .minutes = 10, .several = "approval"},
    PollKind{.key = "merit", .form = grades, .picture = profiles, .rule = "majority_judgment", .pictogram = "etoile", .colour = NoteColour::lilac, .minutes = 15, .scale = "merit", .levels = 6},
    PollKind{.key = "ranking", .form = ranking, .picture = ranks, .rule = "schulze.winning", .pictogram = "liste", .colour = NoteColour::apricot, .minutes = 15},
    PollKind{.key = "rating", .form = grades, .picture = profiles, .rule = "score_voting", .pictogram = "balance", .colour = NoteColour::sky, .minutes = 10, .scale = "rating", .levels = 6},
    PollKind{.key = "agreement", .form = grades, .picture = PollPicture::levels, .rule = "", .pictogram = "echelle", .colour = NoteColour::mint, .minutes = 10, .scale = "agreement", .levels = 8, .one_question = true},
    PollKind{.key = "consent", .form = grades, .picture = PollPicture::levels, .rule = "", .pictogram = "fusionner", .colour = NoteColour::leaf, .minutes = 15, .scale = "consent", .levels = 3, .one_question = true, .asks_why = 2, .vetoes = true},
    PollKind{.key = "opinions", .form = grades, .picture = PollPicture::map, .rule = "", .pictogram = "groupe", .colour = NoteColour::lilac, .minutes = 15, .scale = "opinion", .levels = 3},
    PollKind{.key = "budget", .form = choices, .picture = purchases, .rule = "mes.cost.add1", .pictogram = "pieces", .colour = NoteColour::leaf, .minutes = 20, .costs = true},
    PollKind{.key = "axes", .form = places, .picture = axes, .rule = "", .pictogram = "cible", .colour = NoteColour::apricot, .minutes = 15},
    PollKind{.key = "words", .form = PollForm::words, .picture = cloud, .rule = "", .pictogram = "texte", .colour = NoteColour::sun, .minutes = 5, .one_question = true},
    PollKind{.key = "fist", .form = grades, .picture = PollPicture::levels, .rule = "", .pictogram = "personne", .colour = NoteColour::sun, .minutes = 5, .scale = "fist", .levels = 6, .one_question = true, .numbers = true},
    PollKind{.key = "roti", .form = grades, .picture = PollPicture::levels, .rule = "", .pictogram = "horloge", .colour = NoteColour::stone, .minutes = 5, .scale = "roti", .levels = 6, .one_question = true, .numbers = true, .asks_why = 6},
};

// Every rule that shares a sum by marks and needs nothing else said; the kind's own first.
std::vector<std::string_view> budget_rules(std::string_view own) {
  std::vector<std::string_view> rules{own};
  for (const voting::Method& method : voting::methods())
    if (method.budget && method.ballots == voting::BallotForm::approvals && method.id != own && !method.id.ends_with(".budget_increase")) rules.push_back(method.id);
  return rules;
}

bool is_a_variant(std::string_view id) {
  constexpr std::array endings = {".margin", ".ratio", ".opposition", ".high_median", ".majority_value"};
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return id.ends_with(ending); });
}

}  // namespace

std::span<const PollKind> poll_kinds() { return table; }

const PollKind* find_poll_kind(std::string_view key) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const PollKind& kind) { return kind.key == key; });
  return found == table.end() ? nullptr : &*found;
}

const PollKind& kind_of_poll(const workshop::Poll& poll) {
  const PollKind* found = find_poll_kind(poll.method);
  return found ? *found : table.front();
}

std::string_view rule_of(const workshop::Poll& poll) {
  if (voting::find_method(poll.rule)) return poll.rule;
  const PollKind& kind = kind_of_poll(poll);
  return poll.per_person > 1 && !kind.several.empty() ? kind.several : kind.rule;
}

std::vector<std::string_view> rules_for(const workshop::Poll& poll, bool together) {
  const PollKind& kind = kind_of_poll(poll);
  if (kind.rule.empty()) return {};
  if (kind.costs) return budget_rules(kind.rule);
  switch (kind.form) {
    case points: return {"cumulative"};
    case choices:
      if (poll.per_person > 1) return {kind.several};
      return {kind.rule, kind.several};
    case grades: {
      std::vector<std::string_view> rules{kind.rule};
      for (const std::string_view rule : {"majority_judgment", "median_grade", "score_voting", "score_voting.median", "star"})
        if (rule != kind.rule && !(together && (rule == "star" || rule == "score_voting.median"))) rules.push_back(rule);
      return rules;
    }
    case places:
    case words: return {};
    case ranking: break;
  }
  std::vector<std::string_view> rules{kind.rule};
  for (const voting::Method& method : voting::methods())
    if (method.ballots == voting::BallotForm::ranking && !method.seats && method.id != kind.rule && !is_a_variant(method.id)) rules.push_back(method.id);
  return rules;
}

bool takes_hands(const PollKind& kind) { return !kind.costs && (kind.form == points || kind.form == choices || kind.form == grades); }

std::vector<std::string> axis_ends(const workshop::Poll& poll, const Words& words) {
  if (poll.levels.size() == 4) return poll.levels;
  std::vector<std::string> ends;
  for (const std::string_view end : {"left", "right", "below", "above"}) ends.push_back(words.say("axis." + std::string(end)));
  return ends;
}

int level_count(const workshop::Poll& poll) {
  return poll.levels.empty() ? kind_of_poll(poll).levels : static_cast<int>(poll.levels.size());
}

std::string level_name(const workshop::Poll& poll, int level, const Words& words) {
  if (level >= 0 && static_cast<std::size_t>(level) < poll.levels.size()) return poll.levels[static_cast<std::size_t>(level)];
  return words.say("scale." + std::string(kind_of_poll(poll).scale) + "." + std::to_string(level));
}

}  // namespace pressoir::activities
