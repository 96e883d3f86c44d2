// StayAwake: asks the system not to sleep and not to blank while a session runs; given back by itself when the program
// ends, even killed.
#pragma once

namespace pressoir::desktop {

class StayAwake {
 public:
  StayAwake() = default;
  ~StayAwake();
  StayAwake(const StayAwake&) = delete;
  StayAwake& operator=(const StayAwake&) = delete;

  // Silent where the system offers nothing: it is a courtesy, never a condition.
  void hold(bool awake);
  bool held() const { return held_; }

 private:
  bool held_ = false;
  int helper_ = -1; // process id of the system's own inhibitor
};

} // namespace pressoir::desktop
