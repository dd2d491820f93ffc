#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Under address checks what lies behind each thing of an arena is forbidden, as behind what
 * malloc() gives.
 */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CHECKS_ADDRESSES
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(CHECKS_ADDRESSES)
#include <sanitizer/asan_interface.h>
#define FORBID(memory, size) ASAN_POISON_MEMORY_REGION(memory, size)
#define ALLOW(memory, size) ASAN_UNPOISON_MEMORY_REGION(memory, size)
enum { BEHIND = 16 }; /* bytes */
#else
#define FORBID(memory, size) ((void)(memory), (void)(size))
#define ALLOW(memory, size) ((void)(memory), (void)(size))
enum { BEHIND = 0 };
#endif

struct block {
	struct block *next;
	size_t used, size;
	max_align_t data[];
};

/* What ends with the arena, the last one first. */
struct held {
	struct held *next;
	void *thing;
	void (*end)(void *thing);
};

struct arena {
	struct block *blocks;
	struct held *held, *spare; /* spare: to be used again */
	struct arena *holder;      /* or NULL */
	size_t next_size;          /* of the next block that is shared */
	void (*out_of_memory)(void);
};

/* A block is twice as large as the one before, so that an arena of little costs little. */
static const size_t least_block = 8 * 1024, most_block = 256 * 1024;

struct arena *arena_new(void (*out_of_memory)(void))
{
	struct arena *arena = malloc(sizeof *arena);

	if (arena == NULL) {
		out_of_memory();
		abort();
	}
	*arena = (struct arena){.out_of_memory = out_of_memory, .next_size = least_block};
	return arena;
}

static void end_arena(void *arena)
{
	((struct arena *)arena)->holder = NULL;
	arena_free(arena);
}

struct arena *arena_like(struct arena *arena)
{
	struct arena *like = arena_new(arena->out_of_memory);

	arena_hold(arena, like, end_arena);
	like->holder = arena;
	return like;
}

static void end_held(struct arena *arena)
{
	while (arena->held != NULL) {
		struct held *held = arena->held;

		arena->held = held->next;
		held->end(held->thing);
	}
}

/* Free all blocks but this one, or NULL. */
static void free_blocks(struct arena *arena, const struct block *but)
{
	for (struct block *block = arena->blocks, *next; block != NULL; block = next) {
		next = block->next;
		if (block != but)
			free(block);
	}
}

void arena_free(struct arena *arena)
{
	if (arena == NULL)
		return;
	if (arena->holder != NULL)
		arena_release(arena->holder, arena);
	end_held(arena);
	free_blocks(arena, NULL);
	free(arena);
}

void arena_empty(struct arena *arena)
{
	struct block *kept = arena->blocks;

	end_held(arena);
	arena->spare = NULL; /* it was of the blocks */
	if (kept != NULL && kept->size > most_block)
		kept = NULL;
	free_blocks(arena, kept);
	arena->blocks = kept;
	if (kept == NULL)
		return;
	ALLOW(kept->data, kept->used);
	memset(kept->data, 0, kept->used);
	FORBID(kept->data, kept->size);
	kept->used = 0;
	kept->next = NULL;
}

static _Noreturn void fail(struct arena *arena)
{
	arena->out_of_memory();
	abort(); /* the handler's contract is not to return */
}

/* The next multiple of an alignment, which is a power of two. */
static size_t aligned(size_t size, size_t alignment)
{
	return (size + alignment - 1) & ~(alignment - 1);
}

/* Zeroed memory that begins at a multiple of so many bytes, or NULL. */
static void *allocate(struct arena *arena, size_t size, size_t alignment)
{
	struct block *block = arena->blocks;
	const size_t asked = size;

	if (size > SIZE_MAX / 2)
		return NULL;
	size = aligned(size + BEHIND, alignment);
	size_t begins = block == NULL ? 0 : aligned(block->used, alignment);
	if (block == NULL || begins > block->size || block->size - begins < size) {
		const bool is_shared = size < arena->next_size;

		block = calloc(1, sizeof *block + (is_shared ? arena->next_size : size));
		if (block == NULL)
			return NULL;
		block->size = is_shared ? arena->next_size : size;
		FORBID(block->data, block->size);
		if (is_shared && arena->next_size < most_block)
			arena->next_size *= 2;
		if (!is_shared && arena->blocks != NULL) {
			/* A block of its own goes behind, so that the room left in front stays in
			 * use. */
			block->next = arena->blocks->next;
			arena->blocks->next = block;
		} else {
			block->next = arena->blocks;
			arena->blocks = block;
		}
		begins = 0;
	}
	block->used = begins + size;

	void *memory = (char *)block->data + begins;

	ALLOW(memory, asked);
	return memory;
}

