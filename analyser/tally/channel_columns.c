#include "tally/head_parts.h"

#include <string.h>

#include "base/text.h"
#include "reading/cell.h"

static bool is_taken(const struct head *head, size_t column)
{
	return columns_field(&head->columns, &head->shape, column) >= 0;
}

static bool is_channel(const struct head *head, size_t column, struct arena *arena)
{
	const struct tally_question *question = head->question;
	const struct row *header = head->columns.header;
	bool is_by_place;

	if (is_taken(head, column) || header->cells[column][0] == '\0')
		return false;
	for (size_t i = 0; i < question->n_mappings; i++)
		if (strcmp(question->mappings[i].field, "channel") == 0 &&
		    columns_place(header, question->mappings[i].column, &is_by_place, arena) ==
			(int)column)
			return true;
	/* `% web` is a share of them. */
	return question->channels != NULL && strchr(header->cells[column], '%') == NULL &&
	       (channels_has(question->channels, header->cells[column]) ||
		strcmp(text_fold(arena, header->cells[column]), "other") == 0);
}

bool channel_columns_any(const struct head *head, struct arena *arena)
{
	for (size_t i = 0; i < head->columns.header->n_cells; i++)
		if (is_channel(head, i, arena))
			return true;
	return false;
}

const char *channel_columns_seen(const struct head *head, struct arena *arena)
{
	const struct row *header = head->columns.header;
	const char *seen = NULL;
	size_t count = 0;

	/* A log that says its channel may have columns for a telephone number and an address. */
	for (size_t i = 0; i < header->n_cells; i++)
		if (strstr(text_fold(arena, header->cells[i]), "channel") != NULL)
			return NULL;
	for (size_t i = 0; i < header->n_cells; i++)
		if (is_channel(head, i, arena)) {
			seen = text_more(arena, seen, ", ", cell_quoted(arena, header->cells[i]));
			count++;
		}
	return count < 2 ? NULL : seen;
}

/* The header with the channel and the volume behind its own cells. */
static void extend(struct head *head, struct arena *arena)
{
	const struct row *header = head->columns.header;
	struct row *extended = arena_alloc(arena, sizeof *extended);
	size_t width = header->n_cells;

	*extended = *header;
	extended->n_cells = width + 2;
	extended->cells = arena_array(arena, width + 2, sizeof *extended->cells);
	memcpy(extended->cells, header->cells, width * sizeof *extended->cells);
	/* The file may have columns called `channel` and `volume`, which are others. */
	extended->cells[width] = "channel of the column";
	extended->cells[width + 1] = "volume of the column";
	head->columns.header = extended;
	for (size_t i = 0; i < head->shape.n_fields; i++) {
		bool is_channel_field = strcmp(head->fields[i].id, "channel") == 0;

		if (!is_channel_field && (head->fields[i].flags & FIELD_AMOUNT) == 0)
			continue;
		head->columns.at[i] = (int)(width + (is_channel_field ? 0 : 1));
		head->columns.is_alias[i] = false;
	}
}

/* Counts in columns that are no channels by their names are not lost without a word. */
static void say_others(const struct head *head, struct arena *arena,
		       struct diagnostics *diagnostics)
{
	const struct row *header = head->columns.header;
	const char *others = NULL;

	for (size_t i = 0; i + 2 < header->n_cells; i++) {
		bool is_read = is_taken(head, i) || head->wide_total.column == (int)i;
		size_t n_given = 0, n_counts = 0;

		for (size_t j = 0; j < head->n_wide; j++)
			is_read = is_read || head->wide[j] == i;
		for (size_t j = head->sample; !is_read && j < head->sheet.n_rows; j++) {
			const char *text = row_cell(&head->sheet.rows[j], (int)i);
			int64_t count;

			if (cell_is_missing(text))
				continue;
			n_given++;
			n_counts += count_parse(text, &count) == PARSE_OK;
		}
		if (n_counts > 0 && n_counts * 5 >= n_given * 4)
			others =
			    text_more(arena, others, ", ", cell_quoted(arena, header->cells[i]));
	}
	/* A total beside the channels shows by itself whether they are all of them. */
	if (others != NULL)
		diagnose(diagnostics,
			 head->wide_total.column >= 0 ? SEVERITY_NOTICE : SEVERITY_WARNING,
			 in_file(head->path),
			 "numbers in %s are no channel's by their name, and are not read; --map "
			 "channel=\"...\" reads a column as a channel",
			 others);
}

/* What a row says of its channel, or of all of them together, is not what its columns say. */
static void say_own_channel(const struct head *head, struct arena *arena,
			    struct diagnostics *diagnostics)
{
	const struct row *header = head->columns.header;

	for (size_t i = 0; i + 2 < header->n_cells; i++)
		if (strcmp(text_fold(arena, header->cells[i]), "channel") == 0 &&
		    !is_channel(head, i, arena))
			warning(diagnostics, in_file(head->path),
				"%s is not read, as with --wide the channel of a number is its "
				"column; leave out --wide if each row has one channel",
				cell_quoted(arena, header->cells[i]));
}

