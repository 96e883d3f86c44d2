#include "facilitation/voting/case_reader.h"

#include <set>

#include "facilitation/voting/ballot_reader.h"
#include "facilitation/voting/methods.h"

namespace pressoir::voting {
namespace {

const Json* given(const Json& json, std::string_view name) {
  const Json* value = json.find(name);
  return value && !value->is(Json::Kind::null) ? value : nullptr;
}

Result<void> read_options(const Json& json, Case& asked) {
  const Json* options = given(json, "options");
  if (!options || !options->is(Json::Kind::list) || options->items.empty()) return refuse("tally.no_options");
  if (options->items.size() > most_options) return refuse("tally.too_many_options", {{"most", static_cast<std::int64_t>(most_options)}});
  std::set<std::string_view> seen;
  for (const Json& option : options->items) {
    if (!option.is(Json::Kind::text) && !option.is(Json::Kind::number)) return refuse("tally.option_no_text", {{"number", static_cast<std::int64_t>(asked.size() + 1)}});
    asked.options.push_back(option.text);
  }
  for (const std::string& option : asked.options)
    if (!seen.insert(option).second) return refuse("tally.option_twice", {{"option", option}});
  return {};
}

Result<std::optional<std::int64_t>> read_whole(const Json& json, std::string_view name, std::int64_t least) {
  const Json* value = given(json, name);
  if (!value) return std::optional<std::int64_t>();
  const auto whole = value->is(Json::Kind::number) || value->is(Json::Kind::text) ? whole_from(value->text) : std::nullopt;
  if (!whole || *whole < least) return refuse("tally.bad_setting", {{"name", std::string(name)}, {"least", least}});
  return whole;
}

Result<std::optional<Fraction>> read_amount(const Json& json, std::string_view name) {
  const Json* value = given(json, name);
  if (!value) return std::optional<Fraction>();
  const auto amount = amount_of(*value);
  if (!amount) return refuse("tally.bad_amount", {{"name", std::string(name)}});
  return amount;
}

Result<void> read_costs(const Json& json, Case& asked, const OptionNames& names) {
  const Json* costs = given(json, "costs");
  if (!costs) return {};
  if (!costs->is(Json::Kind::object)) return refuse("tally.bad_amount", {{"name", std::string("costs")}});
  std::vector<std::optional<Fraction>> found(asked.size());
  for (std::size_t i = 0; i < costs->items.size(); ++i) {
    const auto option = names.find(costs->names[i]);
    if (!option) return refuse("tally.cost_of_unknown", {{"option", costs->names[i]}});
    found[*option] = amount_of(costs->items[i]);
    if (!found[*option]) return refuse("tally.bad_cost", {{"option", costs->names[i]}});
  }
  for (Option option = 0; option < asked.size(); ++option) {
    if (!found[option]) return refuse("tally.no_cost", {{"option", asked.options[option]}});
    asked.costs.push_back(*found[option]);
  }
  return {};
}

Result<void> read_default(const Json& json, Case& asked) {
  const Json* chosen = given(json, "default");
  if (!chosen) return {};
  const Json* mode = chosen->find("mode");
  DefaultGrade missing;
  if (mode && mode->text == "static") missing.mode = DefaultGrade::Mode::fixed;
  else if (mode && mode->text == "median") missing.mode = DefaultGrade::Mode::median;
  else if (mode && (mode->text == "normalized" || mode->text == "normalised")) missing.mode = DefaultGrade::Mode::normalized;
  else return refuse("tally.bad_default");
  if (missing.mode == DefaultGrade::Mode::fixed) {
    const Json* grade = chosen->find("grade");
    const auto whole = grade && grade->is(Json::Kind::number) ? whole_from(grade->text) : std::nullopt;
    if (!whole) return refuse("tally.bad_default");
    missing.grade = *whole;
  }
  asked.missing_grade = missing;
  return {};
}

Result<void> read_settings(const Json& json, Case& asked, const OptionNames& names) {
  asked.seats = TRY(read_whole(json, "seats", 1));
  asked.credits = TRY(read_whole(json, "credits_per_voter", 0));
  asked.budget = TRY(read_amount(json, "budget"));
  asked.max_score = TRY(read_amount(json, "max_score"));
  asked.step = TRY(read_amount(json, "step"));
  if (asked.step && *asked.step == 0) return refuse("tally.bad_setting", {{"name", std::string("step")}, {"least", 1}});
  if (asked.max_score && *asked.max_score > Fraction(most_points)) return refuse("tally.bad_amount", {{"name", std::string("max_score")}});
  if (const Json* rule = given(json, "rule")) asked.rule = rule->text;
  TRY(read_costs(json, asked, names));
  return read_default(json, asked);
}

} // namespace

Result<Case> read_case(const Json& json) {
  if (!json.is(Json::Kind::object)) return refuse("tally.no_object");
  Case asked;
  const Json* name = given(json, "method");
  if (!name || !name->is(Json::Kind::text)) return refuse("tally.no_method", {{"known", known_methods()}});
  asked.method = name->text;
  const Method* method = find_method(asked.method);
  if (!method) return refuse("tally.unknown_method", {{"method", asked.method}, {"known", known_methods()}});
  TRY(read_options(json, asked));
  const OptionNames names(asked.options);
  TRY(read_settings(json, asked, names));
  Unranked unranked = Unranked::last;
  if (const Json* said = given(json, "unranked")) {
    if (said->text == "ignored") unranked = Unranked::ignored;
    else if (said->text != "last") return refuse("tally.bad_unranked");
  }
  asked.rankings = Rankings(asked.size(), unranked);
  TRY(read_ballots(json, method->ballots, names, asked));
  return asked;
}

Result<Case> read_case(std::string_view text) { return read_case(TRY(read_json(text))); }

} // namespace pressoir::voting
