// The screens: free functions of the frame, each with a plain struct for what only it knows (zoom, selection, what is open).
#pragma once

#include <memory>

#include "app/screens/session_frame.h"
#include "app/ui/ui.h"

struct ImDrawList;

namespace pressoir::screens {

// What a screen remembers between frames; made once, never shared. (Defined in each screen's own header.)
struct StageView;
struct PrepareView;
struct HomeView;
struct StageViewDeleter { void operator()(StageView*) const; };
struct PrepareViewDeleter { void operator()(PrepareView*) const; };
struct HomeViewDeleter { void operator()(HomeView*) const; };
using StageViewPtr = std::unique_ptr<StageView, StageViewDeleter>;
using PrepareViewPtr = std::unique_ptr<PrepareView, PrepareViewDeleter>;
using HomeViewPtr = std::unique_ptr<HomeView, HomeViewDeleter>;
StageViewPtr make_stage_view();
PrepareViewPtr make_prepare_view();
HomeViewPtr make_home_view();

// The shared screen: question, clock, board or vote, tool bar, outcomes drawer, reading mode, palette, cover.
void stage_screen(ui::Ui& ui, ImDrawList& list, SessionFrame& frame, StageView& view);
// Steps, minutes, instructions, people; before the session, alone at a desk.
void prepare_screen(ui::Ui& ui, ImDrawList& list, SessionFrame& frame, PrepareView& view);

// What home knows without any session open.
struct RecentSession {
  Path file;
  std::string title, place;
  Day date;
  Timestamp used;
  std::shared_ptr<const workshop::WorkshopState> room;  // for the live miniature; none while it loads or when the file is gone
  std::optional<Error> trouble;
};
struct HomeFrame {
  std::vector<RecentSession> recent;  // newest first
  std::vector<RecentSession> examples;
  Timestamp now;
  std::vector<Toast>& toasts;
  std::vector<AppRequest>& app;
};
void home_screen(ui::Ui& ui, ImDrawList& list, HomeFrame& frame, HomeView& view);
// The interface scale with which a frame of home or prepare begins: worked on alone at a desk, they keep letters legible where the stage,
// read by a room, shrinks with its window.
double desk_scale(Vec2 window, double interface_scale);
// The test card (mire): edges, safe margin, letter sizes, greys and note colours, to set a projector by.
void test_card(ui::Ui& ui, ImDrawList& list);

}  // namespace pressoir::screens