void arena_hold(struct arena *arena, void *thing, void (*end)(void *thing))
{
	struct held *held = arena->spare;

	if (held != NULL)
		arena->spare = held->next;
	else
		held = allocate(arena, sizeof *held, sizeof(max_align_t));
	if (held == NULL) {
		end(thing);
		fail(arena);
	}
	*held = (struct held){arena->held, thing, end};
	arena->held = held;
}

void arena_release(struct arena *arena, void *thing)
{
	for (struct held **at = &arena->held; *at != NULL; at = &(*at)->next) {
		struct held *held = *at;

		if (held->thing != thing)
			continue;
		*at = held->next;
		held->next = arena->spare;
		arena->spare = held;
		return;
	}
}

void arena_end(struct arena *arena, void *thing)
{
	for (const struct held *held = arena->held; held != NULL; held = held->next)
		if (held->thing == thing) {
			void (*end)(void *) = held->end;

			arena_release(arena, thing);
			end(thing);
			return;
		}
}

void *arena_alloc(struct arena *arena, size_t size)
{
	void *memory = allocate(arena, size, sizeof(max_align_t));

	if (memory == NULL)
		fail(arena);
	return memory;
}

void *arena_array(struct arena *arena, size_t count, size_t item_size)
{
	if (item_size != 0 && count > SIZE_MAX / 2 / item_size)
		fail(arena);
	return arena_alloc(arena, count * item_size);
}

void *arena_larger(struct arena *arena, void *items, size_t count, size_t *capacity,
		   size_t item_size)
{
	size_t larger = *capacity < 16 ? 16 : *capacity * 2;
	void *grown = arena_array(arena, larger, item_size);

	if (count != 0)
		memcpy(grown, items, count * item_size);
	*capacity = larger;
	return grown;
}

char *arena_room(struct arena *arena, char *bytes, size_t used, size_t *capacity, size_t more)
{
	size_t larger = *capacity < 256 ? 256 : *capacity;
	char *moved;

	if (bytes != NULL && *capacity - used > more)
		return bytes;
	while (larger - used <= more && larger <= SIZE_MAX / 4)
		larger *= 2;
	if (bytes != NULL)
		arena_release(arena, bytes);
	moved = larger - used <= more ? NULL : realloc(bytes, larger);
	if (moved == NULL) {
		free(bytes);
		fail(arena);
	}
	arena_hold(arena, moved, free);
	*capacity = larger;
	return moved;
}

/* Room for a text, close to the one before: most of what is read is short texts. */
static char *new_text(struct arena *arena, size_t length)
{
	char *memory = allocate(arena, length + 1, 1);

	if (memory == NULL)
		fail(arena);
	return memory;
}

char *arena_text_of(struct arena *arena, const char *text, size_t length)
{
	char *copy = new_text(arena, length);

	memcpy(copy, text, length);
	return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
	return arena_text_of(arena, text, strlen(text));
}

char *arena_vformat(struct arena *arena, const char *format, va_list arguments)
{
	va_list again;
	char short_text[256]; /* as most are */

	va_copy(again, arguments);
	int length = vsnprintf(short_text, sizeof short_text, format, arguments);
	/* What cannot be written, such as half of a wide character, is nothing. */
	const size_t size = length < 0 ? 0 : (size_t)length;
	char *text = new_text(arena, size);

	if (size < sizeof short_text)
		memcpy(text, short_text, size);
	else
		vsnprintf(text, size + 1, format, again);
	va_end(again);
	return text;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	char *text = arena_vformat(arena, format, arguments);

	va_end(arguments);
	return text;
}
