/*
 * Reference sets, the user's own files beside them, and rows in any order,
 * for tests of the model.
 */
#ifndef MODEL_FIXTURE_H
#define MODEL_FIXTURE_H

#include "fixture.h"

#include <unistd.h>

#include "model/channels.h"
#include "model/reference.h"

/* The built-in sets, but for one overridden by a file where `name` is not NULL. */
static inline struct reference *reference_with(struct fixture *fixture, const char *name,
					       const char *path)
{
	struct reference *reference = arena_alloc(fixture->arena, sizeof *reference);
	struct reference_override *override = arena_alloc(fixture->arena, sizeof *override);

	*override = (struct reference_override){name, path};
	reference_init(reference, override, name == NULL ? 0 : 1, fixture->arena,
		       &fixture->diagnostics);
	return reference;
}

static inline const struct channels *channels_built_in(struct fixture *fixture)
{
	struct channels *channels = arena_alloc(fixture->arena, sizeof *channels);

	assert_true(channels_load(channels, reference_with(fixture, NULL, NULL)));
	return channels;
}

/* Put text into a new file, whose name lives in the arena; the test removes it. */
static inline const char *file_with(struct fixture *fixture, const char *text)
{
	char path[] = "/tmp/vfm-test-XXXXXX";
	int file = mkstemp(path);

	assert_true(file >= 0);
	assert_int_equal(write(file, text, strlen(text)), strlen(text));
	assert_int_equal(close(file), 0);
	return arena_text(fixture->arena, path);
}

/* A header and rows in an order of the seed's. */
static inline const char *shuffled(struct fixture *fixture, const char *header,
				   const char *const *rows, size_t count, uint64_t *seed)
{
	const char **order = arena_array(fixture->arena, count, sizeof *order);
	const char *text = header;

	memcpy(order, rows, count * sizeof *order);
	for (size_t i = count; i > 1; i--) {
		size_t j = random_next(seed) % i;
		const char *other = order[i - 1];

		order[i - 1] = order[j];
		order[j] = other;
	}
	for (size_t i = 0; i < count; i++)
		text = arena_format(fixture->arena, "%s%s\n", text, order[i]);
	return text;
}

static inline void assert_share(struct fraction share, int64_t part, int64_t whole)
{
	struct fraction expected;

	assert_true(fraction_new(&expected, part, whole));
	assert_int_equal(fraction_compare(share, expected), 0);
}

#endif
