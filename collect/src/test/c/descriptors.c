/* Closes descriptors, opens the file that its first argument names in their place, prints into it, and closes all. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int count, char **arguments) {
  if (count < 2) return 1;
  for (int i = 0; i < 3; i++) close(i);
  pid_t child = fork();
  if (child == 0) exit(0);
  waitpid(child, NULL, 0);
  if (open(arguments[1], O_RDWR | O_CREAT | O_TRUNC, 0600) != 0 || dup(0) != 1 || dup(0) != 2) return 2;
  printf("printed\n");
  fflush(stdout);
  for (int i = 0; i < 256; i++) close(i);
  return 3;
}
