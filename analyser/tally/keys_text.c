#include <string.h>

#include "reading/cell.h"
#include "reading/total_words.h"
#include "tally/keys.h"

#define NO_BREAK_SPACE '\xA0'
#define NO_BREAK_CP850 '\xFF'
#define NO_BREAK_LEAD '\xC2' /* before it in UTF-8 */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == NO_BREAK_SPACE;
}

void keys_trim(const char **text, size_t *length)
{
	const char *at = *text, *end = at + *length;

	for (;;) {
		if (end - at >= 2 && at[0] == NO_BREAK_LEAD && at[1] == NO_BREAK_SPACE)
			at += 2;
		else if (at < end && is_blank(*at))
			at++;
		else
			break;
	}
	while (at < end && is_blank(end[-1])) {
		end--;
		if (*end == NO_BREAK_SPACE && at < end && end[-1] == NO_BREAK_LEAD)
			end--;
	}
	*text = at;
	*length = (size_t)(end - at);
}

/* Those of any encoding: a no-break space of CP850 is a letter of Windows-1252. */
static void trim_any(const char **text, size_t *length)
{
	for (;;) {
		keys_trim(text, length);
		if (*length > 0 && **text == NO_BREAK_CP850)
			++*text;
		else if (*length == 0 || (*text)[*length - 1] != NO_BREAK_CP850)
			return;
		--*length;
	}
}

bool keys_is_unfit(enum keys_kind kind, char *copy, size_t length)
{
	const char *text = copy;
	struct money money;

	if (memchr(text, '\0', length) != NULL)
		return true;
	if (kind == KEYS_MONEY)
		return money_parse(text, &money) != PARSE_OK || money.hundredths <= 0;
	trim_any(&text, &length);

	char *end = copy + (text - copy) + length, kept = *end;

	*end = '\0';
	bool is_refused = (kind == KEYS_NAMES && cell_is_missing(text)) ||
			  total_words_of(text) != TOTAL_WORDS_NONE;

	*end = kept;
	return is_refused;
}
