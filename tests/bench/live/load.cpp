// pressoir_load [PART…]: the room under load, as JSON on stdout: thousands of phones against `pressoir serve` in a process of its own, journal on disk.
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <boost/json.hpp>
#include <cstdio>
#include <iostream>
#include <set>
#include <thread>

#include "facilitation/base/check.h"
#include "tests/bench/live/phones.h"
#include "tests/bench/live/served_program.h"
#include "tests/bench/live/strangers.h"
#include "tests/bench/report.h"
#include "tests/live/own_certificate.h"
#include "tests/live/phone_client.h"
#include "tests/temporary_folder.h"

namespace pressoir::bench {
namespace {

const char* const workshop = R"({"verb":"workshop.create","title":"Charge"}
{"verb":"step.insert","id":"wall","activity":"wall","title":"Mur","instruction":"Que faut-il changer ?","rules":{"limit":1000}}
{"verb":"step.insert","id":"vote","activity":"dots","title":"Gommettes","works_on":"wall"}
{"verb":"clock.go","step":"wall"}
)";
// Six options to vote on.
std::string with_ideas() {
  std::string lines = workshop;
  for (int i = 0; i < 6; ++i) lines += R"({"verb":"note.write","text":"Idée )" + std::to_string(i) + "\"}\n";
  return lines;
}
void open_vote(ServedProgram& program) {
  program.tell(R"({"verb":"clock.go","step":"vote"})");
  program.tell(R"({"verb":"poll.prepare","id":"p","step":"vote","on":"notes","per_person":3})");
  program.tell(R"({"verb":"poll.open","poll":"p"})");
}

