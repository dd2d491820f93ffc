#include "base/say.h"

#include <string.h>

#include "base/months.h"
#include "base/text.h"

const char *say_pounds(struct arena *arena, struct money money)
{
	return money_pounds(money, arena_alloc(arena, MONEY_TEXT_SIZE));
}

const char *say_rough(struct arena *arena, struct money money)
{
	return money_rough(money, arena_alloc(arena, MONEY_TEXT_SIZE));
}

const char *say_beside(struct arena *arena, struct money money, struct money other)
{
	return money_rough_beside(money, other, arena_alloc(arena, MONEY_TEXT_SIZE));
}

const char *say_number(struct arena *arena, int64_t count)
{
	return count_thousands(count, arena_alloc(arena, COUNT_TEXT_SIZE));
}

const char *say_count_of(struct arena *arena, int64_t count, const char *one, const char *many)
{
	return arena_format(arena, "%s %s", say_number(arena, count), say_which(count, one, many));
}

const char *say_size(struct arena *arena, struct money money)
{
	return say_rough(
	    arena, (struct money){money.hundredths < 0 ? -money.hundredths : money.hundredths});
}

const char *say_share(struct arena *arena, struct fraction share)
{
	return share_percent(fraction_to_share(share), arena_alloc(arena, SHARE_TEXT_SIZE));
}

const char *say_given(struct arena *arena, struct fraction share)
{
	return share_given(fraction_to_share(share), arena_alloc(arena, SHARE_TEXT_SIZE));
}

const char *say_range(struct arena *arena, const char *low, const char *high)
{
	return arena_format(arena, "%s to %s", low, high);
}

const char *say_in_full(struct arena *arena, const struct value *value)
{
	switch (value->kind) {
	case VALUE_TEXT:
		return value->text;
	case VALUE_YEAR:
		return say_year(arena, value->year);
	case VALUE_COUNT:
		return say_number(arena, value->count);
	case VALUE_MONEY:
		return money_plain(value->money, arena_alloc(arena, MONEY_TEXT_SIZE));
	case VALUE_SHARE:
		return share_given(value->share, arena_alloc(arena, SHARE_TEXT_SIZE));
	case VALUE_RATIO:
		return arena_format(arena, "%.15g", value->ratio);
	case VALUE_NONE:
		break;
	}
	return "";
}

const char *say_around(struct arena *arena, const char *before, const char *text, const char *after)
{
	return text == NULL ? "" : arena_format(arena, "%s%s%s", before, text, after);
}

const char *say_year(struct arena *arena, struct year year)
{
	return year_format(year, arena_alloc(arena, YEAR_TEXT_SIZE));
}

const char *say_span(struct arena *arena, struct year first, struct year last)
{
	return first.start == last.start
		   ? say_year(arena, first)
		   : arena_format(arena, "%s to %s", say_year(arena, first), say_year(arena, last));
}

const char *say_months(struct arena *arena, unsigned months)
{
	const char *names[12];
	size_t count = 0;

	if (months_count(months) > 2 && months_are_unbroken(months))
		return arena_format(arena, "%s to %s", month_name(months_first(months)),
				    month_name(months_last(months)));
	for (int i = 0; i < 12; i++) {
		int month = months_at(i);

		if ((months & 1u << month) != 0)
			names[count++] = month_name(month);
	}
	return text_list(arena, names, count, count);
}

const char *say_months_of(struct arena *arena, unsigned months, struct year year)
{
	const unsigned after_christmas = 1u << 1 | 1u << 2 | 1u << 3;
	unsigned first = months & ~after_christmas, second = months & after_christmas;

	if (first == 0 || second == 0)
		return arena_format(arena, "%s %d", say_months(arena, months),
				    months_calendar_year(year, months_first(months)));
	if (months_count(months) > 2 && months_are_unbroken(months))
		return arena_format(arena, "%s %d to %s %d", month_name(months_first(months)),
				    year.start, month_name(months_last(months)), year.start + 1);
	return arena_format(arena, "%s %d and %s %d", say_months(arena, first), year.start,
			    say_months(arena, second), year.start + 1);
}

const char *say_line(struct arena *arena, const char *path, long line, const char *spoken_of)
{
	return strcmp(path, spoken_of) == 0 ? arena_format(arena, "line %ld", line)
					    : arena_format(arena, "%s:%ld", path, line);
}

const char *say_word(struct arena *arena, const char *path)
{
	static const char safe[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789./_-+,:@%";

	/* What is beyond ASCII is a letter to a shell. */
	for (const char *at = path;; at++) {
		at += strspn(at, safe);
		if (*at == '\0' && at > path)
			return text_visible(arena, path);
		if ((unsigned char)*at < 0x80)
			break;
	}
	return text_visible(arena, say_quoted(arena, path, '\''));
}

const char *say_quoted(struct arena *arena, const char *text, char quote)
{
	static const char apart[] = {'\'', '\\', '\'', '\''};

	if (quote == '"' && strpbrk(text, "\"$`\\!") == NULL)
		return arena_format(arena, "\"%s\"", text);

	/* At once: a name may be as long as a cell, and of nothing but quotes. */
	char *quoted = arena_alloc(arena, strlen(text) * sizeof apart + 3), *end = quoted;

	*end++ = '\'';
	for (; *text != '\0'; text++) {
		const size_t length = *text == '\'' ? sizeof apart : 1;

		memcpy(end, *text == '\'' ? apart : text, length);
		end += length;
	}
	*end = '\'';
	return quoted;
}

const char *say_file(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

char *say_id(struct arena *arena, const char *id)
{
	char *words = arena_text(arena, id);

	for (char *at = words; *at != '\0'; at++)
		if (*at == '_')
			*at = ' ';
	return words;
}
