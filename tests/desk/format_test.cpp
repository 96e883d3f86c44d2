// The sample of each file version is opened for ever: whoever made a session years ago opens it today.
#include <doctest/doctest.h>

#include <fstream>

#include "facilitation/desk/session.h"
#include "facilitation/workshop/queries.h"
#include "tests/temporary_folder.h"

using namespace pressoir;
using namespace pressoir::workshop;

TEST_CASE("a session of format version 1 opens with all it held") {
  test::TemporaryFolder folder;
  const Path copy = folder / "format-1.pressoir";  // opened for writing too, without touching the sample
  std::filesystem::copy_file("sessions/samples/format-1.pressoir", copy);
  std::filesystem::permissions(copy, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
  for (const OpenMode mode : {OpenMode::read_only, OpenMode::read_write}) {
    const auto opened = desk::Session::open(copy, {.mode = mode});
    REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().key));
    const WorkshopState& state = (*opened)->state();
    CHECK(state.find(the_workshop)->title == "Repenser l'accueil de la préfecture");
    CHECK(agenda(state).size() == 14);
    CHECK(state.all<Note>().size() == 49);
    CHECK(decisions(state).size() == 4);
    CHECK(actions(state).size() == 6);
    CHECK(people(state).size() == 32);
    CHECK((*opened)->document().revision() == 253);
    // Every transaction is still readable, not only the snapshot.
    const auto history = (*opened)->document().history(1, 253);
    REQUIRE(history);
    CHECK(history->size() == 253);
    CHECK(history->front().verb == "workshop.create");
    CHECK((*opened)->file().info().format_version == 1);
  }
}