// One fdatasync of a small file's end, fifty times a second while it lives.
class Disk {
 public:
  explicit Disk(const Path& file) : thread_([this, file] {
    const int handle = ::open(file.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    ENSURE(handle >= 0);
    const std::string page(4096, 'p');
    while (!stop_) {
      const double start = wall_ms();
      ENSURE(::write(handle, page.data(), page.size()) == static_cast<ssize_t>(page.size()) && ::fdatasync(handle) == 0);
      took_.add(wall_ms() - start);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    ::close(handle);
  }) {}
  const Latencies& stop() {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
    return took_;
  }
  ~Disk() { stop(); }

 private:
  std::atomic<bool> stop_ = false;
  Latencies took_;
  std::thread thread_;
};

void measure_posts(Report& report) {
  const test::TemporaryFolder folder;
  ServedSession session(folder.path(), workshop);
  Phones phones(session.program().port(), session.program().code());
  const double before = session.program().rss_anon_mb();
  phones.join(2000, 64);
  report.add("live.memory.plain", (session.program().rss_anon_mb() - before) * 1024 / 2000, "kB", 15);
  phones.count_anew();
  auto disk = std::make_unique<Disk>(folder / "disk");
  const double cpu = session.program().cpu_ms();
  constexpr double seconds = 20;
  phones.post(seconds, 200);
  report.add("live.posts.2000.server_cpu", (session.program().cpu_ms() - cpu) / seconds / 10, "% of a core");
  const double sync = disk->stop().percentile(0.99);
  const PhoneCounts& counts = phones.counts();
  ENSURE(counts.received == counts.posted);
  report.add("live.posts.2000.fdatasync.p99", sync, "ms");
  report.add("live.posts.2000.received.p50", phones.to_received().percentile(0.5), "ms", 40 + sync);
  report.add("live.posts.2000.received.p99", phones.to_received().percentile(0.99), "ms", 100 + sync);
  report.add("live.posts.2000.screen.p50", phones.to_screen().percentile(0.5), "ms");
  report.add("live.posts.2000.screen.p99", phones.to_screen().percentile(0.99), "ms", 400);
  report.add("live.posts.2000.bytes", static_cast<double>(counts.bytes) / 2000 / (seconds + 3) / 1000, "kB/s", 2);
  phones.join(1, 1);
  report.add("live.first_view", static_cast<double>(counts.first_view_bytes) / 1000, "kB", 8);
}

void measure_crowd(Report& report) {
  const test::TemporaryFolder folder;
  ServedSession session(folder.path(), with_ideas());
  {
    Phones phones(session.program().port(), session.program().code());
    phones.join(10'000, 128);
    phones.count_anew();
    phones.post(20, 50);
    report.add("live.crowd.10000.screen.p99", phones.to_screen().percentile(0.99), "ms", 1000);
    report.add("live.crowd.10000.received.p99", phones.to_received().percentile(0.99), "ms");
    ENSURE(phones.counts().received == phones.counts().posted);
    open_vote(session.program());
    phones.count_anew();
    phones.vote(10, 30);
    report.add("live.crowd.vote.received.p99", phones.to_received().percentile(0.99), "ms", 1000);
    session.program().tell(R"({"verb":"poll.close","poll":"p"})");
    phones.wait(2);
  }
  session.stop();
  const auto room = boost::json::parse(session.show()).as_object();
  const auto ballots = static_cast<double>(room.at("ballot").as_array().size());
  ENSURE(ballots <= 10'000); // none counted twice
  report.add("live.crowd.vote.ballots_lost", 10'000 - ballots, "of 10,000", 0);
}

void measure_joins(Report& report) {
  const test::TemporaryFolder folder;
  ServedSession session(folder.path(), workshop);
  Phones phones(session.program().port(), session.program().code());
  constexpr std::size_t phones_coming = 10'000;
  const double cpu = session.program().cpu_ms();
  const double took = phones.join(phones_coming, 256);
  report.add_at_least("live.joins", phones_coming * 1000 / took, "per_s", 5000);
  report.add("live.joins.server_cpu", (session.program().cpu_ms() - cpu) * 1000 / phones_coming, "us each");
}

void measure_restart(Report& report) {
  const test::TemporaryFolder folder;
  ServedSession session(folder.path(), with_ideas());
  {
    Phones phones(session.program().port(), session.program().code());
    phones.join(500, 64);
    open_vote(session.program());
    phones.wait(1);
    phones.vote(0.5, 0);
    const double dead = wall_ms();
    session.die_and_start_again();
    ENSURE(phones.wait_until([&] { return phones.counts().joined < 500; }, 5) >= 0);
    ENSURE(phones.wait_until([&] { return phones.counts().joined == 500; }, 30) >= 0);
    report.add("live.restart.all_back", (wall_ms() - dead) / 1000, "s", 5);
    phones.wait_until([&] { return phones.counts().received >= 500; }, 10);
    ENSURE(phones.counts().refused == 0);
    session.program().tell(R"({"verb":"poll.close","poll":"p"})");
    phones.wait(2);
  }
  session.stop();
  const auto room = boost::json::parse(session.show()).as_object();
  const auto ballots = static_cast<double>(room.at("ballot").as_array().size());
  ENSURE(ballots <= 500); // none counted twice
  report.add("live.restart.ballots_lost", 500 - ballots, "of 500", 0);
}

struct Used {
  double cpu, screen;
};
Used cost_of(ServedProgram& program) {
  Phones phones(program.port(), program.code());
  phones.join(1000, 64);
  phones.count_anew();
  const double before = program.cpu_ms();
  phones.post(15, 50);
  return {program.cpu_ms() - before, phones.to_screen().percentile(0.99)};
}
void measure_cost(Report& report) {
  const test::TemporaryFolder folder;
  ServedSession session(folder.path(), workshop);
  const Used ours = cost_of(session.program());
  session.stop();
  report.add("live.cost.ours", ours.cpu, "ms");
  report.add("live.cost.ours.screen.p99", ours.screen, "ms");
  for (const auto& [way, at_most] : {std::pair("each", 0.2), std::pair("coalesced", 1.0)}) {
    ServedProgram node({"nodejs", WS_SERVER, way});
    const Used theirs = cost_of(node);
    const std::string name = std::string("live.cost.ws_") + way;
    report.add(name, theirs.cpu, "ms");
    report.add(name + ".screen.p99", theirs.screen, "ms");
    report.add(name + ".ours_to_it", ours.cpu / theirs.cpu, "", at_most);
  }
}

// Memory of the server for each phone that joined over TLS and reads.
void measure_tls(Report& report) {
  const test::TemporaryFolder folder;
  const test::OwnCertificate own = test::make_own_certificate(folder.path());
  ServedSession session(folder.path(), workshop, {"--cert", own.certificate.string(), "--key", own.key.string()});
  constexpr std::size_t phones_coming = 500;
  const double before = session.program().rss_anon_mb();
  std::vector<test::PhoneClient> phones;
  phones.reserve(phones_coming);
  for (std::size_t i = 0; i < phones_coming; ++i) {
    phones.emplace_back(session.program().port(), "", "127.10." + std::to_string(i / 250) + "." + std::to_string(i % 250 + 1), test::Over::tls);
    char token[33];
    std::snprintf(token, sizeof token, "%032zx", i + 1);
    ENSURE(phones.back().is_open() && phones.back().hello(session.program().code(), token) && phones.back().next_with("view"));
  }
  report.add("live.memory.tls", (session.program().rss_anon_mb() - before) * 1024 / phones_coming, "kB", 60);
}

// A room of 500 that works while 10,000 say nothing and one sends without end.
void measure_faults(Report& report) {
  const test::TemporaryFolder folder;
  ServedSession session(folder.path(), workshop);
  Phones phones(session.program().port(), session.program().code());
  phones.join(500, 64);
  phones.count_anew();
  phones.post(8, 25);
  report.add("live.faults.before.received.p99", phones.to_received().percentile(0.99), "ms");
  const Silent silent(session.program().port(), 10'000);
  const Flood flood(session.program().port(), session.program().code());
  phones.wait(5);
  phones.count_anew();
  const std::size_t before = flood.sent();
  const double cpu = session.program().cpu_ms(), start = wall_ms();
  phones.post(15, 25);
  const double seconds = (wall_ms() - start) / 1000;
  report.add("live.faults.received.p99", phones.to_received().percentile(0.99), "ms", 1000);
  report.add("live.faults.screen.p99", phones.to_screen().percentile(0.99), "ms", 1000);
  report.add("live.faults.flood", static_cast<double>(flood.sent() - before) / seconds, "posts a second from one address");
  report.add("live.faults.silent_let_go", static_cast<double>(silent.let_go()), "of those that come again");
  report.add("live.faults.server_cpu", (session.program().cpu_ms() - cpu) / seconds / 10, "% of a core");
  ENSURE(phones.counts().joined == 500 && phones.counts().received == phones.counts().posted);
}

struct LoadPart {
  std::string_view name, says;
  void (*measure)(Report&);
};
constexpr LoadPart parts[] = {
    {"posts", "2,000 phones, 200 posts a second", measure_posts},
    {"crowd", "10,000 phones, 50 posts a second, then all vote within 10 s", measure_crowd},
    {"joins", "10,000 phones join as fast as they can", measure_joins},
    {"restart", "kill -9 while 500 phones vote", measure_restart},
    {"tls", "500 phones over TLS", measure_tls},
    {"faults", "500 phones, while 10,000 say nothing and one sends without end", measure_faults},
    {"cost", "CPU of 1,000 phones and 50 posts a second, beside a Node ws server", measure_cost},
};

} // namespace
} // namespace pressoir::bench

int main(int count, char** arguments) {
  using namespace pressoir::bench;
  const std::set<std::string_view> chosen(arguments + 1, arguments + count);
  Report report;
  std::size_t measured = 0;
  for (const LoadPart& part : parts) {
    if (!chosen.empty() && !chosen.contains(part.name)) continue;
    std::cerr << part.says << " …\n";
    part.measure(report);
    ++measured;
  }
  if (measured < std::max<std::size_t>(1, chosen.size())) {
    std::cerr << "pressoir_load: the parts are posts, crowd, joins, restart, tls, faults, cost\n";
    return 2;
  }
  std::cout << report.json();
  return 0;
}