/* Does a column hold what all channels come to? */
static bool is_total(const struct head *head, size_t column, struct arena *arena)
{
	const char *name = head->columns.header->cells[column];

	return !is_taken(head, column) && !is_channel(head, column, arena) &&
	       (totals_says_total(name) || strcmp(text_fold(arena, name), "volume") == 0);
}

bool channel_columns_refuse(const struct head *head, struct diagnostics *diagnostics)
{
	return fault(diagnostics, (struct place){head->path, head->columns.header->line, "channel"},
		     "--wide reads columns that are named like channels, and none is; name each "
		     "with --map channel=\"...\"");
}

bool channel_columns_find(struct head *head, struct arena *arena, struct diagnostics *diagnostics)
{
	const struct row *header = head->columns.header;
	const char *names = "";

	head->wide = arena_array(arena, header->n_cells, sizeof *head->wide);
	for (size_t i = 0; i < header->n_cells; i++)
		if (is_channel(head, i, arena)) {
			names = text_more(arena, names, ", ", cell_quoted(arena, header->cells[i]));
			head->wide[head->n_wide++] = i;
		}
	head->wide_total = (struct wide_total){.column = -1};
	for (size_t i = 0; i < header->n_cells && head->wide_total.column < 0; i++)
		if (is_total(head, i, arena))
			head->wide_total.column = (int)i;
	if (head->n_wide == 0)
		return channel_columns_refuse(head, diagnostics);
	extend(head, arena);
	notice(diagnostics, in_file(head->path),
	       head->n_wide == 1 ? "each row is read as %zu row, of the channel %s"
				 : "each row is read as %zu rows, of the channels %s",
	       head->n_wide, names);
	say_others(head, arena, diagnostics);
	say_own_channel(head, arena, diagnostics);
	channel_titles_say(head, arena, diagnostics);
	return true;
}

/* A count, where the row has one there; false where it cannot be read. */
static bool read_count(const struct row *row, size_t column, int64_t *count, bool *is_given)
{
	const char *text = row_cell(row, (int)column);

	*count = 0;
	*is_given = !cell_is_missing(text);
	return !*is_given || count_parse(text, count) == PARSE_OK;
}

void channel_columns_compare(struct head *head, const struct row *row, int64_t line)
{
	struct wide_total *total = &head->wide_total;
	int64_t stated, sum = 0, count;
	bool is_given;

	if (total->column < 0 || !read_count(row, (size_t)total->column, &stated, &is_given) ||
	    !is_given)
		return;
	for (size_t i = 0; i < head->n_wide; i++)
		if (!read_count(row, head->wide[i], &count, &is_given) ||
		    __builtin_add_overflow(sum, count, &sum))
			return;
	if (sum == stated) {
		total->n_same++;
		return;
	}
	if (total->n_other++ == 0)
		total->line = line;
	if (__builtin_add_overflow(total->stated, stated, &total->stated) ||
	    __builtin_add_overflow(total->summed, sum, &total->summed))
		total->stated = total->summed = INT64_MAX;
}

void channel_columns_say_total(const struct head *head, struct diagnostics *diagnostics)
{
	const struct wide_total *total = &head->wide_total;
	char stated[COUNT_TEXT_SIZE], summed[COUNT_TEXT_SIZE];

	if (head->n_wide == 0 || total->column < 0)
		return;

	const char *name =
	    cell_quoted(diagnostics->arena, head->columns.header->cells[total->column]);

	if (total->n_other == 0)
		notice(diagnostics, in_file(head->path),
		       total->n_same == 0
			   ? "column %s says total, and is left out: it holds no number to compare"
			   : "column %s is the channels' sum in each of %lld rows, and is left out",
		       name, (long long)total->n_same);
	else
		notice(diagnostics, at_line(head->path, (long)total->line),
		       "column %s is not the channels' sum in %lld of %lld rows, the first here: "
		       "%s beside %s in these; it is left out, and a channel may be missing (--map "
		       "channel=\"...\" reads a column as one)",
		       name, (long long)total->n_other, (long long)total->n_other + total->n_same,
		       count_thousands(total->stated, stated),
		       count_thousands(total->summed, summed));
}

const struct row *channel_columns_row(const struct head *head, const struct row *row, size_t index,
				      struct arena *arena)
{
	size_t width = head->columns.header->n_cells - 2;
	struct row *one = arena_alloc(arena, sizeof *one);

	for (size_t i = width; i < row->n_cells; i++)
		if (row->cells[i][0] != '\0')
			return NULL;
	*one = *row;
	one->n_cells = width + 2;
	one->cells = arena_array(arena, width + 2, sizeof *one->cells);
	for (size_t i = 0; i < width; i++)
		one->cells[i] = row_cell(row, (int)i);
	one->cells[width] = head->columns.header->cells[head->wide[index]];
	one->cells[width + 1] = one->cells[head->wide[index]];
	for (size_t i = 0; i < head->n_wide; i++)
		one->cells[head->wide[i]] = "";
	return one;
}
