/* The life of this process, as the hooks report it. */
#ifndef COLLECTOR_H
#define COLLECTOR_H

#include <stdint.h>
#include <sys/resource.h>

/* Whether anything is to be recorded: in a process that was given a place, and is in no sandbox. */
int is_recording(void);

/* Whether threads have records of their own. */
int is_recording_threads(void);

/* The process is about to end with this code. May run in a child of vfork, which shares the memory of its parent. */
void record_end(int exit_code);

/* This is a child that goes on with its parent's program, and has its own copy of the memory. */
void record_forked(void);

/* A child was reaped. */
void record_reaped(int child, int status, const struct rusage *usage);

/* The process traces others: from now on it also reaps children of others, and threads. */
void begin_to_trace(void);

/* A thread begins: to be called before the start, so that the count is right when the process ends at once. -1: it could
 * not be started. */
void count_threads(int more);

/* The thread that calls ends. */
void record_thread(int64_t start_wall, int64_t start_since_boot);

/* The process is about to enter a sandbox, in which one of our system calls could end it: what is known is recorded now,
 * nothing later, and programs that it becomes are not loaded with the collector. 0: nothing was recorded already. */
int seal(void);

/* It did not enter the one that it was sealed for. */
void unseal(void);

#endif
