#include "facilitation/base/mailbox.h"

#include <atomic>
#include <memory>
#include <thread>

#include <doctest/doctest.h>

using pressoir::Mailbox;
using namespace std::chrono_literals;

TEST_CASE("what is posted is taken in order, all at once") {
  Mailbox<int> mailbox;
  CHECK(mailbox.take_waiting().empty());
  CHECK(mailbox.post(1));
  CHECK(mailbox.post(2));
  CHECK(mailbox.take_all() == std::vector{1, 2});
  CHECK(mailbox.take_all(1ms).empty());
}

TEST_CASE("a full mailbox refuses an offer and makes a post wait") {
  Mailbox<int> mailbox(2);
  CHECK(mailbox.offer(1));
  CHECK(mailbox.offer(2));
  CHECK_FALSE(mailbox.offer(3));
  std::atomic<bool> posted = false;
  std::thread sender([&] {
    CHECK(mailbox.post(3));
    posted = true;
  });
  std::this_thread::sleep_for(20ms);
  CHECK_FALSE(posted);
  CHECK(mailbox.take_all() == std::vector{1, 2});
  CHECK(mailbox.take_all() == std::vector{3});
  sender.join();
}

TEST_CASE("a closed mailbox wakes everybody; what waits can still be taken") {
  Mailbox<std::unique_ptr<int>> mailbox(1);
  CHECK(mailbox.post(std::make_unique<int>(7)));
  std::thread sender([&] { CHECK_FALSE(mailbox.post(std::make_unique<int>(8))); });
  std::this_thread::sleep_for(10ms);
  mailbox.close();
  sender.join();
  CHECK(mailbox.closed());
  CHECK_FALSE(mailbox.offer(nullptr));
  const auto rest = mailbox.take_all();
  REQUIRE(rest.size() == 1);
  CHECK(*rest[0] == 7);
  CHECK(mailbox.take_all().empty());
}

TEST_CASE("nothing is lost or taken twice between several threads") {
  Mailbox<int> mailbox(8);
  constexpr int senders = 4, each = 2000;
  std::vector<std::thread> threads;
  for (int s = 0; s < senders; ++s)
    threads.emplace_back([&, s] {
      for (int i = 0; i < each; ++i) mailbox.post(s * each + i);
    });
  std::vector<int> last(senders, -1);
  int count = 0;
  bool in_order = true;
  while (count < senders * each)
    for (int value : mailbox.take_all()) {
      int& before = last[static_cast<std::size_t>(value / each)];
      in_order = in_order && value % each == before + 1;
      before = value % each;
      ++count;
    }
  for (std::thread& thread : threads) thread.join();
  CHECK(in_order);
  CHECK(count == senders * each);
}
