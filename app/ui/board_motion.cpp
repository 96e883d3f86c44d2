// Moves are offsets that shrink to nothing: the scene always says where a note is.
#include "app/ui/board_motion.h"

#include <algorithm>

#include "app/ui/board_view.h"

namespace pressoir::ui {
namespace {

// Beyond, nothing is told by movement any more.
constexpr std::size_t most_moving = 400, most_outlined = 8;
constexpr double falls_from = 26, tilt = -1.6, outline_seconds = 2, outline_fades = 0.16; // LOOK 02
constexpr double unseen = 0.5;                                                             // pixels

} // namespace

void BoardMotion::glide(Ui& ui, std::uint64_t key, Vec2 from, double seconds) {
  if (!ui.reduced_motion) moves_[key] = {.from = from, .since = ui.now, .seconds = seconds};
}

Vec2 BoardMotion::still_to_go(const Ui& ui, std::uint64_t key) const {
  const auto found = moves_.find(key);
  if (found == moves_.end() || found->second.arrives || found->second.seconds <= 0) return {};
  return found->second.from * (1 - ease_in_out(std::clamp((ui.now - found->second.since) / found->second.seconds, 0.0, 1.0)));
}

void BoardMotion::follow(Ui& ui, const activities::BoardScene& scene, const Placement& place, const BoardMarks& marks) {
  std::erase_if(moves_, [&](const auto& pair) {
    const Move& move = pair.second;
    return ui.now - move.since >= (move.outlined ? outline_seconds : move.seconds);
  });
  const auto far_enough = [&](Vec2 by) { return length(by) * place.scale > unseen; };
  if (scene.all_changed()) {
    moves_.clear();
    // The same notes in another order, or at another place: from where they were last seen, but for a window that is being resized.
    if (scene.board() == board_ && ui.size == window_ && drawn_.size() <= most_moving) {
      for (const auto& [key, centre] : drawn_) {
        const activities::BoardItem* item = scene.item(key);
        if (!item || item->what != activities::BoardItem::What::note) continue;
        if (const Vec2 by = place.unit(centre) - item->box.centre(); far_enough(by)) glide(ui, key, by, motion::themes);
      }
    }
  } else if (scene.changed().size() <= most_moving) {
    std::size_t arrivals = 0;
    for (const std::uint64_t key : scene.changed()) arrivals += scene.item(key) && !scene.box_before(key);
    for (const std::uint64_t key : scene.changed()) {
      const activities::BoardItem* item = scene.item(key);
      if (!item || item->what != activities::BoardItem::What::note || key == marks.hidden || key == hidden_) continue;
      const auto before = scene.box_before(key);
      if (!before) {
        const double seconds = ui.reduced_motion ? 0 : motion::note_arrives;
        moves_[key] = {.arrives = true, .outlined = arrivals <= most_outlined, .since = ui.now, .seconds = seconds};
        continue;
      }
      Vec2 from = before->centre() - item->box.centre() + still_to_go(ui, key);
      if (std::binary_search(held_.begin(), held_.end(), key)) from = from + held_by_;
      if (far_enough(from)) glide(ui, key, from, scene.arrangement() == activities::Arrangement::zones ? motion::themes : motion::note_arrives);
    }
  }
  board_ = scene.board();
  window_ = ui.size;
  hidden_ = marks.hidden;
  held_by_ = marks.held_by;
  held_.clear();
  if (marks.held) held_.assign(marks.held->begin(), marks.held->end());
}

std::optional<BoardMotion::Pose> BoardMotion::pose(Ui& ui, std::uint64_t key, const Placement& place) {
  const auto found = moves_.find(key);
  if (found == moves_.end()) return std::nullopt;
  const Move& move = found->second;
  Pose pose;
  if (!move.arrives) {
    pose.by = move.from * (1 - eased_in_out(ui, move.since, move.seconds));
    return pose;
  }
  const double left = 1 - eased_out(ui, move.since, move.seconds);
  pose.by = {0, -left * ui.px(falls_from) / place.scale};
  pose.degrees = left * tilt;
  pose.opacity = std::min(1.0, 4 * (1 - left));
  if (move.outlined) {
    const double to_go = outline_seconds - (ui.now - move.since);
    pose.outline = std::clamp(to_go / outline_fades, 0.0, 1.0);
    if (to_go > outline_fades) ui.wake_within(to_go - outline_fades);
    else ui.animate();
  }
  return pose;
}

} // namespace pressoir::ui
