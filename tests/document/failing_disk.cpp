#include "tests/document/failing_disk.h"

#include <algorithm>
#include <limits>
#include <new>
#include <string_view>

#include <sqlite3.h>

#include "facilitation/base/check.h"
#include "facilitation/base/id.h"

namespace pressoir::test {

struct FailingDisk::State {
  sqlite3_vfs vfs{};
  sqlite3_vfs* system = nullptr;
  std::string name;
  std::atomic<std::int64_t> written = 0, flushes = 0, at_risk = 0;
  std::atomic<std::int64_t> fails_at = std::numeric_limits<std::int64_t>::max();
  std::atomic<DiskFault> fault = DiskFault::full;
  std::string read_only, place; // folders

  bool failing() const { return written >= fails_at; }
  bool holds(const char* name) const { return !name || std::string_view(name).starts_with(place); }
  bool can_only_read(const char* name) const {
    return name && !read_only.empty() && std::string_view(name).starts_with(read_only);
  }
  bool vanished() const { return failing() && fault == DiskFault::vanished; }
  int failure(int io_error) const { return fault == DiskFault::full ? SQLITE_FULL : io_error; }
};

namespace {

using State = FailingDisk::State;

struct File {
  sqlite3_file base;
  State* disk;
  std::int64_t at_risk;
  bool read_only;
  sqlite3_file* system() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& file_of(sqlite3_file* file) {
  return *reinterpret_cast<File*>(file);
}
State& disk_of(sqlite3_vfs* vfs) {
  return *static_cast<State*>(vfs->pAppData);
}

int close_file(sqlite3_file* file) {
  File& ours = file_of(file);
  ours.disk->at_risk -= ours.at_risk;
  return ours.system()->pMethods->xClose(ours.system());
}

int read_file(sqlite3_file* file, void* buffer, int amount, sqlite3_int64 offset) {
  File& ours = file_of(file);
  if (ours.disk->vanished()) return SQLITE_IOERR_READ;
  return ours.system()->pMethods->xRead(ours.system(), buffer, amount, offset);
}

int write_file(sqlite3_file* file, const void* bytes, int amount, sqlite3_int64 offset) {
  File& ours = file_of(file);
  State& disk = *ours.disk;
  const std::int64_t room = std::clamp<std::int64_t>(disk.fails_at - disk.written, 0, amount);
  disk.written += amount;
  const int part = static_cast<int>(room);
  if (part > 0) {
    const int code = ours.system()->pMethods->xWrite(ours.system(), bytes, part, offset);
    if (code != SQLITE_OK) return code;
    ours.at_risk += part;
    disk.at_risk += part;
  }
  return part == amount ? SQLITE_OK : disk.failure(SQLITE_IOERR_WRITE);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  File& ours = file_of(file);
  if (ours.disk->vanished()) return SQLITE_IOERR_TRUNCATE;
  return ours.system()->pMethods->xTruncate(ours.system(), size);
}

int flush_file(sqlite3_file* file, int) {
  File& ours = file_of(file);
  if (ours.disk->vanished()) return SQLITE_IOERR_FSYNC;
  ++ours.disk->flushes;
  ours.disk->at_risk -= ours.at_risk;
  ours.at_risk = 0;
  return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  File& ours = file_of(file);
  if (ours.disk->vanished()) return SQLITE_IOERR_FSTAT;
  return ours.system()->pMethods->xFileSize(ours.system(), size);
}

int lock(sqlite3_file* file, int level) {
  return file_of(file).system()->pMethods->xLock(file_of(file).system(), level);
}
int unlock(sqlite3_file* file, int level) {
  return file_of(file).system()->pMethods->xUnlock(file_of(file).system(), level);
}
int check_reserved(sqlite3_file* file, int* out) {
  return file_of(file).system()->pMethods->xCheckReservedLock(file_of(file).system(), out);
}
int control(sqlite3_file* file, int what, void* argument) {
  return file_of(file).system()->pMethods->xFileControl(file_of(file).system(), what, argument);
}
int sector_size(sqlite3_file* file) {
  return file_of(file).system()->pMethods->xSectorSize(file_of(file).system());
}
int characteristics(sqlite3_file* file) {
  return file_of(file).system()->pMethods->xDeviceCharacteristics(file_of(file).system());
}
int shared_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  File& ours = file_of(file);
  if (ours.read_only) return SQLITE_CANTOPEN;
  return ours.system()->pMethods->xShmMap(ours.system(), page, size, extend, out);
}
int shared_lock(sqlite3_file* file, int offset, int count, int flags) {
  return file_of(file).system()->pMethods->xShmLock(file_of(file).system(), offset, count, flags);
}
void shared_barrier(sqlite3_file* file) {
  file_of(file).system()->pMethods->xShmBarrier(file_of(file).system());
}
int shared_unmap(sqlite3_file* file, int remove) {
  return file_of(file).system()->pMethods->xShmUnmap(file_of(file).system(), remove);
}

constexpr sqlite3_io_methods methods = {
    2,           close_file,     read_file,      write_file, truncate_file, flush_file,      file_size,
    lock,        unlock,         check_reserved, control,    sector_size,   characteristics, shared_map,
    shared_lock, shared_barrier, shared_unmap,   nullptr,    nullptr};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  State& disk = disk_of(vfs);
  file->pMethods = nullptr;
  if (!disk.holds(name)) return disk.system->xOpen(disk.system, name, file, flags, out_flags);
  if (disk.vanished()) return SQLITE_CANTOPEN;
  const bool read_only = disk.can_only_read(name);
  if (read_only) {
    // As the system does it: an existing file is opened for reading instead, a new one is not made.
    if (flags & SQLITE_OPEN_CREATE) return SQLITE_CANTOPEN;
    flags = (flags & ~SQLITE_OPEN_READWRITE) | SQLITE_OPEN_READONLY;
  }
  File* ours = new (file) File{{nullptr}, &disk, 0, read_only};
  const int code = disk.system->xOpen(disk.system, name, ours->system(), flags, out_flags);
  if (code == SQLITE_OK) file->pMethods = &methods;
  return code;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int flush_folder) {
  State& disk = disk_of(vfs);
  if (disk.holds(name) && (disk.vanished() || disk.can_only_read(name))) return SQLITE_IOERR_DELETE;
  return disk.system->xDelete(disk.system, name, flush_folder);
}

int access_file(sqlite3_vfs* vfs, const char* name, int flags, int* out) {
  State& disk = disk_of(vfs);
  if (disk.holds(name) && disk.vanished()) return SQLITE_IOERR_ACCESS;
  return disk.system->xAccess(disk.system, name, flags, out);
}

} // namespace

