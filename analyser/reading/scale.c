#include "reading/denomination.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

static bool ends_with(const char *start, const char *end, const char *with)
{
	size_t length = strlen(with);

	return (size_t)(end - start) >= length && memcmp(end - length, with, length) == 0;
}

/* What stands before `at`, blanks and apostrophes passed over. */
static const char *before(const char *start, const char *at)
{
	static const char *const passed[] = {" ",       "'", "`", "\xE2\x80\x99", "\xE2\x80\x98",
					     "\xC2\xA0"};
	bool has_any = true;

	while (has_any) {
		has_any = false;
		for (size_t i = 0; i < N_OF(passed); i++)
			if (ends_with(start, at, passed[i])) {
				at -= strlen(passed[i]);
				has_any = true;
			}
	}
	return at;
}

/* One way to say a scale. */
struct scale_word {
	const char *text;
	int64_t scale;
	bool is_short; /* only behind a pound sign, and no longer word */
};

static const struct scale_word words[] = {
    {"000", 1000, false},        {"thousand", 1000, false}, {"k", 1000, true},
    {"million", 1000000, false}, {"m", 1000000, true},      {"mn", 1000000, true},
};

#define WORDS_BEGIN "0tTkKmM" /* with one of these */

/* How sure is it that the word at `at` says a scale: 0 not at all, 1 perhaps, 2 yes. */
static int surety(const char *start, const char *at, const struct scale_word *word, bool is_name)
{
	const char *end = at + strlen(word->text), *prior = before(start, at);
	bool is_digits = isdigit((unsigned char)word->text[0]);
	/* In UTF-8 and in Windows-1252. */
	bool has_pound = ends_with(start, prior, "\xA3"), has_quote = prior != at && at[-1] != ' ';
	char last = prior == start ? '\0' : prior[-1];

	if (*end == 's' || *end == 'S')
		end++;
	if (isalnum((unsigned char)*end) || (is_digits && (*end == ',' || *end == '.')))
		return 0;
	/* `£25,000`, `3 million` and `a.000` are numbers. */
	if (isdigit((unsigned char)last) || last == ',' || last == '.')
		return 0;
	if (has_pound)
		return 2;
	if (word->is_short)
		return is_name && last == '(' && *end == ')' ? 1 : 0;
	if (isalpha((unsigned char)last) && prior == at)
		return 0;
	if (is_name)
		return 2;
	if (is_digits)
		return has_quote || (last == '(' && *end == ')') || prior == start ? 2 : 1;
	if (ends_with(start, prior, "in") || ends_with(start, prior, "In") ||
	    strncasecmp(end, " of pounds", 10) == 0)
		return 2;
	return 1;
}

static bool has_doubt(const char *text)
{
	for (const char *at = text; *at != '\0'; at++)
		if (text_begins("|unless|except|other than|nearest|over |above |round|", at) > 0)
			return true;
	return false;
}

int64_t scale_said(const char *text, bool is_name, bool *is_unsure)
{
	int64_t scale = 1;

	*is_unsure = false;
	for (const char *at = text; (at = strpbrk(at, WORDS_BEGIN)) != NULL; at++)
		for (size_t i = 0; i < N_OF(words); i++) {
			if (strncasecmp(at, words[i].text, strlen(words[i].text)) != 0)
				continue;
			int sure = surety(text, at, &words[i], is_name);

			if (sure == 0)
				continue;
			if (sure == 1 || (scale != 1 && scale != words[i].scale))
				*is_unsure = true;
			scale = words[i].scale;
		}
	*is_unsure = scale != 1 && (*is_unsure || (!is_name && has_doubt(text)));
	return *is_unsure ? 1 : scale;
}

/* Does a word stand by itself at `at`, as that of `length` bytes? */
static bool is_alone(const char *text, const char *at, size_t length)
{
	return (at == text || !isalnum((unsigned char)at[-1])) &&
	       !isalnum((unsigned char)at[length]);
}

/* The `p` of `Amount p` and `Net (p)`, not of `P-Card`, `p.a.`, `p&p`, `P 06` or `p/unit`. */
static bool is_lone_p(const char *text, const char *at)
{
	const char *prior = before(text, at);

	if ((*at != 'p' && *at != 'P') || !is_alone(text, at, 1) ||
	    (prior > text && prior[-1] == '&'))
		return false;
	at += 1 + strspn(at + 1, " ");
	return *at == '\0' || strchr("()[],", *at) != NULL;
}

bool scale_says_pence(const char *text, bool is_name)
{
	/* The sign in UTF-8. */
	if (strcasestr(text, "pound") != NULL || strstr(text, "\xC2\xA3") != NULL)
		return false;
	if (!is_name)
		return strcasestr(text, "in pence") != NULL ||
		       strcasestr(text, "in pennies") != NULL ||
		       strcasestr(text, "(pence)") != NULL || strcasecmp(text, "pence") == 0 ||
		       ends_with(text, text + strlen(text), "(p)");
	for (const char *at = text; *at != '\0'; at++) {
		const size_t pence = text_begins("|pence|pennies|gbx|", at);

		if (is_lone_p(text, at) || (strncmp(at, "GBp", 3) == 0 && is_alone(text, at, 3)) ||
		    (pence > 0 && is_alone(text, at, pence)))
			return true;
	}
	return false;
}

const char *scale_name_without(const char *name, struct arena *arena)
{
	static const char *const ends[] = {"thousands", "thousand", "millions", "million", "000s",
					   "000",       "mn",       "m",        "k",       "gbp",
					   "pence",     "pennies",  "gbx",      "p"};
	bool is_unsure, has_any = true;
	char *folded;

	if (scale_said(name, true, &is_unsure) == 1 && !is_unsure && !scale_says_pence(name, true))
		return NULL;
	folded = text_fold(arena, name);
	while (has_any) {
		has_any = false;
		for (size_t i = 0; i < N_OF(ends) && !has_any; i++) {
			size_t length = strlen(folded), cut = strlen(ends[i]);

			if (length >= cut && strcmp(folded + length - cut, ends[i]) == 0) {
				folded[length - cut] = '\0';
				has_any = true;
			} else if (cut > 2 && strncmp(folded, ends[i], cut) == 0) {
				folded += cut;
				has_any = true;
			}
		}
		/* `Amount in thousands` */
		if (has_any && strlen(folded) > 2 && strcmp(folded + strlen(folded) - 2, "in") == 0)
			folded[strlen(folded) - 2] = '\0';
	}
	/* `p` may stand beside `£`, and hold the pence of both. */
	return folded[0] != '\0' ? folded : scale_says_pence(name, true) ? NULL : "amount";
}

const char *scale_text(const char *text, int64_t scale, struct arena *arena)
{
	size_t length = strlen(text), at = strcspn(text, "0123456789"), used = 0;
	char *scaled = arena_alloc(arena, length + 8);

	if (at == length)
		return NULL;
	while (at < length && (isdigit((unsigned char)text[at]) || text[at] == ','))
		at++;
	for (size_t i = 0; i < at; i++)
		if (text[i] != ',')
			scaled[used++] = text[i];

	const char *decimals = text + at;

	if (*decimals == '.')
		decimals++;
	for (; scale > 1; scale /= 10)
		scaled[used++] = isdigit((unsigned char)*decimals) ? *decimals++ : '0';
	if (isdigit((unsigned char)*decimals))
		scaled[used++] = '.';
	memcpy(scaled + used, decimals, strlen(decimals) + 1);
	return scaled;
}
