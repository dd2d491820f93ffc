/*
 * The different texts of one key column, each with a small number.
 *
 * Any number of threads may look up and add at once: looking up takes no
 * lock, adding does.  Each text is judged once, when it is first seen: one
 * that is missing (unless that may be), may be a total's label or holds a NUL is refused and gets
 * no number. Memory grows with the different texts.
 */
#ifndef TALLY_KEYS_H
#define TALLY_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes behind a cell that may be read, whatever is in them. */
#define KEYS_SLACK 48

/* In place of a number. */
#define KEYS_REFUSED UINT32_MAX
#define KEYS_NO_MEMORY (UINT32_MAX - 1)
#define KEYS_MOST (UINT32_MAX - 2)

struct keys;

/*
 * What texts are: names, or amounts of money above zero, all others being refused; or names, one
 * of which may be missing.
 */
enum keys_kind { KEYS_NAMES, KEYS_MONEY, KEYS_NAMES_OR_NONE };

struct keys *keys_new(enum keys_kind kind);

/* keys_free(NULL) has no effect. */
void keys_free(struct keys *keys);

/* A cell's text; KEYS_SLACK bytes behind it may be read. */
struct keys_cell {
	const char *text;
	size_t length;
};

#define KEYS_BATCH 32

/*
 * keys_number_all(keys, cells, n, is_refused, numbers):
 * The numbers of at most KEYS_BATCH texts, below keys_count(): the next ones
 * for those that are new.  A cell that is refused already is passed over; one
 * that has to be becomes so, and has no number.  False where there is no memory.
 */
bool keys_number_all(struct keys *keys, const struct keys_cell *cells, size_t n, bool *is_refused,
		     uint32_t *numbers);

/*
 * The number of a text, NUL-terminated, that is used whatever it says;
 * KEYS_NO_MEMORY where there is none.
 */
uint32_t keys_number_any(struct keys *keys, const char *text);

/* How many texts have numbers.  Not while others add. */
uint32_t keys_count(const struct keys *keys);

/* The text of a number, NUL-terminated, as long as the keys live.  Not while others add. */
const char *keys_text(const struct keys *keys, uint32_t number);

/*
 * Eight bytes of a number's text as a number that compares as they do, zeros behind the end.
 * `depth` is a multiple of 8 and not beyond the text's NUL.
 */
uint64_t keys_word(const struct keys *keys, uint32_t number, size_t depth);

/* Take blanks, line ends and no-break spaces (of UTF-8 or one byte) off both ends. */
void keys_trim(const char **text, size_t *length);

/*
 * keys_is_unfit(kind, text, length):
 * Is a text, NUL-terminated, unfit to be a key: missing, a total, not money where it should be,
 * or with a NUL in it?  It is written to and left as it was.
 */
bool keys_is_unfit(enum keys_kind kind, char *text, size_t length);

/*
 * keys_order(keys, n_threads):
 * The numbers in order of their texts' bytes, in memory to be freed, found by about so many
 * threads; NULL where there is no memory.  Not while others add.
 */
uint32_t *keys_order(const struct keys *keys, unsigned n_threads);

#endif
