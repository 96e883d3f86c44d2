#include "facilitation/activities/phone_ideas.h"

#include <algorithm>

#include "facilitation/workshop/phone_verbs.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verb_rules.h"

namespace pressoir::activities {

using namespace workshop;

namespace {

constexpr std::size_t most_in_idea = 280;
constexpr std::string_view text_key = "ideas", others_key = "others", likes_key = "likes", pictures_key = "pictures", groups_key = "groups";

bool takes_ideas(const Showing& showing) { return showing.step.board && showing.step.rules.who_writes == WhoWrites::everyone; }

GroupsField groups_of(const Showing& showing, Id<Board> board) {
  GroupsField groups{std::string(groups_key), {}};
  std::map<Id<Theme>, std::int32_t> counts;
  for (const Note* note : notes_on(showing.room, board)) counts[note->theme] += 1;
  for (const Theme* theme : themes_on(showing.room, board))
    groups.items.push_back({id_text(theme->id.value), theme_letter(groups.items.size()), theme->title, theme->colour, counts[theme->id]});
  return groups;
}

}  // namespace

Fields show_ideas(const Showing& showing) {
  const Rules& rules = showing.step.rules;
  Fields fields{heading_of(showing)};
  if (takes_ideas(showing)) {
    TextField text{.key = std::string(text_key), .most = most_in_idea, .limit = ideas_each(showing.room, showing.step)};
    text.anonymous = rules.anonymity == Anonymity::full;
    text.waits = rules.seen == WhatIsSeen::own_until_revealed && !showing.step.revealed;
    text.moderated = rules.moderated;
    text.photos = rules.anonymity != Anonymity::full;
    if (rules.anonymity != Anonymity::full) text.names = rules.anonymity == Anonymity::none ? "summary" : "facilitators";
    fields.push_back(std::move(text));
  }
  auto notes = notes_on(showing.room, showing.step.board);
  if (notes.empty()) return fields;
  NotesField others{std::string(others_key), static_cast<std::int32_t>(notes.size()), {}};
  std::stable_sort(notes.begin(), notes.end(), [](const Note* a, const Note* b) { return a->created > b->created; });
  // When it rains, everybody's radio carries the count and the last few only.
  constexpr std::size_t rain_in_a_minute = 12;
  const bool rains = notes.size() > rain_in_a_minute && notes[0]->created - notes[rain_in_a_minute]->created < 60'000;
  others.likable = likes_allowed_on(showing.room, showing.step.board) != nullptr;
  const std::size_t most = rains ? NotesField::newest_in_rain : others.likable ? NotesField::newest_likable : NotesField::newest;
  LikesField likes{std::string(likes_key), {}};
  PicturesField pictures{std::string(pictures_key), {}};
  const auto liked = others.likable && showing.step.likes == Likes::shown ? like_counts(showing.room) : std::map<Id<Note>, int>();
  std::size_t bytes = 0;
  for (const Note* note : notes) {
    if (others.items.size() == most || (others.items.size() >= NotesField::newest && bytes > NotesField::most_likable_bytes)) break;
    others.items.push_back({id_text(note->id.value), note->text, note->colour});
    const auto found = liked.find(note->id);
    likes.counts.push_back(found == liked.end() ? 0 : found->second);
    bytes += note->text.size();
    if (!note->picture.empty()) pictures.items.push_back({id_text(note->id.value), note->picture});
  }
  const bool counted = others.likable && showing.step.likes == Likes::shown;
  fields.push_back(std::move(others));
  if (counted) fields.push_back(std::move(likes));
  if (!pictures.items.empty()) fields.push_back(std::move(pictures));
  if (auto groups = groups_of(showing, showing.step.board); !groups.items.empty()) fields.push_back(std::move(groups));
  return fields;
}

Fields show_groups(const Showing& showing) {
  Fields fields{heading_of(showing)};
  if (auto groups = groups_of(showing, board_of(showing.room, showing.step)); !groups.items.empty()) fields.push_back(std::move(groups));
  return fields;
}

Own own_ideas(const Showing& showing, const SealedTopics& sealed, const Holder& holder) {
  Own own;
  const bool open = takes_ideas(showing);
  const bool revealed = showing.step.rules.seen == WhatIsSeen::everything || showing.step.revealed;
  const auto add = [&](std::string id, const Note& note, bool changes) {
    const auto stage = note.waiting && note.fate == Fate::rejected ? OwnIdea::Stage::rejected : note.waiting ? OwnIdea::Stage::moderated : revealed ? OwnIdea::Stage::on_wall : OwnIdea::Stage::kept;
    own.ideas.push_back({std::move(id), note.text, note.colour, stage, changes, note.picture});
  };
  if (showing.step.rules.anonymity == Anonymity::full) {
    for (const OwnSealedNote& one : own_sealed_notes(sealed, showing.step.id, holder.secret)) {
      const std::string id = id_text(one.note.note.value);
      if (one.note.stage == SealedNote::Stage::waiting) own.ideas.push_back({id, one.note.text, one.note.colour, OwnIdea::Stage::kept, open});
      if (one.note.stage != SealedNote::Stage::released) continue;
      // Where everybody sees it, its words are read from the room; before that, from what the phone may see of its own.
      if (const Note* note = showing.room.find(one.note.note)) add(id, *note, open);
      else own.ideas.push_back({id, one.note.text, one.note.colour, showing.step.rules.moderated ? OwnIdea::Stage::moderated : OwnIdea::Stage::kept, open});
    }
    return own;
  }
  for (const Note* note : holder.notes)
    if (note->board == showing.step.board) add(id_text(note->id.value), *note, open);
  if (likes_allowed_on(showing.room, showing.step.board))
    for (Id<Note> id : holder.liked)
      if (const Note* note = showing.room.find(id); note && note->board == showing.step.board) own.supported.push_back(id_text(id.value));
  return own;
}

Result<Request> ideas_request(const Showing& showing, const Act& act) {
  if (act.field == others_key && (act.what == Act::What::support || act.what == Act::What::release)) {
    const auto liked = id_from_text(act.item);
    return liked ? Result<Request>(request_of(LikeNote{{*liked}, act.what == Act::What::support})) : refuse("refused.not_now");
  }
  if (act.field != text_key || !takes_ideas(showing)) return refuse("refused.not_now");
  const bool needs_words = act.photo.empty() && act.what == Act::What::send;
  if (act.what == Act::What::send || act.what == Act::What::edit) TRY(needs_words ? text_within(act.text, "text", most_in_idea) : optional_text_within(act.text, "text", most_in_idea));
  const auto id = id_from_text(act.item);
  switch (act.what) {
    case Act::What::send:
      if (!act.photo.empty()) return request_of(WritePicture{.board = showing.step.board, .text = act.text, .colour = act.colour, .picture = act.photo, .picture_size = act.photo_size});
      return request_of(WriteNote{.board = showing.step.board, .text = act.text, .colour = act.colour});
    case Act::What::edit:
      if (id) return request_of(EditNote{.note = {*id}, .text = act.text});
      break;
    case Act::What::withdraw:
      if (id) return request_of(WithdrawNote{.note = {*id}});
      break;
    default: break;
  }
  return refuse("refused.not_now");
}

}  // namespace pressoir::activities
