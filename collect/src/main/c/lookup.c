/*
 * dlsym(RTLD_NEXT) for programs that have no dlsym, as those of glibc before 2.34 without libdl: the tables of the
 * libraries are read as the dynamic linker reads them (System V ABI, chapter 5; GNU hash tables).
 */
#define _GNU_SOURCE
#include "lookup.h"

#include <elf.h>
#include <link.h>
#include <stddef.h>
#include <stdint.h>

#include "system.h"

#define HIDDEN 0x8000

extern int dl_iterate_phdr(int (*)(struct dl_phdr_info *, size_t, void *), void *) __attribute__((weak));

struct search {
  const char *name;
  void *found;
  int is_behind; /* whether our own library was passed */
};

struct tables {
  const ElfW(Sym) *symbols;
  const char *texts;
  const uint32_t *gnu_hash, *hash;
  const uint16_t *versions;
};

/* glibc has put the load address to these; musl, and the vdso, have not. */
static const void *address(ElfW(Addr) base, ElfW(Addr) value) {
  return (const void *)(value < base ? base + value : value);
}

static int read_tables(const struct dl_phdr_info *library, struct tables *tables) {
  const ElfW(Dyn) *dynamic = NULL;
  for (int i = 0; i < library->dlpi_phnum; i++)
    if (library->dlpi_phdr[i].p_type == PT_DYNAMIC)
      dynamic = (const ElfW(Dyn) *)(library->dlpi_addr + library->dlpi_phdr[i].p_vaddr);
  if (dynamic == NULL) return 0;
  for (; dynamic->d_tag != DT_NULL; dynamic++) {
    const void *place = address(library->dlpi_addr, dynamic->d_un.d_ptr);
    if (dynamic->d_tag == DT_SYMTAB) tables->symbols = place;
    if (dynamic->d_tag == DT_STRTAB) tables->texts = place;
    if (dynamic->d_tag == DT_GNU_HASH) tables->gnu_hash = place;
    if (dynamic->d_tag == DT_HASH) tables->hash = place;
    if (dynamic->d_tag == DT_VERSYM) tables->versions = place;
  }
  return tables->symbols != NULL && tables->texts != NULL;
}

/* Whether it is the function, in the version that a program gets today. */
static int is_it(const struct tables *tables, uint32_t at, const char *name) {
  const ElfW(Sym) *symbol = &tables->symbols[at];
  return symbol->st_shndx != SHN_UNDEF && symbol->st_value != 0 && is_same_text(tables->texts + symbol->st_name, name) &&
         (tables->versions == NULL || !(tables->versions[at] & HIDDEN));
}

static uint32_t find_by_gnu_hash(const struct tables *tables, const char *name) {
  uint32_t buckets = tables->gnu_hash[0], first = tables->gnu_hash[1], words = tables->gnu_hash[2];
  const uint32_t *bucket = (const uint32_t *)((const ElfW(Addr) *)(tables->gnu_hash + 4) + words), hash_mask = ~1u;
  const uint32_t *chain = bucket + buckets;
  uint32_t hash = 5381;
  for (const char *each = name; *each != 0; each++) hash = hash * 33 + (unsigned char)*each;
  uint32_t at = buckets == 0 ? 0 : bucket[hash % buckets];
  for (; at >= first && at != 0; at++) {
    if ((chain[at - first] & hash_mask) == (hash & hash_mask) && is_it(tables, at, name)) return at;
    if (chain[at - first] & 1) return 0;
  }
  return 0;
}

static uint32_t find_by_hash(const struct tables *tables, const char *name) {
  uint32_t count = tables->hash[1];
  for (uint32_t at = 1; at < count; at++)
    if (is_it(tables, at, name)) return at;
  return 0;
}

static int look_into(struct dl_phdr_info *library, size_t size, void *value) {
  struct search *search = value;
  struct tables tables = {0};
  (void)size;
  if (!read_tables(library, &tables)) return 0;
  if (!search->is_behind) {
    ElfW(Addr) here = (ElfW(Addr))&look_into;
    for (int i = 0; i < library->dlpi_phnum; i++) {
      ElfW(Addr) from = library->dlpi_addr + library->dlpi_phdr[i].p_vaddr;
      if (library->dlpi_phdr[i].p_type == PT_LOAD && here >= from && here < from + library->dlpi_phdr[i].p_memsz)
        search->is_behind = 1;
    }
    return 0;
  }
  uint32_t at = 0;
  if (tables.gnu_hash != NULL)
    at = find_by_gnu_hash(&tables, search->name);
  else if (tables.hash != NULL)
    at = find_by_hash(&tables, search->name);
  if (at == 0) return 0;
  search->found = (void *)(library->dlpi_addr + tables.symbols[at].st_value);
  return 1;
}

void *next_function(const char *name) {
  struct search search = {.name = name};
  if (dl_iterate_phdr != NULL) dl_iterate_phdr(look_into, &search);
  return search.found;
}
