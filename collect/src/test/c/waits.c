/* Calls each function that waits for children, and prints what it says; with an argument, beside a thread. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t child_with(int code) {
  pid_t child = fork();
  if (child == 0) _exit(code);
  return child;
}

static void print(const char *name, int is_right, int status) {
  printf("%s %d %d %d\n", name, is_right, status, errno);
  errno = 0;
}

static void print_info(const char *name, int result, pid_t child, const siginfo_t *info) {
  printf("%s %d %d %d %d %d %d\n", name, result, info->si_pid == child, info->si_code, info->si_status, info->si_signo,
         errno);
  errno = 0;
}

static void wait_by_status(void) {
  struct rusage usage = {.ru_maxrss = -1};
  int status = 0;
  pid_t child = child_with(1);
  print("wait", wait(&status) == child, status);
  child = child_with(2);
  print("waitpid", waitpid(child, &status, 0) == child, status);
  child = child_with(3);
  print("wait3", wait3(&status, 0, &usage) == child && usage.ru_maxrss > 0, status);
  child = child_with(4);
  print("wait4", wait4(child, &status, 0, NULL) == child, status);
  child = child_with(5);
  print("without status", wait(NULL) == child, 0);
  print("nobody", wait(&status) == -1, 0);
  print("not a child", waitpid(1, &status, WNOHANG) == -1, 0);
  print("bad options", waitpid(-1, &status, 0x40000) == -1, 0);
}

static void wait_while_it_runs(void) {
  int status = 0;
  siginfo_t info = {.si_pid = 77};
  pid_t child = fork();
  if (child == 0) pause();
  print("runs", waitpid(child, &status, WNOHANG) == 0, status);
  print_info("runs", waitid(P_PID, child, &info, WEXITED | WNOHANG), 0, &info);
  kill(child, SIGSTOP);
  print("stopped", waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status), status);
  kill(child, SIGCONT);
  print_info("continued", waitid(P_PID, child, &info, WCONTINUED), child, &info);
  kill(child, SIGKILL);
  print_info("killed", waitid(P_ALL, 0, &info, WEXITED), child, &info);
}

static void wait_by_id(void) {
  siginfo_t info = {0};
  pid_t child = child_with(6);
  print_info("left", waitid(P_PID, child, &info, WEXITED | WNOWAIT), child, &info);
  print_info("waitid", waitid(P_PID, child, &info, WEXITED), child, &info);
  child = child_with(7);
  print("without info", waitid(P_PID, child, NULL, WEXITED) == 0, 0);
  print("nobody", waitid(P_ALL, 0, &info, WEXITED) == -1, 0);
  print("no options", waitid(P_ALL, 0, &info, 0) == -1, 0);
}

static void unlock(void *name) { printf("%s was cancelled\n", (char *)name); }

static void *wait_for_long(void *name) {
  siginfo_t info;
  int status;
  pthread_cleanup_push(unlock, name);
  if (*(char *)name == 'i') waitid(P_ALL, 0, &info, WEXITED);
  if (*(char *)name == 'p') waitpid(-1, &status, 0);
  if (*(char *)name == 'w') wait(&status);
  printf("%s ended\n", (char *)name);
  pthread_cleanup_pop(0);
  return NULL;
}

static void cancel(char *name) {
  pthread_t thread;
  pid_t child = fork();
  if (child == 0) pause();
  pthread_create(&thread, NULL, wait_for_long, name);
  usleep(20000);
  pthread_cancel(thread);
  usleep(20000);
  kill(child, SIGKILL);
  pthread_join(thread, NULL);
  waitpid(child, NULL, 0);
}

int main(int count, char **arguments) {
  char *ways[] = {"id", "pid", "wait"};
  (void)arguments;
  setvbuf(stdout, NULL, _IOLBF, 0);
  alarm(20);
  for (int i = 0; count > 1 && i < 3; i++) cancel(ways[i]);
  wait_by_status();
  wait_while_it_runs();
  wait_by_id();
  return 0;
}
