/* The start of a job. */
#ifndef JOB_H
#define JOB_H

#include <signal.h>
#include <stdint.h>
#include <sys/types.h>

/* What a new process needs; pointers into the request. The pipes take the streams without a file. */
struct job {
  uint32_t flags, mask_size;
  const void *mask;
  char *program, *directory, *input, *output, *error;
  char **arguments, **environment;
  int output_pipe, error_pipe, nowhere;
  const sigset_t *blocked_signals;
};

/* Why there is no process: a stage of protocol.h, and the number of the error. */
struct refusal {
  int stage, error;
};

/* Starts it as the leader of a process group of its own; returns its number, or 0 and leaves why not. arguments[-1] is
 * spare: it is needed for a text without an interpreter line. */
pid_t start_job(const struct job *job, struct refusal *why);

#endif
