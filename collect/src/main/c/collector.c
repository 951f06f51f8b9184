/*
 * The collector: a library that the dynamic linker loads into every process of a measured job (LD_PRELOAD), where it
 * records the begin and the end of each program, and of each child that was reaped.
 *
 * It must never break, slow or be seen by what it measures. So it keeps no descriptor, no lock, no memory of its own and
 * no thread; it makes system calls by itself, needs no version of any symbol (a library of glibc 2.17 will do, and musl),
 * and does without each function that is not there. What it cannot record is lost, silently.
 *
 * The variables are papiex's: PAPIEX_OPTIONS switches it on, PAPIEX_OUTPUT says where to, PAPIEX_TAGS is kept.
 */
#define _GNU_SOURCE
#include "collector.h"

#include <sched.h>
#include <time.h>

#include "kernel.h"
#include "system.h"
#include "writer.h"

extern char **environ __attribute__((weak));
extern int on_exit(void (*)(int, void *), void *) __attribute__((weak));
extern const char *gnu_get_libc_version(void) __attribute__((weak));
extern int __register_atfork(void (*)(void), void (*)(void), void (*)(void), void *) __attribute__((weak));
extern int pthread_atfork(void (*)(void), void (*)(void), void (*)(void)) __attribute__((weak));

/* For want of on_exit nobody says with which code the program ends; who reaps it knows. */
#define UNKNOWN_CODE -1

static char **first_environment;

/* Of the process `pid`; a child of vfork finds that of its parent. */
static struct {
  int pid, recording, with_threads, sealed, has_ended, threads, traces;
} state;

int is_recording(void) { return state.recording && !state.sealed; }

int is_recording_threads(void) { return is_recording() && state.with_threads; }

static const char *variable(const char *name) {
  char **each = &environ != NULL && environ != NULL ? environ : first_environment;
  for (; each != NULL && *each != NULL; each++) {
    const char *rest = after_prefix(*each, name);
    if (rest != NULL && *rest == '=') return rest + 1;
  }
  return NULL;
}

static const char *tags(void) {
  const char *text = variable("PAPIEX_TAGS");
  return text == NULL ? "" : text;
}

static struct iovec part(const void *bytes, size_t size) { return (struct iovec){(void *)bytes, size}; }

/* Words are separated by commas. */
static int has_word(const char *text, const char *word) {
  while (*text != 0) {
    const char *rest = after_prefix(text, word);
    if (rest != NULL && (*rest == 0 || *rest == ',')) return 1;
    while (*text != 0 && *text != ',') text++;
    if (*text == ',') text++;
  }
  return 0;
}

/* ---- The begin of a program ---- */

/* glibc gives a library's constructor the arguments of main; elsewhere the kernel is asked. */
static const char *arguments_of(int *count, char **arguments, size_t *size, char *room, size_t room_size) {
  *size = 0;
  if (gnu_get_libc_version != NULL) {
    if (*count < 1) return "";
    const char *last = arguments[*count - 1];
    *size = last + text_size(last) + 1 - arguments[0];
    if (last < arguments[0] || *size > RECORD_ARGUMENTS) *size = RECORD_ARGUMENTS;
    return arguments[0];
  }
  long file = call4(SYS_openat, -100, (long)"/proc/self/cmdline", 02000000, 0);
  long got = file < 0 ? 0 : call3(SYS_read, file, (long)room, room_size);
  if (file >= 0) call1(SYS_close, file);
  *size = got > 0 ? got : 0;
  *count = 0;
  for (size_t i = 0; i < *size; i++) *count += room[i] == 0;
  return room;
}

static void record_image(int count, char **arguments) {
  char path[PATH_SIZE], room[2048];
  struct stat_file stat = {0};
  struct record_image image = {0};
  size_t size;
  const char *words = arguments_of(&count, arguments, &size, room, sizeof room), *text = tags();
  long path_size = call4(SYS_readlinkat, -100, (long)"/proc/self/exe", (long)path, sizeof path - 1);
  path[path_size > 0 ? path_size : 0] = 0;
  read_stat(&stat);
  image.head.pid = state.pid;
  image.head.parent = (int32_t)stat.parent;
  image.start_ticks = stat.start_ticks;
  image.group = (int32_t)stat.group;
  image.session = (int32_t)stat.session;
  image.argument_count = count;
  image.argument_size = (int32_t)size;
  read_usage(RUSAGE_SELF, &image.before);
  struct iovec parts[] = {part(&image, sizeof image), part(path, text_size(path) + 1), part(text, text_size(text) + 1),
                          part(words, size)};
  append_record(IMAGE, parts, 4);
}

/* ---- A child without a program of its own ---- */

void record_forked(void) {
  if (!is_recording()) return;
  int parent = state.pid;
  state.pid = own_pid();
  state.has_ended = 0;
  state.threads = 0;
  state.traces = 0;
  struct record_forked forked = {.head = {.pid = state.pid, .parent = parent}};
  const char *text = tags();
  struct iovec parts[] = {part(&forked, sizeof forked), part(text, text_size(text) + 1)};
  append_record(FORKED, parts, 2);
}

/* ---- Ends ---- */

