#include "outputs/screen.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "outputs/passages.h"
#include "outputs/text_cells.h"

#define LINES 42
#define ANSWER_LINES 15   /* and more where there is room */
#define FEWEST_WARNINGS 9 /* lines */
#define NEXT_LINES 4
#define HEADING_LINES 2 /* with the blank one above it */
#define TABLE_ROWS 12   /* that go before what it rests on... */
#define FEWEST_RESTS 3  /* ...but for so many lines of that */
#define MOST_RESTS 5
#define LIGHTEST 4 /* what is lighter is the same in every run, or asks nothing */

/* A part of the screen: the passages that have room in it, in the order in which they are said. */
struct screen_part {
	const char *heading, *first, *later;
	const struct passage **said;
	size_t n_said, n_left_out;
	size_t n_lines;
};

struct screen {
	const struct results *results;
	const struct output_options *options;
	FILE *stream; /* NULL: only counted */
	int width;
};

static const char *visible(const struct screen *screen, const struct passage *passage)
{
	return text_visible(screen->results->arena, passage->text);
}

/*
 * Keep the heaviest of so many candidates, those said first before others of their weight, that
 * have room in so many lines; one there always is.
 */
static void choose(const struct screen *screen, struct screen_part *part, struct said candidates,
		   size_t most_points, size_t most_lines)
{
	struct arena *arena = screen->results->arena;
	bool *is_chosen = arena_array(arena, candidates.count, sizeof *is_chosen);
	size_t n_chosen = 0;
	bool is_full = false; /* nothing stands in the place of something heavier */

	for (int weight = WEIGHT_MOST; weight > 0; weight--) {
		for (size_t i = 0; i < candidates.count; i++) {
			if (candidates.items[i]->spec.weight != weight)
				continue;
			size_t lines = prose_write(NULL, visible(screen, candidates.items[i]),
						   part->first, part->later, screen->width);
			is_full = is_full || (n_chosen > 0 && (part->n_lines + lines > most_lines ||
							       n_chosen == most_points));
			if (is_full)
				continue;
			is_chosen[i] = true;
			part->n_lines += lines;
			n_chosen++;
		}
	}
	part->said = arena_array(arena, candidates.count, sizeof *part->said);
	part->n_left_out = candidates.count - n_chosen;
	for (size_t i = 0; i < candidates.count; i++)
		if (is_chosen[i])
			part->said[part->n_said++] = candidates.items[i];
	if (part->heading != NULL && part->n_said > 0)
		part->n_lines += HEADING_LINES;
}

static bool is_weighty_caveat(const struct passage_spec *spec)
{
	return spec->kind == PASSAGE_CAVEAT && spec->weight >= LIGHTEST;
}

static struct screen_part answer_of(const struct screen *screen, size_t most_lines)
{
	struct screen_part part = {.first = "", .later = ""};

	choose(screen, &part, passages_wanted(screen->results, SAID_FIRST, passage_is_no_warning),
	       SIZE_MAX, most_lines);
	return part;
}

static struct screen_part points_of(const struct screen *screen, const char *heading,
				    struct said found, size_t most_points, size_t most_lines)
{
	struct screen_part part = {.heading = heading, .first = "- ", .later = "  "};

	choose(screen, &part, found, most_points, most_lines);
	return part;
}

static bool is_strong_warning(const struct passage_spec *spec)
{
	return passage_is_warning(spec) && spec->weight >= WEIGHT_LEADS;
}

static struct screen_part warnings_of(const struct screen *screen,
				      bool (*is_wanted)(const struct passage_spec *spec),
				      size_t most_lines)
{
	return points_of(screen, passages_warnings_heading(screen->results),
			 passages_wanted(screen->results, SAID_FIRST, is_wanted), SIZE_MAX,
			 most_lines);
}

/* What it rests on most, as the case says it, or the heaviest of what there is to be said. */
static struct screen_part rests_of(const struct screen *screen, size_t most_lines)
{
	struct said found = passages_at(screen->results, SAID_MOST);

	if (found.count == 0)
		found = passages_wanted(screen->results, SAID_CAVEATS, is_weighty_caveat);
	return points_of(screen, "What it rests on most", found, MOST_RESTS, most_lines);
}

static bool asks_something(const struct passage_spec *spec)
{
	return spec->weight >= LIGHTEST;
}

/* Those that ask nothing are only counted. */
static struct screen_part notices_of(const struct screen *screen, size_t most_lines)
{
	struct screen_part part = points_of(
	    screen, "Notices", passages_wanted(screen->results, SAID_NOTICES, asks_something),
	    SIZE_MAX, most_lines);

	part.n_left_out = passages_at(screen->results, SAID_NOTICES).count - part.n_said;
	return part;
}

/* Nothing of a part is shown, and all of it counted. */
static void leave_to_full(struct screen_part *part)
{
	part->n_left_out += part->n_said;
	part->n_said = part->n_lines = 0;
}

static void write_heading(const struct screen *screen, const char *text)
{
	fputc('\n', screen->stream);
	prose_heading(screen->stream, text_visible(screen->results->arena, text),
		      screen->options->has_colour, screen->width);
}

static void write_line(const struct screen *screen, const char *text)
{
	(void)prose_write(screen->stream, text, "", "", screen->width);
}

static void write_part(const struct screen *screen, const struct screen_part *part)
{
	for (size_t i = 0; i < part->n_said; i++)
		(void)prose_write(screen->stream, visible(screen, part->said[i]), part->first,
				  part->later, screen->width);
}

