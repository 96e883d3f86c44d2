// What a phone is shown of a step and what it may ask back: a short list of fields with stable keys. The page and the wire know these kinds of
// field and no activity; each activity kind gives its own through one entry (Phone) in the table of kinds.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "facilitation/base/words.h"
#include "facilitation/document/request.h"
#include "facilitation/workshop/sealed.h"

namespace pressoir::activities {

// ---- the shared part: the same for everybody of one audience, so it is made once a revision

// The sentence on top of the page: what the room works on now.
struct HeadingField {
  static constexpr std::string_view kind = "heading";
  std::string key, text;
  bool operator==(const HeadingField&) const = default;
  static constexpr auto fields() { return field_list(field("key", &HeadingField::key), field("text", &HeadingField::text)); }
};
// A sentence to read, nothing to do.
struct MessageField {
  static constexpr std::string_view kind = "message";
  std::string key, text, pictogram;
  bool operator==(const MessageField&) const = default;
  static constexpr auto fields() { return field_list(field("key", &MessageField::key), field("text", &MessageField::text), field("pictogram", &MessageField::pictogram)); }
};
// Where ideas are written, with the list of one's own below.
struct TextField {
  static constexpr std::string_view kind = "text";
  std::string key;
  std::int32_t most = 280;   // characters
  std::int32_t limit = 0;    // ideas each; 0: as many as wished
  bool open = true;
  bool anonymous = false;    // the page then says that nobody records who wrote what
  bool waits = false;        // ideas show only once they are revealed
  bool moderated = false;    // ideas show only once they are accepted
  std::string label;         // over the field; empty: the page's own
  std::string names;         // who reads the first name one may give: "facilitators", "summary"; empty: nobody is asked for one
  bool photos = false;       // an idea may be a photo
  bool operator==(const TextField&) const = default;
  static constexpr auto fields() {
    return field_list(field("key", &TextField::key), field("most", &TextField::most), field("limit", &TextField::limit), field("open", &TextField::open),
                      field("anonymous", &TextField::anonymous), field("waits", &TextField::waits), field("moderated", &TextField::moderated), field("label", &TextField::label),
                      field("names", &TextField::names), field("photos", &TextField::photos));
  }
};
// What others wrote: the newest few, and how many there are.
struct NotesField {
  static constexpr std::string_view kind = "notes";
  static constexpr std::size_t newest = 12, newest_in_rain = 3;  // rain: above twelve a minute
  struct Item {
    std::string id, text;
    workshop::NoteColour colour = workshop::NoteColour::sun;
    bool operator==(const Item&) const = default;
    static constexpr auto fields() { return field_list(field("id", &Item::id), field("text", &Item::text), field("colour", &Item::colour)); }
  };
  // Where they may be liked, as many are shown as the first view has room for.
  static constexpr std::size_t newest_likable = 40, most_likable_bytes = 4'000;
  std::string key;
  std::int32_t total = 0;
  std::vector<Item> items;  // newest first
  bool likable = false;
  bool operator==(const NotesField&) const = default;
  static constexpr auto fields() {
    return field_list(field("key", &NotesField::key), field("total", &NotesField::total), field("items", &NotesField::items), field("likable", &NotesField::likable));
  }
};
// How many like each of those notes, in their order: apart, so that a like sends a few figures and no words.
struct LikesField {
  static constexpr std::string_view kind = "likes";
  std::string key;
  std::vector<std::int32_t> counts;
  bool operator==(const LikesField&) const = default;
  static constexpr auto fields() { return field_list(field("key", &LikesField::key), field("counts", &LikesField::counts)); }
};
// The photos among those notes, where there are any.
struct PicturesField {
  static constexpr std::string_view kind = "pictures";
  struct Item {
    std::string id, picture;  // the note; the blob's name
    bool operator==(const Item&) const = default;
    static constexpr auto fields() { return field_list(field("id", &Item::id), field("picture", &Item::picture)); }
  };
  std::string key;
  std::vector<Item> items;
  bool operator==(const PicturesField&) const = default;
  static constexpr auto fields() { return field_list(field("key", &PicturesField::key), field("items", &PicturesField::items)); }
};
// What may be taken away: a page of its own, under `href`.
struct TakeawayField {
  static constexpr std::string_view kind = "takeaway";
  std::string key, href;
  bool operator==(const TakeawayField&) const = default;
  static constexpr auto fields() { return field_list(field("key", &TakeawayField::key), field("href", &TakeawayField::href)); }
};
// Families of ideas.
struct GroupsField {
  static constexpr std::string_view kind = "groups";
  struct Item {
    std::string id, letter, title;
    workshop::NoteColour colour = workshop::NoteColour::sun;
    std::int32_t count = 0;
    bool operator==(const Item&) const = default;
    static constexpr auto fields() {
      return field_list(field("id", &Item::id), field("letter", &Item::letter), field("title", &Item::title), field("colour", &Item::colour), field("count", &Item::count));
    }
  };
  std::string key;
  std::vector<Item> items;
  bool operator==(const GroupsField&) const = default;
  static constexpr auto fields() { return field_list(field("key", &GroupsField::key), field("items", &GroupsField::items)); }
};
// Points to place on options (gommettes).
struct PointsField {
  static constexpr std::string_view kind = "points";
  struct Option {
    std::string id, text;
    bool operator==(const Option&) const = default;
    static constexpr auto fields() { return field_list(field("id", &Option::id), field("text", &Option::text)); }
  };
  std::string key;  // names the poll: a second round is another field
  std::int32_t per_person = 3, per_option = 2;
  bool secret = true;  // totals hidden until the vote is closed
  std::vector<Option> options;
  bool slips = false;  // a ballot needs a voting slip
  bool operator==(const PointsField&) const = default;
  static constexpr auto fields() {
    return field_list(field("key", &PointsField::key), field("per_person", &PointsField::per_person), field("per_option", &PointsField::per_option),
                      field("secret", &PointsField::secret), field("options", &PointsField::options), field("slips", &PointsField::slips));
  }
};
// Something to choose, in a vote.
struct BallotOption {
  std::string id, text;
  std::int64_t cost = 0;
  std::string told = {};  // what is said of it: its cost
  bool operator==(const BallotOption&) const = default;
  static constexpr auto fields() { return field_list(field("id", &BallotOption::id), field("text", &BallotOption::text), field("cost", &BallotOption::cost), field("told", &BallotOption::told)); }
};
// What every ballot says of itself.
struct BallotRules {
  bool secret = true;      // totals hidden until the vote is closed
  bool changeable = true;  // until closed
  bool shuffled = false;   // the page shows the options in an order of its own
  std::vector<std::string> groups = {};  // which of these the voter belongs to is asked; empty: nobody is asked
  bool slips = false;      // a ballot needs a voting slip
  bool operator==(const BallotRules&) const = default;
  static constexpr auto fields() {
    return field_list(field("secret", &BallotRules::secret), field("changeable", &BallotRules::changeable), field("shuffled", &BallotRules::shuffled), field("groups", &BallotRules::groups),
                      field("slips", &BallotRules::slips));
  }
};
// One or several marks among options; a mark is a point of 1.
struct ChoicesField {
  static constexpr std::string_view kind = "choices";
  std::string key;  // names the poll, here and below
  std::int32_t most = 1;
  BallotRules rules;
  std::vector<BallotOption> options;
  std::int64_t budget = 0;     // of projects with costs: what there is to spend
  bool within_budget = false;  // what is marked must fit in it
  bool operator==(const ChoicesField&) const = default;
  static constexpr auto fields() {
    return field_list(field("key", &ChoicesField::key), field("most", &ChoicesField::most), field("rules", &ChoicesField::rules), field("options", &ChoicesField::options),
                      field("budget", &ChoicesField::budget), field("within_budget", &ChoicesField::within_budget));
  }
};
// One of the named levels to each option: as many points as its place, 0 the lowest.
struct GradesField {
  static constexpr std::string_view kind = "grades";
  std::string key;
  std::vector<std::string> levels;  // lowest first
  bool alone = false;               // one option, which is the question itself
  std::int32_t asks_why = 0;        // levels below this one come with words
  BallotRules rules;
  std::vector<BallotOption> options;
  std::string told = {};            // what is asked; empty: the page's own words
  bool operator==(const GradesField&) const = default;
  static constexpr auto fields() {
    return field_list(field("key", &GradesField::key), field("levels", &GradesField::levels), field("alone", &GradesField::alone), field("asks_why", &GradesField::asks_why),
                      field("rules", &GradesField::rules), field("options", &GradesField::options), field("told", &GradesField::told));
  }
};
// An order of options: as many points as the place, 1 the first; those left out share the last place.
struct RankingField {
  static constexpr std::string_view kind = "ranking";
  std::string key;
  BallotRules rules;
  std::vector<BallotOption> options;
  bool operator==(const RankingField&) const = default;
  static constexpr auto fields() { return field_list(field("key", &RankingField::key), field("rules", &RankingField::rules), field("options", &RankingField::options)); }
};
// A place for each option on two axes: points to the right, and as many up, of 100.
struct PlacesField {
  static constexpr std::string_view kind = "places";
  std::string key;
  std::vector<std::string> ends;  // left, right, below, above
  BallotRules rules;
  std::vector<BallotOption> options;
  bool operator==(const PlacesField&) const = default;
  static constexpr auto fields() { return field_list(field("key", &PlacesField::key), field("ends", &PlacesField::ends), field("rules", &PlacesField::rules), field("options", &PlacesField::options)); }
};
// A few words of one's own, each a mark of the one option with its text.
struct WordsField {
  static constexpr std::string_view kind = "words";
  std::string key;
  std::int32_t most = 3, characters = 40;
  BallotRules rules;
  std::vector<BallotOption> options;
  bool operator==(const WordsField&) const = default;
  static constexpr auto fields() {
    return field_list(field("key", &WordsField::key), field("most", &WordsField::most), field("characters", &WordsField::characters), field("rules", &WordsField::rules), field("options", &WordsField::options));
  }
};
// What the room asks, the most supported first; one of them may be on stage.
struct QuestionsField {
  static constexpr std::string_view kind = "questions";
  struct Item {
    std::string id, text;
    std::int32_t supports = 0;
    std::string state = {};  // said of it: on stage, answered, kept for a written answer
    std::string answer = {};
    bool open = true;        // may still be supported
    bool operator==(const Item&) const = default;
    static constexpr auto fields() {
      return field_list(field("id", &Item::id), field("text", &Item::text), field("supports", &Item::supports), field("state", &Item::state), field("answer", &Item::answer), field("open", &Item::open));
    }
  };
  std::string key;
  std::vector<Item> items;
  bool operator==(const QuestionsField&) const = default;
  static constexpr auto fields() { return field_list(field("key", &QuestionsField::key), field("items", &QuestionsField::items)); }
};
// What a vote gave.
struct ResultField {
  static constexpr std::string_view kind = "result";
  struct Row {
    std::string text;
    std::int32_t rank = 1, points = 0;
    bool tied = false;
    std::string told = {};  // the points in words
    bool operator==(const Row&) const = default;
    static constexpr auto fields() {
      return field_list(field("text", &Row::text), field("rank", &Row::rank), field("points", &Row::points), field("tied", &Row::tied), field("told", &Row::told));
    }
  };
  std::string key, sentence;
  std::vector<Row> rows;
  bool operator==(const ResultField&) const = default;
  static constexpr auto fields() { return field_list(field("key", &ResultField::key), field("sentence", &ResultField::sentence), field("rows", &ResultField::rows)); }
};

using Field = std::variant<HeadingField, MessageField, TextField, NotesField, LikesField, PicturesField, TakeawayField, GroupsField, PointsField, ChoicesField, GradesField, RankingField, PlacesField, WordsField, QuestionsField, ResultField>;
using Fields = std::vector<Field>;

// ---- the personal part, by the key of the field it belongs to

struct OwnIdea {
  enum class Stage : std::uint8_t { moderated, kept, on_wall, rejected };  // waits for the facilitator; safe until revealed or its batch; everybody may see it; not for the wall
  std::string id, text;
  workshop::NoteColour colour = workshop::NoteColour::sun;
  Stage stage = Stage::on_wall;
  bool changes = true;  // may still be edited and withdrawn
  std::string picture = {};
  bool operator==(const OwnIdea&) const = default;
  static constexpr auto fields() {
    return field_list(field("id", &OwnIdea::id), field("text", &OwnIdea::text), field("colour", &OwnIdea::colour), field("stage", &OwnIdea::stage), field("changes", &OwnIdea::changes), field("picture", &OwnIdea::picture));
  }
};
struct OwnPoints {
  std::string option;
  std::int32_t points = 0;
  std::string text = {};  // why; the word
  std::int32_t height = 0;
  bool operator==(const OwnPoints&) const = default;
  static constexpr auto fields() { return field_list(field("option", &OwnPoints::option), field("points", &OwnPoints::points), field("text", &OwnPoints::text), field("height", &OwnPoints::height)); }
};
struct Own {
  std::vector<OwnIdea> ideas;
  bool voted = false;
  std::vector<OwnPoints> points;
  std::int32_t group = -1;             // that the ballot says it comes from
  std::vector<std::string> supported;  // questions, or ideas that are liked
  std::int32_t voters = 0;             // of a shared device: how many use it in turn; 0: a phone of one's own
  std::int32_t turns = 0;              // of a shared device: whose ballots the open vote has; what they hold is shown to nobody
  bool operator==(const Own&) const = default;
  static constexpr auto fields() {
    return field_list(field("ideas", &Own::ideas), field("voted", &Own::voted), field("points", &Own::points), field("group", &Own::group), field("supported", &Own::supported),
                      field("voters", &Own::voters), field("turns", &Own::turns));
  }
};

// ---- how an activity answers

class KeptResults;

// What the shared part is made from: only what any person in the room may know.
struct Showing {
  const workshop::WorkshopState& room;  // visible to a person without a name
  const workshop::Step& step;
  const Words& words;
  const workshop::SealedTopics* sealed = nullptr;  // counted where an open vote does not hide its totals
  KeptResults* results = nullptr;                  // what was counted before; none: counted each time
};
// One phone, and what is its own.
struct Holder {
  Actor actor;
  std::string secret;
  std::vector<const workshop::Note*> notes;  // of which it is the author; visible to it
  std::vector<Id<workshop::Note>> liked = {};
  int voters = 0;  // of a shared device
};
// The key under which a phone says how many share it (item; 0: nobody), whatever the step shows.
inline constexpr std::string_view device_field = "device";
// The key under which a phone tells its own first name (text) and table (item), whatever the step shows.
inline constexpr std::string_view own_name_field = "me";
// What a phone asks of a field.
struct Act {
  enum class What : std::uint8_t { send, edit, withdraw, give, support, release } what = What::send;
  std::string field, text, item;  // of a ballot: the voting slip's code, and whose turn it is on a shared device, from 0
  workshop::NoteColour colour = workshop::NoteColour::sun;
  std::vector<OwnPoints> points;
  std::int32_t group = -1;
  std::string step;  // in which it was begun, where that one is over; empty: the step of the moment
  std::string photo; // the blob's name, as the answer to its upload gave it
  Vec2 photo_size;   // put in by whoever knows the picture, never asked for
  static constexpr auto fields() {
    return pressoir::field_list(pressoir::field("step", &Act::step), pressoir::field("what", &Act::what), pressoir::field("field", &Act::field), pressoir::field("text", &Act::text), pressoir::field("item", &Act::item),
                               pressoir::field("colour", &Act::colour), pressoir::field("points", &Act::points), pressoir::field("group", &Act::group),
                               pressoir::field("photo", &Act::photo));
  }
};

// An activity kind's way with phones. What is null shows the step's heading and instruction only, and takes nothing.
struct Phone {
  Fields (*show)(const Showing&) = nullptr;
  Own (*own)(const Showing&, const workshop::SealedTopics&, const Holder&) = nullptr;
  // The request that the act means, or why not now: "refused.not_now" and the like. The verb decides the rest.
  Result<Request> (*request)(const Showing&, const Act&) = nullptr;
};

// The heading every activity starts with: the step's instruction, else its title, as the room's language writes it.
HeadingField heading_of(const Showing& showing, std::string text = {});

}  // namespace pressoir::activities

namespace pressoir {
template <> inline constexpr std::array enum_names<activities::OwnIdea::Stage> = {"moderated"sv, "kept"sv, "on_wall"sv, "rejected"sv};
template <> inline constexpr std::array enum_names<activities::Act::What> = {"send"sv, "edit"sv, "withdraw"sv, "give"sv, "support"sv, "release"sv};
}  // namespace pressoir
