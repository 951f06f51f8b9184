/*
 * The spawn helper: starts jobs, one after the other, for one thread of the manager, and waits for each.
 *
 *   bellwether-spawn SOCKET OUTPUT ERROR GRACE IGNORED
 *
 * SOCKET, OUTPUT and ERROR are inherited descriptors: the manager's socket, and the writing ends of two pipes that take
 * the streams of jobs for which no file is named. GRACE is the time between SIGTERM and SIGKILL in milliseconds.
 * IGNORED are the signals that jobs are to ignore, a bit for each, hexadecimal; those that this process finds blocked,
 * jobs find blocked, too.
 *
 * Why a process of its own: as the child subreaper of its job it becomes the parent of all that the job leaves behind,
 * also of what called setsid or cleared its environment, and so ends exactly that; being small, it hides no job's peak
 * memory; and when its socket closes, because the manager is gone, it ends its job.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "job.h"
#include "process.h"
#include "protocol.h"
#include "reaping.h"
#include "strays.h"

static int manager, output_pipe, error_pipe, nowhere;
static int64_t grace;
static sigset_t all_but_child_signals, blocked_signals;

static char *shared_texts;
static char **shared;
static uint32_t shared_count;

static pid_t leader;
static uint32_t leader_flags;
static int asked, staying;
static struct rusage usage;

/* ---- Replies ---- */

static void reply(enum reply_kind kind, int number, int detail, int64_t began) {
  struct reply reply = {.kind = kind, .number = number, .detail = detail, .start_ticks = began, .usage = usage};
  /* When the manager is gone this fails, and the next poll sees why. */
  send(manager, &reply, sizeof reply, MSG_NOSIGNAL);
}

/* ---- Ends ---- */

static void end_strays(void) {
  if (!end_children()) exit(1);
}

static void add_usage(const struct rusage *more) {
  timeradd(&usage.ru_utime, &more->ru_utime, &usage.ru_utime);
  timeradd(&usage.ru_stime, &more->ru_stime, &usage.ru_stime);
  if (usage.ru_maxrss < more->ru_maxrss) usage.ru_maxrss = more->ru_maxrss;
  usage.ru_minflt += more->ru_minflt;
  usage.ru_majflt += more->ru_majflt;
  usage.ru_inblock += more->ru_inblock;
  usage.ru_oublock += more->ru_oublock;
  usage.ru_nvcsw += more->ru_nvcsw;
  usage.ru_nivcsw += more->ru_nivcsw;
}

static void leader_ended(int status, int has_left_others) {
  int others = 0;
  leader = 0;
  if (has_left_others && leader_flags & KEEP_BACKGROUND) {
    staying = 1;
    others = OTHERS_STAY;
  } else if (has_left_others) {
    end_strays();
    others = OTHERS_END;
  }
  reply(ENDED, status, others | (asked ? ASKED : 0), 0);
}

/* Reaps all that have ended: the leader of the job, and what came to us from it. */
static void reap(void) {
  struct rusage used;
  int status, leaders_status = 0, has_leader_ended = 0;
  pid_t child;
  while ((child = wait4(-1, &status, WNOHANG, &used)) > 0) {
    add_usage(&used);
    record_reaped(child, status, &used);
    if (child == leader) {
      has_leader_ended = 1;
      leaders_status = status;
    }
  }
  int has_others = child == 0;
  if (has_leader_ended)
    leader_ended(leaders_status, has_others);
  else if (are_children_ending() && has_others)
    end_strays();
  if ((are_children_ending() || staying) && leader == 0 && !has_others) exit(0);
}

/* ---- Starts: the manager gives away a helper whose job has left something behind, so none is left here ---- */

/* When a child began, given the tick before its start: in most cases it is still the same, and nothing is read. */
static int64_t start_of(pid_t child, int64_t before) {
  return ticks_since_boot() == before ? before : start_ticks(child);
}

