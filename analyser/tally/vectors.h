/*
 * What the files share that work on many bytes at once, in as wide vectors as
 * the processor has: it is asked when the program runs, so that one program
 * runs on all of them.
 */
#ifndef TALLY_VECTORS_H
#define TALLY_VECTORS_H

/* A function for one kind of vector must be part of the loop that is made for it. */
#define ALWAYS_INLINE static inline __attribute__((always_inline))

#if defined(__x86_64__)
#define HAS_X86 1
#include <immintrin.h>
#endif

#endif
