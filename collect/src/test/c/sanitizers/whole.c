/*
 * The collector and the code of record files within one program, for sanitizers: its functions are called here, not
 * stood in front of. Prints nothing; a sanitizer does.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../../main/c/collector.h"
#include "../../../main/c/kernel.h"
#include "../../../main/c/lookup.h"
#include "../../../main/c/writer.h"

#define CHECK(condition) \
  if (!(condition)) { \
    fprintf(stderr, "whole.c:%d: expected %s\n", __LINE__, #condition); \
    exit(1); \
  }

static void *run(void *nothing) {
  char text[] = "what a thread allocates";
  free(strdup(text));
  return nothing;
}

static void use_threads(void) {
  pthread_t threads[20];
  for (int i = 0; i < 20; i++) CHECK(pthread_create(&threads[i], NULL, run, NULL) == 0);
  for (int i = 0; i < 20; i++) CHECK(pthread_join(threads[i], NULL) == 0);
}

static void use_children(void) {
  int status = 0;
  siginfo_t info;
  for (int i = 0; i < 3; i++) {
    pid_t child = fork();
    if (child == 0) _exit(i);
    if (i == 0) CHECK(waitpid(child, &status, 0) == child && WEXITSTATUS(status) == 0);
    if (i == 1) CHECK(wait(NULL) == child);
    if (i == 2) CHECK(waitid(P_ALL, 0, &info, WEXITED) == 0 && info.si_status == 2);
  }
}

/* Paths of each length around the largest; the last page cannot be read, so that one byte too many is noticed. */
static void use_paths(void) {
  const size_t page = 4096, size = 4 * page;
  char *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(memory != MAP_FAILED && mprotect(memory + size - page, page, PROT_NONE) == 0);
  char *end = memory + size - page;
  memset(memory, 'a', size - page);
  end[-1] = 0;
  for (size_t length = 1; length < PATH_SIZE + 200; length++) {
    *(end - 1 - length) = '/';
    int fits = choose_file(end - 1 - length);
    CHECK(fits || length > PATH_SIZE - 100);
    CHECK(!fits || length < PATH_SIZE);
    *(end - 1 - length) = 'a';
  }
}

static void use_lookup(void) {
  CHECK(next_function("no_such_function") == NULL);
  CHECK(next_function("") == NULL);
}

int main(int count, char **arguments) {
  struct record_kernel kernel;
  struct stat_file stat;
  read_kernel(0, &kernel, &stat);
  CHECK(kernel.start_ticks > 0 && kernel.thread_count >= 1 && stat.parent == getppid());
  read_kernel(1 << 30, &kernel, &stat);
  CHECK(kernel.start_ticks == -1 && kernel.read_chars == -1 && kernel.on_cpu == -1);
  use_threads();
  use_children();
  use_lookup();
  if (count > 1 && strcmp(arguments[1], "paths") == 0) use_paths();
  return 0;
}
