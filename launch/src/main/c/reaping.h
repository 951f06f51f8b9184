/* Records of reaped processes for the job's record file (record.h). */
#ifndef REAPING_H
#define REAPING_H

#include <sys/resource.h>
#include <sys/types.h>

/* The job that begins has this environment: if the collector is loaded into its processes, the reaped ones are recorded. */
void record_reaped_of(char *const environment[]);

/* Records a process that was reaped. What cannot be written is lost, as in the collector. */
void record_reaped(pid_t child, int status, const struct rusage *usage);

#endif
