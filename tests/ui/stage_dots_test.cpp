// The dot vote by hand: prepared, voted ballot by ballot or by show of hands, closed once asked twice, told.
#include <doctest/doctest.h>

#include "facilitation/activities/poll_verbs.h"
#include "facilitation/base/text.h"
#include "tests/ui/stage_board_bench.h"

namespace pressoir::screens {
namespace {

using desktop::Key;
using workshop::Poll;

struct OnDots : OnBoard {
  explicit OnDots(int options = 5, int width = 1920, int height = 1080, std::string_view text = "") : OnBoard(width, height) {
    for (int i = 1; i <= options; ++i) screens.desk->ask(workshop::WriteNote{.board = board().board, .text = text.empty() ? "choix " + std::to_string(i) : std::string(text) + std::to_string(i)});
    settle();
    go_to("dots");
  }
  const Poll* poll() { return workshop::poll_of(state(), workshop::current_step(state())->id); }
  void open() {
    bench.click("vote.open");
    settle();
    REQUIRE(poll());
    REQUIRE(poll()->state == workshop::PollState::open);
  }
  workshop::DotCount count() { return workshop::count_dots(screens.desk->newest()->state, poll()->id); }
  std::string text(std::string_view name) { return bench.ui().placed.at(std::string(name)).text; }
};

TEST_CASE("nothing is asked of the desk before the vote opens; defaults, a subset, other dots") {
  OnDots on(5);
  CHECK_FALSE(on.poll());
  CHECK(on.text("vote.count") == "5");
  on.bench.click("vote.offer.2");
  on.bench.click("vote.per_person.more");
  CHECK(on.text("vote.count") == "4");
  on.open();
  CHECK(on.poll()->per_person == 4);
  CHECK(on.poll()->per_option == 2);
  CHECK(workshop::options_of(on.state(), on.poll()->id).size() == 4);
  // One undo takes the vote back, settings and all.
  on.bench.key(Key::z, ui::ctrl);
  on.settle();
  CHECK_FALSE(on.poll());
}

TEST_CASE("a vote on one option cannot be opened; written choices can") {
  OnDots on(1);
  CHECK_FALSE(on.bench.enabled("vote.open"));
  on.bench.click("vote.on_written");
  on.bench.click("vote.written");
  on.bench.commit("Un agent mobile\nDeux box fermés\n\nUn agent mobile");
  on.bench.click("vote.count");
  on.settle();
  on.open();
  CHECK(workshop::options_of(on.state(), on.poll()->id).size() == 2);
}

TEST_CASE("dots are put, taken back, cast; the limits of the vote hold") {
  OnDots on(5);
  on.open();
  on.bench.click("vote.option.1");
  on.bench.click("vote.option.1");
  on.bench.click("vote.option.1");  // the third is refused: two at most
  on.bench.click("vote.option.2");
  on.settle();
  const auto* ballot = workshop::open_ballot(on.state(), on.poll()->id);
  REQUIRE(ballot);
  auto dots = workshop::dots_of(on.screens.desk->newest()->state, ballot->id);
  const auto options = workshop::options_of(on.state(), on.poll()->id);
  CHECK(dots[options[0]->id] == 2);
  CHECK(dots[options[1]->id] == 1);
  on.bench.click("vote.option.1.dot.1");
  on.settle();
  dots = workshop::dots_of(on.screens.desk->newest()->state, ballot->id);
  CHECK(dots[options[0]->id] == 1);
  on.bench.key(Key::digit_3);
  on.bench.key(Key::enter);
  on.settle();
  CHECK(on.count().people == 1);
  CHECK(on.count().total == 3);
  CHECK(on.text("vote.people") == "1");
}

TEST_CASE("while the vote is open no total is on the screen, whatever was cast") {
  OnDots on(3);
  on.open();
  for (int ballot = 0; ballot < 7; ++ballot) {
    on.bench.click("vote.option.2");
    on.bench.click("vote.next_ballot");
    on.bench.frame(2);
  }
  on.settle();
  CHECK(on.count().total == 7);
  for (const auto& [name, placed] : on.bench.ui().placed) {
    if (name == "vote.people") CHECK(placed.text == "7");
    else CHECK_MESSAGE(placed.text.find('7') == std::string::npos, name, " says ", placed.text);
  }
}

TEST_CASE("closing asks once more, says that it is final, and cannot be taken back") {
  OnDots on(3);
  on.open();
  on.bench.click("vote.option.1");
  on.bench.click("vote.next_ballot");
  on.bench.click("vote.close");
  on.settle();
  CHECK(on.poll()->state == workshop::PollState::open);
  on.bench.click("vote.go_on");
  on.settle();
  CHECK_FALSE(on.bench.shows("vote.close_now"));
  on.bench.click("vote.close");
  on.bench.click("vote.close_now");
  on.settle();
  CHECK(on.poll()->state == workshop::PollState::closed);
  on.bench.key(Key::z, ui::ctrl);
  on.settle();
  CHECK(on.poll()->state == workshop::PollState::closed);
}

TEST_CASE("a show of hands: typed, stepped, corrected; told apart from ballots") {
  OnDots on(3);
  on.screens.desk->ask(workshop::EditWorkshop{.expected = 20});
  on.settle();
  on.open();
  on.bench.click("vote.option.1");
  on.bench.click("vote.next_ballot");
  on.bench.click("vote.by.hands");
  on.settle();
  on.bench.key(Key::digit_1);
  on.bench.key(Key::digit_2);
  on.bench.key(Key::enter);
  on.settle();
  on.bench.click("vote.hands.more");
  on.bench.click("vote.hands.more");
  on.bench.click("vote.hands_next");
  on.settle();
  const auto options = workshop::options_of(on.state(), on.poll()->id);
  auto count = on.count();
  CHECK(count.dots[options[0]->id] == 13);
  CHECK(count.dots[options[1]->id] == 2);
  CHECK(count.people_by_channel[workshop::Channel::show_of_hands] == 20);
  // Miscounted: the first again.
  on.bench.click("vote.option.1");
  on.bench.key(Key::digit_9);
  on.bench.key(Key::enter);
  on.settle();
  count = on.count();
  CHECK(count.dots[options[0]->id] == 10);
  CHECK(count.dots[options[1]->id] == 2);
  CHECK(count.people == 21);
  // More hands than people: refused, and the count stays.
  on.bench.click("vote.option.3");
  on.bench.key(Key::digit_9);
  on.bench.key(Key::digit_9);
  on.bench.key(Key::enter);
  on.settle();
  CHECK(on.count().total == 12);
  on.bench.click("vote.close");
  on.bench.click("vote.close_now");
  on.bench.pass(4);
  CHECK(on.text("vote.turnout").find("20") != std::string::npos);
  CHECK(on.text("vote.result." + id_text(options[0]->id.value)) == "10");
}

TEST_CASE("the dots of a result arrive one after the other; at once with reduced motion") {
  for (const bool reduced : {false, true}) {
    OnDots on(3);
    on.bench.ui().reduced_motion = reduced;
    on.open();
    const auto options = workshop::options_of(on.state(), on.poll()->id);
    on.screens.desk->ask(activities::CountHands{.poll = on.poll()->id, .people = 30, .counts = {{options[0]->id, 30}, {options[1]->id, 12}}});
    on.screens.desk->ask(activities::ClosePoll{on.poll()->id});
    on.bench.frame(4);
    const std::string first = "vote.result." + id_text(options[0]->id.value);
    if (reduced) CHECK(on.text(first) == "30");
    else CHECK(on.text(first) != "30");
    on.bench.pass(2);
    CHECK(on.text(first) == "30");
  }
}

TEST_CASE("2, 5 and 24 options, long ones too, stay in the window at every size and can all be reached") {
  const std::string long_text = "Un libellé si long qu'il tient à peine sur trois lignes, comme on en écrit quand on veut être compris de tous, sans rien laisser de côté, choix ";
  for (const auto& [width, height, percent] : {std::tuple{1920, 1080, 100}, {1280, 800, 100}, {1024, 768, 100}, {1024, 768, 150}, {1920, 1080, 200}})
    for (const int options : {2, 5, 24}) {
      OnDots on(options, width, height, long_text);
      on.bench.scale_interface(percent / 100.0);
      on.settle();
      on.open();
      const Rect first = on.bench.box("vote.option.1");
      CHECK(first.right() <= width);
      CHECK(first.height >= 40);
      CHECK(on.bench.box("vote.close").bottom() <= height);
      CHECK(on.bench.box("vote.next_ballot").right() <= width);
      const Rect area = on.bench.box("vote.options");
      on.bench.wheel(area.centre(), -200);
      on.settle();
      const Rect last = on.bench.box("vote.option." + std::to_string(options));
      CHECK(last.bottom() <= area.bottom() + 1);
      CHECK(last.bottom() <= height);
    }
}

TEST_CASE("another round starts from the settings, once the first is closed") {
  OnDots on(3);
  on.open();
  const auto first = on.poll()->id;
  on.screens.desk->ask(activities::ClosePoll{first});
  on.bench.pass(2);
  on.bench.move({900, 500});
  on.bench.frame(2);
  on.bench.click("vote.again");
  on.settle();
  on.open();
  CHECK(on.poll()->id != first);
  CHECK(on.state().find(first)->state == workshop::PollState::closed);
}

}  // namespace
}  // namespace pressoir::screens
