#include "reading/doubtful.h"

#include <string.h>

#include "base/say.h"
#include "reading/cell.h"

void doubtfuls_init(struct doubtfuls *doubtfuls, struct arena *arena)
{
	*doubtfuls = (struct doubtfuls){.arena = arena};
}

static void keep(struct doubtfuls *doubtfuls, const char *text, struct place place)
{
	ARENA_ADD(doubtfuls->arena, doubtfuls, items, count) = (struct doubtful){text, place};
}

static void keep_first(struct doubtful *first, const char *text, struct place place)
{
	if (first->text == NULL)
		*first = (struct doubtful){text, place};
}

void doubtfuls_see_number(struct doubtfuls *doubtfuls, const char *text, bool has_decimal_comma,
			  struct place place)
{
	const enum number_proof proof = number_proof(text);

	/* Programs write no nought behind a third decimal; any other digit may be one. */
	if (proof == (has_decimal_comma ? NUMBER_EITHER_BY_COMMA : NUMBER_EITHER_BY_POINT)) {
		if (text[strcspn(text, ".,") + 3] == '0')
			keep(doubtfuls, text, place);
		else
			keep_first(&doubtfuls->told, text, place);
	} else if (number_is_fine(text, has_decimal_comma))
		keep_first(&doubtfuls->proof, text, place);
}

void doubtfuls_see_share(struct doubtfuls *doubtfuls, const char *text, bool has_decimal_comma,
			 struct place place)
{
	struct share share;

	if (cell_is_missing(text) || share_parse_as(text, has_decimal_comma, &share) != PARSE_OK ||
	    share.billionths == 0)
		return;
	if (strchr(text, '%') != NULL)
		keep_first(&doubtfuls->proof, text, place);
	else if (share.billionths == SHARE_ONE || share.billionths == -(int64_t)SHARE_ONE)
		keep(doubtfuls, text, place);
	else if (share.billionths > -(int64_t)SHARE_ONE && share.billionths < SHARE_ONE) {
		if (doubtfuls->told.text == NULL)
			doubtfuls->told_share = share;
		keep_first(&doubtfuls->told, text, place);
	}
}

/* The digits of a number without the mark within them, and what follows it without noughts. */
static const char *without_mark(struct arena *arena, const char *text, bool keeps_decimals)
{
	char *written = arena_text(arena, text);
	const size_t mark = strcspn(written, ".,");
	size_t end = mark + 4; /* three digits stand behind it */

	if (!keeps_decimals) {
		memmove(written + mark, written + mark + 1, strlen(written + mark));
		return written;
	}
	written[mark] = '.';
	while (end > mark + 1 && written[end - 1] == '0')
		end--;
	end -= end == mark + 1;
	memmove(written + end, written + mark + 4, strlen(written + mark + 4) + 1);
	return written;
}

bool doubtfuls_refuse_numbers(const struct doubtfuls *doubtfuls, struct diagnostics *diagnostics)
{
	struct arena *arena = doubtfuls->arena;

	if (doubtfuls->proof.text != NULL)
		return true;
	FOR_EACH (const struct doubtful, item, doubtfuls->items, doubtfuls->count) {
		const char *small = without_mark(arena, item->text, true),
			   *large = without_mark(arena, item->text, false);

		(void)fault(diagnostics, item->place,
			    "%s could be %s or %s; write the one that is meant, without a mark for "
			    "thousands",
			    cell_quoted(arena, item->text), small, large);
	}
	if (doubtfuls->told.text != NULL)
		(void)warning(diagnostics, doubtfuls->told.place,
			      "%s is read with three decimals, which no other number beside it "
			      "proves; write %s if that is meant",
			      cell_quoted(arena, doubtfuls->told.text),
			      without_mark(arena, doubtfuls->told.text, false));
	return doubtfuls->count == 0;
}

bool doubtfuls_refuse_shares(const struct doubtfuls *doubtfuls, struct diagnostics *diagnostics)
{
	struct arena *arena = doubtfuls->arena;
	const struct doubtful *proof = &doubtfuls->proof, *told = &doubtfuls->told;

	if (proof->text == NULL)
		return true;
	FOR_EACH (const struct doubtful, item, doubtfuls->items, doubtfuls->count) {
		const char *sign = strchr(item->text, '-') != NULL ? "-" : "";

		(void)fault(diagnostics, item->place,
			    "%s could be %s1%% or %s100%%, since other shares of the file have a "
			    "percent sign (%s); write %s1%% or %s100%%",
			    cell_quoted(arena, item->text), sign, sign,
			    cell_quoted(arena, proof->text), sign, sign);
	}
	if (told->text != NULL) {
		(void)notice(diagnostics, told->place,
			     "%s is read as %s, and other shares of the file have a percent sign "
			     "(%s); write %s if that is meant, or %s%%",
			     cell_quoted(arena, told->text),
			     say_share(arena, fraction_from_share(doubtfuls->told_share)),
			     cell_quoted(arena, proof->text),
			     say_share(arena, fraction_from_share(doubtfuls->told_share)),
			     told->text);
	}
	return doubtfuls->count == 0;
}
