#include "facilitation/activities/word_result.h"

#include <algorithm>
#include <map>
#include <set>

#include "facilitation/base/case_fold.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::activities {

using namespace workshop;

namespace {

constexpr std::size_t shortest_singular = 3;  // letters: « as » is nobody's plural

// What the word would be the plural of, the likeliest first.
std::vector<std::string> singulars_of(const std::string& key) {
  std::vector<std::string> singulars;
  const auto without = [&](std::string_view ending, std::string_view instead) {
    if (!key.ends_with(ending)) return;
    std::string singular = key.substr(0, key.size() - ending.size()) + std::string(instead);
    if (grapheme_count(singular) >= shortest_singular) singulars.push_back(std::move(singular));
  };
  without("aux", "al");
  without("s", "");
  without("x", "");
  without("es", "");
  return singulars;
}

struct Spellings {
  std::map<std::string, std::int64_t> counts;
  std::int64_t total = 0;
};

void merge_plurals(std::map<std::string, Spellings>& words) {
  std::vector<std::string> keys;
  for (const auto& [key, spellings] : words) keys.push_back(key);
  // Longest first, so that what a plural goes to has not gone yet.
  std::stable_sort(keys.begin(), keys.end(), [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  for (const std::string& key : keys)
    for (const std::string& singular : singulars_of(key)) {
      const auto found = words.find(singular);
      if (found == words.end()) continue;
      // The singular's own spelling stays the word's.
      found->second.total += words[key].total;
      words.erase(key);
      break;
    }
}

}  // namespace

std::vector<SaidWord> counted_words(const std::vector<std::string>& said, bool merges) {
  std::map<std::string, Spellings> words;
  for (const std::string& word : said) {
    const std::string clean = clean_line(word);
    if (clean.empty()) continue;
    Spellings& spellings = words[case_folded(clean)];
    ++spellings.counts[clean];
    ++spellings.total;
  }
  if (merges) merge_plurals(words);
  std::vector<SaidWord> counted;
  for (const auto& [key, spellings] : words) {
    const auto best = std::max_element(spellings.counts.begin(), spellings.counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    counted.push_back({best->first, spellings.total});
  }
  std::stable_sort(counted.begin(), counted.end(), [](const SaidWord& a, const SaidWord& b) { return a.count != b.count ? a.count > b.count : search_key(a.text) < search_key(b.text); });
  return counted;
}

void tell_words(PollResult& result, const WorkshopState& state, const Poll& poll, const Words& words) {
  const auto options = options_of(state, poll.id);
  std::set<Id<Ballot>> ballots;
  state.all<Ballot>().for_each([&](const Ballot& ballot) {
    if (ballot.poll == poll.id && ballot.cast) ballots.insert(ballot.id);
  });
  std::vector<std::string> said;
  state.all<Vote>().for_each([&](const Vote& vote) {
    if (ballots.contains(vote.ballot)) said.push_back(vote.text);
  });
  for (const SaidWord& word : counted_words(said, poll.merges)) {
    PollRow row{.option = options.empty() ? Id<PollOption>() : options.front()->id, .label = word.text, .rank = 0, .value = word.count};
    row.told = words.number(word.count);
    result.most = std::max(result.most, word.count);
    result.steps.push_back(words.say("vote.words.step", {{"word", word.text}, {"n", word.count}}));
    result.rows.push_back(std::move(row));
  }
  if (result.rows.empty()) result.sentence = words.say("vote.words.none");
  else if (result.rows.size() > 1 && result.rows[0].value == result.rows[1].value) result.sentence = words.say("vote.words.several", {{"n", static_cast<std::int64_t>(result.rows.size())}});
  else result.sentence = words.say("vote.words.most", {{"word", result.rows[0].label}, {"n", result.rows[0].value}});
  result.rule_said = words.say(poll.merges ? "vote.words.rule_merged" : "vote.words.rule");
}

}  // namespace pressoir::activities
