/* Appends records to the file of the job. */
#ifndef WRITER_H
#define WRITER_H

#include <stddef.h>
#include <sys/uio.h>

#include "../../../../launch/src/main/c/record.h"

#define PATH_SIZE 4096

/* The file for this host, from what PAPIEX_OUTPUT holds, a prefix; 0: it would be too long. */
int choose_file(const char *prefix);

/* Whose the records are, from here on. */
void choose_owner(const char *text);

/* Appends what the parts hold, the first of which begins with a head; fills the head. What cannot be written is lost:
 * the program that is measured must not notice. */
void append_record(enum record_kind kind, struct iovec *parts, int count);

#endif
