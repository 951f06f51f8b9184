#define _GNU_SOURCE
#include "reaping.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "record.h"

#define LIBRARY "libbellwether-collect.so"

static char file_path[4096];
static struct record_owner owner;

static const char *variable(char *const environment[], const char *name) {
  size_t size = strlen(name);
  for (; *environment != NULL; environment++)
    if (strncmp(*environment, name, size) == 0 && (*environment)[size] == '=') return *environment + size + 1;
  return "";
}

void record_reaped_of(char *const environment[]) {
  struct utsname host;
  const char *place = variable(environment, "PAPIEX_OUTPUT");
  int is_measured = *place == '/' && strstr(variable(environment, "LD_PRELOAD"), LIBRARY) != NULL && uname(&host) == 0;
  size_t size = is_measured ? snprintf(file_path, sizeof file_path, "%s%s" RECORD_FILE_ENDING, place, host.nodename) : 0;
  if (size == 0 || size >= sizeof file_path) *file_path = 0;
  owner = read_owner(variable(environment, RECORD_OWNER));
}

static int64_t now(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

void record_reaped(pid_t child, int status, const struct rusage *usage) {
  if (*file_path == 0) return;
  struct record_reaped reaped = {.status = status};
  struct record_head head = {.magic = RECORD_MAGIC, .size = sizeof reaped, .kind = REAPED, .flags = BY_SUBREAPER};
  head.owner = owner;
  head.pid = child;
  head.parent = getpid();
  head.wall = now(CLOCK_REALTIME);
  head.since_boot = now(CLOCK_BOOTTIME);
  reaped.head = head;
  take_usage(&reaped.usage, usage);
  const size_t before_sum = offsetof(struct record_head, kind);
  reaped.head.checksum = record_sum(RECORD_SUM_START, (char *)&reaped + before_sum, sizeof reaped - before_sum);
  int file = open(file_path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600);
  if (file < 0) return;
  /* Half of it, on a full disk, is passed over by readers. */
  ssize_t written = write(file, &reaped, sizeof reaped);
  (void)written;
  close(file);
}
