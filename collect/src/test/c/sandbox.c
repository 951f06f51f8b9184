/* Enters a sandbox that ends it at system calls that it does not make itself; in the way that its first argument names.
 * Then it does what the second names. */
#define _GNU_SOURCE
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define ALLOWED(number) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define FORBIDDEN(number) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)

/* All but what it needs is forbidden. */
static struct sock_filter narrow[] = {
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
    ALLOWED(SYS_write),
    ALLOWED(SYS_exit),
    ALLOWED(SYS_exit_group),
    ALLOWED(SYS_futex),
    ALLOWED(SYS_clone),
    ALLOWED(SYS_wait4),
    ALLOWED(SYS_set_robust_list),
    ALLOWED(SYS_rt_sigprocmask),
    ALLOWED(SYS_rseq),
    ALLOWED(SYS_gettid),
    ALLOWED(SYS_madvise),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
};

/* What programs that it starts need is allowed, what the collector does besides is not. */
static struct sock_filter wide[] = {
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
    FORBIDDEN(SYS_writev),
    FORBIDDEN(SYS_getrusage),
    FORBIDDEN(SYS_readlinkat),
    FORBIDDEN(SYS_rt_sigpending),
    FORBIDDEN(SYS_uname),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
};

static void enter(const char *way, struct sock_fprog program) {
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  long result = -1;
  if (strcmp(way, "prctl") == 0) result = prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
  if (strcmp(way, "syscall") == 0) result = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
  if (strcmp(way, "strict") == 0) result = prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT);
  if (strcmp(way, "fails") == 0) result = prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL) == -1 ? 0 : -1;
  if (result != 0) _exit(90);
}

static int goes_on;

static void *run(void *nothing) {
  while (!__atomic_load_n(&goes_on, __ATOMIC_ACQUIRE)) continue;
  return nothing;
}

static void say(const char *text) { (void)!write(1, text, strlen(text)); }

static void fork_and_wait(void) {
  int status = -1;
  pid_t child = fork();
  if (child == 0) _exit(3);
  if (waitpid(child, &status, 0) != child || WEXITSTATUS(status) != 3) _exit(91);
}

int main(int count, char **arguments) {
  if (count < 3) return 92;
  const char *then = arguments[2];
  int is_wide = strcmp(then, "exec") == 0;
  pthread_t thread;
  if (strcmp(then, "thread") == 0) pthread_create(&thread, NULL, run, NULL);
  enter(arguments[1], is_wide ? (struct sock_fprog){COUNT(wide), wide} : (struct sock_fprog){COUNT(narrow), narrow});
  say("inside\n");
  __atomic_store_n(&goes_on, 1, __ATOMIC_RELEASE);
  if (strcmp(then, "thread") == 0) pthread_join(thread, NULL);
  if (strcmp(then, "fork") == 0) fork_and_wait();
  if (is_wide) execvp(arguments[3], arguments + 3);
  if (strcmp(then, "exit") == 0) exit(5);
  if (strcmp(then, "end") == 0) syscall(SYS_exit, 5);
  _exit(5);
}
