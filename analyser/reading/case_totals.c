#include "reading/case_checks.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "reading/cell.h"
#include "reading/total_search.h"

/* Do two or more of the rows on one side of it, next to each other, or all, come to it? */
static bool is_sum(const struct total_search *search, size_t total)
{
	size_t n_records = search->reading->n_records;
	struct total_parts all;
	int64_t wanted;

	if (search->amount < 0)
		return false;
	wanted = total_search_amount(search, total);
	for (int step = -1; step <= 1; step += 2) {
		int64_t sum = 0;
		size_t count = 0;

		/* Below the first there is none: it wraps round past the last. */
		for (size_t i = total + (size_t)step;
		     i < n_records && total_search_is_part(search, total, i); i += (size_t)step) {
			(void)__builtin_add_overflow(sum, total_search_amount(search, i), &sum);
			if (++count >= 2 && sum == wanted)
				return true;
		}
	}
	all = total_search_parts(search, total, false);
	return all.count > 0 &&
	       (all.sum == wanted || (all.count >= 2 && total_search_is_near(wanted, all.sum)));
}

static bool has_parts(const struct total_search *search, size_t total)
{
	for (size_t i = 0; i < search->reading->n_records; i++)
		if (total_search_is_part(search, total, i))
			return true;
	return false;
}

/* Does `Adult care total` stand beside rows of `Adult care`, or of `Adult care, homes`? */
static bool is_of_another_name(const struct total_search *search, size_t total)
{
	struct arena *arena = search->reader->arena;
	const char *label = total_search_name(search, total),
		   *subject = total_words_subject(label, arena);
	const char *name = subject == NULL ? "" : text_fold(arena, subject);
	const size_t length = strlen(name);

	/* `All staff training` may be beside `Staff training`. */
	if (length <= 2 || strncasecmp(label, "all", 3) == 0)
		return false;
	for (size_t i = 0; i < search->reading->n_records; i++)
		if (total_search_is_part(search, total, i) &&
		    strncmp(text_fold(arena, total_search_name(search, i)), name, length) == 0)
			return true;
	return false;
}

/* `Collaboration subtotal`, `Adults total:`, `Total for roads`: whatever the amounts say. */
static bool says_plainly(const char *name, struct arena *arena)
{
	const char *folded = text_fold(arena, name);
	const size_t length = strlen(folded);

	return total_words_of(name) == TOTAL_WORDS_OF &&
	       (strstr(folded, "subtotal") != NULL || strncmp(folded, "totalfor", 8) == 0 ||
		strncmp(folded, "totalof", 7) == 0 || strncmp(folded, "grandtotal", 10) == 0 ||
		(length > 5 && strcmp(folded + length - 5, "total") == 0));
}

static bool is_total(const struct total_search *search, size_t record)
{
	const char *name = total_search_name(search, record);

	if (!total_search_key(search, record, search->field)->says)
		return false;
	if (totals_is_word(name))
		return has_parts(search, record) || strcasestr(name, "total") != NULL;
	/* `Total capital expenditure` is a line of the accounts that the plan names. */
	if (strcmp(search->reading->shape->kind, "accounts") != 0 && total_words_of_all(name) &&
	    has_parts(search, record))
		return true;
	return says_plainly(name, search->reader->arena) || is_sum(search, record) ||
	       is_of_another_name(search, record);
}

static void check_totals(struct total_search *search)
{
	const struct reading *reading = search->reading;
	size_t n_says = 0;

	for (size_t i = 0; i < reading->n_records; i++)
		n_says += totals_is_word(total_search_name(search, i));
	/* What every row says is no label of one. */
	if (n_says == reading->n_records && n_says > 1)
		return;
	for (size_t i = 0; i < reading->n_records; i++) {
		if (!is_total(search, i))
			continue;
		search->reader->is_well =
		    fault(search->reader->diagnostics, total_search_place(search, i),
			  "%s says that the row is a total of others, which would count twice; "
			  "take the row out, or, if it is none, give it another name",
			  cell_quoted(search->reader->arena, total_search_name(search, i)));
	}
}

/* So many rows of a file are each compared with all others. */
#define MOST_COMPARED 1000

/* `Total` for a supplier: of all rows of its council and year, of those of its category, or a name.
 */
static void check_parts(struct total_search *search)
{
	const struct reading *reading = search->reading;

	for (size_t i = 0; search->amount >= 0 && i < reading->n_records; i++) {
		struct total_parts some, all;
		bool is_sum;

		if (!total_search_key(search, i, search->field)->says)
			continue;
		some = total_search_parts(search, i, false);
		search->is_of_all = true;
		all = total_search_parts(search, i, false);
		search->is_of_all = false;
		is_sum = (some.count > 0 && some.sum == total_search_amount(search, i)) ||
			 (all.count > 0 && all.sum == total_search_amount(search, i));
		diagnose(search->reader->diagnostics, is_sum ? SEVERITY_FAULT : SEVERITY_WARNING,
			 total_search_place(search, i),
			 is_sum ? "%s says that the row is a total of others, which would count "
				  "twice; take the row out, or, if it is none, give it another name"
				: "%s reads like a total and is counted beside the other rows; "
				  "take it out if it is theirs",
			 cell_quoted(search->reader->arena, total_search_name(search, i)));
		search->reader->is_well = search->reader->is_well && !is_sum;
	}
}

/* `of which new`, `Average`. */
static void say_no_rows(const struct total_search *search)
{
	const struct reading *reading = search->reading;

	for (size_t i = 0; i < reading->n_records; i++)
		if (total_search_key(search, i, search->field)->says_part)
			warning(search->reader->diagnostics, total_search_place(search, i),
				"%s reads like a part or an average of other rows, and is counted "
				"beside them; take the row out if it is",
				cell_quoted(search->reader->arena, total_search_name(search, i)));
}

void case_totals_check(struct reader *reader)
{
	struct total_search search;
	const bool is_comparable = reader->reading->n_records <= MOST_COMPARED;

	total_search_init(&search, reader);
	for (; search.field < reader->reading->shape->n_fields; search.field++) {
		const struct field *field = &reader->reading->shape->fields[search.field];

		if ((field->flags & (FIELD_NAME | FIELD_PART)) != 0)
			say_no_rows(&search);
		if ((field->flags & FIELD_NAME) != 0)
			check_totals(&search);
		else if (total_search_is_free_part(field))
			check_parts(&search);
		if ((field->flags & FIELD_NAME) != 0 && is_comparable)
			total_search_sums(&search);
		if ((field->flags & (FIELD_NAME | FIELD_PART)) != 0 &&
		    (field->flags & FIELD_REQUIRED) == 0 && is_comparable)
			total_search_blanks(&search);
	}
}
