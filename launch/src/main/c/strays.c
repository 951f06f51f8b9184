#define _GNU_SOURCE
#include "strays.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "process.h"

#define PATIENCE 10000000000LL

static pid_t job_group, spared;
static int64_t grace, deadline;
static int ending, fierce;
static pid_t *asked_targets;
static size_t asked_count;

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
  if (child == spared) return;
  pid_t target = target_of(child);
  if (fierce) {
    kill(target, SIGKILL);
  } else if (is_first_time(target)) {
    kill(target, SIGTERM);
    /* A stopped process would not notice before it is continued. */
    kill(target, SIGCONT);
  }
}

static pid_t parent_of(pid_t process) {
  char stat[STAT_SIZE];
  int parent = 0;
  const char *after = after_name(process, stat);
  if (after != NULL) sscanf(after, " %*c %d", &parent);
  return parent;
}

/* For a kernel that lists no children. */
static void end_children_by_search(void) {
  DIR *processes = opendir("/proc");
  if (processes == NULL) return;
  for (struct dirent *entry; (entry = readdir(processes)) != NULL;) {
    pid_t process = atoi(entry->d_name);
    if (process > 0 && parent_of(process) == getpid()) end_child(process);
  }
  closedir(processes);
}

static void end_each_child(void) {
  char path[64];
  snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
  FILE *children = fopen(path, "re");
  if (children == NULL) {
    end_children_by_search();
    return;
  }
  for (int child; fscanf(children, "%d", &child) == 1;) end_child(child);
  fclose(children);
}

void expect_strays_of(pid_t group, int64_t grace_in_nanos) {
  job_group = group;
  grace = grace_in_nanos;
  fierce = 0;
  deadline = 0;
  asked_count = 0;
}

void be_fierce(void) {
  fierce = 1;
  deadline = monotonic_time();
}

void end_adopted(void) {
  if (deadline == 0) deadline = monotonic_time() + grace;
  spared = job_group;
  /* All of the job's group has been asked. */
  is_first_time(-job_group);
  end_each_child();
  spared = 0;
}

int end_children(void) {
  int64_t time = monotonic_time();
  if (deadline == 0) deadline = time + (fierce ? 0 : grace);
  ending = 1;
  fierce |= time >= deadline;
  if (time >= deadline + PATIENCE) return 0;
  end_each_child();
  return 1;
}

int are_children_ending(void) { return ending; }
