#include "rendering.h"

#include "outputs/output.h"

const char *const rendered_hostile[N_RENDERED_HOSTILE] = {
    "plain",
    "=1+1",
    "+44 20",
    "-x, y",
    "@SUM(A1)",
    "#1 counter",
    "a,b;c|d\te",
    "say \"hi\"",
    "\"",
    "two\nlines",
    "two\r\nlines",
    "'quoted'",
    "\xc3\xa9t\xc3\xa9",
    "\xe2\x82\xac 5",
    "\x1b[31mred",
    "=cmd|' /C calc'!A0",
    "a\\b",
    "\"=1\",\"2\"",
    "trailing\"",
    "\xf0\x9f\x98\x80",
};

static const struct column rendered_columns[] = {
    [NAME] = {.id = "name", .label = "Name", .unit = UNIT_TEXT, .role = ROLE_DIMENSION},
    [YEAR] = {.id = "year", .label = "Year", .unit = UNIT_YEAR, .role = ROLE_DIMENSION},
    [VOLUME] = {.id = "volume", .label = "Contacts", .unit = UNIT_COUNT, .role = ROLE_MEASURE},
    [COST] = {.id = "cost", .label = "What it all costs", .unit = UNIT_MONEY, .role = ROLE_MEASURE},
    [SHARE] = {.id = "share", .label = "Share", .unit = UNIT_PERCENT, .role = ROLE_MEASURE},
    [RATE] = {.id = "rate", .label = "Rate", .unit = UNIT_RATIO, .role = ROLE_TOTAL},
};

int rendered_set_up(void **state)
{
	static struct results results;

	results_init(&results, arena_new(out_of_memory), "test");
	*state = &results;
	return 0;
}

int rendered_tear_down(void **state)
{
	arena_free(((struct results *)*state)->arena);
	return 0;
}

const char *rendered(const struct results *results, const char *format, const char *table)
{
	return rendered_as(results, format,
			   &(struct output_options){.table = table, .width = 100, .is_full = true});
}

const char *rendered_as(const struct results *results, const char *format,
			const struct output_options *options)
{
	char *bytes = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&bytes, &size);

	assert_non_null(stream);
	output_find(format)->write(results, options, stream);
	assert_int_equal(fclose(stream), 0);

	const char *kept = arena_text_of(results->arena, bytes, size);

	free(bytes);
	return kept;
}

struct table *rendered_table(struct results *results)
{
	return results_table(results, "main", "A table", rendered_columns, N_COLUMNS);
}

struct value *rendered_row(struct table *table, const char *name, int64_t volume, int64_t cost,
			   int64_t share)
{
	struct value *values = table_row(table);

	values[NAME] = value_text(name);
	values[YEAR] = value_year((struct year){2008});
	values[VOLUME] = value_count(volume);
	values[COST] = value_money((struct money){cost});
	values[SHARE] = value_share((struct share){share});
	values[RATE] = value_ratio(2.5);
	return values;
}
