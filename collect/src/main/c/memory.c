/* The compiler calls these for structures, whatever it is told; the C library's may be of any version. */
#include <stddef.h>

void *memset(void *target, int value, size_t size) {
  volatile unsigned char *each = target;
  for (size_t i = 0; i < size; i++) each[i] = (unsigned char)value;
  return target;
}

void *memcpy(void *target, const void *source, size_t size) {
  volatile unsigned char *to = target;
  const unsigned char *from = source;
  for (size_t i = 0; i < size; i++) to[i] = from[i];
  return target;
}