static void append_end(int exit_code, int flags) {
  int pid = own_pid();
  struct stat_file stat = {0};
  struct record_end end = {.head = {.pid = pid, .flags = flags}, .exit_code = exit_code};
  end.threads = pid == state.pid ? state.threads + 1 : 1;
  read_usage(RUSAGE_CHILDREN, &end.children);
  read_kernel(0, &end.kernel, &stat);
  read_usage(RUSAGE_SELF, &end.self);
  end.head.parent = (int32_t)stat.parent;
  end.group = (int32_t)stat.group;
  end.session = (int32_t)stat.session;
  struct iovec parts[] = {part(&end, sizeof end)};
  append_record(ENDED_ITSELF, parts, 1);
}

void record_end(int exit_code) {
  if (!is_recording()) return;
  int is_ours = own_pid() == state.pid;
  if (is_ours && state.has_ended) return;
  if (is_ours) state.has_ended = 1;
  append_end(exit_code, 0);
}

static void at_exit(int code, void *nothing) {
  (void)nothing;
  record_end(code);
}

/* In glibc on_exit comes still later, since it was there before the dynamic linker's own handler. */
__attribute__((destructor)) static void at_unload(void) {
  if (on_exit == NULL) record_end(UNKNOWN_CODE);
}

void record_reaped(int child, int status, const struct rusage *usage) {
  if (!is_recording()) return;
  struct record_reaped reaped = {.head = {.pid = child, .parent = own_pid()}, .status = status};
  if (state.traces) reaped.head.flags = BY_TRACER;
  take_usage(&reaped.usage, usage);
  struct iovec parts[] = {part(&reaped, sizeof reaped)};
  append_record(REAPED, parts, 1);
}

void begin_to_trace(void) { state.traces = 1; }

/* ---- Threads ---- */

void count_threads(int more) { __atomic_add_fetch(&state.threads, more, __ATOMIC_RELAXED); }

void record_thread(int64_t start_wall, int64_t start_since_boot) {
  int number = is_recording_threads() ? own_thread() : state.pid;
  /* A child that a thread forked goes on in what is now its first thread. */
  if (number == state.pid) return;
  struct stat_file stat;
  struct record_thread thread = {.head = {.pid = state.pid}, .thread = number};
  thread.start_wall = start_wall;
  thread.start_since_boot = start_since_boot;
  read_kernel(thread.thread, &thread.kernel, &stat);
  read_usage(RUSAGE_THREAD, &thread.usage);
  struct iovec parts[] = {part(&thread, sizeof thread)};
  append_record(THREAD, parts, 1);
}

/* ---- Sandboxes ---- */

#define LIBRARY "libbellwether-collect.so"

static char *preloaded, removed[PATH_SIZE];

/* Where in LD_PRELOAD, whose paths are separated by blanks and colons, the path of this library begins; NULL: nowhere. */
static char *find_library(char *paths, size_t *size) {
  while (*paths != 0) {
    *size = 0;
    while (paths[*size] != 0 && paths[*size] != ':' && paths[*size] != ' ') (*size)++;
    if (*size >= sizeof LIBRARY - 1 && after_prefix(paths + *size - (sizeof LIBRARY - 1), LIBRARY) != NULL) return paths;
    paths += *size + (paths[*size] != 0);
  }
  return NULL;
}

/* In its place in the environment, so that nothing is allocated: blanks, which the dynamic linker skips. */
static void leave_programs_to_come(void) {
  size_t size;
  char *paths = (char *)variable("LD_PRELOAD"), *library = paths == NULL ? NULL : find_library(paths, &size);
  if (library == NULL || size >= sizeof removed) return;
  for (size_t i = 0; i < size; i++) {
    removed[i] = library[i];
    library[i] = ' ';
  }
  removed[size] = 0;
  preloaded = library;
}

static void return_to_programs_to_come(void) {
  if (preloaded == NULL) return;
  for (size_t i = 0; removed[i] != 0; i++) preloaded[i] = removed[i];
  preloaded = NULL;
}

int seal(void) {
  if (!is_recording() || state.pid != own_pid()) return 0;
  append_end(UNKNOWN_CODE, SEALED);
  leave_programs_to_come();
  state.sealed = 1;
  return 1;
}

void unseal(void) {
  state.sealed = 0;
  return_to_programs_to_come();
}

/* ---- The begin ---- */

static int is_wanted(void) {
  const char *place = variable("PAPIEX_OUTPUT"), *options = variable("PAPIEX_OPTIONS");
  if (place == NULL || options == NULL || *place == 0 || !choose_file(place)) return 0;
  choose_owner(variable(RECORD_OWNER));
  state.with_threads = has_word(options, "THREADS");
  return 1;
}

__attribute__((constructor)) static void begin(int count, char **arguments, char **environment) {
  /* Not every C library has set its own when the constructors of others run. */
  if (gnu_get_libc_version != NULL) first_environment = environment;
  if (!is_wanted()) return;
  state.pid = own_pid();
  state.recording = 1;
  record_image(count, arguments);
  if (on_exit != NULL) on_exit(at_exit, NULL);
  if (__register_atfork != NULL)
    __register_atfork(NULL, NULL, record_forked, NULL);
  else if (pthread_atfork != NULL)
    pthread_atfork(NULL, NULL, record_forked);
}
