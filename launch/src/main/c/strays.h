/* The end of the processes that a job leaves behind: the children of this process, which is their subreaper. */
#ifndef STRAYS_H
#define STRAYS_H

#include <stdint.h>
#include <sys/types.h>

/* Tells the process group of the job that is to run, and how long its strays have between SIGTERM and SIGKILL. */
void expect_strays_of(pid_t group, int64_t grace_in_nanos);

/* From now on none has a grace period. */
void be_fierce(void);

/* Asks those that have come to this process while their job still runs, which was asked to end: their grace period is
 * that of the job. */
void end_adopted(void);

/* Asks all children to end; after the grace period, makes them. To be called again and again until there are none, or it
 * returns 0: what withstands even SIGKILL, such as a process that waits for a dead disk, is to be given up. */
int end_children(void);

/* Whether they have been asked. */
int are_children_ending(void);

#endif
