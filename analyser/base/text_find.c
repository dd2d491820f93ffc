#include "base/text.h"

#include <stdint.h>
#include <string.h>

static const char *text_at(const void *items, size_t at)
{
	return *(const char *const *)((const char *)items + at);
}

void *text_find(const void *items, size_t count, size_t size, size_t offset, const char *text)
{
	for (size_t i = 0; text != NULL && i < count; i++) {
		const char *own = text_at(items, i * size + offset);

		if (own != NULL && strcmp(own, text) == 0)
			return (char *)(uintptr_t)items + i * size;
	}
	return NULL;
}

const char **text_each(const void *items, size_t count, size_t size, size_t offset,
		       struct arena *arena)
{
	const char **texts = arena_array(arena, count, sizeof *texts);

	for (size_t i = 0; i < count; i++)
		texts[i] = text_at(items, i * size + offset);
	return texts;
}
