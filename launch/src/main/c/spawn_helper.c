/*
 * The spawn helper: starts jobs, one after the other, for one thread of the manager, and waits for each.
 *
 *   bellwether-spawn SOCKET OUTPUT ERROR GRACE
 *
 * SOCKET, OUTPUT and ERROR are inherited descriptors: the manager's socket, and the writing ends of two pipes that take
 * the streams of jobs for which no file is named. GRACE is the time between SIGTERM and SIGKILL in milliseconds.
 *
 * Why a process of its own: as the child subreaper of its job it becomes the parent of all that the job leaves behind,
 * also of what called setsid or cleared its environment, and so ends exactly that; being small, it hides no job's peak
 * memory; and when its socket closes, because the manager is gone, it ends its job.
 *
 * Requests and replies are the structures below, in the byte order of the machine: SpawnHelper.java writes and reads
 * them. A request is a head and `size` bytes. Between vfork and exec the child shares this process's memory, so that it
 * leaves what went wrong in `refusal`.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum request_kind { ENVIRONMENT = 1, START = 2, SIGNAL = 3 };
enum reply_kind { STARTED = 1, REFUSED = 2, ENDED = 3 };
enum order_flag { APPEND = 1, KEEP_OUTPUT = 2, ONE_FILE = 4, KEEP_BACKGROUND = 8 };
enum ended_flag { ASKED = 1, OTHERS_END = 2, OTHERS_STAY = 4 };
enum stage { PROCESS = 1, CORES = 2, DIRECTORY = 3, STREAM = 4, NAMED_PIPE = 5, PROGRAM = 6 };

#define PATIENCE 10000000000LL

struct head {
  uint32_t kind, size;
};

/* Then the mask of cores, and as texts: program, directory, standard input, output and error (empty: none), the
 * arguments, and the assignments that win over the environment's. */
struct order {
  uint32_t flags, mask_size, arguments, additions;
};

/* Leader 0 means what a job has left behind. */
struct signal_order {
  int32_t leader, signal;
};

struct reply {
  int32_t kind, number, detail, unused;
  int64_t start_ticks;
  struct rusage usage;
};

/* What a new process needs; pointers into the request. */
struct job {
  uint32_t flags, mask_size;
  const void *mask;
  char *program, *directory, *input, *output, *error;
  char **arguments, **environment;
};

static int manager, output_pipe, error_pipe, nowhere;
static int64_t grace;
static sigset_t all_but_child_signals;

static char *shared_texts;
static char **shared;
static uint32_t shared_count;

static pid_t leader, job_group;
static uint32_t leader_flags;
static int asked, ending, staying, fierce;
static int64_t deadline;
static pid_t *asked_targets;
static size_t asked_count;
static struct rusage usage;
static volatile struct {
  int stage, error;
} refusal;

