/*
 * Text at hand as a file that has been read, for tests of what reads it.
 *
 * Each test has a fixture of its own as its state: TEST(name) sets it up and
 * takes it down.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "unit.h"

#include "base/diagnostics.h"
#include "model/shapes.h"
#include "reading/reading.h"

struct fixture {
	struct arena *arena;
	struct diagnostics diagnostics;
};

static inline int fixture_setup(void **state)
{
	struct fixture *fixture = malloc(sizeof *fixture);

	if (fixture == NULL)
		return -1;
	fixture->arena = arena_new(out_of_memory);
	diagnostics_init(&fixture->diagnostics, fixture->arena);
	*state = fixture;
	return 0;
}

static inline int fixture_teardown(void **state)
{
	struct fixture *fixture = *state;

	arena_free(fixture->arena);
	free(fixture);
	return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)

/* What a case file and a ledger are read with. */
static const struct reading_options as_case = {.is_mappable = true};
static const struct reading_options as_ledger = {
    .is_ledger = true, .constant = "Ambridge", .is_mappable = true};

/* Bytes as a source named `file.csv`; NULL where they are refused. */
static inline const struct source *source_of_bytes(struct fixture *fixture, const char *bytes,
						   size_t size)
{
	struct source *source = arena_alloc(fixture->arena, sizeof *source);

	return source_from_memory(source, "file.csv", bytes, size, fixture->arena,
				  &fixture->diagnostics)
		   ? source
		   : NULL;
}

static inline const struct source *source_of(struct fixture *fixture, const char *text)
{
	return source_of_bytes(fixture, text, strlen(text));
}

/* Text read as a kind of file, well or not. */
static inline struct reading *try_reading(struct fixture *fixture, const struct shape *shape,
					  const struct reading_options *options, const char *text,
					  bool *is_read)
{
	struct reading *reading = arena_alloc(fixture->arena, sizeof *reading);
	const struct source *source = source_of(fixture, text);

	assert_non_null(source);
	*is_read =
	    reading_read(reading, source, shape, options, fixture->arena, &fixture->diagnostics);
	return reading;
}

static inline struct reading *reading_of(struct fixture *fixture, const struct shape *shape,
					 const struct reading_options *options, const char *text)
{
	bool is_read;
	struct reading *reading = try_reading(fixture, shape, options, text, &is_read);

	for (size_t i = 0; !is_read && i < fixture->diagnostics.count; i++)
		if (fixture->diagnostics.items[i].severity >= SEVERITY_FAULT)
			print_error("%s\n", diagnostic_text(fixture->arena,
							    &fixture->diagnostics.items[i]));
	assert_true(is_read);
	return reading;
}

static inline void assert_refused(struct fixture *fixture, const struct shape *shape,
				  const struct reading_options *options, const char *text)
{
	bool is_read;

	(void)try_reading(fixture, shape, options, text, &is_read);
	assert_false(is_read);
}

/* The message of this number reads so, with its place. */
static inline void assert_message(struct fixture *fixture, size_t index, const char *expected)
{
	assert_in_range(index + 1, 1, fixture->diagnostics.count);
	assert_string_equal(diagnostic_text(fixture->arena, &fixture->diagnostics.items[index]),
			    expected);
}

/* One of the messages has this in it. */
static inline void assert_said(struct fixture *fixture, const char *part)
{
	for (size_t i = 0; i < fixture->diagnostics.count; i++)
		if (strstr(diagnostic_text(fixture->arena, &fixture->diagnostics.items[i]), part) !=
		    NULL)
			return;
	for (size_t i = 0; i < fixture->diagnostics.count; i++)
		print_error("%s\n",
			    diagnostic_text(fixture->arena, &fixture->diagnostics.items[i]));
	fail_msg("nothing said has '%s' in it", part);
}

static inline void assert_rows(const struct reading *reading, int64_t read, int64_t used,
			       int64_t set_aside)
{
	assert_int_equal(reading->read.rows, read);
	assert_int_equal(reading->used.rows, used);
	assert_int_equal(reading->set_aside.rows, set_aside);
	assert_int_equal(reading->n_records, used);
	assert_int_equal(reading->n_rejects, set_aside);
}

static inline void assert_amounts(const struct reading *reading, int64_t read, int64_t used,
				  int64_t set_aside)
{
	assert_int_equal(reading->read.amount, read);
	assert_int_equal(reading->used.amount, used);
	assert_int_equal(reading->set_aside.amount, set_aside);
}

/* A row was set aside on this line for this reason, with this amount. */
static inline void assert_reject(const struct reading *reading, size_t index, long line,
				 const char *reason, bool has_amount, int64_t amount)
{
	assert_in_range(index + 1, 1, reading->n_rejects);
	const struct reject *reject = &reading->rejects[index];

	assert_int_equal(reject->line, line);
	assert_string_equal(reject->reason, reason);
	assert_int_equal(reject->has_amount, has_amount);
	assert_int_equal(reject->amount, amount);
}

#endif