/* A part under its heading, which says how many more points there are. */
static void write_points(const struct screen *screen, const struct screen_part *part)
{
	const char *heading = part->heading;

	if (part->n_said == 0)
		return;
	if (part->n_left_out > 0)
		heading = arena_format(screen->results->arena, "%s (%zu of %zu; --full shows all)",
				       heading, part->n_said, part->n_said + part->n_left_out);
	write_heading(screen, heading);
	write_part(screen, part);
}

static void write_how(const struct screen *screen)
{
	const struct said how = passages_at(screen->results, SAID_MOST_HOW);

	for (size_t i = 0; i < how.count; i++)
		write_line(screen, visible(screen, how.items[i]));
}

static void write_rests(const struct screen *screen, const struct screen_part *part)
{
	if (part->n_said == 0)
		return;
	write_heading(screen, part->heading);
	if (part->n_said > 1)
		write_how(screen);
	write_part(screen, part);
}

/* In one line what was read, and whether all of it counted. */
static void write_inputs(const struct screen *screen, const char *notices)
{
	const struct results *results = screen->results;
	struct arena *arena = results->arena;
	/* A check uses no row. */
	const bool is_check = strcmp(results->command, "check") == 0;
	int64_t read = 0, set_aside = 0, left_out = 0, faulty = 0;
	const char *others = "";

	for (size_t i = 0; i < results->n_inputs; i++) {
		read += results->inputs[i].rows_read;
		set_aside += results->inputs[i].rows_set_aside;
		left_out += results->inputs[i].rows_left_out;
		faulty += results->inputs[i].rows_faulty;
	}
	if (set_aside > 0)
		others = arena_format(arena, ", %s set aside", say_number(arena, set_aside));
	if (faulty > 0)
		others = arena_format(arena, "%s, %s faulty", others, say_number(arena, faulty));
	if (left_out > 0 && !is_check)
		others =
		    arena_format(arena, "%s, %s left out", others, say_number(arena, left_out));
	if (read == 0) {
		write_line(screen,
			   arena_format(arena, "Read %s.%s",
					say_count(arena, results->n_inputs, "file", "files"),
					notices));
		return;
	}
	write_line(screen,
		   arena_format(arena, "Read %s of %s%s.%s", say_count(arena, read, "row", "rows"),
				say_count(arena, results->n_inputs, "file", "files"),
				others[0] != '\0' ? others
				: is_check        ? ", none faulty"
						  : ", all used",
				notices));
}

/* How to see the rest: of the table that is shown, `--table ID` as what the whole of it is. */
static void write_more(const struct screen *screen, const struct table *table, const char *whole)
{
	const char *of_table =
	    table == NULL || whole == NULL
		? "ID (one table)"
		: arena_format(screen->results->arena, "%s (%s)", table->id, whole);

	write_line(screen, arena_format(screen->results->arena,
					"More: --full (all), --table %s, -o FILE.csv (to save).",
					of_table));
}

static void write_next(const struct screen *screen, const struct screen_part *notices,
		       const struct table *table, const char *whole)
{
	struct arena *arena = screen->results->arena;
	const size_t n_quiet = notices->n_said == 0 ? notices->n_left_out : 0;

	fputc('\n', screen->stream);
	if (screen->results->n_inputs > 0)
		write_inputs(screen, n_quiet == 0 ? ""
						  : arena_format(arena, " --full has %s.",
								 say_count(arena, n_quiet, "notice",
									   "notices")));
	write_more(screen, table, whole);
	if (screen->options->next != NULL)
		write_line(screen, screen->options->next);
}

static size_t left_of(size_t used)
{
	return used < LINES ? LINES - used : 0;
}

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

void screen_write(const struct results *results, const struct output_options *options, FILE *stream)
{
	const struct screen screen = {.results = results,
				      .options = options,
				      .stream = stream,
				      .width = options->width < PROSE_WIDTH ? options->width
									    : PROSE_WIDTH};
	const struct table *table = screen_table_of(results);
	const size_t table_lines =
	    table == NULL ? 0 : screen_table_lines(table, screen.width, TABLE_ROWS);
	struct screen_part answer = answer_of(&screen, ANSWER_LINES);
	size_t used = answer.n_lines + NEXT_LINES + table_lines;
	struct screen_part strong =
	    warnings_of(&screen, is_strong_warning,
			larger(left_of(used + FEWEST_RESTS + 2 * HEADING_LINES), FEWEST_WARNINGS));

	/* Where none is strong, one is shown all the same. */
	if (strong.n_said == 0)
		strong = warnings_of(&screen, passage_is_warning, 0);
	used += strong.n_lines;
	const struct screen_part rests =
	    rests_of(&screen, larger(left_of(used + HEADING_LINES), FEWEST_RESTS));

	used += rests.n_lines - strong.n_lines;

	/* Weak warnings have what room is left. */
	const struct screen_part warnings =
	    warnings_of(&screen, passage_is_warning,
			larger(left_of(used + HEADING_LINES),
			       strong.n_said > 0 ? strong.n_lines - HEADING_LINES : 0));
	const char *whole = NULL;

	used += warnings.n_lines;

	/* So have notices, and none is shown where one alone has none. */
	struct screen_part notices = notices_of(&screen, left_of(used + HEADING_LINES));

	if (notices.n_lines > left_of(used))
		leave_to_full(&notices);
	used += notices.n_lines;
	/* And the answer what they leave. */
	used -= answer.n_lines;
	answer = answer_of(&screen, larger(left_of(used), ANSWER_LINES));
	used += answer.n_lines;

	write_part(&screen, &answer);
	write_points(&screen, &warnings);
	if (table != NULL) {
		fputc('\n', stream);
		whole = screen_table_write(table, screen.width, left_of(used - table_lines),
					   options->has_colour, stream);
	}
	write_rests(&screen, &rests);
	write_points(&screen, &notices);
	write_next(&screen, &notices, table, whole);
}
