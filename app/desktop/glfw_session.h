// GlfwSession: the part of GLFW that all windows share: start and end, waiting, the displays.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "app/desktop/window.h"

struct GLFWwindow;

namespace pressoir::desktop {

class GlfwSession {
 public:
  // Refused: "window.no_display".
  static Result<std::shared_ptr<GlfwSession>> open();
  ~GlfwSession();
  GlfwSession(const GlfwSession&) = delete;
  GlfwSession& operator=(const GlfwSession&) = delete;

  // Events that GLFW ties to no window are told to every listener.
  void attach(GLFWwindow* window, std::function<void(const Event&)> listener);
  void detach(GLFWwindow* window);
  // Sleeps at most that long until something happens to any window. GLFW calls the windows' callbacks meanwhile.
  void pump(int at_most_milliseconds);
  void wake(); // from any thread

 private:
  GlfwSession() = default;
  void tell(const Event& event);

  std::atomic<bool> woken_ = false;
  std::map<GLFWwindow*, std::function<void(const Event&)>> listeners_;
  std::vector<Display> displays_;
};

// The displays of the running GLFW.
std::vector<Display> glfw_displays();
// "window.no_display" with what GLFW says about it.
Error glfw_refusal();

} // namespace pressoir::desktop
