// Request and verb: what somebody asks, and the pure function that decides. All rules of the trade live in verbs.
#pragma once

#include <any>
#include <boost/json/fwd.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/base/check.h"
#include "facilitation/base/result.h"
#include "facilitation/document/draft.h"

namespace pressoir {

// Defined in document/fields_json.h, which the rooms that fill the table include; everybody else is spared Boost.JSON.
template <class Arguments>
Result<Arguments> arguments_from_json(const boost::json::object& object);

struct Request {
  std::string verb;
  std::any arguments;  // the verb's own argument struct
  Actor actor;         // set by the connection, never by the message
  std::uint64_t cause = 0;
  std::uint64_t group = 0;
  Timestamp time;
  std::string secret = {};  // of the phone it came from: what its sealed entries are known by; set by the connection, never written anywhere
};

// request_of(MoveNotes{…}): the desk or the caller fills in actor, cause and time.
template <class Arguments>
Request request_of(Arguments arguments) {
  return {std::string(Arguments::verb), std::any(std::move(arguments))};
}

enum class Undo : std::uint8_t { allowed, never };

template <class Schema>
struct Verb {
  std::string_view name;
  Undo undo = Undo::allowed;
  // Arguments from a script or a phone: refuses unknown, missing or ill-typed fields by name.
  std::function<Result<std::any>(const boost::json::object&)> parse;
  std::function<Result<void>(Draft<Schema>&, const Request&)> decide;
};

// The table of all verbs. Arguments structs have `static constexpr std::string_view verb` and `fields()`.
template <class Schema>
class Verbs {
 public:
  // decide(Draft&, const Arguments&, const Request&) → Result<void>
  template <class Arguments>
  void add(Result<void> (*rule)(Draft<Schema>&, const Arguments&, const Request&), Undo undo = Undo::allowed) {
    add(Verb<Schema>{Arguments::verb, undo,
                     [](const boost::json::object& json) -> Result<std::any> {
                       return std::any(TRY((arguments_from_json<Arguments>(json))));
                     },
                     [rule](Draft<Schema>& draft, const Request& request) -> Result<void> {
                       const auto* arguments = std::any_cast<Arguments>(&request.arguments);
                       ENSURE(arguments);
                       return rule(draft, *arguments, request);
                     }});
  }
  const Verb<Schema>* find(std::string_view name) const {
    const auto found = verbs_.find(name);
    return found == verbs_.end() ? nullptr : &found->second;
  }
  std::vector<std::string_view> names() const {
    std::vector<std::string_view> names;
    for (const auto& [name, verb] : verbs_) names.push_back(name);
    return names;
  }

  // The transaction, or the reason why not: "verb.unknown" (verb), or the verb's own. An act that changes nothing is no transaction: "verb.nothing".
  Result<Transaction<Schema>> decide(const State<Schema>& state, const Request& request) const;

 private:
  void add(Verb<Schema> verb);
  std::map<std::string_view, Verb<Schema>> verbs_;
};

template <class Schema>
void Verbs<Schema>::add(Verb<Schema> verb) {
  const bool added = verbs_.emplace(verb.name, std::move(verb)).second;
  ENSURE(added);
}

template <class Schema>
Result<Transaction<Schema>> Verbs<Schema>::decide(const State<Schema>& state, const Request& request) const {
  const Verb<Schema>* verb = find(request.verb);
  if (!verb) return refuse("verb.unknown", {{"verb", request.verb.substr(0, 60)}});
  Draft<Schema> draft(state, request.cause);
  TRY(verb->decide(draft, request));
  Transaction<Schema> transaction{0, request.verb, request.actor, request.time, request.cause, request.group, {}, verb->undo == Undo::allowed, draft.changes()};
  if (transaction.changes.empty()) return refuse("verb.nothing");
  return transaction;
}

}  // namespace pressoir
