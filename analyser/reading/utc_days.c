#include "reading/ledger_doubts.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "base/text.h"
#include "reading/cell.h"

/* The times of a column of dates: at the hour that midnight in summer is by UTC, and at midnight.
 */
struct times {
	size_t n_late, n_midnight, n_others;
	const struct row *first; /* that is late */
};

/* `T23:00:00.000Z`, `T00:00:00+00:00` */
static bool is_of_utc(const char *time)
{
	const char *zone = time + strspn(time, "0123456789:.");

	return strcasecmp(zone, "Z") == 0 || strcmp(zone, "+00:00") == 0;
}

static void see(struct times *times, const struct row *row, const char *text)
{
	const char *time = text;

	/* Behind the day, `T` or a blank. */
	while (*time != '\0' &&
	       !((*time == 'T' || *time == ' ') && isdigit((unsigned char)time[1])))
		time++;
	time += *time != '\0';
	if (strncmp(time, "23:00:00", 8) == 0 && is_of_utc(time)) {
		times->first = times->n_late++ == 0 ? row : times->first;
	} else if (strncmp(time, "00:00:00", 8) == 0 && is_of_utc(time)) {
		times->n_midnight++;
	} else {
		times->n_others++;
	}
}

void utc_days_say(const struct ledger_read *read)
{
	struct arena *arena = read->diagnostics->arena;
	struct times times = {0};

	for (size_t i = 0; i < read->n_rows; i++) {
		const char *text = row_cell(&read->rows[i], read->date);

		if (!cell_is_missing(text))
			see(&times, &read->rows[i], text);
	}
	if (times.n_late == 0 || times.n_others * 20 > times.n_late + times.n_midnight)
		return;
	warning(read->diagnostics, at_line(read->path, times.first->line),
		"%s is midnight of the next day by British summer time, as in %s of the first %s "
		"rows; each is read as the day that it says, the one before: export the dates in "
		"local time",
		cell_quoted(arena, row_cell(times.first, read->date)),
		say_number(arena, (int64_t)times.n_late),
		say_number(arena, (int64_t)(times.n_late + times.n_midnight + times.n_others)));
}
