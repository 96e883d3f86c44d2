// A disk for tests, as a SQLite VFS: it fills up, vanishes or turns read-only after a number of bytes, and knows what
// was not flushed yet.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

namespace pressoir::test {

enum class DiskFault {
  full,     // writing fails with SQLITE_FULL
  vanished, // everything fails with SQLITE_IOERR
};

// Registered as long as it lives; give `name()` to SqliteOptions. Flushes are counted and not made: only the process
// ends in these tests.
class FailingDisk {
 public:
  FailingDisk();
  ~FailingDisk();
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;

  const std::string& name() const;
  // The fault comes once `bytes` more have been written; a write that crosses the line is made in part.
  void fail_after(std::int64_t bytes, DiskFault fault);
  // Whole again (the stick is back, room was made).
  void mend();
  bool failing() const;
  // Only what lies in this folder is on the disk that fails; the rest of the machine goes on. Empty: everything is.
  void set_place(const std::string& folder);
  // What lies in this folder can only be read from now on: no file is opened for writing or made there, no shared
  // memory. Empty: nowhere.
  void set_read_only(const std::string& folder);

  std::int64_t bytes_written() const;
  std::int64_t flushes() const;
  // Bytes written to any file and not flushed since.
  std::int64_t bytes_at_risk() const;

  struct State;

 private:
  std::unique_ptr<State> state_;
};

} // namespace pressoir::test
