/*
 * System calls without the C library: what is loaded into every program may rely on nothing of it.
 */
#ifndef SYSTEM_H
#define SYSTEM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>

#if defined(__x86_64__)

static inline long call6(long number, long a, long b, long c, long d, long e, long f) {
  register long r10 __asm__("r10") = d;
  register long r8 __asm__("r8") = e;
  register long r9 __asm__("r9") = f;
  long result;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                   : "rcx", "r11", "memory");
  return result;
}

#elif defined(__aarch64__)

static inline long call6(long number, long a, long b, long c, long d, long e, long f) {
  register long x8 __asm__("x8") = number;
  register long x0 __asm__("x0") = a;
  register long x1 __asm__("x1") = b;
  register long x2 __asm__("x2") = c;
  register long x3 __asm__("x3") = d;
  register long x4 __asm__("x4") = e;
  register long x5 __asm__("x5") = f;
  __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
  return x0;
}

#else
#error "the collector knows the system calls of x86-64 and arm64"
#endif

static inline long call4(long number, long a, long b, long c, long d) { return call6(number, a, b, c, d, 0, 0); }
static inline long call3(long number, long a, long b, long c) { return call6(number, a, b, c, 0, 0, 0); }
static inline long call2(long number, long a, long b) { return call6(number, a, b, 0, 0, 0, 0); }
static inline long call1(long number, long a) { return call6(number, a, 0, 0, 0, 0, 0); }
static inline long call0(long number) { return call6(number, 0, 0, 0, 0, 0, 0); }

static inline int own_pid(void) { return (int)call0(SYS_getpid); }
static inline int own_thread(void) { return (int)call0(SYS_gettid); }

/* Texts: what of <string.h> is needed. */

static inline size_t text_size(const char *text) {
  size_t size = 0;
  while (text[size] != 0) size++;
  return size;
}

static inline const char *after_prefix(const char *text, const char *prefix) {
  while (*prefix != 0)
    if (*text++ != *prefix++) return NULL;
  return text;
}

static inline int is_same_text(const char *a, const char *b) {
  const char *rest = after_prefix(a, b);
  return rest != NULL && *rest == 0;
}

#endif
