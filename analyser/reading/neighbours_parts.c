/*
 * Columns that the others explain, so that nothing is odd about them: the part that each row is of
 * a whole, which somebody worked out beside the amounts (12% of all spend, or of the contacts of a
 * service), and what is counted of each channel (calls, visits).
 */
#include "reading/neighbours_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/fraction.h"
#include "base/text.h"
#include "reading/cell.h"

#define MOST_WHOLES 256
#define MOST_CHANNELS 50
#define FEWEST_ROWS 2
#define NEAR 200 /* parts of a whole are rounded to so many of it, 0.5%, at worst */

struct whole {
	const char *name;
	int64_t sum;
};

static bool read_part(const struct row *row, size_t at, int amount, int64_t *part, int64_t *value)
{
	struct share share;
	struct money money;

	if (share_parse(row_cell(row, (int)at), &share) != PARSE_OK ||
	    money_parse(row_cell(row, amount), &money) != PARSE_OK)
		return false;
	*part = share.billionths;
	*value = money.hundredths;
	return true;
}

/* The whole of a row: of those that have its cell in column `group`, or of all where that is -1. */
static struct whole *whole_of(const struct row *row, int group, struct whole *wholes, size_t *n)
{
	const char *name = group < 0 ? "" : row_cell(row, group);
	size_t i = 0;

	while (i < *n && strcmp(wholes[i].name, name) != 0)
		i++;
	if (i == MOST_WHOLES)
		return NULL;
	if (i == *n)
		wholes[(*n)++] = (struct whole){name, 0};
	return &wholes[i];
}

static bool are_parts(size_t at, int amount, int group, const struct row *rows, size_t n_rows)
{
	struct whole wholes[MOST_WHOLES];
	size_t n = 0, n_parts = 0;
	int64_t part, value;

	for (size_t i = 0; i < n_rows; i++) {
		struct whole *whole = whole_of(&rows[i], group, wholes, &n);

		if (whole == NULL || (read_part(&rows[i], at, amount, &part, &value) &&
				      __builtin_add_overflow(whole->sum, value, &whole->sum)))
			return false;
	}
	for (size_t i = 0; i < n_rows; i++) {
		const struct whole *whole = whole_of(&rows[i], group, wholes, &n);
		wide apart;

		if (cell_is_missing(row_cell(&rows[i], (int)at)))
			continue;
		if (!read_part(&rows[i], at, amount, &part, &value) || whole == NULL)
			return false;
		/* `12` is 12% here. */
		if (part > (int64_t)SHARE_ONE)
			part /= 100;
		apart = (wide)part * whole->sum - (wide)value * (int64_t)SHARE_ONE;
		if ((apart < 0 ? -apart : apart) * NEAR >
		    (wide)llabs(whole->sum) * (int64_t)SHARE_ONE)
			return false;
		n_parts++;
	}
	return n_parts >= FEWEST_ROWS && n * FEWEST_ROWS <= n_parts;
}

bool neighbours_are_parts(const struct neighbours *neighbours, size_t at, int amount,
			  const struct row *rows, size_t n_rows)
{
	if (amount < 0)
		return false;
	for (int group = -1; group < (int)neighbours->columns->header->n_cells; group++)
		if (group != (int)at && group != amount &&
		    are_parts(at, amount, group, rows, n_rows))
			return true;
	return false;
}

/* The column of channels, which need not be read; or -1. */
static int channel_column(const struct neighbours *neighbours, struct arena *arena)
{
	const struct row *header = neighbours->columns->header;
	const int field = shape_field(neighbours->shape, "channel");

	if (field >= 0 && neighbours->columns->at[field] >= 0)
		return neighbours->columns->at[field];
	for (size_t i = 0; i < header->n_cells; i++)
		if (text_has_any("|channel|contactmethod|methodofcontact|",
				 text_fold(arena, header->cells[i])))
			return (int)i;
	return -1;
}

bool neighbours_is_by_channel(const struct neighbours *neighbours, size_t at,
			      const struct row *rows, size_t n_rows, struct arena *arena)
{
	const int channel = channel_column(neighbours, arena);
	const char *channels[MOST_CHANNELS], *measures[MOST_CHANNELS];
	size_t n = 0;

	for (size_t i = 0; channel >= 0 && i < n_rows; i++) {
		const char *own = row_cell(&rows[i], channel), *text = row_cell(&rows[i], (int)at);
		size_t j = 0;

		while (j < n && strcmp(channels[j], own) != 0)
			j++;
		if (j == MOST_CHANNELS || (j < n && strcmp(measures[j], text) != 0))
			return false;
		channels[j] = own;
		measures[j] = text;
		n += j == n;
	}
	return n > 1;
}
