/*
 * zlib with an arena's memory: where none is left the arena's handler is called, as by all that is
 * made in it, and what a stream holds goes with the arena, ended or not.
 */
#ifndef BASE_ARENA_ZLIB_H
#define BASE_ARENA_ZLIB_H

#include <zlib.h>

#include "base/arena.h"

static inline voidpf arena_zlib_give(voidpf arena, uInt count, uInt size)
{
	return arena_array(arena, count, size);
}

static inline void arena_zlib_leave(voidpf arena, voidpf memory)
{
	(void)arena;
	(void)memory;
}

/* For deflateInit() or inflateInit(). */
static inline z_stream arena_zlib(struct arena *arena)
{
	return (z_stream){.zalloc = arena_zlib_give, .zfree = arena_zlib_leave, .opaque = arena};
}

#endif
