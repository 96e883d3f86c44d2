// What phones send: bounded, understood or refused by one sentence; what they are sent: only what changed.
#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "facilitation/live/wire.h"

using namespace pressoir;
using namespace pressoir::live;

TEST_CASE("an order is read by its names, and refused with any other") {
  const auto said = heard(R"({"id":"a1","order":{"what":"action","text":"Commander","owner":"Léa","due":"2026-12-08"}})");
  REQUIRE(said);
  const auto* ordered = std::get_if<Ordered>(&*said);
  REQUIRE(ordered);
  CHECK(ordered->order.what == Order::What::action);
  CHECK(ordered->order.due == Day{2026, 12, 8});
  for (const char* wrong : {R"({"id":"a1","order":{"what":"erase"}})", R"({"id":"a1","order":{"what":7}})", R"({"order":{"what":"next"}})", R"({"id":"a1","order":{"what":"next","role":"x"}})", R"({"hand":1})"})
    CHECK_FALSE(heard(wrong));
}

TEST_CASE("the four things a phone may say") {
  const auto hello = heard(R"({"hello":{"code":"ABCDEF","token":"0123456789abcdef0123456789abcdef","lang":"fr"}})");
  REQUIRE(hello);
  CHECK(std::get<Hello>(*hello).code == "ABCDEF");
  const auto act = heard(R"({"id":"a1","act":{"what":"send","field":"ideas","text":"Un banc 🧸","colour":"mint"}})");
  REQUIRE(act);
  CHECK(std::get<Asked>(*act).id == "a1");
  CHECK(std::get<Asked>(*act).act.text == "Un banc 🧸");
  CHECK(std::get<Asked>(*act).act.colour == workshop::NoteColour::mint);
  const auto points = heard(R"({"id":"a2","act":{"what":"give","field":"dots","points":[{"option":"00000000000000ff","points":2}]}})");
  REQUIRE(points);
  CHECK(std::get<Asked>(*points).act.points.at(0).points == 2);
  CHECK(std::get<Speak>(*heard(R"({"speak":"en"})")).lang == "en");
  CHECK(std::holds_alternative<Beat>(*heard(R"({"beat":1})")));
}

TEST_CASE("what is not understood is refused: size, depth, shapes, tokens that are none, roles that nobody gave") {
  const std::vector<std::string> bad = {
      "", "{", "[]", "null", "1", "\"hello\"", "{}", R"({"hello":1})", R"({"hello":{}})",
      R"({"hello":{"code":"A","token":"0123456789ABCDEF0123456789ABCDEF","lang":"fr"}})",
      R"({"hello":{"code":"A","token":"0123","lang":"fr"}})",
      R"({"hello":{"code":"A","token":"0123456789abcdef0123456789abcdef","lang":"fr","role":"facilitator"}})",
      R"({"act":{"what":"send"}})", R"({"id":"","act":{"what":"send"}})", R"({"id":"a b","act":{"what":"send"}})",
      R"({"id":"a","act":{"what":"destroy"}})", R"({"id":"a","act":{"what":"send","actor":"facilitator"}})",
      R"({"id":"a","act":{"what":"send","text":5}})", R"({"id":"a","act":{"what":"give","points":[{"option":"x","points":1e99}]}})",
      R"({"id":")" + std::string(41, 'a') + R"(","act":{"what":"send"}})",
      std::string(200'000, '['), R"({"hello":)" + std::string(3000, '[') + std::string(3000, ']') + "}",
      "{\"beat\":\"" + std::string(most_message_bytes, 'x') + "\"}", std::string("{\"hello\":\"\xff\xfe\"}"), std::string("\0", 1),
  };
  for (const std::string& message : bad) {
    CAPTURE(message.substr(0, 80));
    const auto said = heard(message);
    REQUIRE_FALSE(said);
    CHECK(said.error().key == "phone.not_understood");
  }
}

TEST_CASE("a difference holds what changed and nothing else") {
  using namespace activities;
  const Head head{.step = "1", .title = "Mur"};
  Fields fields{HeadingField{"heading", "Quoi ?"}, TextField{.key = "ideas"}};
  const SharedView first = shared_view(head, fields);
  const auto whole = boost::json::parse(view_difference(nullptr, first)).as_object();
  CHECK(whole.at("head").at("title").as_string() == "Mur");
  CHECK(whole.at("fields").as_array().size() == 2);
  CHECK(whole.at("order").as_array().size() == 2);
  CHECK(view_difference(&first, first).empty());

  fields.push_back(NotesField{"others", 1, {{"a", "Un <b>banc</b>", workshop::NoteColour::sky}}});
  const SharedView second = shared_view(head, fields);
  const auto more = boost::json::parse(view_difference(&first, second)).as_object();
  CHECK_FALSE(more.contains("head"));
  CHECK(more.at("order").as_array().size() == 3);
  CHECK(more.at("fields").as_array().size() == 1);
  const auto less = boost::json::parse(view_difference(&second, first)).as_object();
  CHECK_FALSE(less.contains("fields"));
  CHECK(less.at("order").as_array().size() == 2);
}
