// Phones, prepared: what each reads first, until when names are kept, the words that are held, whether the summary may be taken away, the room's hotspot.
#include "app/screens/prepare_view.h"
#include "app/screens/typed_day.h"
#include "app/ui/widgets.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/phone_verbs.h"

namespace pressoir::screens {
namespace {

constexpr double field_height = 46, tall_field_height = 110, gap = 12;

} // namespace

double prepare_phones_height(const PrepareScope& s) {
  return s.ui.px(590 + (s.frame.live ? 240 : 0));
}

void prepare_phones(PrepareScope& s, const Rect& at) {
  ui::Ui& ui = s.ui;
  const workshop::Workshop* about = s.state.find(workshop::the_workshop);
  if (!about) return;
  double y = at.y;
  const double wide = at.width;
  ui::line_of_text(ui, {at.x, y, wide, ui.px(36)}, ui.say("prepare.phones"), ui::Type::theme, ui.theme.ink);
  y += ui.px(44);
  const auto field = [&](const char* name, const char* words, const std::string& current, ui::FieldOptions options, double high) {
    y = label(s, {at.x, y, wide, 0}, ui.say(words));
    auto got = edited(s, name, {at.x, y, wide, ui.px(high)}, current, std::move(options));
    y += ui.px(high + gap);
    return got;
  };
  using workshop::EditWorkshop;
  using workshop::PromiseRoom;
  const std::string usual = ui.say("prepare.data_protection_usual");
  if (auto v = field("prepare.data_protection", "prepare.data_protection", about->data_protection, {.placeholder = usual, .multi_line = true, .most_graphemes = 600}, tall_field_height))
    s.frame.ask(PromiseRoom{.data_protection = *v});
  if (auto v = field("prepare.erase_on", "prepare.erase_on", ui.words->long_day(workshop::names_erased_on(s.state)), {}, field_height)) {
    const auto day = typed_day(*v, local_time(s.frame.now).day.year);
    if (trimmed(*v).empty() || day) s.frame.ask(PromiseRoom{.erase_on = day.value_or(Day{})});
    else s.view.errors["prepare.erase_on"] = ui.say("prepare.bad_date"), s.view.asked.erase("prepare.erase_on");
  }
  if (s.view.errors.contains("prepare.erase_on")) y += ui::error_height(ui);
  y += ui::paragraph(ui, {at.x, y, wide, ui.px(90)}, ui.say("prepare.erase_on_why"), ui::Type::body, ui.theme.ink2) + ui.px(gap);
  bool keep = about->phones_keep_summary;
  if (ui::toggle(ui, "prepare.phones_keep", {at.x, y, wide, ui.px(48)}, ui.say("prepare.phones_keep"), keep, !s.frame.published.read_only))
    s.frame.ask(PromiseRoom{.phones_keep_summary = keep});
  y += ui.px(60);
  const std::string example = ui.say("prepare.banned_example");
  if (auto v = field("prepare.banned", "prepare.banned", about->banned_words, {.placeholder = example, .multi_line = true, .most_graphemes = 600}, tall_field_height))
    s.frame.ask(EditWorkshop{.banned_words = *v});
  if (!s.frame.live) return;
  live::Wifi wifi = s.frame.live->wifi;
  if (auto v = field("prepare.wifi_name", "prepare.wifi_name", wifi.name, {.most_graphemes = live::Wifi::most_name}, field_height)) {
    wifi.name = *v;
    s.frame.app.push_back(SetWifi{wifi});
    s.view.asked.erase("prepare.wifi_name");
  }
  if (auto v = field("prepare.wifi_key", "prepare.wifi_key", wifi.key, {.most_graphemes = live::Wifi::most_key}, field_height)) {
    wifi.key = *v;
    s.frame.app.push_back(SetWifi{wifi});
    s.view.asked.erase("prepare.wifi_key");
  }
  ui::paragraph(ui, {at.x, y, wide, ui.px(90)}, ui.say("prepare.wifi_why"), ui::Type::body, ui.theme.ink2);
}

} // namespace pressoir::screens
