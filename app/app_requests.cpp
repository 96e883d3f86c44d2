// What the screens ask of the program, carried out after the frame.
#include <algorithm>

#include "app/app.h"
#include "app/desktop/open_outside.h"

namespace pressoir {

namespace {

template <class... Handlers>
struct Each : Handlers... {
  using Handlers::operator()...;
};

}  // namespace

void App::carry_out(const std::vector<screens::AppRequest>& asked) {
  using namespace screens;
  for (const AppRequest& request : asked) {
    frames_to_settle_ = 2;
    std::visit(Each{
                   [&](const OpenSession& r) { open(r.file); },
                   [&](const PrepareSession& r) { open(r.file, true); },
                   [&](const OpenReadOnly& r) { open(r.file, false, OpenMode::read_only); },
                   [&](const OpenCopy& r) { open_copy(r.file); },
                   [&](const OpenRepaired& r) { open_repaired(r.file); },
                   [&](const MakeSession& r) { make_session(r.template_key); },
                   [&](const OpenExample& r) { open_example(r.made); },
                   [&](const ForgetSession& r) {
                     settings_.forget(r.file);
                     library_.refresh(settings_.recent);
                   },
                   [&](const GoHome&) {
                     close_session();
                     library_.refresh(settings_.recent);
                     screen_ = Screen::home;
                   },
                   [&](const ShowStage&) { screen_ = Screen::stage; },
                   [&](const ShowPrepare&) { screen_ = Screen::prepare; },
                   [&](const ShowDialog& r) {
                     panels_.open = r.dialog;
                     panels_.part = {};
                     panels_.acts_read_at = 0;
                   },
                   [&](const ExportAs& r) { export_as(r); },
                   [&](const ImportFile& r) { import_file(r); },
                   [&](const SetStepPicture& r) { set_picture(r); },
                   [&](const PairPhone& r) { if (live_) live_->pair(r.digits); },
                   [&](const LockDoor& r) { if (live_) live_->lock(r.locked); },
                   [&](const ChooseWay& r) {
                     if (live_ && r.address.empty()) live_->refresh_ways();
                     else if (live_) live_->choose(r.address);
                   },
                   [&](const PrintSlips& r) { print_slips(r.poll); },
                   [&](const SetWifi& r) { if (live_) live_->set_wifi(r.wifi); },
                   [&](const LetPeopleIn&) { if (live_) live_->let_in(); },
                   [&](const AskErase& r) { ask_erase(r.what); },
                   [&](const EraseForEver& r) { erase(r.what); },
                   [&](const OpenOutside& r) { desktop::open_outside(r.file); },
                   [&](const SetLanguage& r) {
                     if (const auto loaded = load_words(r.language); !loaded) say(loaded.error());
                   },
                   [&](const SetScale& r) { settings_.scale_percent = std::clamp(r.percent, 80.0, 200.0); },
                   [&](const SetTheme& r) { settings_.theme = std::clamp(r.kind, 0, 2); },
                   [&](const SetReducedMotion& r) { settings_.reduced_motion = r.on; },
                   [&](const SetSound& r) { set_sound(r.on); },
                   [&](const SetFullScreen& r) { show_full_screen(r.display); },
                   [&](const ShowTestCard& r) {
                     if (r.shown && screen_ != Screen::test_card) behind_test_card_ = std::exchange(screen_, Screen::test_card);
                     if (!r.shown && screen_ == Screen::test_card) screen_ = behind_test_card_;
                   },
                   [&](const SetSecondPlace& r) {
                     if (desk_) desk_->set_second_place(r.folder);
                   },
                   [&](const ContinueElsewhere& r) { continue_at(r.file); },
                   [&](const ChoosePlaceToContinue&) { open_file_screen(other_place_, Choosing::folder); },
                   [&](const PastePicture&) { paste_picture(); },
                   [&](const ShowExports& r) {
                     panels_.open = Dialog::exports;
                     panels_.part = r.part;
                     panels_.formats = {".board.pdf", ".png"};
                   },
                   [&](const Quit&) { leaving_ = true; },
               },
               request);
  }
}

}  // namespace pressoir
