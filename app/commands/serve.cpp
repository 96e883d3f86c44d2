// `pressoir serve`: the session without a window, open to phones, until it is told to stop (SIGTERM, Ctrl+C).
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <boost/json.hpp>
#include <csignal>
#include <thread>

#include "app/commands/commands.h"
#include "app/picture_child.h"
#include "facilitation/activities/kinds.h"
#include "facilitation/desk/back_after_cut.h"
#include "facilitation/desk/live_room.h"
#include "facilitation/desk/script.h"
#include "facilitation/desk/voting_slips.h"
#include "facilitation/workshop/clock_reading.h"
#include "facilitation/workshop/phone_verbs.h"
#include "facilitation/workshop/verbs.h"

namespace pressoir::commands {
namespace {

// Carries out what is written on the standard input, one request a line as in `play`, while the phones go on.
class Facilitator {
 public:
  Facilitator(const Terminal& terminal, desk::Desk& desk, desk::LiveRoom& room) : terminal_(terminal), desk_(desk), room_(room), thread_([this] { read(); }) {}
  ~Facilitator() {
    stop_ = true;
    thread_.join();
  }

 private:
  void read() {
    constexpr int look_up_every_ms = 200;
    std::string waiting;
    while (!stop_) {
      pollfd input{STDIN_FILENO, POLLIN, 0};
      if (::poll(&input, 1, look_up_every_ms) > 0) {
        char bytes[4096];
        const auto got = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (got <= 0 || waiting.size() > desk::most_line_bytes) return;
        waiting.append(bytes, static_cast<std::size_t>(got));
        for (std::size_t end; (end = waiting.find('\n')) != std::string::npos; waiting.erase(0, end + 1)) carry_out(waiting.substr(0, end));
      }
      for (const desk::StageWish wish : room_.wishes())
        if (wish == desk::StageWish::wrong_digits) terminal_.tell(terminal_.words.say("live.wrong_digits"));
      for (const desk::Reply& reply : desk_.replies())
        if (reply.refused) terminal_.tell(terminal_.words.say(*reply.refused));
    }
  }
  void carry_out(const std::string& line) {
    if (line.empty() || line.front() == '#') return;
    if (at_the_door(line)) return;
    auto request = desk::request_from_line(verbs_, line);
    if (request) desk_.submit(*std::move(request));
    else terminal_.tell(terminal_.words.say(request.error()));
  }

  void print_slips(const std::string& poll, const std::string& to) {
    const Id<workshop::Poll> id{id_from_text(poll).value_or(id_from_word(poll))};
    const desk::JoinWay way = room_.way();
    Result<std::string> pdf = refuse("slips.none");
    desk_.with_session([&](desk::Session& session) { pdf = desk::slips_of(session, id, way.link, way.address, terminal_.words); });
    const Result<void> written = pdf ? write_file(to, *pdf) : Result<void>(pdf.error());
    if (!written) terminal_.tell(terminal_.words.say(written.error()));
  }

  // What is of the moment and no part of the workshop: {"phones": "pair", "digits": "4821"}, {"phones": "lock" | "unlock" | "let_in"},
  // {"phones": "wifi", "name": "Salle", "key": "…"}, {"phones": "slips", "poll": …, "to": "bulletins.pdf"}.
  bool at_the_door(const std::string& line) {
    boost::json::error_code error;
    const boost::json::value said = boost::json::parse(line, error);
    const boost::json::object* object = error ? nullptr : said.if_object();
    const boost::json::value* what = object ? object->if_contains("phones") : nullptr;
    if (!what || !what->is_string()) return false;
    const std::string act(what->get_string());
    const auto text = [&](const char* name) {
      const boost::json::value* value = object->if_contains(name);
      return value && value->is_string() ? std::string(value->get_string()) : std::string();
    };
    if (act == "pair" && object->contains("digits")) room_.pair(text("digits"));
    else if (act == "slips") print_slips(text("poll"), text("to"));
    else if (act == "wifi") room_.set_wifi({text("name"), text("key")});
    else if (act == "lock" || act == "unlock") room_.lock(act == "lock");
    else if (act == "let_in") room_.let_in();
    else terminal_.tell(terminal_.words.say("phone.not_understood"));
    return true;
  }

  const Terminal& terminal_;
  desk::Desk& desk_;
  desk::LiveRoom& room_;
  const workshop::WorkshopVerbs verbs_ = activities::all_verbs();
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

}  // namespace

int serve(const Terminal& terminal, const Path& file, const desk::LiveOptions& options) {
  // Blocked before any thread starts, so that all of them leave the signals to this one.
  sigset_t stops;
  sigemptyset(&stops);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&stops, signal);
  pthread_sigmask(SIG_BLOCK, &stops, nullptr);

  auto session = desk::Session::open(file);
  if (!session) return terminal.refuse(session.error());
  if (const auto kept_until = desk::pause_after_cut(**session))
    terminal.tell(terminal.words.say("session.back_after_crash", {{"time", kept_until->milliseconds}}));
  desk::Desk desk(*std::move(session));
  desk::LiveOptions welcome = options;
  welcome.decode = [](std::string_view bytes) { return decode_in_child(bytes); };
  auto room = desk::LiveRoom::open(desk, std::move(welcome));
  if (!room) return terminal.refuse(room.error());
  // As it is written where no camera has to read it.
  const auto as_address = [](const desk::JoinWay& way) {
    const std::size_t code = way.link.rfind('/');
    std::string link = way.link;
    std::transform(link.begin(), link.begin() + static_cast<std::ptrdiff_t>(code), link.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return link;
  };
  boost::json::array all;
  for (const desk::JoinWay& way : (*room)->ways()) all.emplace_back(as_address(way));
  const desk::JoinWay& way = (*room)->way();
  terminal.print(boost::json::serialize(boost::json::object{
      {"join", as_address(way)}, {"address", way.address}, {"code", way.code}, {"port", (*room)->port()}, {"all", std::move(all)}}));
  if (workshop::names_are_due(desk.newest()->state, local_time(system_clock()->now()).day))
    terminal.tell(terminal.words.say("erase.due_serve", {{"day", iso_text(workshop::names_erased_on(desk.newest()->state))}, {"file", shown_path(file)}}));
  const Facilitator facilitator(terminal, desk, **room);
  int stopped_by = 0;
  sigwait(&stops, &stopped_by);
  // Left on purpose: the time stands from now on, and the next opening has no cut to tell of.
  if (workshop::read_clock(desk.newest()->state, system_clock()->now()).running) {
    Request pause = request_of(workshop::PauseClock{.paused = true});
    pause.actor = {Role::program, 0};
    desk.submit(std::move(pause));
  }
  return 0;
}

}  // namespace pressoir::commands
