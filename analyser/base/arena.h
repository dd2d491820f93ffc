/*
 * One lifetime for everything a run makes.
 *
 * A run's records, model and results live in one arena and are freed with it,
 * so nothing below the command layer frees piecemeal.  Memory is zeroed and
 * aligned for any type.
 *
 * What is not memory (a stream, a process's room elsewhere) can be held by an
 * arena too, which then ends it, so that a run may be left at any place.
 *
 * Running out of memory calls the handler given to arena_new(), which must
 * not return (memory_try.h has one).
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* arena_new(out_of_memory): an empty arena, freed by arena_free(). */
struct arena *arena_new(void (*out_of_memory)(void));

/*
 * An empty arena with another's handler, for what is given back before the run ends.  The other
 * holds it: it goes with it, if it has not gone before.
 */
struct arena *arena_like(struct arena *arena);

/* arena_free(NULL) has no effect. */
void arena_free(struct arena *arena);

/* All that is in it goes; it is as new, with memory at hand, and nothing can fail. */
void arena_empty(struct arena *arena);

/* `end` is called with `thing` when the arena goes, unless arena_end() came before. */
void arena_hold(struct arena *arena, void *thing, void (*end)(void *thing));

/* End what is held now. */
void arena_end(struct arena *arena, void *thing);

/* What was held is the caller's to end again. */
void arena_release(struct arena *arena, void *thing);

/* Zeroed memory of `size` bytes, living as long as the arena. */
void *arena_alloc(struct arena *arena, size_t size);

/* An array of `count` zeroed items; a product out of range counts as no memory. */
void *arena_array(struct arena *arena, size_t count, size_t item_size);

void *arena_larger(struct arena *arena, void *items, size_t count, size_t *capacity,
		   size_t item_size);

/*
 * Room for one more item behind the `count` in `items`: the same array, or a larger copy of it with
 * *capacity set anew.
 */
static inline void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity,
			       size_t item_size)
{
	return count < *capacity ? items : arena_larger(arena, items, count, capacity, item_size);
}

/*
 * Bytes with room for so many more behind the `used` ones, and for a NUL: the same, or all moved to
 * where there is, so that of what grows long only one copy is held.  NULL, with *capacity 0, is
 * none yet. What is behind those used is not zeroed.
 */
char *arena_room(struct arena *arena, char *bytes, size_t used, size_t *capacity, size_t more);

/* One more of a list's items: ARENA_ADD(arena, costs, items, n_items) = cost.  `list` is evaluated
 * more than once; its member `capacity`, or the one named, has how many there is room for. */
#define ARENA_ADD(arena, list, items, count) ARENA_ADD_BY(arena, list, items, count, capacity)
#define ARENA_ADD_BY(arena, list, items, count, capacity)                                       \
	(*((list)->items = arena_grow((arena), (list)->items, (list)->count, &(list)->capacity, \
				      sizeof *(list)->items),                                   \
	   &(list)->items[(list)->count++]))

/* How many items an array has, not a pointer to one. */
#define N_OF(array) (sizeof(array) / sizeof *(array))

/* What is behind items that take so many bytes; NULL where there are none. */
static inline void *arena_behind(const void *items, size_t size)
{
	return items == NULL ? NULL : (void *)((const char *)items + size);
}

/* FOR_EACH (const struct cost, cost, costs->items, costs->n_items): a loop over the items of a
 * list, which is not to grow meanwhile. */
/* NOLINTBEGIN(bugprone-macro-parentheses): declarations */
#define FOR_EACH(type, item, items, count)                                          \
	for (type *item = (items),                                                  \
		  *item##_end = arena_behind(item, (size_t)(count) * sizeof *item); \
	     item != item##_end; item++)
/* NOLINTEND(bugprone-macro-parentheses) */

/* Copies of text, NUL-terminated. */
char *arena_text(struct arena *arena, const char *text);
char *arena_text_of(struct arena *arena, const char *text, size_t length);
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vformat(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

#endif
