/* Starts a child in the way that its argument names, and waits for it; ends with the child's exit code. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static pid_t spawned(char **command) {
  pid_t child = -1;
  posix_spawnp(&child, command[0], NULL, NULL, command, environ);
  return child;
}

/* The grandchild goes on in a session of its own, with a parent that has ended. */
static pid_t detached(void) {
  pid_t child = fork();
  if (child != 0) return child;
  setsid();
  if (fork() != 0) _exit(5);
  usleep(50000);
  exit(6);
}

static void *wait_for_long(void *nothing) {
  sleep(100);
  return nothing;
}

static void *fork_and_return(void *child) {
  *(pid_t *)child = fork();
  return NULL;
}

static pid_t forked_beside_threads(void *(*in_thread)(void *)) {
  pid_t child = -1;
  pthread_t other, thread;
  pthread_create(&other, NULL, wait_for_long, NULL);
  pthread_create(&thread, NULL, in_thread, &child);
  pthread_join(thread, NULL);
  return child;
}

static pid_t child_by(const char *way, char **command) {
  pid_t child = -1;
  if (strcmp(way, "spawn") == 0) return spawned(command);
  if (strcmp(way, "detach") == 0) return detached();
  if (strcmp(way, "threads") == 0) return forked_beside_threads(fork_and_return);
  if (strcmp(way, "fork") == 0) child = fork();
  if (strcmp(way, "clone") == 0) child = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
  if (child == 0) exit(3);
  if (strcmp(way, "vfork") == 0 && (child = vfork()) == 0) _exit(4);
  return child;
}

int main(int count, char **arguments) {
  int status = 0;
  pid_t child = count > 1 ? child_by(arguments[1], arguments + 2) : -1;
  if (child < 0 || waitpid(child, &status, 0) != child) return 99;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}
