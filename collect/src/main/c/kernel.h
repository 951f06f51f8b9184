/* What the kernel tells of this process and its threads. */
#ifndef KERNEL_H
#define KERNEL_H

#include "../../../../launch/src/main/c/record.h"

struct stat_file {
  int64_t parent, group, session, thread_count, start_ticks, memory_size, processor, block_delay, guest;
};

/* Nanoseconds of a clock. */
int64_t time_of(int clock);

/* Usage of RUSAGE_SELF, RUSAGE_CHILDREN or RUSAGE_THREAD. */
void read_usage(int of, struct record_usage *usage);

/* 0: /proc does not tell. */
int read_stat(struct stat_file *stat);

/* Of the process, or of a thread of it when its number is not 0: what stands in stat, io and schedstat. -1, in the record,
 * and 0, in `stat`, stand for what /proc does not tell. */
void read_kernel(int thread, struct record_kernel *kernel, struct stat_file *stat);

#endif
