// Verbs on what the room does by phone beside writing: a device that several share, likes of ideas, what people are promised about their data.
#pragma once

#include "facilitation/workshop/verbs.h"

namespace pressoir::workshop {

// The device that asks is shared by so many people, who use it in turn; 0: it is one person's own again. Only for oneself: "refused.facilitator_only".
// Refused: "refused.out_of_range" (field, least, most).
struct ShareDevice {
  static constexpr std::string_view verb = "people.share";
  static constexpr std::int32_t most = 60;
  std::int32_t answers_for = 0;
  static constexpr auto fields() { return field_list(field("answers_for", &ShareDevice::answers_for)); }
};
// An idea that is a photo, or comes with one: `picture` is the name of its blob, kept beforehand. Refused as note.write, and "refused.anonymous_step" where
// nobody keeps who wrote what: a photo tells more than its words.
struct WritePicture {
  static constexpr std::string_view verb = "note.picture";
  Id<Note> id;
  Id<Board> board;  // none = the board of the current step
  std::string text; // may be empty
  NoteColour colour = NoteColour::sun;
  std::string picture;
  Vec2 picture_size;
  static constexpr auto fields() {
    return field_list(field("id", &WritePicture::id), field("board", &WritePicture::board), field("text", &WritePicture::text), field("colour", &WritePicture::colour),
                      field("picture", &WritePicture::picture), field("picture_size", &WritePicture::picture_size));
  }
};
// Whether phones may like the ideas of that step, and read how many do.
struct SetLikes {
  static constexpr std::string_view verb = "step.likes";
  Id<Step> step;
  Likes likes = Likes::off;
  static constexpr auto fields() { return field_list(field("step", &SetLikes::step), field("likes", &SetLikes::likes)); }
};
// What each phone reads on its first view, when names are to be erased, whether phones may take the summary away at the end.
struct PromiseRoom {
  static constexpr std::string_view verb = "workshop.promise";
  std::optional<std::string> data_protection;
  std::optional<Day> erase_on;
  std::optional<bool> phones_keep_summary;
  static constexpr auto fields() {
    return field_list(field("data_protection", &PromiseRoom::data_protection), field("erase_on", &PromiseRoom::erase_on), field("phones_keep_summary", &PromiseRoom::phones_keep_summary));
  }
};

// When names are to be erased: the day that was chosen, else thirty days after the workshop; none without a date.
Day names_erased_on(const WorkshopState& state);
// Whether that day has come and a name still stands in the session: to be offered, never done unasked.
bool names_are_due(const WorkshopState& state, Day today);
// Of how many people a device speaks: 1, or more where it is shared. 0 is never given.
int people_of_device(const WorkshopState& state, Id<Person> device);
// The step that lets the room like ideas of that board now; none when it does not.
const Step* likes_allowed_on(const WorkshopState& state, Id<Board> board);

void add_phone_verbs(WorkshopVerbs& verbs);

}  // namespace pressoir::workshop
