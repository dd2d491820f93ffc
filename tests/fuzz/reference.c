#include "reference.h"

#include <csv.h>
#include <string.h>
#include <strings.h>

#include "base/money.h"
#include "base/number.h"
#include "reading/cell.h"
#include "reading/totals.h"

#define MOST_UNCLOSED 64

struct reference {
	const struct engine_layout *layout;
	struct found *found;
	char *cells[64];
	size_t lengths[64];
	size_t n_cells; /* those beyond 64 are only looked at for text */
	bool has_text_beyond, is_done;
};

static void on_cell(void *text, size_t length, void *data)
{
	struct reference *reference = data;
	size_t at = reference->n_cells++;

	if (at >= reference->layout->n_cells && length != 0)
		reference->has_text_beyond = true;
	if (at < 64) {
		reference->cells[at] = found_copy(text, length);
		reference->lengths[at] = length;
	}
}

static void on_row(int terminator, void *data)
{
	(void)terminator;
	((struct reference *)data)->is_done = true;
}

static void free_cells(struct reference *reference)
{
	for (size_t i = 0; i < reference->n_cells && i < 64; i++)
		free(reference->cells[i]);
	reference->n_cells = 0;
	reference->has_text_beyond = reference->is_done = false;
}

/* In place: without blanks, line ends and no-break spaces at both ends. */
static char *trimmed(char *text)
{
	size_t length = strlen(text);

	for (;;) {
		if (strncmp(text, "\xC2\xA0", 2) == 0)
			text += 2, length -= 2;
		else if (*text != '\0' && strchr(" \t\r\n\xA0", *text) != NULL)
			text++, length--;
		else
			break;
	}
	for (;;) {
		if (length >= 2 && memcmp(text + length - 2, "\xC2\xA0", 2) == 0)
			length -= 2;
		else if (length >= 1 && strchr(" \t\r\n\xA0", text[length - 1]) != NULL)
			length--;
		else
			break;
	}
	text[length] = '\0';
	return text;
}

static bool read_number(const struct engine_layout *layout, char *text, int64_t *amount)
{
	struct money money;

	text = trimmed(text);
	if (strlen(text) > 255)
		return false;
	if (!layout->is_money)
		return count_parse(text, amount) == PARSE_OK && *amount >= 0;
	if (money_parse(text, &money) != PARSE_OK)
		return false;
	*amount = money.hundredths;
	return true;
}

/* Nothing but `total` and its like in letters, before a delimiter or a NUL: a total's label? */
static bool has_label(const char *bytes, size_t length, char delimiter)
{
	static const char *const labels[] = {"total", "totals", "subtotal", "grandtotal"};
	char *letters = found_copy("", 0);
	size_t n = 0;
	bool is_found = false;

	for (size_t i = 0; i <= length && !is_found; i++) {
		if (i < length && bytes[i] != delimiter && bytes[i] != '\0') {
			if (strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
				   bytes[i]) == NULL)
				continue;
			letters = realloc(letters, n + 2);
			REQUIRE(letters != NULL);
			letters[n++] = bytes[i];
			letters[n] = '\0';
			continue;
		}
		for (size_t j = 0; j < 4; j++)
			is_found = is_found || strcasecmp(letters, labels[j]) == 0;
		n = 0;
		letters[0] = '\0';
	}
	free(letters);
	return is_found;
}

static bool is_regular(struct reference *reference, struct year *year, int64_t *amount)
{
	const struct engine_layout *layout = reference->layout;
	char **cells = reference->cells;
	int month;

	if (reference->n_cells < layout->n_cells || reference->has_text_beyond)
		return false;
	*year = layout->year;
	*amount = 1;
	for (size_t i = 0; i < layout->n_keys; i++) {
		char *copy = found_copy(cells[layout->keys[i]], strlen(cells[layout->keys[i]]));
		const char *text = trimmed(copy);
		bool is_refused =
		    strlen(cells[layout->keys[i]]) != reference->lengths[layout->keys[i]] ||
		    cell_is_missing(text) || totals_says_total(text);

		free(copy);
		if (is_refused)
			return false;
	}
	if (layout->date >= 0) {
		size_t length = reference->lengths[layout->date];
		char *text = found_copy(cells[layout->date], length);
		bool is_read = strlen(text) == length && year_parse(trimmed(text), year, &month);

		free(text);
		if (!is_read)
			return false;
		reference->found->months[year->start - FIRST_YEAR] |= 1u << month;
	}
	if (layout->amount >= 0) {
		size_t length = reference->lengths[layout->amount];
		char *text = found_copy(cells[layout->amount], length);
		bool is_read = strlen(text) == length && read_number(layout, text, amount);

		free(text);
		if (!is_read)
			return false;
	}
	return true;
}

