// Library: the sessions of the home screen, read in the background so that home never waits for a disk.
#pragma once

#include <functional>
#include <map>
#include <thread>
#include <vector>

#include "app/screens/screens.h"
#include "app/settings.h"
#include "facilitation/base/mailbox.h"

namespace pressoir {

class Library {
 public:
  // `wake` is called from the worker each time a session was read.
  explicit Library(std::function<void()> wake);
  ~Library();
  // Reads these again where the file has changed since.
  void refresh(const std::vector<Settings::Recent>& recent);
  // Newest first; entries not read yet have no state.
  const std::vector<screens::RecentSession>& sessions();
  // Makes the example sessions where they are missing, and reads them.
  void show_examples();
  const std::vector<screens::RecentSession>& examples();

 private:
  void run();
  std::function<void()> wake_;
  Mailbox<std::function<void()>> asked_;
  Mailbox<screens::RecentSession> read_;
  Mailbox<screens::RecentSession> examples_read_;
  std::vector<screens::RecentSession> sessions_, examples_;
  std::map<Path, std::int64_t> seen_;  // change time of what was read
  std::thread worker_;
};

// Where the example sessions are made.
Path examples_folder();

}  // namespace pressoir
