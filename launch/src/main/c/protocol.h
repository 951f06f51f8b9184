/*
 * What the manager and a spawn helper send each other, in the byte order of the machine: HelperMessages.java and
 * HelperReply.java write and read them. A request is a head and `size` bytes.
 */
#ifndef PROTOCOL_H
#define PROTOCOL_H

#include <stdint.h>
#include <sys/resource.h>

enum request_kind { ENVIRONMENT = 1, START = 2, SIGNAL = 3 };
enum reply_kind { STARTED = 1, REFUSED = 2, ENDED = 3 };
enum order_flag { APPEND = 1, KEEP_OUTPUT = 2, KEEP_BACKGROUND = 4 };
/* With --check: that it is this program. */
enum { CHECKED = 42 };
enum ended_flag { ASKED = 1, OTHERS_END = 2, OTHERS_STAY = 4 };
/* What a start was refused at. */
enum stage { PROCESS = 1, CORES = 2, DIRECTORY = 3, STREAM = 4, NAMED_PIPE = 5, PROGRAM = 6 };

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

#endif
