#include "reading/kinds.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "reading/cell.h"

/* From so many rows on, what none of them has is news. */
#define ENOUGH_ROWS 8

/* A kind of fewer cells of a column than one in so many is a slip. */
#define RARE 50

static bool is_link(const char *text)
{
	if ((*text | 0x20) != 'h' && (*text | 0x20) != 'w')
		return false;
	return strncasecmp(text, "http:", 5) == 0 || strncasecmp(text, "https:", 6) == 0 ||
	       strncasecmp(text, "www.", 4) == 0;
}

enum kind kind_of(const char *text)
{
	size_t n_digits = 0, n_letters = 0, length = 0;
	bool has_blank = false;
	struct money money;
	struct year year;
	int month;

	if (cell_is_missing(text))
		return KIND_EMPTY;
	for (; text[length] != '\0'; length++) {
		n_digits += isdigit((unsigned char)text[length]) != 0;
		n_letters += isalpha((unsigned char)text[length]) != 0;
		has_blank |= text[length] == ' ';
	}
	if (n_digits == length)
		return KIND_NUMBER;
	if (is_link(text))
		return KIND_LINK;
	if (n_digits == 0)
		return KIND_TEXT;
	if (year_parse(text, &year, &month))
		return KIND_DATE;
	if (money_parse(text, &money) == PARSE_OK)
		return KIND_AMOUNT;
	if (n_letters == 0)
		return KIND_FIGURES;
	return has_blank ? KIND_TEXT : KIND_CODE;
}

void kinds_see(struct kinds *kinds, const char *text)
{
	kinds->last = kind_of(text);
	kinds_see_again(kinds);
}

void kinds_see_again(struct kinds *kinds)
{
	kinds->n_rows++;
	kinds->counts[kinds->last]++;
}

static size_t n_given(const struct kinds *kinds)
{
	return kinds->n_rows - kinds->counts[KIND_EMPTY];
}

static bool has(const struct kinds *kinds, enum kind kind)
{
	return kinds->counts[kind] > 0 && kinds->counts[kind] * RARE >= n_given(kinds);
}

/* By what a column is for. */
static bool fits_use(const struct kinds *kinds, enum kind kind)
{
	switch (kinds->use) {
	case USE_DATE:
		return kind == KIND_DATE || kind == KIND_NUMBER || kind == KIND_FIGURES;
	case USE_AMOUNT:
		return kind == KIND_AMOUNT || kind == KIND_NUMBER || kind == KIND_FIGURES;
	default:
		return true;
	}
}

bool kinds_fit(const struct kinds *kinds, enum kind kind, bool is_total)
{
	if (kind == KIND_EMPTY)
		return is_total || kinds_may_be_empty(kinds);
	if (n_given(kinds) == 0)
		return fits_use(kinds, kind) && kinds->n_rows < ENOUGH_ROWS;
	if (kinds->use == USE_AMOUNT && fits_use(kinds, kind))
		return true;
	switch (kind) {
	case KIND_NUMBER:
		return has(kinds, kind) || has(kinds, KIND_AMOUNT) || has(kinds, KIND_CODE);
	case KIND_DATE:
	case KIND_FIGURES:
		return has(kinds, KIND_DATE) || has(kinds, KIND_FIGURES);
	case KIND_CODE:
		return has(kinds, kind) || has(kinds, KIND_TEXT);
	default:
		return has(kinds, kind);
	}
}

bool kinds_has_text(const struct kinds *kinds)
{
	if (kinds->use != USE_NONE || n_given(kinds) == 0)
		return kinds->use == USE_NONE;
	return has(kinds, KIND_TEXT) || has(kinds, KIND_CODE);
}

bool kinds_may_be_empty(const struct kinds *kinds)
{
	return kinds->counts[KIND_EMPTY] > 0 || kinds->n_rows < ENOUGH_ROWS;
}

bool kinds_has_amounts(const struct kinds *kinds)
{
	return kinds->use == USE_AMOUNT || has(kinds, KIND_AMOUNT);
}

bool kinds_has_whole(const struct kinds *kinds)
{
	return n_given(kinds) == 0 || has(kinds, KIND_NUMBER);
}
