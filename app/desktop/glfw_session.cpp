#include "app/desktop/glfw_session.h"

#include <GLFW/glfw3.h>

#include <utility>

#include "app/desktop/displays.h"

namespace pressoir::desktop {

Error glfw_refusal() {
  const char* reason = nullptr;
  glfwGetError(&reason);
  return refuse("window.no_display", {{"reason", std::string(reason != nullptr ? reason : "GLFW")}});
}

Result<std::shared_ptr<GlfwSession>> GlfwSession::open() {
  glfwInitHint(GLFW_JOYSTICK_HAT_BUTTONS, GLFW_FALSE);
  if (glfwInit() != GLFW_TRUE) return glfw_refusal();
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE); // the stage stays up while the console is used
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "pressoir");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "pressoir");
  auto session = std::shared_ptr<GlfwSession>(new GlfwSession);
  session->displays_ = glfw_displays();
  return session;
}

GlfwSession::~GlfwSession() {
  glfwTerminate();
}

void GlfwSession::attach(GLFWwindow* window, std::function<void(const Event&)> listener) {
  listeners_[window] = std::move(listener);
}
void GlfwSession::detach(GLFWwindow* window) {
  listeners_.erase(window);
}

void GlfwSession::tell(const Event& event) {
  for (const auto& [window, listener] : listeners_) listener(event);
}

void GlfwSession::pump(int at_most_milliseconds) {
  if (at_most_milliseconds > 0) {
    glfwWaitEventsTimeout(at_most_milliseconds / 1000.0);
  } else {
    glfwPollEvents();
  }
  if (woken_.exchange(false)) tell(Woken{});
  // GLFW's own monitor callback knows no user pointer, hence no way back to us without a global.
  if (std::vector<Display> now = glfw_displays(); !same_displays(now, displays_)) {
    displays_ = std::move(now);
    tell(DisplaysChanged{});
  }
}

void GlfwSession::wake() {
  if (!woken_.exchange(true)) glfwPostEmptyEvent();
}

std::vector<Display> glfw_displays() {
  std::vector<Display> displays;
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  for (int i = 0; i < count; ++i) {
    int x = 0, y = 0;
    glfwGetMonitorPos(monitors[i], &x, &y);
    const GLFWvidmode* mode = glfwGetVideoMode(monitors[i]);
    const char* name = glfwGetMonitorName(monitors[i]);
    displays.push_back({name != nullptr ? name : std::to_string(i + 1),
                        {static_cast<double>(x), static_cast<double>(y), mode != nullptr ? mode->width : 0.0,
                         mode != nullptr ? mode->height : 0.0}});
  }
  mark_mirrored(displays);
  return displays;
}

} // namespace pressoir::desktop
