#include "facilitation/base/file.h"

#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "facilitation/base/id.h"

namespace pressoir {
namespace {

// An open file, closed with the object.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  explicit operator bool() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

Descriptor open_file(const Path& path, int flags, mode_t mode = 0666) {
  int number = -1;
  do number = ::open(path.c_str(), flags | O_CLOEXEC, mode);
  while (number < 0 && errno == EINTR);
  return Descriptor(number);
}

Error named(std::string_view key, const Path& path) {
  return refuse(key, {{"file", shown_path(path)}});
}

Error write_refusal(int reason, const Path& path) {
  return named(reason == ENOSPC || reason == EDQUOT ? "file.disk_full" : "file.unwritable", path);
}

// 0, or the errno that stopped it.
int write_all(const Descriptor& file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file.number(), bytes.data(), bytes.size());
    if (count > 0)
      bytes.remove_prefix(static_cast<std::size_t>(count));
    else if (count == 0)
      return ENOSPC;
    else if (errno != EINTR)
      return errno;
  }
  return 0;
}

int flush_to_disk(const Descriptor& file) {
  while (::fsync(file.number()) != 0) {
    if (errno == EINVAL || errno == ENOTSUP || errno == ENOSYS) return 0; // a file system that has no such thing
    if (errno != EINTR) return errno;
  }
  return 0;
}

Path folder_of(const Path& path) {
  return path.has_parent_path() ? path.parent_path() : Path(".");
}

// The file a chain of links ends at, so that a lock or a replacement is about the file and not one of its names.
Path resolved(const Path& path) {
  std::error_code failure;
  Path real = std::filesystem::weakly_canonical(path, failure);
  return failure || real.empty() ? path : real;
}

} // namespace

Result<std::string> read_file(const Path& path, std::uint64_t most) {
  Descriptor file = open_file(path, O_RDONLY | O_NONBLOCK);
  if (!file) return named(errno == ENOENT || errno == ENOTDIR ? "file.missing" : "file.unreadable", path);
  struct stat facts {};
  if (::fstat(file.number(), &facts) != 0 || S_ISDIR(facts.st_mode)) return named("file.unreadable", path);
  // Opened without waiting, so that a pipe nobody writes to is an empty file; one that is written to is read to its
  // end.
  ::fcntl(file.number(), F_SETFL, ::fcntl(file.number(), F_GETFL) & ~O_NONBLOCK);

  const auto too_big = [&] {
    return refuse("file.too_big", {{"file", shown_path(path)}, {"most", static_cast<std::int64_t>(most)}});
  };
  if (S_ISREG(facts.st_mode) && static_cast<std::uint64_t>(facts.st_size) > most) return too_big();
  std::string bytes;
  std::size_t filled = 0;
  // One byte more than it says, so that the end is met without growing.
  std::size_t room = S_ISREG(facts.st_mode) ? static_cast<std::size_t>(facts.st_size) + 1 : std::size_t{1} << 16;
  for (;;) {
    bytes.resize(filled + room);
    const ssize_t count = ::read(file.number(), bytes.data() + filled, room);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return named("file.unreadable", path);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
    if (filled > most) return too_big();
    room = std::size_t{1} << 16;
  }
  bytes.resize(filled);
  return bytes;
}

Result<void> write_file(const Path& path, std::string_view bytes) {
  const Path target = resolved(path);
  struct stat facts {};
  const bool exists = ::stat(target.c_str(), &facts) == 0;
  if (exists && S_ISDIR(facts.st_mode)) return named("file.unwritable", path);
  if (exists && !S_ISREG(facts.st_mode)) {
    const Descriptor device = open_file(target, O_WRONLY);
    if (!device) return write_refusal(errno, path);
    if (const int reason = write_all(device, bytes)) return write_refusal(reason, path);
    return {};
  }

  const Path part = folder_of(target) / (".pressoir-" + id_text(system_randomness()->id()) + ".part");
  Descriptor file = open_file(part, O_WRONLY | O_CREAT | O_EXCL);
  if (!file) return write_refusal(errno, path);
  if (exists)
    (void)::fchmod(file.number(), facts.st_mode & 07777); // a stick formatted for Windows knows no permissions
  int reason = write_all(file, bytes);
  if (reason == 0) reason = flush_to_disk(file);
  file = Descriptor();
  if (reason == 0 && ::rename(part.c_str(), target.c_str()) != 0) reason = errno;
  if (reason != 0) {
    ::unlink(part.c_str());
    return write_refusal(reason, path);
  }
  // The new name too: without it a power cut may bring the old file back.
  const Descriptor folder = open_file(folder_of(target), O_RDONLY | O_DIRECTORY);
  if (folder) reason = flush_to_disk(folder);
  if (reason != 0) return write_refusal(reason, path);
  return {};
}

struct FileLock::Held {
  Path place;
  Descriptor file;

  Held(Path where, Descriptor locked) : place(std::move(where)), file(std::move(locked)) {}
  // Removed while still held: whoever locked the same file in the meantime sees that its name is gone and tries again.
  ~Held() { ::unlink(place.c_str()); }
};

FileLock::FileLock(std::unique_ptr<Held> held) : held_(std::move(held)) {}
FileLock::FileLock(FileLock&&) noexcept = default;
FileLock& FileLock::operator=(FileLock&&) noexcept = default;
FileLock::~FileLock() = default;

Result<FileLock> FileLock::take(const Path& path) {
  Path place = resolved(path);
  place += "-lock";
  for (int tries = 0; tries < 100; ++tries) {
    Descriptor file = open_file(place, O_RDWR | O_CREAT);
    if (!file) return write_refusal(errno, path);
    int locked = -1;
    do locked = ::flock(file.number(), LOCK_EX | LOCK_NB);
    while (locked != 0 && errno == EINTR);
    if (locked != 0) return errno == EWOULDBLOCK ? named("file.already_open", path) : write_refusal(errno, path);
    struct stat ours {
    }, named_now{};
    if (::fstat(file.number(), &ours) == 0 && ::stat(place.c_str(), &named_now) == 0 &&
        ours.st_ino == named_now.st_ino && ours.st_dev == named_now.st_dev)
      return FileLock(std::make_unique<Held>(std::move(place), std::move(file)));
  }
  return named("file.already_open", path);
}

} // namespace pressoir