static void add_size(struct found *found, int64_t amount)
{
	uint64_t size = amount < 0 ? -(uint64_t)amount : (uint64_t)amount;

	if (__builtin_add_overflow(found->size, size, &found->size) || found->size > INT64_MAX)
		found->is_out_of_range = true;
}

static void judge(struct reference *reference, const char *bytes, size_t from, size_t to,
		  int64_t line, bool is_fault)
{
	struct found *found = reference->found;
	struct year year;
	int64_t amount;

	while (to > from && (bytes[to - 1] == '\n' || bytes[to - 1] == '\r'))
		to--;
	if (is_fault ||
	    (reference->layout->amount >= 0 &&
	     has_label(bytes + from, to - from, reference->layout->delimiter)) ||
	    !is_regular(reference, &year, &amount)) {
		found_add_odd(found, bytes + from, to - from, line, found->rows, found->amount);
		if (found_is_used(to - from)) {
			add_size(found, FOUND_USED_AMOUNT);
			found_add_group(found, found_used_keys, reference->layout->n_keys,
					found_used_year.start, 1, FOUND_USED_AMOUNT);
		}
	} else {
		const char *keys[ENGINE_MOST_KEYS];

		for (size_t i = 0; i < reference->layout->n_keys; i++)
			keys[i] = reference->cells[reference->layout->keys[i]];
		found_add_group(found, keys, reference->layout->n_keys, year.start, 1, amount);
		add_size(found, amount);
		found->rows++;
		/* Out of range is all that is compared then. */
		if (!found->is_out_of_range)
			found->amount += amount;
	}
	free_cells(reference);
}

/* Offset of the line behind the one at `at`. */
static size_t next_line(const char *bytes, size_t at, size_t length)
{
	while (at < length && bytes[at] != '\n' && bytes[at] != '\r')
		at++;
	return at + 1 < length && bytes[at] == '\r' && bytes[at + 1] == '\n' ? at + 2 : at + 1;
}

void refer(struct found *found, const char *bytes, size_t length,
	   const struct engine_layout *layout)
{
	struct reference reference = {.layout = layout, .found = found};
	size_t at = 0, opened_at = 0, line_at = 0;
	int64_t line = REFERENCE_LINE, opened_on = 0;
	bool is_open = false;
	int n_unclosed = 0;
	struct csv_parser parser;

again:
	REQUIRE(csv_init(&parser, CSV_STRICT) == 0);
	csv_set_delim(&parser, (unsigned char)layout->delimiter);
	for (; at < length; at++) {
		char c = bytes[at];
		bool is_blank =
		    (c == ' ' || c == '\t' || c == '\r' || c == '\n') && c != layout->delimiter;

		if (!is_open && !is_blank) {
			is_open = true;
			opened_at = line_at;
			opened_on = line;
		}
		if (csv_parse(&parser, &c, 1, on_cell, on_row, &reference) != 1) {
			/* A stray quote: the line is odd, whatever followed it. */
			at = next_line(bytes, opened_at, length);
			at = at < length ? at : length;
			free_cells(&reference);
			judge(&reference, bytes, opened_at, at, opened_on, true);
			line = opened_on + 1;
			line_at = at;
			is_open = false;
			csv_free(&parser);
			goto again;
		}
		if (reference.is_done) {
			judge(&reference, bytes, opened_at, at, opened_on, false);
			is_open = false;
		}
		if (c == '\n' || (c == '\r' && !(at + 1 < length && bytes[at + 1] == '\n'))) {
			line++;
			line_at = at + 1;
		}
	}
	csv_set_opts(&parser, CSV_STRICT | CSV_STRICT_FINI);
	if (csv_fini(&parser, on_cell, on_row, &reference) != 0) {
		bool is_too_many = ++n_unclosed > MOST_UNCLOSED;

		at = is_too_many ? length : next_line(bytes, opened_at, length);
		at = at < length ? at : length;
		free_cells(&reference);
		judge(&reference, bytes, opened_at, at, opened_on, true);
		line = opened_on + 1;
		line_at = at;
		is_open = false;
		csv_free(&parser);
		goto again;
	}
	if (reference.is_done)
		judge(&reference, bytes, opened_at, length, opened_on, false);
	csv_free(&parser);
}
