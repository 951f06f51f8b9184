/*
 * The limit that the launcher is measured against: a bare loop of posix_spawn and wait4.
 *
 * usage: spawn_loop COUNT IN_FLIGHT PROGRAM [ARG...]
 *
 * Keeps IN_FLIGHT children running until COUNT have ended. Each child gets what a job of Bellwether
 * gets: streams from and to /dev/null, a working directory, no other descriptors, a process group of
 * its own, no blocked signals, default dispositions. Prints the number per second.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static void require(int error, const char *what) {
  if (error != 0) {
    fprintf(stderr, "spawn_loop: %s: %s\n", what, strerror(error));
    exit(3);
  }
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static void spawn(char **argv) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  pid_t pid;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addchdir_np(&actions, "/tmp");
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  require(posix_spawn(&pid, argv[0], &actions, &attributes, argv, environ), argv[0]);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
}

int main(int argc, char **argv) {
  if (argc < 4) {
    fprintf(stderr, "usage: spawn_loop COUNT IN_FLIGHT PROGRAM [ARG...]\n");
    return 2;
  }
  int count = atoi(argv[1]), in_flight = atoi(argv[2]), started = 0, ended = 0;
  double start = now();
  while (ended < count) {
    while (started < count && started - ended < in_flight) {
      spawn(argv + 3);
      started++;
    }
    int status;
    struct rusage usage;
    if (wait4(-1, &status, 0, &usage) < 0) require(errno, "wait4");
    ended++;
  }
  printf("%.0f\n", count / (now() - start));
  return 0;
}
