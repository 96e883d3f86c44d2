// What a screen is given of the open session in one frame, and how it asks for changes. State never changes in mid-frame.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "facilitation/base/file.h"
#include "facilitation/base/time.h"
#include "facilitation/desk/desk.h"
#include "facilitation/desk/live_room.h"
#include "facilitation/summary/board_pages.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"
#include "facilitation/workshop/visible.h"

namespace pressoir::screens {

// What a screen asks of the program itself (not of the workshop).
struct OpenSession { Path file; };                                    // on the stage, at its current step
struct PrepareSession { Path file; };                                 // on the prepare screen
struct MakeSession { std::string template_key; };                     // a new file in the documents folder, then the prepare screen; "" = blank
struct OpenExample { Path made = {}; };                                // made anew; none: the first
struct GoHome {};
struct ShowStage {};
struct ShowPrepare {};
struct ExportAs { std::vector<std::string> extensions; Path folder = {}; summary::BoardPart part = {}; };  // beside the session file when no folder is given; of boards, that part
struct SetLanguage { Language language; };
struct SetScale { double percent; };                                  // 80 to 200
struct SetTheme { int kind; };                                        // ui::ThemeKind
struct SetReducedMotion { bool on; };
struct SetSound { bool on; };
struct SetFullScreen { std::optional<int> display; };
struct ShowTestCard { bool shown; };
struct SetSecondPlace { Path folder; };                                // empty: no more copies
struct ContinueElsewhere { Path file; };                              // after the disk was lost or full
struct ChoosePlaceToContinue {};                                       // lets the person choose the folder for it
// A panel over whatever screen there is.
enum class Dialog : std::uint8_t { none, settings, exports, history, erasing };
struct ShowDialog { Dialog dialog; };
struct OpenReadOnly { Path file; };                                    // to look at, without changing it
struct OpenCopy { Path file; };                                        // a copy in the documents folder
struct OpenRepaired { Path file; };                                    // what is whole in a damaged file, in a new one
struct ForgetSession { Path file; };                                   // leaves the list of recent ones; the file stays
struct OpenOutside { Path file; };                                     // with the desktop's own program
struct AskErase { desk::Session::Erase what; };                        // says that it is final, and asks first
struct EraseForEver { desk::Session::Erase what; };
enum class ImportAs : std::uint8_t { unknown, ideas, people, pages_of_step, pages_on_board };  // unknown: asks, of a CSV and of a PDF
struct ImportFile { Path file; ImportAs as = ImportAs::unknown; };     // CSV, a board of another program, pictures, PDF, into the open session
struct SetStepPicture { Id<workshop::Step> step; Path file; };         // read, kept in the session, shown during that step
struct PairPhone { std::string digits; };                              // that a co-facilitator's phone shows
struct LockDoor { bool locked; };                                      // phones that come wait
struct LetPeopleIn {};                                                 // those who wait
struct ChooseWay { std::string address; };                             // under which the room is told to join; empty: looks at the network again
struct SetWifi { live::Wifi wifi; };                                   // the room's hotspot, told on the join screen; without a name: none
struct PrintSlips { Id<workshop::Poll> poll; };                        // of a vote, beside the session's file, then shown to be printed
struct PastePicture {};                                                // what the desktop's clipboard holds, onto the board
struct ShowExports { summary::BoardPart part; };                       // the panel, for that part of a board
struct Quit {};
using AppRequest = std::variant<OpenSession, PrepareSession, MakeSession, OpenExample, GoHome, ShowStage, ShowPrepare, ExportAs, SetLanguage, SetScale, SetTheme,
                                SetReducedMotion, SetSound, SetFullScreen, ShowTestCard, SetSecondPlace, ContinueElsewhere, ChoosePlaceToContinue, ShowDialog,
                                OpenReadOnly, OpenCopy, OpenRepaired, ForgetSession, OpenOutside, AskErase, EraseForEver, ImportFile, SetStepPicture, PastePicture, ShowExports, PairPhone, LockDoor, LetPeopleIn, ChooseWay, SetWifi, PrintSlips, Quit>;

// A sentence for the person at the laptop, eight seconds, with an undo when the act can be taken back.
struct Toast {
  std::string text;
  bool offers_undo = false;
  double until = 0;  // ui.now
};

// Notes that were copied here: pasted with their colours and sizes while the clipboard still holds their text.
struct CopiedNotes {
  std::string text;
  std::vector<workshop::Note> notes;
};

// How the room joins by phone, and how many have.
struct LiveShown {
  desk::JoinWay way;
  std::size_t people = 0;
  std::size_t at_door = 0, consoles = 0;  // those who wait to be let in; phones that lead
  bool locked = false;
  std::vector<desk::JoinWay> ways = {};  // that the room could be told instead; `way` among them
  live::Reach reach = live::Reach::fine;
  std::size_t writing = 0;  // people in the middle of a sentence
  live::Wifi wifi = {};     // the room's hotspot, as it was typed
};

struct SessionFrame {
  const workshop::WorkshopState& room;     // visible to the room: all that a shared screen may draw from
  const workshop::WorkshopState& console;  // visible to the facilitator alone
  const desk::Published& published;        // revision, durable, frozen, read-only
  Timestamp now;
  Path file;

  // Asks the desk; returns the request's cause. The result shows in a later frame's state, or as a refusal in `replies`.
  std::function<std::uint64_t(Request)> ask_request;
  std::function<std::uint64_t()> undo, redo;
  std::vector<desk::Reply> replies;  // that came since the last frame
  std::function<std::uint64_t()> fresh_id;  // for what a screen is about to make
  std::vector<Toast>& toasts;
  std::vector<AppRequest>& app;      // asked of the program, carried out after the frame
  bool& gong;                        // set to let it sound once
  CopiedNotes& copied;               // outlives the session, so that notes go from one to another
  std::optional<LiveShown> live = {};  // none: no phones
  std::optional<bool> cover_asked = {};  // by a phone that leads: the stage is to be covered, or shown again
  bool covered = false;                  // the stage's answer: it is

  // Ballots that phones gave in a vote still open: how many, which is all that anybody may know of them.
  std::int64_t sealed_ballots(Id<workshop::Poll> poll) const {
    return static_cast<std::int64_t>(workshop::count_sealed(published.sealed, workshop::ballots_topic(poll)));
  }
  // Those listed, expected or on their phones: whichever is more.
  std::int64_t people_here() const {
    return std::max<std::int64_t>(workshop::people_present(room), live ? static_cast<std::int64_t>(live->people) : 0);
  }

  template <class Arguments>
  std::uint64_t ask(Arguments arguments, std::uint64_t group = 0) const {
    Request request = request_of(std::move(arguments));
    request.group = group;
    return ask_request(std::move(request));
  }
};

}  // namespace pressoir::screens
