// Mailbox<T>: how threads hand values to each other. The only thing two threads share besides immutable values.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace pressoir {

// Unbounded unless given a capacity; `post` on a full mailbox waits, `offer` refuses. Safe from any thread.
template <class T>
class Mailbox {
 public:
  explicit Mailbox(std::size_t capacity = SIZE_MAX) : capacity_(capacity) {}

  // False when the mailbox is closed: nobody will read it.
  bool post(T value) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return closed_ || waiting_.size() < capacity_; });
    if (closed_) return false;
    waiting_.push_back(std::move(value));
    lock.unlock();
    arrived_.notify_one();
    return true;
  }

  bool offer(T value) {
    std::unique_lock lock(mutex_);
    if (closed_ || waiting_.size() >= capacity_) return false;
    waiting_.push_back(std::move(value));
    lock.unlock();
    arrived_.notify_one();
    return true;
  }

  // Everything that waits, oldest first; blocks until there is something, the mailbox is closed, or time is up.
  std::vector<T> take_all(std::optional<std::chrono::milliseconds> at_most = std::nullopt) {
    std::unique_lock lock(mutex_);
    const auto ready = [&] { return closed_ || !waiting_.empty(); };
    if (!at_most) arrived_.wait(lock, ready);
    else if (at_most->count() > 0) arrived_.wait_for(lock, *at_most, ready);
    if (waiting_.empty()) return {};
    std::vector<T> taken(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(waiting_.end()));
    waiting_.clear();
    lock.unlock();
    room_.notify_all();
    return taken;
  }

  std::vector<T> take_waiting() { return take_all(std::chrono::milliseconds(0)); }

  void close() {
    {
      std::lock_guard lock(mutex_);
      closed_ = true;
    }
    arrived_.notify_all();
    room_.notify_all();
  }
  bool closed() const {
    std::lock_guard lock(mutex_);
    return closed_;
  }

 private:
  const std::size_t capacity_;
  mutable std::mutex mutex_;
  std::condition_variable arrived_, room_;
  std::deque<T> waiting_;
  bool closed_ = false;
};

}  // namespace pressoir
