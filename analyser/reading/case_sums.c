/* Rows of a case file whose amounts show that they are totals of others (case_totals.c). */
#include <string.h>

#include "reading/cell.h"
#include "reading/total_search.h"

/* Does any name of it say total, or a list know it, so that more is said of it than its sum? */
static bool is_told(const struct total_search *search, size_t record)
{
	for (size_t i = 0; i < search->reading->shape->n_fields; i++)
		if (total_search_key(search, record, i)->says ||
		    total_search_key(search, record, i)->is_listed)
			return true;
	return false;
}

static const char *say_amount(const struct total_search *search, int64_t amount)
{
	const bool is_money = search->reading->shape->fields[search->amount].unit == UNIT_MONEY;

	return total_say_amount(amount, is_money, search->reader->arena);
}

/* Of how many digits an amount is, but for the noughts at its end: 3 of £125,000. */
static int count_digits(int64_t amount)
{
	int count = 0;

	while (amount != 0 && amount % 10 == 0)
		amount /= 10;
	for (; amount != 0; amount /= 10)
		count++;
	return count;
}

/* Has the row several names, so that a total of all may have others than its parts in each? */
static bool has_other_names(const struct total_search *search)
{
	for (size_t i = 0; i < search->reading->shape->n_fields; i++)
		if (i != search->field &&
		    (search->reading->shape->fields[i].flags & FIELD_NAME) != 0 &&
		    !total_search_is_of_whom(&search->reading->shape->fields[i]))
			return true;
	return false;
}

/* Is it half of the file, as the total of all else is, under a name that no other row has? */
static bool is_half(const struct total_search *search, size_t record)
{
	if (search->whole % 2 != 0 || total_search_amount(search, record) != search->whole / 2 ||
	    total_search_is_of_whom(&search->reading->shape->fields[search->field]) ||
	    has_other_names(search))
		return false;
	for (size_t i = 0; i < search->reading->n_records; i++)
		if (i != record &&
		    strcmp(total_search_name(search, i), total_search_name(search, record)) == 0)
			return false;
	return true;
}

/* An amount of so many digits is no sum of others by chance. */
#define DIGITS_OF_NO_CHANCE 5

/* Of a tenth of the file or more a doubt stands under the answer. */
#define LEAST_WEIGHTY 10

static enum severity severity_of(const struct total_search *search, int64_t amount)
{
	return amount >= search->whole / LEAST_WEIGHTY ? SEVERITY_WARNING : SEVERITY_NOTICE;
}

/* A row by any other name may be a total: what others that it would count come to. */
static bool judge_sum(struct total_search *search, size_t record, const struct total_parts *parts)
{
	const int64_t wanted = total_search_amount(search, record);
	const char *name = total_search_name(search, record);
	const bool is_exact = parts->sum == wanted,
		   is_no_chance = count_digits(wanted) >= DIGITS_OF_NO_CHANCE;

	if (is_exact && is_no_chance && parts->count >= 3)
		search->reader->is_well =
		    fault(search->reader->diagnostics, total_search_place(search, record),
			  "%s has what %zu other rows come to, %s, so it is their total and would "
			  "count twice; take the row out, or, if it is none, make two rows of it",
			  cell_quoted(search->reader->arena, name), parts->count,
			  say_amount(search, wanted));
	else if (is_exact && (is_no_chance || parts->count >= 3 || is_half(search, record)) &&
		 parts->count >= 2)
		diagnose(search->reader->diagnostics,
			 is_no_chance || parts->count >= 3 ? severity_of(search, wanted)
							   : SEVERITY_NOTICE,
			 total_search_place(search, record),
			 "%s has what %zu other rows come to; if it is their total, it counts "
			 "twice: take the row out",
			 cell_quoted(search->reader->arena, name), parts->count);
	else if (parts->count >= 3 && total_search_is_near(wanted, parts->sum))
		diagnose(search->reader->diagnostics, severity_of(search, wanted),
			 total_search_place(search, record),
			 "%s has %s, and %zu other rows come to nearly that, %s; if it is their "
			 "total, it counts twice: take the row out",
			 cell_quoted(search->reader->arena, name), say_amount(search, wanted),
			 parts->count, say_amount(search, parts->sum));
	else
		return false;
	return true;
}

/* Under its first name a row is compared with all others of its council and year. */
static bool judge_whole(struct total_search *search, size_t record)
{
	struct total_parts parts;

	for (size_t i = 0; i < search->field; i++)
		if ((search->reading->shape->fields[i].flags & FIELD_NAME) != 0 &&
		    !total_search_is_of_whom(&search->reading->shape->fields[i]))
			return false;
	if (total_search_is_of_whom(&search->reading->shape->fields[search->field]) ||
	    !has_other_names(search))
		return false;
	search->is_of_all = true;
	parts = total_search_parts(search, record, true);
	search->is_of_all = false;
	return parts.sum == total_search_amount(search, record) &&
	       count_digits(parts.sum) >= DIGITS_OF_NO_CHANCE && judge_sum(search, record, &parts);
}

void total_search_sums(struct total_search *search)
{
	for (size_t i = 0; search->amount >= 0 && i < search->reading->n_records; i++) {
		if (total_search_amount(search, i) == 0 || is_told(search, i))
			continue;

		const struct total_parts same = total_search_parts(search, i, true),
					 all = total_search_parts(search, i, false);

		if (!judge_sum(search, i, &same) && !judge_sum(search, i, &all))
			(void)judge_whole(search, i);
	}
}

/* Would a total that leaves the field at hand empty count this row, which gives it? */
static bool is_part_by(const struct total_search *search, size_t total, size_t other)
{
	const struct shape *shape = search->reading->shape;

	if (other == total || total_search_key(search, other, search->field)->id == 0)
		return false;
	for (size_t i = 0; i < shape->n_fields; i++)
		if (i != search->field && total_search_key(search, total, i)->id != 0 &&
		    total_search_key(search, total, i)->id !=
			total_search_key(search, other, i)->id)
			return false;
	return true;
}

/* A row without a purpose, beside rows of the same with one, is their total where it agrees. */
void total_search_blanks(struct total_search *search)
{
	const struct reading *reading = search->reading;
	const char *id = reading->shape->fields[search->field].id;

	for (size_t i = 0; search->amount >= 0 && i < reading->n_records; i++) {
		const int64_t wanted = total_search_amount(search, i);
		struct total_parts parts = {0};

		if (wanted == 0 || is_told(search, i) ||
		    total_search_key(search, i, search->field)->id != 0)
			continue;
		for (size_t j = 0; j < reading->n_records; j++)
			if (is_part_by(search, i, j)) {
				(void)__builtin_add_overflow(
				    parts.sum, total_search_amount(search, j), &parts.sum);
				parts.count++;
			}
		if (parts.count >= 2 && parts.sum == wanted)
			search->reader->is_well =
			    fault(search->reader->diagnostics, total_search_place(search, i),
				  "is empty, and the row has what %zu rows of the same that give a "
				  "%s come to, %s, so it is their total and would count twice; "
				  "take the row out, or, if it is none, say its %s",
				  parts.count, id, say_amount(search, wanted), id);
		else if (parts.count >= 2 && total_search_is_near(wanted, parts.sum))
			notice(search->reader->diagnostics, total_search_place(search, i),
			       "is empty, and %zu rows of the same that give a %s come to nearly "
			       "what this row has: %s beside %s; if it is their total, it counts "
			       "twice: take the row out",
			       parts.count, id, say_amount(search, parts.sum),
			       say_amount(search, wanted));
	}
}
