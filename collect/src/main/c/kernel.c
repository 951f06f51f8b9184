#define _GNU_SOURCE
#include "kernel.h"

#include <fcntl.h>
#include <time.h>

#include "system.h"

#define FILE_SIZE 1024

/* The C library's needs no system call where the kernel offers that; musl's and glibc's have it under this name. */
extern int clock_gettime(clockid_t, struct timespec *) __attribute__((weak));

int64_t time_of(int clock) {
  struct timespec time = {0};
  if (clock_gettime != NULL)
    clock_gettime(clock, &time);
  else
    call2(SYS_clock_gettime, clock, (long)&time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

void read_usage(int of, struct record_usage *usage) {
  struct rusage kernel = {0};
  call2(SYS_getrusage, of, (long)&kernel);
  take_usage(usage, &kernel);
}

/* /proc/self/NAME, or that of one thread. */
static long read_file(int thread, const char *name, char text[FILE_SIZE]) {
  char path[64] = "/proc/self/";
  char *end = path + 11;
  if (thread != 0) {
    char digits[12];
    int count = 0;
    for (const char *each = "task/"; *each != 0;) *end++ = *each++;
    for (int rest = thread; rest > 0; rest /= 10) digits[count++] = (char)('0' + rest % 10);
    while (count > 0) *end++ = digits[--count];
    *end++ = '/';
  }
  while (*name != 0) *end++ = *name++;
  *end = 0;
  long file = call4(SYS_openat, AT_FDCWD, (long)path, O_RDONLY | O_CLOEXEC, 0);
  if (file < 0) return 0;
  long size = call3(SYS_read, file, (long)text, FILE_SIZE - 1);
  call1(SYS_close, file);
  text[size > 0 ? size : 0] = 0;
  return size > 0 ? size : 0;
}

static int is_digit(char c) { return c >= '0' && c <= '9'; }

/* The next number from a place on, which is moved behind it. */
static int64_t next_number(const char **place) {
  const char *at = *place;
  while (*at != 0 && !is_digit(*at)) at++;
  int negative = at > *place && at[-1] == '-';
  /* Some limits in stat are larger than an int64_t. */
  uint64_t number = 0;
  while (is_digit(*at)) number = number * 10 + (uint64_t)(*at++ - '0');
  *place = at;
  return (int64_t)(negative ? -number : number);
}

static int read_stat_of(int thread, struct stat_file *stat) {
  char text[FILE_SIZE];
  long size = read_file(thread, "stat", text);
  const char *at = text + size;
  while (at > text && *at != ')') at--;
  if (at == text) return 0;
  int64_t fields[53] = {0};
  /* Fields count from 1 in proc(5); the third, the state, is a letter. */
  for (int field = 4; field <= 44; field++) fields[field] = next_number(&at);
  stat->parent = fields[4];
  stat->group = fields[5];
  stat->session = fields[6];
  stat->thread_count = fields[20];
  stat->start_ticks = fields[22];
  stat->memory_size = fields[23];
  stat->processor = fields[39];
  stat->block_delay = fields[42];
  stat->guest = fields[43];
  return 1;
}

int read_stat(struct stat_file *stat) { return read_stat_of(0, stat); }

static void read_numbers(int thread, const char *name, int64_t *first, int count) {
  char text[FILE_SIZE];
  const char *at = text;
  int known = read_file(thread, name, text) > 0;
  for (int i = 0; i < count; i++) first[i] = known ? next_number(&at) : -1;
}

void read_kernel(int thread, struct record_kernel *kernel, struct stat_file *stat) {
  int known = read_stat_of(thread, stat);
  kernel->start_ticks = known ? stat->start_ticks : -1;
  kernel->thread_count = known ? stat->thread_count : -1;
  kernel->memory_size = known ? stat->memory_size : -1;
  kernel->processor = known ? stat->processor : -1;
  kernel->block_delay = known ? stat->block_delay : -1;
  kernel->guest = known ? stat->guest : -1;
  /* io: rchar, wchar, syscr, syscw, read_bytes, write_bytes, cancelled_write_bytes; schedstat: three numbers. */
  read_numbers(thread, "io", &kernel->read_chars, 7);
  read_numbers(thread, "schedstat", &kernel->on_cpu, 3);
}
