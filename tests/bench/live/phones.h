// Phones: thousands of them in one thread (Beast clients, each from an address of its own in 127.0.0.0/8). They join, write, vote, read, and come
// back as the page does; what they saw and when is counted.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "tests/bench/live/latencies.h"

namespace pressoir::bench {

struct PhoneCounts {
  std::size_t joined = 0;            // have their first view now
  std::uint64_t messages = 0, bytes = 0; // WebSocket frames received, heads included
  std::uint64_t first_view_bytes = 0;    // of the last first view
  std::uint64_t posted = 0, received = 0, refused = 0, given = 0;
};

class Phones {
 public:
  Phones(int port, std::string code);
  ~Phones();

  // So many more phones join, so many at a time under way. How long until each has its first view, in ms.
  double join(std::size_t count, std::size_t at_once);
  // Phones post in turn, `per_second` in all; then a pause in which the last arrive.
  void post(double seconds, double per_second);
  // Each gives its points to the first options of the vote that its view shows, all within so many seconds; acts not received are sent again
  // when a phone comes back. Ends when all are received, or after `patience` seconds more.
  void vote(double seconds, double patience);
  // Lets things go on; `meanwhile` is called once, after half of it.
  void wait(double seconds, const std::function<void()>& meanwhile = {});
  // Waits until `done` says so; how long that took, in ms; -1 when it did not within `patience` seconds.
  double wait_until(const std::function<bool()>& done, double patience);

  const PhoneCounts& counts() const;
  void count_anew(); // latencies, messages, bytes
  const Latencies& to_received() const; // an act sent, "received" read
  const Latencies& to_screen() const;   // a post sent, shown (or a later one) on a phone: one for each post and each phone

  struct Fleet;

 private:
  std::unique_ptr<Fleet> fleet_;
};

} // namespace pressoir::bench
