/*
 * Any bytes at all as a file of activity or spend, strict or lenient (the
 * first byte chooses).  Every row must be accounted for, no line number may
 * stand outside the text, and nothing may leak.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "model/shapes.h"
#include "reading/reading.h"

static void out_of_memory(void)
{
	abort();
}

static long lines_of(const struct source *source)
{
	const char *at = source->text, *end = at + source->length;
	long lines = 0;

	while (at < end) {
		while (at < end && *at != '\n' && *at != '\r')
			at++;
		if (end - at >= 2 && at[0] == '\r' && at[1] == '\n')
			at++;
		at += at < end;
		lines++;
	}
	return lines;
}

static int64_t amount_of(const struct shape *shape, const struct record *record)
{
	for (size_t i = 0; i < shape->n_fields; i++)
		if ((shape->fields[i].flags & FIELD_AMOUNT) != 0)
			return shape->fields[i].unit == UNIT_MONEY
				   ? record->values[i].money.hundredths
				   : record->values[i].count;
	return 0;
}

/* The accounts are those of the rows themselves, in order of line. */
static void check_accounts(const struct reading *reading, bool is_within_range)
{
	struct account used = {0}, set_aside = {0};
	const struct source *source = reading->source;
	const char *end = source->text + source->length;
	long lines = lines_of(source), last = 0;

	for (size_t i = 0; i < reading->n_records; i++) {
		REQUIRE(reading->records[i].line > last && reading->records[i].line <= lines);
		last = reading->records[i].line;
		used.rows++;
		if (is_within_range)
			used.amount += amount_of(reading->shape, &reading->records[i]);
	}
	last = 0;
	for (size_t i = 0; i < reading->n_rejects; i++) {
		const struct reject *reject = &reading->rejects[i];

		REQUIRE(reject->line > last && reject->line <= lines);
		REQUIRE(reject->raw >= source->text && reject->raw + reject->raw_length <= end);
		REQUIRE(reject->raw_length > 0);
		last = reject->line;
		set_aside.rows++;
		if (is_within_range && reject->has_amount)
			set_aside.amount += reject->amount;
	}
	REQUIRE(used.rows == reading->used.rows);
	REQUIRE(set_aside.rows == reading->set_aside.rows);
	REQUIRE(reading->read.rows == used.rows + set_aside.rows);
	REQUIRE(reading->read.amount == reading->used.amount + reading->set_aside.amount);
	if (is_within_range) {
		REQUIRE(used.amount == reading->used.amount);
		REQUIRE(set_aside.amount == reading->set_aside.amount);
	}
}

static void check_diagnostics(const struct diagnostics *diagnostics, const struct source *source)
{
	long lines = lines_of(source);

	for (size_t i = 0; i < diagnostics->count; i++) {
		const struct diagnostic *item = &diagnostics->items[i];

		REQUIRE(item->place.line >= 0 && item->place.line <= lines);
		REQUIRE(strcmp(item->place.file, "fuzz.csv") == 0);
		REQUIRE(item->message[0] != '\0');
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new(out_of_memory);
	struct diagnostics diagnostics;
	struct source source;
	struct reading reading;
	unsigned choice = size > 0 ? data[0] : 0;
	const char *bytes = size > 0 ? (const char *)data + 1 : "";
	const struct shape *shape = (choice & 1) != 0 ? &spend_shape : &activity_shape;
	const struct reading_options options = {.is_ledger = (choice & 2) != 0,
						.constant = (choice & 4) != 0 ? "Ambridge" : NULL};

	diagnostics_init(&diagnostics, arena);
	if (source_from_memory(&source, "fuzz.csv", bytes, size > 0 ? size - 1 : 0, arena,
			       &diagnostics)) {
		bool is_read =
		    reading_read(&reading, &source, shape, &options, arena, &diagnostics);

		/* A refusal says why; what was read has no fault. */
		REQUIRE(is_read == (diagnostics_count(&diagnostics, SEVERITY_FAULT) == 0));
		REQUIRE(!is_read || reading.n_records > 0);
		for (size_t i = 0; i < reading.n_rejects && !options.is_ledger; i++)
			REQUIRE(strcmp(reading.rejects[i].reason, "blank row") == 0);
		check_accounts(&reading, is_read);
		check_diagnostics(&diagnostics, &source);
		(void)reading_suits(&source, shape, arena);
	}
	arena_free(arena);
	return 0;
}
