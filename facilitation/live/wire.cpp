#include "facilitation/live/wire.h"

#include <algorithm>
#include <boost/json.hpp>

#include "facilitation/activities/kinds.h"
#include "facilitation/live/field_text.h"
#include "facilitation/workshop/clock_reading.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::live {
namespace {

namespace json = boost::json;

constexpr std::size_t most_depth = 6;

Error not_understood() { return refuse("phone.not_understood"); }

bool is_plain_id(std::string_view text) {
  const auto plain = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !text.empty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), plain);
}

std::string text_of(const json::value* value) { return value && value->is_string() ? std::string(value->get_string()) : std::string(); }

}  // namespace

Result<Heard> heard(std::string_view message) {
  if (message.size() > most_message_bytes) return not_understood();
  json::parse_options options;
  options.max_depth = most_depth;
  json::error_code error;
  const json::value parsed = json::parse(message, error, {}, options);
  const json::object* object = error ? nullptr : parsed.if_object();
  if (!object) return not_understood();
  if (const json::value* hello = object->if_contains("hello"); hello && hello->is_object()) {
    auto said = arguments_from_json<Hello>(hello->get_object());
    if (!said || said->code.size() > 40 || said->as.size() > 20) return not_understood();
    if (said->token.size() != 32 || said->token.find_first_not_of("0123456789abcdef") != std::string::npos) return not_understood();
    return Heard(*std::move(said));
  }
  if (const json::value* act = object->if_contains("act"); act && act->is_object()) {
    auto said = arguments_from_json<activities::Act>(act->get_object());
    std::string id = text_of(object->if_contains("id"));
    if (!said || !is_plain_id(id)) return not_understood();
    return Heard(Asked{std::move(id), *std::move(said)});
  }
  if (const json::value* order = object->if_contains("order"); order && order->is_object()) {
    auto said = arguments_from_json<Order>(order->get_object());
    std::string id = text_of(object->if_contains("id"));
    if (!said || !is_plain_id(id)) return not_understood();
    return Heard(Ordered{std::move(id), *std::move(said)});
  }
  if (object->contains("speak")) return Heard(Speak{text_of(object->if_contains("speak"))});
  if (const json::value* hand = object->if_contains("hand"); hand && hand->is_bool()) return Heard(Hand{hand->get_bool()});
  if (const json::value* writes = object->if_contains("writes"); writes && writes->is_bool()) return Heard(Writes{writes->get_bool()});
  if (const json::value* back = object->if_contains("back"); back && back->is_string()) return Heard(Back{text_of(back)});
  if (object->contains("beat")) return Heard(Beat{});
  return not_understood();
}

std::string welcome_message(const std::string& title, const std::string& me, const std::string& back, const std::string& promise) {
  json::object welcome{{"title", title}};
  if (!me.empty()) welcome["me"] = me;
  if (!back.empty()) welcome["back"] = back;
  if (!promise.empty()) welcome["promise"] = promise;
  return json::serialize(json::object{{"welcome", std::move(welcome)}});
}
std::string promise_message(const std::string& promise) { return json::serialize(json::object{{"promise", promise}}); }
std::string returned_message(const std::string& code) { return json::serialize(json::object{{"returned", code}}); }

std::string pairing_message(const std::string& digits, std::int64_t milliseconds) {
  return json::serialize(json::object{{"pairing", json::object{{"digits", digits}, {"ms", milliseconds}}}});
}
std::string waiting_message(const std::string& sentence) { return json::serialize(json::object{{"waiting", sentence}}); }

std::string refused_message(const std::string& id, const Error& error, const Words& words) {
  json::object refused{{"key", error.key}, {"say", words.say(error)}};
  if (!id.empty()) refused["id"] = id;
  return json::serialize(json::object{{"refused", std::move(refused)}});
}

std::string received_message(const std::string& id) { return json::serialize(json::object{{"received", id}}); }
std::string hand_message(bool up) { return up ? R"({"hand":true})" : R"({"hand":false})"; }
std::string beat_message() { return R"({"beat":1})"; }

Head head_of(const workshop::WorkshopState& room, Timestamp now, const Words& words) {
  const workshop::Step* step = workshop::current_step(room);
  if (!step) return {};
  const workshop::ClockReading clock = workshop::read_clock(room, now);
  Head head{.step = id_text(step->id.value), .title = step->title, .kind = words.say("kind." + std::string(activities::kind_of_step(*step).key))};
  head.timed = step->minutes > 0;
  head.nameless = step->rules.anonymity == workshop::Anonymity::full;
  for (const workshop::Step* one : workshop::agenda(room)) {
    ++head.steps;
    if (one->id == step->id) head.number = head.steps;
  }
  if (clock.running) head.ends_at = now.milliseconds + clock.left_ms();
  else head.left_ms = clock.left_ms();
  return head;
}

SharedView shared_view(const Head& head, const activities::Fields& fields) {
  SharedView view{json::serialize(fields_to_json(head)), {}};
  for (const activities::Field& field : fields) std::visit([&](const auto& one) { view.fields.push_back(field_text(one)); }, field);
  return view;
}

std::string view_difference(const SharedView* before, const SharedView& now) {
  if (before && *before == now) return {};
  std::string parts;
  const auto add = [&](std::string_view name, std::string_view value) {
    parts += parts.empty() ? "{" : ",";
    parts += '"';
    parts += name;
    parts += "\":";
    parts += value;
  };
  if (!before || before->head != now.head) add("head", now.head);
  const auto same_key = [](const SharedView::One& a, const SharedView::One& b) { return a.key == b.key; };
  if (!before || !std::equal(before->fields.begin(), before->fields.end(), now.fields.begin(), now.fields.end(), same_key)) {
    json::array order;
    for (const SharedView::One& field : now.fields) order.emplace_back(field.key);
    add("order", json::serialize(order));
  }
  std::string changed;
  for (const SharedView::One& field : now.fields) {
    if (before && std::find(before->fields.begin(), before->fields.end(), field) != before->fields.end()) continue;
    changed += (changed.empty() ? "[" : ",") + field.json;
  }
  if (!changed.empty()) add("fields", changed + "]");
  return parts + "}";
}

std::string own_json(const activities::Own& own) { return json::serialize(fields_to_json(own)); }

std::string view_message(std::int64_t now, std::string_view view, std::string_view own) {
  std::string message = "{\"now\":" + std::to_string(now);
  if (!view.empty()) message.append(",\"view\":").append(view);
  if (!own.empty()) message.append(",\"own\":").append(own);
  return message + "}";
}

}  // namespace pressoir::live