FailingDisk::FailingDisk() : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.system = sqlite3_vfs_find(nullptr);
  state.vfs = *state.system;
  state.name = "failing-" + id_text(system_randomness()->id());
  state.vfs.zName = state.name.c_str();
  state.vfs.pNext = nullptr;
  state.vfs.pAppData = &state;
  state.vfs.szOsFile = static_cast<int>(sizeof(File)) + state.system->szOsFile;
  state.vfs.xOpen = open_file;
  state.vfs.xDelete = delete_file;
  state.vfs.xAccess = access_file;
  ENSURE(sqlite3_vfs_register(&state.vfs, 0) == SQLITE_OK);
}

FailingDisk::~FailingDisk() {
  sqlite3_vfs_unregister(&state_->vfs);
}

const std::string& FailingDisk::name() const {
  return state_->name;
}
void FailingDisk::fail_after(std::int64_t bytes, DiskFault fault) {
  state_->fault = fault;
  state_->fails_at = state_->written + bytes;
}
void FailingDisk::mend() {
  state_->fails_at = std::numeric_limits<std::int64_t>::max();
}
bool FailingDisk::failing() const {
  return state_->failing();
}
void FailingDisk::set_place(const std::string& folder) {
  state_->place = folder;
}
void FailingDisk::set_read_only(const std::string& folder) {
  state_->read_only = folder;
}
std::int64_t FailingDisk::bytes_written() const {
  return state_->written;
}
std::int64_t FailingDisk::flushes() const {
  return state_->flushes;
}
std::int64_t FailingDisk::bytes_at_risk() const {
  return state_->at_risk;
}

} // namespace pressoir::test
