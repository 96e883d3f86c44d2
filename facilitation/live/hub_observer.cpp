// The hub's observers: screens in other rooms. The board is drawn elsewhere, at most once a second, the newest wins.
#include "facilitation/live/hub.h"
#include "facilitation/live/observer.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::live {

using namespace workshop;

void Hub::greet_observer(Connection connection, Phone& phone) {
  constexpr std::size_t most_observers = 8;
  if (observers_ >= most_observers) return refuse_to(connection, "", refuse("phone.observers_full"));
  phone.actor = {Role::observer, 0};
  phone.joined = phone.is_observer = phone.owes_view = true;
  ++observers_;
  const Workshop* workshop = news_ ? room_.state().find(the_workshop) : nullptr;
  answer(connection, welcome_message(workshop ? workshop->title : ""));
  if (news_) show_observers();
}

void Hub::show_observers() {
  constexpr std::int64_t draw_every_ms = 1000;
  const WorkshopState& state = observer_.update(news_->state);
  if (!ever_drawn_ || board_changed(drawn_, state)) {
    const std::int64_t now = clock_->monotonic();
    if (!board_observed(state)) {
      board_svg_.clear();
      drawn_ = state;
      ever_drawn_ = true;
    } else if (!drawing_ && (!ever_drawn_ || now - drawn_at_ >= draw_every_ms)) {
      drawing_ = ever_drawn_ = true;
      drawn_at_ = now;
      drawn_ = state;
      links_.draw(drawn_);
    } else if (!drawing_) {
      wake_by(drawn_at_ + draw_every_ms);
    }
  }
  for (const Language language : {Language::french, Language::english}) {
    Shown& shown = observer_shown_[language == Language::english ? 1 : 0];
    SharedView view = observer_view(state, board_svg_, clock_->now(), words_in(language));
    if (!shown.view || *shown.view != view) shown = {std::make_shared<const SharedView>(std::move(view)), {}};
  }
  for (auto& [connection, phone] : phones_)
    if (phone.joined && phone.is_observer && phone.seen != shown_to(phone).view) owe(connection, phone, false);
}

void Hub::board_drawn(std::string svg) {
  drawing_ = false;
  board_svg_ = std::move(svg);
  if (observers_ > 0) show_soon();
}

}  // namespace pressoir::live