static void start(const struct job *job) {
  struct refusal why;
  int64_t before = ticks_since_boot();
  memset(&usage, 0, sizeof usage);
  asked = 0;
  pid_t child = start_job(job, &why);
  if (child == 0) {
    reply(REFUSED, why.error, why.stage, 0);
    return;
  }
  leader = child;
  leader_flags = job->flags;
  expect_strays_of(child, grace);
  reply(STARTED, child, 0, start_of(child, before));
}

/* ---- Requests ---- */

static char *next_text(char **place) {
  char *text = *place;
  *place += strlen(text) + 1;
  return text;
}

static size_t name_size(const char *assignment) { return strcspn(assignment, "="); }

static int has_name_of(const char *assignment, const char *addition, size_t size) {
  return strncmp(assignment, addition, size) == 0 && assignment[size] == '=';
}

/* The shared assignments, then the additions: in place of a shared one of the same name, since programs do not agree on
 * which of two they believe. */
static void merge_environment(char **environment, uint32_t additions, char **place) {
  uint32_t count = shared_count;
  memcpy(environment, shared, shared_count * sizeof *shared);
  for (uint32_t i = 0; i < additions; i++) {
    char *addition = next_text(place);
    size_t size = name_size(addition);
    uint32_t at = 0;
    while (at < shared_count && !has_name_of(shared[at], addition, size)) at++;
    environment[at < shared_count ? at : count++] = addition;
  }
  environment[count] = NULL;
}

static void read_order(char *body) {
  struct order order;
  memcpy(&order, body, sizeof order);
  char *place = body + sizeof order + order.mask_size;
  char **arguments = calloc(order.arguments + 2, sizeof *arguments);
  char **environment = calloc(shared_count + order.additions + 1, sizeof *environment);
  if (arguments == NULL || environment == NULL) {
    reply(REFUSED, ENOMEM, PROCESS, 0);
  } else {
    struct job job = {.flags = order.flags, .mask_size = order.mask_size, .mask = body + sizeof order};
    job.output_pipe = output_pipe;
    job.error_pipe = error_pipe;
    job.nowhere = nowhere;
    job.blocked_signals = &blocked_signals;
    job.program = next_text(&place);
    job.directory = next_text(&place);
    job.input = next_text(&place);
    job.output = next_text(&place);
    job.error = next_text(&place);
    job.arguments = arguments + 1;
    for (uint32_t i = 0; i < order.arguments; i++) job.arguments[i] = next_text(&place);
    job.environment = environment;
    merge_environment(environment, order.additions, &place);
    record_reaped_of(environment);
    start(&job);
  }
  free(arguments);
  free(environment);
}

/* Keeps the texts; returns whether it took them. */
static int read_environment(char *body, uint32_t size) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < size; i++) count += body[i] == 0;
  char **texts = calloc(count + 1, sizeof *texts);
  if (texts == NULL) return 0;
  char *place = body;
  for (uint32_t i = 0; i < count; i++) texts[i] = next_text(&place);
  free(shared);
  free(shared_texts);
  shared = texts;
  shared_texts = body;
  shared_count = count;
  return 1;
}

static void signal_leader(int signal) {
  siginfo_t info = {0};
  int result = waitid(P_PID, leader, &info, WEXITED | WNOHANG | WNOWAIT);
  asked |= result == 0 && info.si_pid == 0;
  if (signal == SIGKILL) be_fierce();
  if (signal == SIGTERM || signal == SIGKILL) leader_flags &= ~KEEP_BACKGROUND;
  if (kill(-leader, signal) != 0) kill(leader, signal);
  if (signal == SIGTERM) {
    kill(-leader, SIGCONT);
    end_adopted();
  }
}

static void read_signal(const char *body) {
  struct signal_order order;
  memcpy(&order, body, sizeof order);
  if (order.leader != 0 && order.leader == leader) {
    signal_leader(order.signal);
  } else if (order.leader == 0 && leader == 0) {
    if (order.signal == SIGKILL) be_fierce();
    end_strays();
  }
}

