// Door: who may come in and who may write, by the person's number in this session. It is kept, so that starting the program again opens nothing.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace pressoir::live {

class Door {
 public:
  enum class Answer : std::uint8_t { in, waits, out };
  // `kept`: as kept() gave it when the program ran before; what is not understood of it is left out.
  explicit Door(std::string_view kept = {});
  // Who has been here before comes back in, also while it is locked.
  Answer knock(std::uint64_t person) const {
    if (out_.contains(person)) return Answer::out;
    return locked_ && !known_.contains(person) ? Answer::waits : Answer::in;
  }
  void came_in(std::uint64_t person) { known_.insert(person); }

  bool locked() const { return locked_; }
  void lock(bool locked) { locked_ = locked; }
  void send_out(std::uint64_t person) { out_.insert(person); }
  void mute(std::uint64_t person) { muted_.insert(person); }
  bool is_muted(std::uint64_t person) const { return muted_.contains(person); }
  // Everybody may write again, and come back.
  void forgive() { muted_.clear(), out_.clear(); }
  std::size_t muted() const { return muted_.size(); }
  std::size_t sent_out() const { return out_.size(); }

  // Who is muted or out; while it is locked, also who may come back in.
  std::string kept() const;

 private:
  bool locked_ = false;
  std::set<std::uint64_t> known_, muted_, out_;
};

}  // namespace pressoir::live
