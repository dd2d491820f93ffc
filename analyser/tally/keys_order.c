#include <stdlib.h>
#include <string.h>

#include "tally/keys.h"

/* A text's number and first bytes as numbers, which compare as the bytes do. */
struct sortable {
	uint64_t words[3];
	const char *rest; /* behind them; NULL where there is nothing more */
	uint32_t number;
};

static int by_text(const void *a, const void *b)
{
	const struct sortable *one = a, *other = b;

	for (size_t i = 0; i < 3; i++)
		if (one->words[i] != other->words[i])
			return one->words[i] < other->words[i] ? -1 : 1;

	return one->rest == NULL || other->rest == NULL
		   ? (one->rest != NULL) - (other->rest != NULL)
		   : strcmp(one->rest, other->rest);
}

static void sortable_of(struct sortable *sortable, const char *text, uint32_t number)
{
	char start[sizeof sortable->words] = {0};
	size_t length = strnlen(text, sizeof start);

	memcpy(start, text, length);
	for (size_t i = 0; i < 3; i++) {
		uint64_t word;

		memcpy(&word, start + i * 8, sizeof word);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
		word = __builtin_bswap64(word);
#endif
		sortable->words[i] = word;
	}
	sortable->rest = length == sizeof start ? text + length : NULL;
	sortable->number = number;
}

uint32_t *keys_order(const struct keys *keys)
{
	uint32_t n = keys_count(keys);
	struct sortable *sorted = calloc(n + (size_t)1, sizeof *sorted);
	uint32_t *order = malloc((n + (size_t)1) * sizeof *order);

	if (sorted == NULL || order == NULL) {
		free(sorted);
		free(order);
		return NULL;
	}
	for (uint32_t i = 0; i < n; i++)
		sortable_of(&sorted[i], keys_text(keys, i), i);
	qsort(sorted, n, sizeof *sorted, by_text);
	for (uint32_t i = 0; i < n; i++)
		order[i] = sorted[i].number;
	free(sorted);
	return order;
}
