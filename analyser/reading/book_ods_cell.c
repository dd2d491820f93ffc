#include "reading/book_parts.h"

#include <ctype.h>
#include <string.h>

#include "reading/denomination.h"

/* `PT1H30M00S` as `1:30:00`. */
static const char *time_of(const char *text, struct arena *arena)
{
	long hours = 0, minutes = 0, seconds = 0;
	const char *end;

	if (strncmp(text, "PT", 2) != 0)
		return text;
	for (text += 2; *text != '\0'; text = end + (*end != '\0')) {
		long value = (long)book_number_whole(text, &end);

		if (end == text)
			break;
		if (*end == '.' || *end == ',')
			(void)book_number_whole(end + 1, &end);
		if (*end == 'H')
			hours = value;
		else if (*end == 'M')
			minutes = value;
		else
			seconds = value;
	}
	return arena_format(arena, "%02ld:%02ld:%02ld", hours, minutes, seconds);
}

/* Letters, or one of the signs from U+20A0 on, and no pounds: `12,00 kr`. */
static bool has_other_currency(const char *shown)
{
	bool has_letter = false;

	for (const char *at = shown; *at != '\0'; at++)
		has_letter = has_letter || isalpha((unsigned char)*at);
	return (has_letter || strstr(shown, "\xE2\x82") != NULL) &&
	       strstr(shown, "\xC2\xA3") == NULL && strstr(shown, "GBP") == NULL;
}

/* What a number is shown as tells what its format, which is elsewhere, makes of it. */
static unsigned char format_shown(const char *type, const char *shown)
{
	size_t length = strlen(shown);

	if (strcmp(type, "percentage") == 0 || (length > 1 && shown[length - 1] == '%'))
		return BOOK_PERCENT;
	if (book_number_currency(shown, length) != BOOK_PLAIN)
		return book_number_currency(shown, length);
	if (strcmp(type, "currency") == 0 && has_other_currency(shown))
		return book_number_currency(CURRENCY_UNKNOWN, strlen(CURRENCY_UNKNOWN));
	if (length > 1 && length <= BOOK_MOST_ZEROS && shown[0] == '0' &&
	    strspn(shown, "0123456789") == length)
		return (unsigned char)(BOOK_ZEROS + length);
	return BOOK_PLAIN;
}

/* A number whose format shows a word. */
static bool is_boolean(const char *shown)
{
	return strcmp(shown, "TRUE") == 0 || strcmp(shown, "FALSE") == 0;
}

/* An error by its type, or by what a formula shows. */
static bool is_error(const struct ods_said *said, bool is_number)
{
	return said->is_faulty || (said->formula != NULL && ((is_number && said->shown[0] == '#') ||
							     strncmp(said->shown, "Err:", 4) == 0));
}

/* `2008-04-01T09:30:00`, whose time goes behind a blank, or away where it is midnight. */
static const char *date_of(char *date)
{
	char *time = strchr(date, 'T');

	if (time != NULL)
		*time = strncmp(time, "T00:00:00", 9) == 0 ? '\0' : ' ';
	return date;
}

static const char *number_of(const struct ods_said *said, char number[static BOOK_NUMBER_SIZE],
			     enum book_cell *kind)
{
	if (is_boolean(said->shown))
		return said->shown;
	if (book_number_text(number, said->value, format_shown(said->type, said->shown), false))
		return number;
	*kind = BOOK_FAULTY;
	return "########";
}

const char *book_ods_cell(const struct ods_said *said, char number[static BOOK_NUMBER_SIZE],
			  enum book_cell *kind, struct arena *arena)
{
	const char *type = said->type;
	const bool is_number = strcmp(type, "float") == 0 || strcmp(type, "currency") == 0 ||
			       strcmp(type, "percentage") == 0;

	*kind = BOOK_TEXT;
	if (is_error(said, is_number)) {
		*kind = BOOK_FAULTY;
		return said->shown[0] != '\0' ? said->shown : "#VALUE!";
	}
	if (said->formula != NULL && type[0] == '\0') {
		*kind = BOOK_FAULTY;
		return arena_format(arena, "=%.40s",
				    said->formula +
					(strncmp(said->formula, "of:=", 4) == 0 ? 4 : 0));
	}
	if (is_number)
		return number_of(said, number, kind);
	if (strcmp(type, "boolean") == 0)
		return said->value[0] == 't' ? "TRUE" : "FALSE";
	if (strcmp(type, "time") == 0)
		return time_of(said->value, arena);
	if (strcmp(type, "date") == 0)
		return date_of(said->value);
	if (said->shown[0] != '\0')
		return said->shown;
	return said->value[0] != '\0' ? said->value : NULL;
}
