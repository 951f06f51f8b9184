/* What the system tells about processes, and its clocks. */
#ifndef PROCESS_H
#define PROCESS_H

#include <stdint.h>
#include <sys/types.h>

#define STAT_SIZE 1024

/* Nanoseconds of the clock that nobody sets. */
int64_t monotonic_time(void);

/* Clock ticks since the machine's start, of which /proc counts the start of processes. */
int64_t ticks_since_boot(void);

/* Reads /proc/PID/stat; returns the place after the name, which may contain anything, or NULL. */
const char *after_name(pid_t process, char stat[STAT_SIZE]);

/* The tick in which a process began, 0: unknown. */
int64_t start_ticks(pid_t process);

#endif