/* Reads all of it; 0: the manager is gone. */
static int receive(void *target, size_t size) {
  for (size_t done = 0; done < size;) {
    ssize_t got = recv(manager, (char *)target + done, size - done, 0);
    if (got == 0 || (got < 0 && errno != EINTR)) return 0;
    if (got > 0) done += got;
  }
  return 1;
}

/* Returns 0 when the manager is gone. */
static int serve(void) {
  struct head head;
  if (!receive(&head, sizeof head)) return 0;
  char *body = malloc(head.size + 1);
  if (body == NULL || !receive(body, head.size)) return 0;
  body[head.size] = 0;
  if (head.kind == ENVIRONMENT && read_environment(body, head.size)) return 1;
  if (head.kind == START) read_order(body);
  if (head.kind == SIGNAL) read_signal(body);
  free(body);
  return head.kind != ENVIRONMENT;
}

/* The manager is gone, or has no more jobs: ends what there is. */
static void leave(void) {
  close(manager);
  manager = -1;
  if (leader != 0) leader_flags &= ~KEEP_BACKGROUND;
  end_strays();
}

/* ---- Setting up ---- */

static void child_signal(int signal) { (void)signal; }

static void prepare_signals(uint64_t ignored) {
  struct sigaction action = {.sa_handler = child_signal};
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &blocked_signals);
  for (int i = 1; i <= 64; i++)
    if (ignored >> (i - 1) & 1) signal(i, SIG_IGN);
  sigaction(SIGCHLD, &action, NULL);
  sigfillset(&all_but_child_signals);
  sigdelset(&all_but_child_signals, SIGCHLD);
}

static void close_others(void) {
  DIR *descriptors = opendir("/proc/self/fd");
  if (descriptors == NULL) return;
  for (struct dirent *entry; (entry = readdir(descriptors)) != NULL;) {
    int number = atoi(entry->d_name);
    if (number > 2 && number != manager && number != output_pipe && number != error_pipe && number != dirfd(descriptors))
      close(number);
  }
  closedir(descriptors);
}

static void prepare_descriptors(void) {
  close_others();
  fcntl(manager, F_SETFD, FD_CLOEXEC);
  fcntl(output_pipe, F_SETFD, FD_CLOEXEC);
  fcntl(error_pipe, F_SETFD, FD_CLOEXEC);
  /* Not among the three streams, which the manager may not have had: the job's would be closed with it. */
  int opened = open("/dev/null", O_RDWR | O_CLOEXEC);
  nowhere = fcntl(opened, F_DUPFD_CLOEXEC, 3);
  if (opened > 2) close(opened);
  for (int i = 0; i <= 2; i++) dup2(nowhere, i);
}

int main(int count, char **arguments) {
  if (count == 2 && strcmp(arguments[1], "--check") == 0) return CHECKED;
  if (count != 6) {
    fputs("bellwether-spawn: a part of Bellwether, which starts it\n", stderr);
    return 2;
  }
  manager = atoi(arguments[1]);
  output_pipe = atoi(arguments[2]);
  error_pipe = atoi(arguments[3]);
  grace = atoll(arguments[4]) * 1000000LL;
  prctl(PR_SET_NAME, "bellwether-spaw");
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  prepare_signals(strtoull(arguments[5], NULL, 16));
  prepare_descriptors();
  if (nowhere < 0 || chdir("/") != 0) return 3;
  for (;;) {
    struct timespec interval = {.tv_nsec = 20000000};
    struct pollfd socket = {.fd = manager, .events = POLLIN};
    int ready = ppoll(&socket, 1, are_children_ending() ? &interval : NULL, &all_but_child_signals);
    reap();
    if (ready > 0 && !serve()) {
      leave();
      reap();
    }
  }
}
