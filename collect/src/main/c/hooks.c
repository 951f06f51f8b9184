/*
 * The functions of the C library that this one stands in front of, and how it finds the ones behind.
 *
 * Only what cannot be seen otherwise is intercepted: ends without handlers, reaped children, tracers, threads, and
 * sandboxes. All of them keep errno as the caller expects it. Functions that may be interrupted by a cancelled thread are
 * left to the C library as soon as there are threads.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <threads.h>
#include <time.h>

#include "collector.h"
#include "kernel.h"
#include "lookup.h"
#include "system.h"

#define HOOK __attribute__((visibility("default")))

extern int *__errno_location(void) __attribute__((weak));
extern void *malloc(size_t) __attribute__((weak));
extern void free(void *) __attribute__((weak));
extern int pthread_key_create(pthread_key_t *, void (*)(void *)) __attribute__((weak));
extern int pthread_setspecific(pthread_key_t, const void *) __attribute__((weak));

static long with_errno(long result) {
  if (result > -4096 && result < 0) {
    if (__errno_location != NULL) *__errno_location() = (int)-result;
    return -1;
  }
  return result;
}

static int keep_errno(void) { return __errno_location == NULL ? 0 : *__errno_location(); }

static void restore_errno(int number) {
  if (__errno_location != NULL) *__errno_location() = number;
}

/* ---- Ends without handlers ---- */

HOOK __attribute__((noreturn)) void _exit(int code) {
  record_end(code);
  for (;;) call1(SYS_exit_group, code);
}

HOOK __attribute__((noreturn)) void _Exit(int code) { _exit(code); }

HOOK __attribute__((noreturn)) void quick_exit(int code) {
  void (*next)(int) = (void (*)(int))next_function("quick_exit");
  record_end(code);
  if (next != NULL) next(code);
  for (;;) call1(SYS_exit_group, code);
}

/* ---- Reaped children ---- */

extern const char *gnu_get_libc_version(void) __attribute__((weak));

static pid_t (*next_waitpid)(pid_t, int *, int);
static pid_t (*next_wait4)(pid_t, int *, int, struct rusage *);
static int (*next_waitid)(idtype_t, id_t, siginfo_t *, int);

static pid_t reap(pid_t which, int *status, int options, struct rusage *usage) {
  if (next_waitpid != NULL && usage == NULL) return next_waitpid(which, status, options);
  struct rusage own_usage;
  int own_status;
  int *told = status != NULL ? status : &own_status;
  struct rusage *used = usage != NULL ? usage : &own_usage;
  pid_t child = next_wait4 != NULL
                    ? next_wait4(which, told, options, used)
                    : (pid_t)with_errno(call4(SYS_wait4, which, (long)told, options, (long)used));
  if (child > 0 && (WIFEXITED(*told) || WIFSIGNALED(*told))) {
    int number = keep_errno();
    record_reaped(child, *told, used);
    restore_errno(number);
  }
  return child;
}

HOOK pid_t wait(int *status) { return reap(-1, status, 0, NULL); }

HOOK pid_t waitpid(pid_t which, int *status, int options) { return reap(which, status, options, NULL); }

HOOK pid_t wait3(int *status, int options, struct rusage *usage) { return reap(-1, status, options, usage); }

HOOK pid_t wait4(pid_t which, int *status, int options, struct rusage *usage) {
  return reap(which, status, options, usage);
}

static int status_of(const siginfo_t *info) {
  if (info->si_code == CLD_EXITED) return (info->si_status & 0xff) << 8;
  return (info->si_status & 0x7f) | (info->si_code == CLD_DUMPED ? 0x80 : 0);
}

static int is_end(const siginfo_t *info) {
  return info->si_pid > 0 &&
         (info->si_code == CLD_EXITED || info->si_code == CLD_KILLED || info->si_code == CLD_DUMPED);
}

static long reap_by_id(idtype_t type, id_t id, siginfo_t *info, int options) {
  struct rusage usage;
  siginfo_t own = {0};
  siginfo_t *told = info != NULL ? info : &own;
  told->si_pid = 0;
  long result = call6(SYS_waitid, type, id, (long)told, options, (long)&usage, 0);
  if (result == 0 && is_end(told)) record_reaped(told->si_pid, status_of(told), &usage);
  return result;
}

/* The C library's waitid tells no usage. With threads, which may be cancelled while they wait, it waits, and what it saw
 * is reaped then, unless another thread was quicker. */
HOOK int waitid(idtype_t type, id_t id, siginfo_t *info, int options) {
  if (options & WNOWAIT || !(options & WEXITED) || !is_recording())
    return (int)(next_waitid != NULL ? next_waitid(type, id, info, options)
                                     : with_errno(call6(SYS_waitid, type, id, (long)info, options, 0, 0)));
  if (next_waitid == NULL) return (int)with_errno(reap_by_id(type, id, info, options));
  for (;;) {
    siginfo_t seen = {0};
    int result = next_waitid(type, id, &seen, options | WNOWAIT);
    if (result != 0 || seen.si_pid == 0) {
      if (result == 0 && info != NULL) info->si_pid = info->si_signo = 0;
      return result;
    }
    int number = keep_errno();
    if (reap_by_id(P_PID, seen.si_pid, &seen, options | WNOHANG) == 0 && seen.si_pid != 0) {
      if (info != NULL) *info = seen;
      restore_errno(number);
      return 0;
    }
  }
}

