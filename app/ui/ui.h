// Ui: what every screen is given in a frame — theme, words, pictograms, texts, the pointer and keys, and the registry
// by which tests find things.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/desktop/window.h"
#include "app/ui/cards.h"
#include "app/ui/dots.h"
#include "app/ui/draw.h"
#include "app/ui/motion.h"
#include "app/ui/ink_strip.h"
#include "app/ui/shapes.h"
#include "app/ui/stamps.h"
#include "app/ui/text_painter.h"
#include "app/ui/theme.h"
#include "facilitation/base/words.h"
#include "facilitation/picture/pictograms.h"

struct ImDrawList;

namespace pressoir::ui {

class NoteEditor;

// Where a widget stood in the last frame: tests click by name.
struct Placed {
  Rect box; // pixels
  bool enabled = true, visible = true;
  std::string text = {}; // what it says
  Rect shown = {};       // the part of the box in the clip
};

// What lies over what: a click on a bar is not one on the board below. Widgets belong to the innermost InLayer.
enum class Layer : std::uint8_t { screen, bar, drawer, menu, message };

// A picture to draw for a blob: no texture while it is not there yet.
struct BlobTexture {
  desktop::TextureHandle texture = nullptr;
  Vec2 size; // pixels
};

// All that keeps textures; one per group of windows that share them. The OpenGL context must be current when it is
// made, used and destroyed.
struct Painters {
  explicit Painters(desktop::Textures& textures) : texts(textures), cards(textures), stamps(textures), dots(textures) {}
  TextPainter texts;
  Cards cards;
  Stamps stamps;
  Dots dots;
  Shapes shapes;
  InkStrips inks;
};

struct Ui {
  const Words* words = nullptr;
  const picture::Pictograms* pictograms = nullptr;
  TextPainter* texts = nullptr;
  Cards* cards = nullptr;
  Stamps* stamps = nullptr;
  Dots* dots = nullptr;
  Shapes* shapes = nullptr;
  InkStrips* inks = nullptr;
  desktop::Window* window = nullptr; // clipboard; null: none
  std::function<BlobTexture(const std::string& blob)> blobs;
  // Where widgets draw now: the screen's list, or the one above everything (menus, messages). Set in a frame only.
  ImDrawList* list = nullptr;
  ImDrawList* list_above = nullptr;

  Theme theme;
  double scale = 1; // pixels per LOOK pixel: min(width / 1920, height / 1080) × the user's interface scale
  Vec2 size;        // of the window, pixels
  double now = 0;   // seconds, monotonic, for animations
  double delta = 0; // since the last frame
  bool reduced_motion = false;
  bool caret_blinks = true; // off in tests

  // Input of this frame, not yet taken by a widget; a widget that uses an event removes it.
  std::vector<desktop::Event> events;
  Vec2 pointer{-1, -1};
  bool pointer_down = false;
  desktop::Modifiers modifiers;

  std::map<std::string, Placed, std::less<>> placed; // this frame's
  // Asks for another frame within that many seconds (animation, caret, clock).
  double next_frame_within = 1e9;
  void animate() { next_frame_within = 0; }
  void wake_within(double seconds) { next_frame_within = std::min(next_frame_within, seconds); }
  desktop::Cursor cursor = desktop::Cursor::arrow;
  // Set by the editor that has the keyboard: where its caret is.
  std::optional<Rect> text_input;

  // The keyboard's focus, by widget name; `visible` once Tab was used. Empty: none.
  struct Focus {
    std::string name;
    bool visible = false;
    bool claimed = false;           // by a widget in this frame
    std::vector<std::string> order; // of this frame, as Tab goes
  } focus;
  std::string held; // the widget that the button went down on

