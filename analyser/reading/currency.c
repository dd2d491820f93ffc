#include "reading/denomination.h"

#include <ctype.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"

static const char pounds[] = "|gbp|ukp|stg|sterling|pound|pounds|";

/* Signs of money, and codes in use where British councils pay: the first codes have the signs. */
static const char signs[] = "|\xE2\x82\xAC|$|\xC2\xA5|\xE2\x82\xB9|";
static const char codes[] =
    "|EUR|USD|JPY|INR|CHF|SEK|NOK|DKK|AUD|CAD|NZD|PLN|CZK|HUF|RON|BGN|PKR|CNY|HKD|SGD|ZAR|AED|SAR|"
    "QAR|KWD|ILS|TRY|RUB|UAH|BRL|MXN|KRW|THB|MYR|IDR|PHP|KES|NGN|GHS|UGX|TZS|ISK|BDT|LKR|"
    "NPR|" CURRENCY_UNKNOWN "|";

#define CODE 4 /* letters of a code, with its bar */

/* The mark at the beginning of a list of marks; its length in bytes. */
static size_t length_of(const char *marks)
{
	return strcspn(marks, "|");
}

/* Does a code stand by itself at the i-th letter? */
static bool is_code_at(const char *text, size_t i, const char *code)
{
	return strncmp(text + i, code, CODE - 1) == 0 &&
	       (i == 0 || !isalpha((unsigned char)text[i - 1])) &&
	       !isalpha((unsigned char)text[i + CODE - 1]);
}

static bool is_euros_at(const char *text, size_t i)
{
	const size_t length = text_begins("|euros|euro|", text + i);

	return length > 0 && !isalpha((unsigned char)text[i + length]) &&
	       (i == 0 || !isalpha((unsigned char)text[i - 1]));
}

/* `[$kr-41D]`, by which a format names a currency, but for pounds and where it names none. */
static bool is_named_at(const char *text)
{
	const size_t length = strcspn(text, "-]");

	return length > 2 && strncmp(text, "[$", 2) == 0 &&
	       !text_lists_word("|\xC2\xA3|gbp|", text + 2, length - 2);
}

int currency_in(const char *text, size_t length)
{
	bool is_named = false;

	for (size_t i = 0; i < length; i++) {
		int number = 1;

		if (is_euros_at(text, i))
			return currency_in("EUR", 3);
		is_named = is_named || is_named_at(text + i);

		/* `[$USD]` says so behind its sign. */
		for (const char *at = signs + 1; *at != '\0'; at += length_of(at) + 1, number++)
			if (strncmp(text + i, at, length_of(at)) == 0 &&
			    (*at != '$' || i == 0 || text[i - 1] != '['))
				return number;
		number = 1;
		for (const char *at = codes + 1; *at != '\0'; at += CODE, number++)
			if (is_code_at(text, i, at))
				return number;
	}
	return is_named ? currency_in(CURRENCY_UNKNOWN, sizeof CURRENCY_UNKNOWN - 1) : 0;
}

const char *currency_mark(char mark[CURRENCY_MARK_SIZE], int number)
{
	const char *at = signs + 1;
	int i = 1;

	for (; i < number && *at != '\0'; i++)
		at += length_of(at) + 1;
	if (number >= 1 && *at == '\0' && (size_t)number * CODE < sizeof codes)
		at = codes + 1 + (size_t)(number - 1) * CODE;
	if (number < 1 || *at == '\0')
		return NULL;
	memcpy(mark, at, length_of(at));
	mark[length_of(at)] = '\0';
	return mark;
}

enum currency currency_of_cell(const char *text, struct arena *arena)
{
	const char *folded = text_fold(arena, text);

	if (text[0] == '\0')
		return CURRENCY_UNSAID;
	if (strstr(text, "\xC2\xA3") != NULL || strstr(folded, "gbp") != NULL ||
	    strstr(folded, "sterling") != NULL || strcmp(text, "\xA3") == 0)
		return CURRENCY_POUNDS;
	if (text_lists(pounds, folded))
		return CURRENCY_POUNDS;
	return strstr(folded, "britishpound") != NULL || strstr(folded, "ukpound") != NULL
		   ? CURRENCY_POUNDS
		   : CURRENCY_OTHER;
}

enum currency currency_of_name(const char *name)
{
	if (strstr(name, "\xC2\xA3") != NULL || text_has_word(pounds, name))
		return CURRENCY_POUNDS;
	return text_has_any(signs, name) || text_has_word(codes, name) ||
		       text_has_word("|euro|euros|dollar|dollars|foreign|", name)
		   ? CURRENCY_OTHER
		   : CURRENCY_UNSAID;
}

/* Does a currency's word, code or sign stand here by itself? */
static bool is_other_at(const char *at)
{
	const size_t word = text_begins("|us dollars|us dollar|dollars|dollar|", at);

	return (word > 0 && !isalpha((unsigned char)at[word])) || currency_in(at, 1) != 0;
}

bool currency_is_said(const char *text)
{
	/* Of what was another currency once. */
	if (text_has_any("|pound|sterling|gbp|\xC2\xA3|convert|equivalent|", text))
		return false;
	if (is_other_at(text) && strpbrk(text, " -") == NULL)
		return true;
	for (const char *at = text; *at != '\0'; at++) {
		const size_t length = text_begins("|in |currency|", at);
		const char *behind = at + length + strspn(at + length, " :=(-");

		if (length > 0 && (at == text || !isalpha((unsigned char)at[-1])) &&
		    is_other_at(behind))
			return true;
	}
	return false;
}

/* What is before the digits, or behind them, by itself; `-` and brackets belong to the number. */
static enum currency of_word(const char *word, size_t length)
{
	while (length > 0 && word[0] == ' ') {
		word++;
		length--;
	}
	while (length > 0 && word[length - 1] == ' ')
		length--;
	if (length == 0)
		return CURRENCY_UNSAID;
	if (text_lists_word("|\xC2\xA3|", word, length) || text_lists_word(pounds, word, length))
		return CURRENCY_POUNDS;
	return text_lists_word(codes, word, length) || text_lists_word(signs, word, length) ||
		       (length == 3 && strncmp(word, "US$", 3) == 0)
		   ? CURRENCY_OTHER
		   : CURRENCY_UNSAID;
}

static bool is_of_word(char c)
{
	return isalpha((unsigned char)c) || (c & 0x80) != 0 || c == '$' || c == ' ';
}

enum currency currency_of_amount(const char *text, struct arena *arena, const char **rest)
{
	size_t length = strlen(text), lead = strspn(text, "-+("), first = lead, last = length;
	size_t tail = 0;
	enum currency found;
	struct money money;

	*rest = text;
	while (first < length && is_of_word(text[first]))
		first++;
	while (last > first && text[last - 1] == ')') {
		last--;
		tail++;
	}
	size_t end = last;

	while (last > first && is_of_word(text[last - 1]))
		last--;
	found = of_word(text + lead, first - lead);
	if (found != CURRENCY_UNSAID) {
		*rest = arena_format(arena, "%.*s%s", (int)lead, text, text + first);
	} else {
		found = of_word(text + last, end - last);
		if (found == CURRENCY_UNSAID)
			return found;
		*rest = arena_format(arena, "%.*s%.*s", (int)last, text, (int)tail, "))))");
	}
	/* A word beside what is no number says nothing of it. */
	return money_parse(*rest, &money) == PARSE_OK ? found : CURRENCY_UNSAID;
}