/* Who traces reaps what is not its own; otherwise as in the C library. */
HOOK long ptrace(enum __ptrace_request request, ...) {
  va_list list;
  va_start(list, request);
  long process = va_arg(list, long), address = va_arg(list, long), data = va_arg(list, long), found = 0;
  va_end(list);
  int peeks = request == PTRACE_PEEKTEXT || request == PTRACE_PEEKDATA || request == PTRACE_PEEKUSER;
  if (request != PTRACE_TRACEME) begin_to_trace();
  long result = with_errno(call4(SYS_ptrace, request, (int)process, address, peeks ? (long)&found : data));
  if (!peeks || result < 0) return result;
  restore_errno(0);
  return found;
}

/* ---- Threads ---- */

struct thread_start {
  void *(*routine)(void *);
  void *argument;
  int64_t wall, since_boot;
};

static pthread_key_t end_of_thread;
static int has_key;

static void thread_ends(void *value) {
  struct thread_start *start = value;
  int number = keep_errno();
  record_thread(start->wall, start->since_boot);
  free(start);
  restore_errno(number);
}

/* Runs in the new thread. A value under the key is handed to thread_ends whichever way the thread ends. */
static void *run_thread(void *value) {
  struct thread_start *start = value;
  start->wall = time_of(CLOCK_REALTIME);
  start->since_boot = time_of(CLOCK_BOOTTIME);
  void *(*routine)(void *) = start->routine;
  void *argument = start->argument;
  if (pthread_setspecific(end_of_thread, start) != 0) free(start);
  return routine(argument);
}

typedef int create_function(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

/* What is needed as soon as there are threads. */
static void prepare_for_threads(void) {
  /* musl's wait4 does not end a thread that is cancelled in it: children are reaped without a record. */
  if (gnu_get_libc_version == NULL) next_waitpid = (pid_t(*)(pid_t, int *, int))next_function("waitpid");
  next_wait4 = (pid_t(*)(pid_t, int *, int, struct rusage *))next_function("wait4");
  next_waitid = (int (*)(idtype_t, id_t, siginfo_t *, int))next_function("waitid");
  if (is_recording_threads() && pthread_key_create != NULL && pthread_setspecific != NULL && malloc != NULL && free != NULL)
    has_key = pthread_key_create(&end_of_thread, thread_ends) == 0;
}

static void *find_next(const char *name, void **next) {
  static int is_prepared;
  void *known = __atomic_load_n(next, __ATOMIC_ACQUIRE);
  if (known != NULL) return known;
  known = next_function(name);
  /* Before the first thread runs: nobody competes. */
  if (!is_prepared) prepare_for_threads();
  is_prepared = 1;
  __atomic_store_n(next, known, __ATOMIC_RELEASE);
  return known;
}

/* NULL: the thread has no record of its own. */
static struct thread_start *announce_thread(void *(*routine)(void *), void *argument) {
  count_threads(1);
  struct thread_start *start = has_key && is_recording_threads() ? malloc(sizeof *start) : NULL;
  if (start != NULL) *start = (struct thread_start){.routine = routine, .argument = argument};
  return start;
}

static void withdraw_thread(struct thread_start *start) {
  count_threads(-1);
  if (start != NULL) free(start);
}

HOOK int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*routine)(void *), void *argument) {
  static void *found;
  create_function *next = (create_function *)find_next("pthread_create", &found);
  if (next == NULL) return EAGAIN;
  struct thread_start *start = announce_thread(routine, argument);
  int result = start == NULL ? next(thread, attributes, routine, argument) : next(thread, attributes, run_thread, start);
  if (result != 0) withdraw_thread(start);
  return result;
}

typedef int start_function(void *);

/* A thread of ISO C ends with an int. */
static int run_c_thread(void *value) { return (int)(intptr_t)run_thread(value); }

HOOK int thrd_create(thrd_t *thread, start_function *routine, void *argument) {
  static void *found;
  int (*next)(thrd_t *, start_function *, void *) =
      (int (*)(thrd_t *, start_function *, void *))find_next("thrd_create", &found);
  if (next == NULL) return thrd_error;
  struct thread_start *start = announce_thread((void *(*)(void *))(void *)routine, argument);
  int result = start == NULL ? next(thread, routine, argument) : next(thread, run_c_thread, start);
  if (result != thrd_success) withdraw_thread(start);
  return result;
}

/* ---- Sandboxes ---- */

static long enter(long number, long a, long b, long c, long d, long e) {
  int is_sealed_now = seal();
  long result = call6(number, a, b, c, d, e, 0);
  if (result < 0 && is_sealed_now) unseal();
  return with_errno(result);
}

HOOK int prctl(int option, ...) {
  va_list list;
  va_start(list, option);
  long a = va_arg(list, long), b = va_arg(list, long), c = va_arg(list, long), d = va_arg(list, long);
  va_end(list);
  if (option == PR_SET_SECCOMP) return (int)enter(SYS_prctl, option, a, b, c, d);
  return (int)with_errno(call6(SYS_prctl, option, a, b, c, d, 0));
}

HOOK long syscall(long number, ...) {
  va_list list;
  va_start(list, number);
  long a = va_arg(list, long), b = va_arg(list, long), c = va_arg(list, long), d = va_arg(list, long);
  long e = va_arg(list, long), f = va_arg(list, long);
  va_end(list);
  if (number == SYS_seccomp && a <= 1) return enter(number, a, b, c, d, e);
  if (number == SYS_exit_group) record_end((int)a);
  long result = call6(number, a, b, c, d, e, f);
  if (number == SYS_clone && result == 0 && !(a & CLONE_VM)) record_forked();
  return with_errno(result);
}

/* ---- AddressSanitizer ---- */

/* A program that gcc built with it ends at once when any other library comes before its own, unless it is told this. What
 * the program itself answers, or its variable ASAN_OPTIONS says, comes first. */
HOOK const char *__asan_default_options(void) { return "verify_asan_link_order=0"; }
