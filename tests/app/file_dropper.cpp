// file_dropper WINDOW FILE: holds a file over a window of X11 for half a second, then drops it there, as a file manager
// does (XDND 5).
#include <X11/Xatom.h>
#include <X11/Xlib.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <thread>

namespace {

class Dropper {
 public:
  Dropper(Display* display, Window target, const std::string& path)
      : display_(display)
      , target_(target)
      , uri_("file://" + path + "\r\n")
      , source_(XCreateSimpleWindow(display, DefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0))
      , type_(atom("text/uri-list")) {
    XSetSelectionOwner(display_, atom("XdndSelection"), source_, CurrentTime);
  }

  bool drop() {
    const auto uris = static_cast<long>(type_);
    send("XdndEnter", {5L << 24, uris, 0, 0});
    send("XdndPosition", {0, (100L << 16) | 100, CurrentTime, static_cast<long>(atom("XdndActionCopy"))});
    if (!answered("XdndStatus")) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    send("XdndDrop", {0, CurrentTime, 0, 0});
    return answered("XdndFinished");
  }

 private:
  Atom atom(const char* name) { return XInternAtom(display_, name, False); }

  void send(const char* message, std::initializer_list<long> after_source) {
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.window = target_;
    event.xclient.message_type = atom(message);
    event.xclient.format = 32;
    event.xclient.data.l[0] = static_cast<long>(source_);
    int i = 1;
    for (const long value : after_source) event.xclient.data.l[i++] = value;
    XSendEvent(display_, target_, False, NoEventMask, &event);
    XFlush(display_);
  }

  // Waits for the message at most five seconds, giving the file's name to who asks for it meanwhile.
  bool answered(const char* message) {
    const Atom wanted = atom(message);
    for (int tries = 0; tries < 500; ++tries) {
      while (XPending(display_) > 0) {
        XEvent event;
        XNextEvent(display_, &event);
        if (event.type == ClientMessage && event.xclient.message_type == wanted) return true;
        if (event.type == SelectionRequest) give(event.xselectionrequest);
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    std::fprintf(stderr, "no %s\n", message);
    return false;
  }

  void give(const XSelectionRequestEvent& request) {
    XChangeProperty(display_, request.requestor, request.property, type_, 8, PropModeReplace,
                    reinterpret_cast<const unsigned char*>(uri_.data()), static_cast<int>(uri_.size()));
    XEvent answer{};
    answer.xselection.type = SelectionNotify;
    answer.xselection.requestor = request.requestor;
    answer.xselection.selection = request.selection;
    answer.xselection.target = request.target;
    answer.xselection.property = request.property;
    answer.xselection.time = request.time;
    XSendEvent(display_, request.requestor, False, NoEventMask, &answer);
    XFlush(display_);
  }

  Display* display_;
  Window target_;
  std::string uri_;
  Window source_;
  Atom type_;
};

} // namespace

int main(int count, char** arguments) {
  Display* display = count == 3 ? XOpenDisplay(nullptr) : nullptr;
  if (display == nullptr) return 2;
  const bool dropped = Dropper(display, std::strtoul(arguments[1], nullptr, 0), arguments[2]).drop();
  XCloseDisplay(display);
  return dropped ? 0 : 1;
}
