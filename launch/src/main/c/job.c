#define _GNU_SOURCE
#include "job.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "protocol.h"

/* Between vfork and exec the child shares this process's memory, so that it leaves here what went wrong. */
static volatile struct refusal refused;

static void refuse(enum stage stage) {
  refused.error = errno;
  refused.stage = stage;
  _exit(127);
}

static void open_as(int descriptor, const char *path, int flags) {
  struct stat file;
  /* To open a named pipe waits for its other end, in a process that nobody could signal meanwhile. */
  if (stat(path, &file) == 0 && S_ISFIFO(file.st_mode)) refuse(NAMED_PIPE);
  int opened = open(path, flags | O_CLOEXEC, 0666);
  if (opened < 0 || dup2(opened, descriptor) < 0) refuse(STREAM);
}

/* One file under two names would be written at two places that know nothing of each other. */
static int are_one_file(void) {
  struct stat output, error;
  return fstat(1, &output) == 0 && fstat(2, &error) == 0 && S_ISREG(output.st_mode) && output.st_dev == error.st_dev &&
         output.st_ino == error.st_ino;
}

static void take_streams(const struct job *job) {
  int flags = O_WRONLY | O_CREAT | (job->flags & APPEND ? O_APPEND : O_TRUNC);
  if (*job->input)
    open_as(0, job->input, O_RDONLY);
  else
    dup2(job->nowhere, 0);
  if (*job->output)
    open_as(1, job->output, flags);
  else
    dup2(job->flags & KEEP_OUTPUT ? job->output_pipe : job->nowhere, 1);
  if (*job->error)
    open_as(2, job->error, flags);
  else
    dup2(job->error_pipe, 2);
  if (are_one_file()) dup2(1, 2);
}

static void become(const struct job *job) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (job->mask_size > 0 && sched_setaffinity(0, job->mask_size, job->mask) != 0) refuse(CORES);
  take_streams(job);
  if (chdir(job->directory) != 0) refuse(DIRECTORY);
  sigprocmask(SIG_SETMASK, job->blocked_signals, NULL);
  execve(job->program, job->arguments, job->environment);
  if (errno == ENOEXEC) {
    /* As the shells do: a text without an interpreter line is for the shell. */
    job->arguments[-1] = "sh";
    job->arguments[0] = job->program;
    execve("/bin/sh", job->arguments - 1, job->environment);
  }
  refuse(PROGRAM);
}

pid_t start_job(const struct job *job, struct refusal *why) {
  refused.stage = 0;
  pid_t child = vfork();
  if (child == 0) become(job);
  if (child > 0 && refused.stage == 0) return child;
  why->stage = child < 0 ? PROCESS : refused.stage;
  why->error = child < 0 ? errno : refused.error;
  if (child > 0) waitpid(child, NULL, 0);
  return 0;
}