static int64_t now(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

/* ---- The processes that a job leaves behind ---- */

/* What to signal for a child: its group, as a negative number, where all of it is the job's. Such a number stays taken
 * as long as the child is in the group; but in our own session a child could have entered a group of the user's shell. */
static pid_t target_of(pid_t child) {
  pid_t group = getpgid(child);
  int is_jobs = group > 1 && (group == child || group == job_group || getsid(child) != getsid(0));
  return is_jobs ? -group : child;
}

/* Whether it is new among those that were asked to end; where memory is lacking, none is. */
static int is_first_time(pid_t target) {
  for (size_t i = 0; i < asked_count; i++)
    if (asked_targets[i] == target) return 0;
  pid_t *grown = realloc(asked_targets, (asked_count + 1) * sizeof *grown);
  if (grown == NULL) return 0;
  asked_targets = grown;
  asked_targets[asked_count++] = target;
  return 1;
}

static void end_child(pid_t child) {
  pid_t target = target_of(child);
  if (fierce) {
    kill(target, SIGKILL);
  } else if (is_first_time(target)) {
    kill(target, SIGTERM);
    /* A stopped process would not notice before it is continued. */
    kill(target, SIGCONT);
  }
}

static int parent_of(const char *pid) {
  char path[64], line[1024];
  int parent = 0;
  snprintf(path, sizeof path, "/proc/%.20s/stat", pid);
  FILE *file = fopen(path, "re");
  if (file == NULL) return 0;
  char *name_end = fgets(line, sizeof line, file) ? strrchr(line, ')') : NULL;
  if (name_end != NULL) sscanf(name_end + 1, " %*c %d", &parent);
  fclose(file);
  return parent;
}

/* For a kernel that lists no children. */
static void end_children_by_search(void) {
  DIR *processes = opendir("/proc");
  if (processes == NULL) return;
  for (struct dirent *entry; (entry = readdir(processes)) != NULL;) {
    if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9' && parent_of(entry->d_name) == getpid())
      end_child(atoi(entry->d_name));
  }
  closedir(processes);
}

/* Asks them to end; after the grace period, makes them. Called again and again until there are none. */
static void end_children(void) {
  char path[64];
  int64_t time = now(CLOCK_MONOTONIC);
  if (!ending) deadline = time + (fierce ? 0 : grace);
  ending = 1;
  staying = 0;
  fierce |= time >= deadline;
  /* What withstands even SIGKILL, such as a process that waits for a dead disk, is given up. */
  if (time >= deadline + PATIENCE) exit(1);
  snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
  FILE *children = fopen(path, "re");
  if (children == NULL) {
    end_children_by_search();
    return;
  }
  for (int child; fscanf(children, "%d", &child) == 1;) end_child(child);
  fclose(children);
}

/* ---- Replies ---- */

static void reply(enum reply_kind kind, int number, int detail, int64_t start_ticks) {
  struct reply reply = {.kind = kind, .number = number, .detail = detail, .start_ticks = start_ticks, .usage = usage};
  /* When the manager is gone this fails, and the next poll sees why. */
  send(manager, &reply, sizeof reply, MSG_NOSIGNAL);
}

/* ---- Ends ---- */

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
    end_children();
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
    if (child == leader) {
      has_leader_ended = 1;
      leaders_status = status;
    }
  }
  int has_others = child == 0;
  if (has_leader_ended)
    leader_ended(leaders_status, has_others);
  else if (ending && has_others)
    end_children();
  if ((ending || staying) && leader == 0 && !has_others) exit(0);
}

/* ---- Starts ---- */

static void refuse(enum stage stage) {
  refusal.error = errno;
  refusal.stage = stage;
  _exit(127);
}

static void open_as(int descriptor, const char *path, int flags) {
  struct stat file;
  /* To open a named pipe waits for its other end, in a process that nobody could signal meanwhile. */
  if (stat(path, &file) == 0 && S_ISFIFO(file.st_mode)) refuse(NAMED_PIPE);
  int opened = open(path, flags | O_CLOEXEC, 0666);
  if (opened < 0 || dup2(opened, descriptor) < 0) refuse(STREAM);
}

static void take_streams(const struct job *job) {
  int flags = O_WRONLY | O_CREAT | (job->flags & APPEND ? O_APPEND : O_TRUNC);
  if (*job->input)
    open_as(0, job->input, O_RDONLY);
  else
    dup2(nowhere, 0);
  if (*job->output)
    open_as(1, job->output, flags);
  else
    dup2(job->flags & KEEP_OUTPUT ? output_pipe : nowhere, 1);
  if (job->flags & ONE_FILE)
    dup2(1, 2);
  else if (*job->error)
    open_as(2, job->error, flags);
  else
    dup2(error_pipe, 2);
}

