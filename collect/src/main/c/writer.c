#define _GNU_SOURCE
#include "writer.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/utsname.h>
#include <time.h>

#include "kernel.h"
#include "system.h"

#define SIGNAL_SET_SIZE 8

static char file_path[PATH_SIZE];
static struct record_owner owner;

void choose_owner(const char *text) { owner = read_owner(text); }

static char *put(char *to, const char *end, const char *text) {
  while (to < end && *text != 0) *to++ = *text++;
  return to;
}

int choose_file(const char *prefix) {
  struct utsname host;
  char *at = file_path, *end = file_path + sizeof file_path - 1;
  if (*prefix != '/') {
    if (call2(SYS_getcwd, (long)file_path, sizeof file_path) < 0) return 0;
    at = put(file_path + text_size(file_path), end, "/");
  }
  if (call1(SYS_uname, (long)&host) < 0) return 0;
  at = put(at, end, prefix);
  at = put(at, end, host.nodename);
  at = put(at, end, RECORD_FILE_ENDING);
  *at = 0;
  return at < end;
}

/* Never one of the three streams, which the program may have closed and write to all the same. */
static long open_file(void) {
  long file = call4(SYS_openat, AT_FDCWD, (long)file_path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600);
  if (file < 0 || file > 2) return file;
  long higher = call3(SYS_fcntl, file, F_DUPFD_CLOEXEC, 3);
  call1(SYS_close, file);
  return higher;
}

/* A file size limit would end the program with SIGXFSZ: the signal is held back, and taken when it came. */
static void write_quietly(long file, struct iovec *parts, int count) {
  uint64_t limit_signal = 1ULL << (SIGXFSZ - 1), blocked = 0, pending = 0;
  struct timespec at_once = {0};
  size_t size = 0;
  for (int i = 0; i < count; i++) size += parts[i].iov_len;
  call4(SYS_rt_sigprocmask, SIG_BLOCK, (long)&limit_signal, (long)&blocked, SIGNAL_SET_SIZE);
  call2(SYS_rt_sigpending, (long)&pending, SIGNAL_SET_SIZE);
  long written = call3(SYS_writev, file, (long)parts, count);
  if (written != (long)size && !(pending & limit_signal))
    call4(SYS_rt_sigtimedwait, (long)&limit_signal, 0, (long)&at_once, SIGNAL_SET_SIZE);
  call4(SYS_rt_sigprocmask, SIG_SETMASK, (long)&blocked, 0, SIGNAL_SET_SIZE);
}

void append_record(enum record_kind kind, struct iovec *parts, int count) {
  struct record_head *head = parts[0].iov_base;
  const size_t before_sum = offsetof(struct record_head, kind);
  head->magic = RECORD_MAGIC;
  head->kind = kind;
  head->owner = owner;
  head->wall = time_of(CLOCK_REALTIME);
  head->since_boot = time_of(CLOCK_BOOTTIME);
  uint32_t sum = record_sum(RECORD_SUM_START, (char *)head + before_sum, parts[0].iov_len - before_sum);
  head->size = (uint32_t)parts[0].iov_len;
  for (int i = 1; i < count; i++) {
    sum = record_sum(sum, parts[i].iov_base, parts[i].iov_len);
    head->size += (uint32_t)parts[i].iov_len;
  }
  head->checksum = sum;
  long file = open_file();
  if (file < 0) return;
  write_quietly(file, parts, count);
  call1(SYS_close, file);
}
