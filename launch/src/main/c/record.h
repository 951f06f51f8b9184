/*
 * The record file: what the processes of one job, or of all attempts of one run, on one host say of themselves and of the
 * children that they reaped.
 *
 * Each record is written by one write() that appends, so that a thousand writers need no lock; a record that was torn
 * (a full disk, a file size limit) costs itself alone, since a reader goes on at the next magic number whose checksum is
 * right. All numbers are in the byte order of the machine; times are nanoseconds. RecordFile.java reads what stands here.
 */
#ifndef RECORD_H
#define RECORD_H

#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>

#define RECORD_MAGIC 0x31525742u /* "BWR1" */
#define RECORD_FILE_ENDING ".records"

enum record_kind {
  IMAGE = 1,  /* a program begins: after fork and exec, or after exec alone */
  FORKED = 2, /* a child begins that goes on with its parent's program */
  ENDED_ITSELF = 3,
  REAPED = 4, /* by its parent, or by the spawn helper */
  THREAD = 5, /* a thread has ended */
  LEFT_OUT = 6 /* this process and what comes from it is no part of the job */
};

enum record_flag {
  SEALED = 1,      /* written before the process entered a sandbox: what it did afterwards is missing */
  BY_SUBREAPER = 2, /* reaped by the spawn helper, not by the parent */
  BY_TRACER = 4     /* reaped by a process that traces: what is no child of it, its parent reaps again */
};

/* The attempt that a process belongs to, as the variable RECORD_OWNER says it, three numbers with points between; without
 * it, zeros. Many attempts of a run share one file: to make a file costs more than all records of a short process. */
struct record_owner {
  int64_t job;
  int32_t ordinal, number;
};

#define RECORD_OWNER "BELLWETHER_OWNER"

struct record_head {
  uint32_t magic, size, checksum; /* size: of the whole record; checksum: of all that follows it */
  uint16_t kind, flags;
  int32_t pid, parent;    /* the writer's; of REAPED the child, and who reaped it */
  int64_t wall, since_boot; /* when it was written: CLOCK_REALTIME, CLOCK_BOOTTIME */
  struct record_owner owner;
};

/* The numbers of struct rusage that Linux fills; times in microseconds, memory in KiB. */
struct record_usage {
  int64_t user, system, peak_memory, minor_faults, major_faults, blocks_read, blocks_written, voluntary, involuntary;
};

/* Then three texts, each with a NUL at its end: path, tags, and the arguments, each of which ends with a NUL itself. */
struct record_image {
  struct record_head head;
  int64_t start_ticks; /* since boot, as /proc/PID/stat has it */
  int32_t group, session;
  int32_t argument_count, argument_size; /* the size is what was written, at most RECORD_ARGUMENTS */
  struct record_usage before;            /* by earlier programs of the same process */
};

#define RECORD_ARGUMENTS 131072

/* Then the text of tags. */
struct record_forked {
  struct record_head head;
};

struct record_kernel {
  int64_t read_chars, written_chars, read_calls, write_calls, read_bytes, written_bytes, cancelled_bytes; /* io */
  int64_t on_cpu, waiting, slices;                                              /* schedstat, of the main thread */
  int64_t start_ticks, thread_count, memory_size, processor, block_delay, guest; /* stat; the last two in ticks */
};

struct record_end {
  struct record_head head;
  int32_t exit_code, threads; /* threads: how many there have been */
  int32_t group, session;
  struct record_usage self, children;
  struct record_kernel kernel;
};

struct record_reaped {
  struct record_head head;
  int32_t status, unused; /* as wait() has it */
  struct record_usage usage; /* with the children that the child had reaped */
};

struct record_thread {
  struct record_head head;
  int32_t thread, unused;
  int64_t start_wall, start_since_boot;
  struct record_usage usage;
  struct record_kernel kernel; /* -1: was not asked for */
};

struct record_left_out {
  struct record_head head;
};

static inline int64_t next_owner_number(const char **text) {
  int64_t number = 0;
  while (**text >= '0' && **text <= '9') number = number * 10 + (*(*text)++ - '0');
  if (**text == '.') (*text)++;
  return number;
}

/* NULL: there is no variable. */
static inline struct record_owner read_owner(const char *text) {
  struct record_owner owner = {0};
  if (text == NULL) return owner;
  owner.job = next_owner_number(&text);
  owner.ordinal = (int32_t)next_owner_number(&text);
  owner.number = (int32_t)next_owner_number(&text);
  return owner;
}

static inline uint32_t record_sum(uint32_t sum, const void *bytes, size_t size) {
  const unsigned char *each = bytes;
  for (size_t i = 0; i < size; i++) sum = (sum ^ each[i]) * 16777619u;
  return sum;
}

#define RECORD_SUM_START 2166136261u

static inline void take_usage(struct record_usage *to, const struct rusage *from) {
  to->user = from->ru_utime.tv_sec * 1000000LL + from->ru_utime.tv_usec;
  to->system = from->ru_stime.tv_sec * 1000000LL + from->ru_stime.tv_usec;
  to->peak_memory = from->ru_maxrss;
  to->minor_faults = from->ru_minflt;
  to->major_faults = from->ru_majflt;
  to->blocks_read = from->ru_inblock;
  to->blocks_written = from->ru_oublock;
  to->voluntary = from->ru_nvcsw;
  to->involuntary = from->ru_nivcsw;
}

#endif
