#include "reading/denomination.h"

#include <ctype.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"

static const char pounds[] = "|gbp|ukp|stg|sterling|pound|pounds|";

/* Signs of money, and codes in use where British councils pay. */
static const char signs[] = "|\xE2\x82\xAC|$|\xC2\xA5|\xE2\x82\xB9|";
static const char codes[] =
    "|EUR|USD|JPY|CHF|SEK|NOK|DKK|AUD|CAD|NZD|PLN|CZK|HUF|RON|BGN|INR|PKR|CNY|HKD|SGD|ZAR|AED|SAR|"
    "QAR|KWD|ILS|TRY|RUB|UAH|BRL|MXN|KRW|THB|MYR|IDR|PHP|KES|NGN|GHS|UGX|TZS|ISK|BDT|LKR|NPR|";

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
