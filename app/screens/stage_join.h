// How the room joins by phone: the badge in the stage's head, and the large screen (J) that the back row can scan.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

// Takes the badge's place out of the head, so that question and time keep to its left. Nothing when no phone is welcome.
void make_room_for_join_badge(StageLayout& layout, const SessionFrame& frame);
// QR code, short address, how many people are in. A click shows the large screen.
void draw_join_badge(StageScope& stage);
// How many ideas wait to be accepted; never which. Nothing when none does.
void draw_waiting_badge(StageScope& stage);
// Over everything: the large square, the address, the code, the crowd that grows; below, pairing the phone that leads (its four digits are typed) and
// the door. A click leaves.
void draw_join_screen(StageScope& stage);

// While it is shown: how long the first phone took to come, looked for again in the network now and then.
void test_with_a_phone(StageScope& stage);
// The two lines of help: what phones need, or why they cannot come and what to do about it.
std::pair<std::string_view, std::string_view> join_help(live::Reach reach);
// Another address, where there are several; after twenty seconds without a phone, what to try, in order. True when its button took the click.
bool draw_join_ways(StageScope& stage, Vec2 origin, double part);
// Its lower part, in the look's 1920 by 1080 at `origin`, `part` pixels each. True when one of its buttons took the click.
bool draw_join_lead(StageScope& stage, Vec2 origin, double part);

} // namespace pressoir::screens
