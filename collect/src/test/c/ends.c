/* Ends in the way that its argument names. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static void *go_on(void *nothing) {
  usleep(20000);
  return nothing;
}

static int is(const char *how, const char *name) { return strcmp(how, name) == 0; }

int main(int count, char **arguments) {
  const char *how = count > 1 ? arguments[1] : "return";
  pthread_t thread;
  if (is(how, "exit")) exit(7);
  if (is(how, "_exit")) _exit(7);
  if (is(how, "_Exit")) _Exit(7);
  if (is(how, "quick_exit")) quick_exit(7);
  if (is(how, "exit_group")) syscall(SYS_exit_group, 7);
  if (is(how, "abort")) abort();
  if (is(how, "signal")) raise(atoi(arguments[2]));
  if (is(how, "last_thread") && pthread_create(&thread, NULL, go_on, NULL) == 0) pthread_exit(NULL);
  return 7;
}
