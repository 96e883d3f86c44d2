#include "facilitation/desk/desk.h"

#include "facilitation/base/sha256.h"

#include <future>

#include "facilitation/desk/second_place.h"
#include "facilitation/workshop/verbs.h"

namespace pressoir::desk {

Desk::Desk(std::unique_ptr<Session> session, std::function<void()> wake)
    : session_(std::move(session)), wake_(std::move(wake)), randomness_(system_randomness()), second_place_(std::make_unique<SecondPlace>()) {
  publish();
  thread_ = std::thread([this] { run(); });
}

Desk::~Desk() {
  jobs_.close();
  thread_.join();
}

void Desk::run() {
  constexpr std::chrono::milliseconds tidy_within(200);
  for (;;) {
    const std::chrono::milliseconds copy_within(second_place_->milliseconds_between_tries());
    auto jobs = jobs_.take_all(session_->owes_tidying() ? tidy_within : copy_within);
    for (Job& job : jobs) job(*session_);
    session_->tidy();
    publish();
    if (jobs.empty() && jobs_.closed()) break;
  }
  session_.reset();  // snapshot, checkpoint, one plain file
}

void Desk::on_durable() {
  if (!will_publish_.exchange(true)) jobs_.post([](Session&) {});
}

std::optional<Error> Desk::why_frozen() {
  auto reason = session_->document().frozen();
  if (!reason) frozen_since_.reset();
  if (!reason) return reason;
  if (!frozen_since_) {
    // Until when all is kept: the last act that the disk has.
    const Sequence kept = session_->document().durable();
    const auto last = session_->document().history(kept, kept);
    frozen_since_ = last && !last->empty() ? last->back().time : Timestamp{};
  }
  reason->arguments.push_back({"time", frozen_since_->milliseconds});
  return reason;
}

void Desk::publish() {
  will_publish_ = false;
  auto published = std::make_shared<Published>();
  published->state = session_->state();
  published->durable = session_->document().durable();
  published->frozen = why_frozen();
  published->second_place = second_place_->copy_if_due(*session_);
  published->second_place_folder = second_place_->folder(*session_);
  published->file = session_->path();
  published->read_only = session_->read_only();
  published->sealed = session_->sealed();
  {
    std::lock_guard lock(mutex_);
    newest_ = published;
  }
  if (listener_) listener_(std::move(published));
  if (wake_) wake_();
}

std::shared_ptr<const Published> Desk::newest() const {
  std::lock_guard lock(mutex_);
  return newest_;
}

std::uint64_t Desk::post(std::string verb, std::function<Result<Sequence>(Session&)> job) {
  const std::uint64_t cause = fresh_id();
  jobs_.post([this, cause, verb = std::move(verb), job = std::move(job)](Session& session) {
    const auto result = job(session);
    replies_.post({cause, verb, result ? std::nullopt : std::optional(result.error()), session.document().revision()});
  });
  return cause;
}

std::uint64_t Desk::submit(Request request) {
  if (request.cause == 0) request.cause = fresh_id();
  const std::uint64_t cause = request.cause;
  jobs_.post([this, request = std::move(request)](Session& session) {
    const auto result = session.ask(request, [this](Result<Sequence>) { on_durable(); });
    // What changes nothing is no refusal worth a sentence.
    const bool refused = !result && result.error().key != "verb.nothing";
    replies_.post({request.cause, request.verb, refused ? std::optional(result.error()) : std::nullopt, session.document().revision()});
  });
  return cause;
}

void Desk::submit_durably(Request request, std::function<void(std::optional<Error>)> done) {
  const bool posted = jobs_.post([request = std::move(request), done](Session& session) {
    const auto result = session.ask(request, [done](Result<Sequence> kept) { done(kept ? std::nullopt : std::optional(kept.error())); });
    if (!result) done(result.error().key == "verb.nothing" ? std::nullopt : std::optional(result.error()));
  });
  if (!posted) done(refuse("session.closed"));
}

void Desk::listen(std::function<void(std::shared_ptr<const Published>)> listener) {
  with_session([&](Session&) {
    listener_ = std::move(listener);
    if (listener_) listener_(newest());
  });
}

bool Desk::with_session(const std::function<void(Session&)>& task) {
  std::promise<void> done;
  auto future = done.get_future();
  const bool posted = jobs_.post([&](Session& session) {
    task(session);
    done.set_value();
  });
  if (posted) future.get();
  return posted;
}

std::uint64_t Desk::fresh_id() {
  std::lock_guard lock(mutex_);
  return randomness_->id();
}

std::uint64_t Desk::undo() { return submit({.verb = "undo"}); }
std::uint64_t Desk::redo() { return submit({.verb = "redo"}); }

std::uint64_t Desk::erase(Session::Erase erase) {
  return post("erase", [this, erase = std::move(erase)](Session& session) -> Result<Sequence> {
    const Sequence done = TRY(session.erase(erase));
    second_place_->copy_now(session);
    return done;
  });
}

std::uint64_t Desk::continue_at(Path path) {
  return post("continue_at", [path = std::move(path)](Session& session) -> Result<Sequence> {
    TRY(session.continue_at(path));
    return session.document().revision();
  });
}

std::uint64_t Desk::set_second_place(Path folder) {
  return post("second_place", [this, folder = std::move(folder)](Session& session) -> Result<Sequence> {
    TRY(second_place_->choose(session, folder));
    if (auto trouble = second_place_->copy_now(session)) return *trouble;
    return session.document().revision();
  });
}

std::uint64_t Desk::set_picture(Id<workshop::Step> step, std::string bytes) {
  return post("set_picture", [step, bytes = std::move(bytes)](Session& session) -> Result<Sequence> {
    if (session.read_only()) return refuse("session.read_only");
    const std::string blob = TRY(session.file().blobs().keep(bytes));
    return session.ask(request_of(workshop::EditStep{.step = step, .picture = blob}));
  });
}

std::string Desk::keep(std::string bytes) {
  std::string name = sha256_hex(bytes);
  jobs_.post([bytes = std::move(bytes)](Session& session) {
    if (!session.read_only()) (void)session.file().blobs().keep(bytes);
  });
  return name;
}

void Desk::keep_setting(std::string name, std::string value) {
  jobs_.post([name = std::move(name), value = std::move(value)](Session& session) {
    if (!session.read_only()) (void)session.file().set_setting(name, value);
  });
}

void Desk::fetch(std::string blob) {
  jobs_.post([this, blob = std::move(blob)](Session& session) {
    fetched_.post({blob, session.file().blobs().fetch(blob)});
  });
}

Result<std::vector<WorkshopTransaction>> Desk::history(std::size_t most) {
  std::promise<Result<std::vector<WorkshopTransaction>>> promise;
  auto future = promise.get_future();
  const bool posted = jobs_.post([&promise, most](Session& session) {
    const Sequence last = session.document().revision();
    promise.set_value(session.document().history(last > most ? last - most + 1 : 1, last));
  });
  if (!posted) return refuse("session.closed");
  return future.get();
}

void Desk::settle() {
  std::promise<void> promise;
  auto future = promise.get_future();
  const bool posted = jobs_.post([this, &promise](Session& session) {
    (void)session.flush();
    publish();
    promise.set_value();
  });
  if (posted) future.get();
}

}  // namespace pressoir::desk
