#include "facilitation/desk/session.h"

#include <set>

#include "facilitation/activities/kinds.h"
#include "facilitation/document/erase_impl.h"
#include "facilitation/workshop/defects.h"
#include "facilitation/workshop/drawn.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"

namespace pressoir::desk {

using namespace workshop;

namespace {

// A note that was deleted since still is in the history.
Result<bool> have_ever_been(WorkshopDocument& document, std::set<std::uint64_t> notes) {
  std::erase_if(notes, [&](std::uint64_t id) { return document.state().find(Id<Note>{id}) != nullptr; });
  constexpr Sequence at_a_time = 1000;
  for (Sequence first = 1; !notes.empty() && first <= document.revision(); first += at_a_time)
    for (const WorkshopTransaction& transaction : TRY(document.history(first, first + at_a_time - 1)))
      for (const WorkshopChange& change : transaction.changes)
        if (change.after && std::holds_alternative<Note>(*change.after)) notes.erase(change.id());
  return notes.empty();
}

// Every picture that those notes ever had.
Result<std::set<std::string>> pictures_of(WorkshopDocument& document, const std::set<std::uint64_t>& notes) {
  std::set<std::string> pictures;
  constexpr Sequence at_a_time = 1000;
  for (Sequence first = 1; first <= document.revision(); first += at_a_time)
    for (const WorkshopTransaction& transaction : TRY(document.history(first, std::min(first + at_a_time - 1, document.revision()))))
      for (const WorkshopChange& change : transaction.changes) {
        const Note* note = change.after ? std::get_if<Note>(&*change.after) : nullptr;
        if (note && notes.contains(note->id.value) && !note->picture.empty()) pictures.insert(note->picture);
      }
  return pictures;
}

// All that was ever drawn on a board: what is there, and what the history still holds.
struct EverDrawn {
  std::set<std::uint64_t> ids;  // of things and of the points of strokes
  std::set<std::string> blobs;
  std::vector<WorkshopSchema::Entity> there;
};
Result<EverDrawn> ever_drawn(WorkshopDocument& document, Id<Board> board) {
  EverDrawn found;
  const auto look_at = [&]<class E>(const E& entity) {
    if constexpr (requires { entity.board, entity.order, entity.layer; }) {
      if (entity.board != board) return;
      found.ids.insert(entity.id.value);
      if constexpr (std::is_same_v<E, Stroke>) found.ids.insert(entity.points.value);
      if constexpr (std::is_same_v<E, PlacedImage>)
        if (!entity.blob.empty()) found.blobs.insert(entity.blob);
    }
  };
  constexpr Sequence at_a_time = 1000;
  for (Sequence first = 1; first <= document.revision(); first += at_a_time)
    for (const WorkshopTransaction& transaction : TRY(document.history(first, std::min(first + at_a_time - 1, document.revision()))))
      for (const WorkshopChange& change : transaction.changes)
        for (const auto* side : {&change.before, &change.after})
          if (*side) std::visit(look_at, **side);
  const WorkshopState& state = document.state();
  for_each_drawn(state, [&](const auto& entity) {
    look_at(entity);
    if (entity.board == board) found.there.emplace_back(entity);
  });
  state.all<InkPoints>().for_each([&](const InkPoints& points) {
    if (found.ids.contains(points.id.value)) found.there.emplace_back(points);
  });
  state.all<DrawingGroup>().for_each([&](const DrawingGroup& group) {
    if (group.board == board) found.there.emplace_back(group);
  });
  // A picture that is shown elsewhere stays.
  state.all<PlacedImage>().for_each([&](const PlacedImage& image) {
    if (image.board != board) found.blobs.erase(image.blob);
  });
  state.all<Step>().for_each([&](const Step& step) { found.blobs.erase(step.picture); });
  return found;
}

}  // namespace

Result<std::unique_ptr<Session>> Session::create(const Path& path, const std::string& title, Language language, SessionOptions options) {
  TRY(SqliteSession::create(path, WorkshopSchema::name));
  auto session = TRY(open(path, std::move(options)));
  auto made = session->ask(request_of(CreateWorkshop{.title = title, .language = std::string(language_code(language))}));
  if (made) made = session->flush();
  if (made) return session;
  // No file without a workshop in it is left.
  session.reset();
  std::error_code problem;
  std::filesystem::remove(path, problem);
  return made.error();
}

Result<std::unique_ptr<Session>> Session::open(const Path& path, SessionOptions options) {
  std::unique_ptr<Session> session(new Session);
  session->path_ = path;
  session->clock_ = options.clock ? options.clock : system_clock();
  session->randomness_ = options.randomness ? options.randomness : std::shared_ptr<Randomness>(system_randomness());
  session->file_ = TRY(SqliteSession::open(path, WorkshopSchema::name, options.mode));
  auto document = WorkshopDocument::open(session->file_->journal());
  if (!document) {
    Error error = document.error();
    error.arguments.push_back({"file", shown_path(path)});
    return error;
  }
  session->document_ = *std::move(document);
  if (const auto found = defects(session->state()); !found.empty())
    return refuse("file.defective", {{"file", shown_path(path)}, {"n", static_cast<std::int64_t>(found.size())}, {"first", found.front().key}});
  session->verbs_ = activities::all_verbs();
  if (!session->read_only()) session->load_sealed();
  return session;
}

Session::~Session() {
  if (document_ && !read_only()) {
    (void)file_->journal().flush();
    tidy();
    document_->keep_snapshot();
  }
  document_.reset();  // before the file it writes to
}

bool Session::read_only() const { return file_->mode() == OpenMode::read_only; }

Result<Sequence> Session::ask(Request request, Done done) {
  if (read_only()) return refuse("session.read_only");
  // What an empty file would hold without its workshop could not be opened again.
  if (!state().find(the_workshop) && request.verb != CreateWorkshop::verb) return refuse("refused.no_workshop");
  if (request.cause == 0) request.cause = fresh_cause();
  else if (TRY(document_->has_cause(request.cause))) {
    // Sent twice: counted once, and answered when it is durable.
    if (document_->durable() < document_->revision()) TRY(flush());
    if (done) done(document_->revision());
    return document_->revision();
  }
  if (!request.time) request.time = clock_->now();
  if (is_sealed(request)) return ask_sealed(request, std::move(done));
  TRY(unseal_for(request));
  WorkshopTransaction transaction;
  if (request.verb == "undo") {
    auto undo = document_->undo(request.actor, request.time, request.cause);
    // Said once; the next "undo" goes to the act before.
    if (!undo && (undo.error().key == "undo.changed_since" || undo.error().key == "undo.still_used")) document_->give_up_undo(request.actor);
    transaction = TRY(std::move(undo));
  }
  else if (request.verb == "redo") transaction = TRY(document_->redo(request.actor, request.time, request.cause));
  else transaction = TRY(verbs_.decide(document_->state(), request));
  return document_->commit(std::move(transaction), std::move(done));
}

Result<Sequence> Session::flush() {
  const Sequence reached = TRY(file_->journal().flush());
  if (const auto failure = document_->frozen()) return *failure;
  return reached;
}

Result<Sequence> Session::erase(const Erase& asked, Actor actor) {
  if (read_only()) return refuse("session.read_only");
  const WorkshopState now = state();  // a copy: erasing replaces the document's own
  const Step* step = asked.step ? now.find(asked.step) : nullptr;
  if (asked.step && !step) return refuse("refused.unknown", {{"kind", std::string(Step::kind)}});

  // Which notes and people are meant.
  std::set<std::uint64_t> notes, people;
  now.all<Note>().for_each([&](const Note& note) {
    if (!step || note.board == step->board) {
      notes.insert(note.id.value);
      if (note.author) people.insert(note.author.value);
    }
  });
  if (!step) now.all<Person>().for_each([&](const Person& person) { people.insert(person.id.value); });
  std::set<std::uint64_t> named;
  for (Id<Note> id : asked.notes) named.insert(id.value);
  if (!TRY(have_ever_been(*document_, named))) return refuse("refused.unknown", {{"kind", std::string(Note::kind)}});

  ErasesField erases;
  EverDrawn drawn;
  ErasureTrace trace{.id = {fresh_cause()}, .when = clock_->now(), .step = asked.step};
  switch (asked.what) {
    case Erase::What::names:
      trace.what = "names";
      trace.count = static_cast<std::int32_t>(people.size());
      erases = [notes, people, whole = !step](std::string_view kind, std::uint64_t id, std::string_view field) {
        if (kind == Note::kind) return field == "author" && notes.contains(id);
        if (kind == Like::kind) return field == "person" && whole;
        if (kind == Person::kind) return people.contains(id) || whole;
        if (kind == Workshop::kind) return whole;
        if (kind == ActionItem::kind) return whole && field == "owner";
        return false;
      };
      break;
    case Erase::What::notes:
      trace.what = "notes";
      trace.count = static_cast<std::int32_t>(named.size());
      if (named.empty()) return refuse("refused.empty", {{"field", "notes"}});
      erases = [named, now](std::string_view kind, std::uint64_t id, std::string_view) {
        if (kind == Note::kind) return named.contains(id);
        // A vote's option repeats the wording of its note.
        if (kind == PollOption::kind) {
          const PollOption* option = now.find(Id<PollOption>{id});
          return option && named.contains(option->note.value);
        }
        // So may the answer to a question.
        if (kind == Answer::kind) {
          const Answer* answer = now.find(Id<Answer>{id});
          return answer && named.contains(answer->note.value);
        }
        return false;
      };
      break;
    case Erase::What::reasons: {
      std::set<std::uint64_t> said;
      now.all<Vote>().for_each([&](const Vote& vote) {
        const Ballot* ballot = now.find(vote.ballot);
        const Poll* poll = ballot ? now.find(ballot->poll) : nullptr;
        if (step && poll && poll->step == step->id && !vote.text.empty()) said.insert(vote.id.value);
      });
      if (said.empty()) return refuse("erase.no_reasons");
      trace.what = "reasons";
      trace.count = static_cast<std::int32_t>(said.size());
      erases = [said](std::string_view kind, std::uint64_t id, std::string_view field) { return kind == Vote::kind && field == "text" && said.contains(id); };
      break;
    }
    case Erase::What::drawings:
      if (!step || !step->board) return refuse("erase.no_drawing");
      drawn = TRY(ever_drawn(*document_, step->board));
      if (drawn.ids.empty()) return refuse("erase.no_drawing");
      trace.what = "drawings";
      trace.count = static_cast<std::int32_t>(drawn.there.size());
      erases = [ids = drawn.ids](std::string_view, std::uint64_t id, std::string_view) { return ids.contains(id); };
      break;
    case Erase::What::picture:
      trace.what = "picture";
      trace.count = 1;
      if (!step || step->picture.empty()) return refuse("refused.empty", {{"field", "picture"}});
      erases = [id = step->id.value](std::string_view kind, std::uint64_t which, std::string_view field) { return kind == Step::kind && which == id && field == "picture"; };
      break;
  }
  // The pictures that nothing else shows go with what named them.
  std::set<std::string> blobs = drawn.blobs;
  if (asked.what == Erase::What::picture) blobs.insert(step->picture);
  if (asked.what == Erase::What::notes) blobs = TRY(pictures_of(*document_, named));
  now.all<Note>().for_each([&](const Note& note) {
    if (asked.what == Erase::What::picture || !named.contains(note.id.value)) blobs.erase(note.picture);
  });
  now.all<PlacedImage>().for_each([&](const PlacedImage& image) {
    if (asked.what != Erase::What::drawings || image.board != step->board) blobs.erase(image.blob);
  });
  now.all<Step>().for_each([&](const Step& other) {
    if (asked.what != Erase::What::picture || other.id != asked.step) blobs.erase(other.picture);
  });
  WorkshopTransaction transaction{.verb = "erase", .actor = actor, .time = trace.when, .cause = fresh_cause()};
  transaction.changes.push_back({std::nullopt, trace});
  // What is drawn goes too: it would be nothing but its place.
  for (WorkshopSchema::Entity& entity : drawn.there) {
    erase_detail::empty_personal_fields(entity, erases);
    transaction.changes.push_back({std::move(entity), std::nullopt});
  }
  const Sequence done = TRY(document_->erase(erases, std::move(transaction)));
  blobs.erase("");
  if (!blobs.empty()) TRY(file_->blobs().erase({blobs.begin(), blobs.end()}));
  return done;
}

Result<void> Session::copy_to(const Path& path) { return file_->journal().copy_to(path.string()); }

Result<void> Session::continue_at(const Path& path) {
  // What the disk has, copied; when even that cannot be copied any more, the whole history as memory and disk still give it.
  const auto copied = copy_to(path);
  if (!copied) TRY(SqliteSession::create(path, WorkshopSchema::name));
  auto file = TRY(SqliteSession::open(path, WorkshopSchema::name, OpenMode::read_write));
  TRY(document_->continue_in(file->journal()));
  file_ = std::move(file);
  path_ = path;
  return {};
}

}  // namespace pressoir::desk
