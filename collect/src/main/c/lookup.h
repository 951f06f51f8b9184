/* Finds the function that stands behind one of ours. */
#ifndef LOOKUP_H
#define LOOKUP_H

/* The function of this name in the first library after this one that has it; NULL: there is none. */
void *next_function(const char *name);

#endif
