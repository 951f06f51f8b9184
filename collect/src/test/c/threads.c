/* Creates as many threads as its first argument says, which end in the way that the second names; prints the peak of its
 * memory in KiB. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <threads.h>
#include <unistd.h>

#define TOGETHER 50

static const char *way = "return";

static void *run(void *nothing) {
  if (strcmp(way, "pthread_exit") == 0) pthread_exit(NULL);
  if (strcmp(way, "cancel") == 0) pause();
  return nothing;
}

static int run_c(void *nothing) { return nothing != NULL; }

/* Threads of ISO C. */
static void run_some_c(int count) {
  thrd_t threads[TOGETHER];
  for (int i = 0; i < count; i++)
    if (thrd_create(&threads[i], run_c, threads) != thrd_success) exit(1);
  for (int i = 0, result = 0; i < count; i++)
    if (thrd_join(threads[i], &result) != thrd_success || result != 1) exit(2);
}

static void run_some(int count) {
  if (strcmp(way, "c11") == 0) {
    run_some_c(count);
    return;
  }
  pthread_t threads[TOGETHER];
  for (int i = 0; i < count; i++)
    if (pthread_create(&threads[i], NULL, run, NULL) != 0) exit(1);
  for (int i = 0; i < count; i++) {
    if (strcmp(way, "cancel") == 0) pthread_cancel(threads[i]);
    pthread_join(threads[i], NULL);
  }
}

int main(int count, char **arguments) {
  struct rusage usage;
  if (count > 2) way = arguments[2];
  for (int left = atoi(arguments[1]); left > 0; left -= TOGETHER) run_some(left < TOGETHER ? left : TOGETHER);
  getrusage(RUSAGE_SELF, &usage);
  printf("%ld\n", usage.ru_maxrss);
  return 0;
}
