/* Creates and joins threads one after the other: thread_loop COUNT. Prints milliseconds per thread and KiB of peak memory. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static void *nothing(void *argument) { return argument; }

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

int main(int count, char **words) {
  int threads = count > 1 ? atoi(words[1]) : 1000;
  double start = now();
  for (int i = 0; i < threads; i++) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, nothing, NULL) != 0) return 1;
    pthread_join(thread, NULL);
  }
  struct rusage usage;
  double end = now();
  getrusage(RUSAGE_SELF, &usage);
  printf("%.5f %ld\n", (end - start) / threads, usage.ru_maxrss);
}
