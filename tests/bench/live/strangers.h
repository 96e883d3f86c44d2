// Strangers: who does to the server what no phone would, each from an address of its own, while it lives.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <thread>
#include <vector>

namespace pressoir::bench {

// So many connections that never say a word; they come again when they are let go.
class Silent {
 public:
  Silent(int port, std::size_t count);
  ~Silent();
  std::size_t let_go() const { return let_go_; }

 private:
  std::atomic<bool> stop_ = false;
  std::atomic<std::size_t> let_go_ = 0;
  std::thread thread_;
};

// One that joins and then sends ideas as fast as the line takes them, for ever.
class Flood {
 public:
  Flood(int port, std::string code);
  ~Flood();
  std::size_t sent() const { return sent_; }

 private:
  std::atomic<bool> stop_ = false;
  std::atomic<std::size_t> sent_ = 0;
  std::thread thread_;
};

} // namespace pressoir::bench
