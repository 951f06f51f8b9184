/*
 * How long one short process takes, plain and with the collector by turns: measured_spawn COUNT LIBRARY PREFIX.
 * Prints the two medians in milliseconds.
 */
#define _GNU_SOURCE
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double once(char *environment[]) {
  char *arguments[] = {"true", NULL};
  pid_t child;
  double start = now();
  if (posix_spawn(&child, "/usr/bin/true", NULL, NULL, arguments, environment) != 0) exit(1);
  waitpid(child, NULL, 0);
  return now() - start;
}

int main(int count, char **words) {
  if (count != 4) return 2;
  int rounds = atoi(words[1]);
  char preload[4096], output[4096];
  snprintf(preload, sizeof preload, "LD_PRELOAD=%s", words[2]);
  snprintf(output, sizeof output, "PAPIEX_OUTPUT=%s", words[3]);
  char *plain[] = {"PATH=/usr/bin:/bin", NULL};
  char *measured[] = {"PATH=/usr/bin:/bin", preload, output, "PAPIEX_OPTIONS=PROCESSES", NULL};
  double *without = malloc(rounds * sizeof *without), *with = malloc(rounds * sizeof *with);
  for (int i = 0; i < rounds; i++) {
    without[i] = once(plain);
    with[i] = once(measured);
  }
  qsort(without, rounds, sizeof *without, compare);
  qsort(with, rounds, sizeof *with, compare);
  printf("%.4f %.4f\n", without[rounds / 2], with[rounds / 2]);
}