static void become(const struct job *job) {
  sigset_t none;
  sigemptyset(&none);
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (job->mask_size > 0 && sched_setaffinity(0, job->mask_size, job->mask) != 0) refuse(CORES);
  take_streams(job);
  if (chdir(job->directory) != 0) refuse(DIRECTORY);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execve(job->program, job->arguments, job->environment);
  if (errno == ENOEXEC) {
    /* As the shells do: a text without an interpreter line is for the shell. */
    job->arguments[-1] = "sh";
    job->arguments[0] = job->program;
    execve("/bin/sh", job->arguments - 1, job->environment);
  }
  refuse(PROGRAM);
}

static int64_t ticks(void) { return now(CLOCK_BOOTTIME) / (1000000000 / sysconf(_SC_CLK_TCK)); }

/* When a child began, given the tick before its start: in most cases it is still the same, and nothing is read. */
static int64_t start_of(pid_t child, int64_t before) {
  char path[64], line[2048];
  long long start = 0;
  if (ticks() == before) return before;
  snprintf(path, sizeof path, "/proc/%d/stat", (int)child);
  FILE *file = fopen(path, "re");
  if (file == NULL) return 0;
  char *name_end = fgets(line, sizeof line, file) ? strrchr(line, ')') : NULL;
  if (name_end != NULL)
    sscanf(name_end + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d %lld", &start);
  fclose(file);
  return start;
}

static void start(const struct job *job) {
  int64_t before = ticks();
  memset(&usage, 0, sizeof usage);
  asked = fierce = 0;
  refusal.stage = 0;
  pid_t child = vfork();
  if (child == 0) become(job);
  if (child < 0) {
    reply(REFUSED, errno, PROCESS, 0);
  } else if (refusal.stage != 0) {
    waitpid(child, NULL, 0);
    reply(REFUSED, refusal.error, refusal.stage, 0);
  } else {
    leader = job_group = child;
    leader_flags = job->flags;
    reply(STARTED, child, 0, start_of(child, before));
  }
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
    job.program = next_text(&place);
    job.directory = next_text(&place);
    job.input = next_text(&place);
    job.output = next_text(&place);
    job.error = next_text(&place);
    job.arguments = arguments + 1;
    for (uint32_t i = 0; i < order.arguments; i++) job.arguments[i] = next_text(&place);
    job.environment = environment;
    merge_environment(environment, order.additions, &place);
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
  fierce |= signal == SIGKILL;
  if (signal == SIGTERM || signal == SIGKILL) leader_flags &= ~KEEP_BACKGROUND;
  if (kill(-leader, signal) != 0) kill(leader, signal);
  if (signal == SIGTERM) kill(-leader, SIGCONT);
}

static void read_signal(const char *body) {
  struct signal_order order;
  memcpy(&order, body, sizeof order);
  if (order.leader != 0 && order.leader == leader) {
    signal_leader(order.signal);
  } else if (order.leader == 0 && leader == 0) {
    if (order.signal == SIGKILL) {
      fierce = 1;
      deadline = now(CLOCK_MONOTONIC);
    }
    end_children();
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
  end_children();
}

/* ---- Setting up ---- */

static void child_signal(int signal) { (void)signal; }

static void prepare_signals(void) {
  struct sigaction action = {.sa_handler = child_signal};
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, NULL);
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
  nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int i = 0; i <= 2; i++) dup2(nowhere, i);
}

int main(int count, char **arguments) {
  if (count != 5) {
    fputs("bellwether-spawn: a part of Bellwether, which starts it\n", stderr);
    return 2;
  }
  manager = atoi(arguments[1]);
  output_pipe = atoi(arguments[2]);
  error_pipe = atoi(arguments[3]);
  grace = atoll(arguments[4]) * 1000000LL;
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  prepare_signals();
  prepare_descriptors();
  if (nowhere < 0 || chdir("/") != 0) return 3;
  for (;;) {
    struct timespec interval = {.tv_nsec = 20000000};
    struct pollfd socket = {.fd = manager, .events = POLLIN};
    int ready = ppoll(&socket, 1, ending ? &interval : NULL, &all_but_child_signals);
    reap();
    if (ready > 0 && !serve()) {
      leave();
      reap();
    }
  }
}
