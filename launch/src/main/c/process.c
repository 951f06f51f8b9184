#define _GNU_SOURCE
#include "process.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int64_t now(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

int64_t monotonic_time(void) { return now(CLOCK_MONOTONIC); }

int64_t ticks_since_boot(void) { return now(CLOCK_BOOTTIME) / (1000000000 / sysconf(_SC_CLK_TCK)); }

const char *after_name(pid_t process, char stat[STAT_SIZE]) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/stat", (int)process);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  ssize_t size = file < 0 ? 0 : read(file, stat, STAT_SIZE - 1);
  if (file >= 0) close(file);
  if (size <= 0) return NULL;
  stat[size] = 0;
  char *name_end = strrchr(stat, ')');
  return name_end == NULL ? NULL : name_end + 1;
}

int64_t start_ticks(pid_t process) {
  char stat[STAT_SIZE];
  long long start = 0;
  const char *after = after_name(process, stat);
  if (after != NULL)
    sscanf(after, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d %lld", &start);
  return start;
}