  // The rest is the widgets' own memory from frame to frame.
  struct Cover {
    Layer layer;
    Rect box;
  };
  struct Memory {
    std::vector<Cover> covers, covers_next;
    Layer layer = Layer::screen;
    std::vector<Rect> clips;
    std::map<std::string, double, std::less<>> warmth; // hovered widgets, 0 to 1
    std::map<std::string, double, std::less<>> approaching;
    struct Scroll {
      double offset = 0, moved_at = -10;
      double grip = 0;      // where the indicator is held
      std::string followed; // the focus it last brought into sight
    };
    std::map<std::string, Scroll, std::less<>> scrolls;
    bool typing = false;
    Vec2 press_at; // where the held widget was pressed
    std::string hovered, hovered_before;
    double hovered_since = 0;
    struct Tip {
      Rect anchor;
      std::string label, key;
    };
    std::optional<Tip> tip;
    std::string focus_seen; // the last focused widget that was drawn
    std::string field;      // which field the editor is for
    std::shared_ptr<NoteEditor> editor;
    std::string menu; // the open menu
    Vec2 menu_at;
    int menu_chosen = -1;
    std::vector<desktop::Event> menu_keys; // while a menu is open, keys are its own
    std::vector<std::string>* cut = nullptr; // tests: gathers the lines that had no room for all their words
  } memory;

  std::string say(std::string_view key, const WordArguments& arguments = {}) const {
    return words->say(key, arguments);
  }
  double px(double look_pixels) const { return look_pixels * scale; }
  // A box given in LOOK pixels from the window's corner.
  Rect px(const Rect& look) const { return {px(look.x), px(look.y), px(look.width), px(look.height)}; }
  // True while an editor has the keyboard: letters are text, not commands.
  bool typing() const { return memory.typing; }
};

void attach(Ui& ui, Painters& painters);

// Between ImGui::NewFrame and ImGui::Render, around all drawing. `now` in seconds. `scale_of_interface` is the user's
// (0.8 to 2).
void begin_frame(Ui& ui, std::vector<desktop::Event> events, Vec2 size, double now, double scale_of_interface = 1);
// Draws what lies above, moves the focus on Tab, sets the window's cursor and text input.
void end_frame(Ui& ui);

// Widgets made during its life lie in that layer, drawn over `box`, which hides what lies in lower layers from the
// pointer (from the next frame on). menu and message are drawn above everything.
class InLayer {
 public:
  InLayer(Ui& ui, Layer layer, const Rect& box);
  ~InLayer();
  InLayer(const InLayer&) = delete;
  InLayer& operator=(const InLayer&) = delete;

 private:
  Ui& ui_;
  Layer layer_before_;
  ImDrawList* list_before_;
};

// Draws and hits only inside the box during its life (scroll areas, panels).
class InClip {
 public:
  InClip(Ui& ui, const Rect& box);
  ~InClip();
  InClip(const InClip&) = delete;
  InClip& operator=(const InClip&) = delete;

 private:
  Ui& ui_;
};

// The point is in the box, in the current clip, and no higher layer covers it.
bool over(const Ui& ui, Vec2 at, const Rect& box);
inline bool hovers(const Ui& ui, const Rect& box) {
  return over(ui, ui.pointer, box);
}
// Registers a thing by name for tests and for Tab; `visible` says whether any of it is in the clip.
void place(Ui& ui, std::string_view name, const Rect& box, bool enabled = true, std::string_view text = {});

// Takes the first such key press out of the frame's events. Without modifiers, letters, digits and signs are not taken
// while an editor has the keyboard.
bool take_key(Ui& ui, desktop::Key key, desktop::Modifiers modifiers = {});

// Gives the keyboard to that widget: a field opens in its next frame.
void focus_on(Ui& ui, std::string_view name);

// What a press on a box amounts to: the base of every widget that is clicked.
struct Press {
  bool hovered = false, held = false, focused = false; // focused: visibly, by keyboard
  bool clicked = false;                                // released inside, or Enter or Space when focused
  bool right_clicked = false;
  int clicks = 0;    // 2: double click
  double warmth = 0; // 0 to 1 in 90 ms, for hover colours
};
Press press(Ui& ui, std::string_view name, const Rect& box, bool enabled = true);

// What is dragged from a box: it starts after a few pixels; Esc cancels.
struct Drag {
  bool hovered = false, started = false, dragging = false, dropped = false, cancelled = false;
  bool clicked = false; // let go without having moved
  Vec2 from, at;        // pixels
};
Drag drag(Ui& ui, std::string_view name, const Rect& box, bool enabled = true);

} // namespace pressoir::ui
