#include "reading/case_totals.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "reading/cell.h"
#include "reading/total_words.h"

/* The rows of a file while totals are looked for among them. */
struct total_search {
	struct reader *reader;
	const struct reading *reading;
	int amount;   /* the field that adds up, or -1 */
	size_t field; /* whose names are looked at */
};

static const char *name_of(const struct total_search *search, size_t record)
{
	const struct value *value = &search->reading->records[record].values[search->field];

	return value->kind == VALUE_TEXT ? value->text : "";
}

static int64_t amount_of(const struct total_search *search, size_t record)
{
	const struct value *value = &search->reading->records[record].values[search->amount];

	return value->kind == VALUE_MONEY   ? value->money.hundredths
	       : value->kind == VALUE_COUNT ? value->count
					    : 0;
}

static bool is_same_value(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == VALUE_TEXT)
		return strcmp(a->text, b->text) == 0;
	return a->kind != VALUE_YEAR || a->year.start == b->year.start;
}

/*
 * Would a total count this other row?  It agrees with it in every name and year that the total does
 * not itself say `total` in, and has a name of its own where the total says so.
 */
static bool is_part(const struct total_search *search, size_t total, size_t other)
{
	const struct shape *shape = search->reading->shape;
	const struct value *of_total = search->reading->records[total].values;
	const struct value *of_other = search->reading->records[other].values;

	if (other == total || totals_says_total(name_of(search, other)))
		return false;
	for (size_t i = 0; i < shape->n_fields; i++) {
		bool is_name = (shape->fields[i].flags & FIELD_NAME) != 0;

		if (i == search->field || of_total[i].kind == VALUE_NONE ||
		    (!is_name && shape->fields[i].unit != UNIT_YEAR) ||
		    (is_name && of_total[i].kind == VALUE_TEXT &&
		     totals_says_total(of_total[i].text)))
			continue;
		if (!is_same_value(&of_total[i], &of_other[i]))
			return false;
	}
	return true;
}

/* Within half of one hundredth, as a total of rounded or older amounts is. */
static bool is_near(int64_t wanted, int64_t sum)
{
	uint64_t off =
	    wanted > sum ? (uint64_t)wanted - (uint64_t)sum : (uint64_t)sum - (uint64_t)wanted;

	return (wanted > 0) == (sum > 0) && off <= (uint64_t)llabs(wanted) / 200;
}

/* Do two or more of the rows on one side of it, next to each other, or all, come to it? */
static bool is_sum(const struct total_search *search, size_t total)
{
	size_t n_records = search->reading->n_records, n_parts = 0;
	int64_t wanted, all = 0;

	if (search->amount < 0)
		return false;
	wanted = amount_of(search, total);
	for (int step = -1; step <= 1; step += 2) {
		int64_t sum = 0;
		size_t count = 0;

		/* Below the first there is none: it wraps round past the last. */
		for (size_t i = total + (size_t)step; i < n_records && is_part(search, total, i);
		     i += (size_t)step) {
			(void)__builtin_add_overflow(sum, amount_of(search, i), &sum);
			if (++count >= 2 && sum == wanted)
				return true;
		}
	}
	for (size_t i = 0; i < n_records; i++)
		if (is_part(search, total, i)) {
			(void)__builtin_add_overflow(all, amount_of(search, i), &all);
			n_parts++;
		}
	return n_parts > 0 && (all == wanted || (n_parts >= 2 && is_near(wanted, all)));
}

static bool has_parts(const struct total_search *search, size_t total)
{
	for (size_t i = 0; i < search->reading->n_records; i++)
		if (is_part(search, total, i))
			return true;
	return false;
}

/* The length of a folded name without the word it begins or ends with, if it does. */
static const char *without(const char *name, size_t *length, const char *word, bool is_at_end)
{
	size_t size = strlen(word);

	if (*length <= size || strncmp(is_at_end ? name + *length - size : name, word, size) != 0)
		return name;
	*length -= size;
	return is_at_end ? name : name + size;
}

/* Does `Adult care total` stand beside rows of `Adult care`, or of `Adult care, homes`? */
static bool is_of_another_name(const struct total_search *search, size_t total)
{
	static const char *const beginnings[] = {"grand", "sub", "total", "for", "of"};
	struct arena *arena = search->reader->arena;
	const char *name = text_fold(arena, name_of(search, total));
	size_t length = strlen(name);

	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
		name = without(name, &length, beginnings[i], false);
	name = without(name, &length, "total", true);
	name = without(name, &length, "sub", true);
	for (size_t i = 0; length > 2 && i < search->reading->n_records; i++)
		if (is_part(search, total, i) &&
		    strncmp(text_fold(arena, name_of(search, i)), name, length) == 0)
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
	const char *name = name_of(search, record);

	if (!totals_says_total(name))
		return false;
	if (totals_is_word(name))
		return has_parts(search, record) || strcasestr(name, "total") != NULL;
	return says_plainly(name, search->reader->arena) || is_sum(search, record) ||
	       is_of_another_name(search, record);
}

static void check_totals(struct total_search *search)
{
	const struct reading *reading = search->reading;
	size_t n_says = 0;

	for (size_t i = 0; i < reading->n_records; i++)
		n_says += totals_is_word(name_of(search, i));
	/* What every row says is no label of one. */
	if (n_says == reading->n_records && n_says > 1)
		return;
	for (size_t i = 0; i < reading->n_records; i++) {
		if (!is_total(search, i))
			continue;
		search->reader->is_well = diagnose(
		    search->reader->diagnostics, SEVERITY_FAULT,
		    (struct place){reading->source->path, reading->records[i].line,
				   reading->shape->fields[search->field].id},
		    "%s says that the row is a total of others, which would count twice; take the "
		    "row out, or, if it is none, give it another name",
		    cell_quoted(search->reader->arena, name_of(search, i)));
	}
}

/* Does any name of it say total, so that more is said of it than its sum? */
static bool is_told(const struct total_search *search, size_t record)
{
	const struct value *values = search->reading->records[record].values;

	for (size_t i = 0; i < search->reading->shape->n_fields; i++)
		if ((search->reading->shape->fields[i].flags & FIELD_NAME) != 0 &&
		    values[i].kind == VALUE_TEXT && totals_says_total(values[i].text))
			return true;
	return false;
}

/* So many rows of a file are each compared with all others. */
#define MOST_COMPARED 1000

/* What the rows come to that another would count, were it their total. */
struct total_parts {
	size_t count;
	int64_t sum; /* of amounts whose sum was checked when they were read */
};

static struct place place_of(const struct total_search *search, size_t record, size_t field)
{
	return (struct place){search->reading->source->path, search->reading->records[record].line,
			      search->reading->shape->fields[field].id};
}

static bool is_money(const struct total_search *search)
{
	return search->reading->shape->fields[search->amount].unit == UNIT_MONEY;
}

static const char *say_amount(const struct total_search *search, int64_t amount)
{
	struct arena *arena = search->reader->arena;

	return is_money(search) ? say_pounds(arena, (struct money){amount})
				: say_number(arena, amount);
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

/* An amount of so many digits is no sum of others by chance. */
#define DIGITS_OF_NO_CHANCE 5

/* A row by any other name may be a total: what others that it would count come to. */
static bool judge_sum(struct total_search *search, size_t record, const struct total_parts *parts)
{
	const int64_t wanted = amount_of(search, record);
	const char *name = cell_quoted(search->reader->arena, name_of(search, record));
	const bool is_exact = parts->sum == wanted,
		   is_no_chance = count_digits(wanted) >= DIGITS_OF_NO_CHANCE;

	if (is_exact && is_no_chance && parts->count >= 3)
		search->reader->is_well = diagnose(
		    search->reader->diagnostics, SEVERITY_FAULT,
		    place_of(search, record, search->field),
		    "%s has what %zu other rows come to, %s, so it is their total and would "
		    "count twice; take the row out, or, if it is none, make two rows of it",
		    name, parts->count, say_amount(search, wanted));
	else if (is_exact && parts->count >= (is_no_chance ? 2 : 3))
		diagnose(search->reader->diagnostics, SEVERITY_NOTICE,
			 place_of(search, record, search->field),
			 "%s has what %zu other rows come to; if it is their total, it "
			 "counts twice: take the row out",
			 name, parts->count);
	else if (parts->count >= 3 && is_near(wanted, parts->sum))
		diagnose(search->reader->diagnostics, SEVERITY_NOTICE,
			 place_of(search, record, search->field),
			 "%s has %s, and %zu other rows come to nearly that, %s; if it is their "
			 "total, it counts twice: take the row out",
			 name, say_amount(search, wanted), parts->count,
			 say_amount(search, parts->sum));
	else
		return false;
	return true;
}

static bool is_key(const struct field *field)
{
	return (field->flags & (FIELD_NAME | FIELD_PART)) != 0;
}

/* Do two rows agree in every part of their key that the first gives? */
static bool has_same_parts(const struct total_search *search, size_t record, size_t other)
{
	const struct value *one = search->reading->records[record].values;
	const struct value *two = search->reading->records[other].values;

	for (size_t i = 0; i < search->reading->shape->n_fields; i++)
		if ((search->reading->shape->fields[i].flags & FIELD_PART) != 0 &&
		    one[i].kind != VALUE_NONE && !is_same_value(&one[i], &two[i]))
			return false;
	return true;
}

/* What others that agree with a row in all else come to; in the parts of its key too, or not. */
static struct total_parts parts_of(const struct total_search *search, size_t record,
				   bool has_parts_too)
{
	struct total_parts parts = {0};

	for (size_t i = 0; i < search->reading->n_records; i++)
		if (is_part(search, record, i) &&
		    (!has_parts_too || has_same_parts(search, record, i))) {
			(void)__builtin_add_overflow(parts.sum, amount_of(search, i), &parts.sum);
			parts.count++;
		}
	return parts;
}

static void say_sums(struct total_search *search)
{
	for (size_t i = 0; search->amount >= 0 && i < search->reading->n_records; i++) {
		if (amount_of(search, i) == 0 || is_told(search, i))
			continue;

		const struct total_parts same = parts_of(search, i, true),
					 all = parts_of(search, i, false);

		if (!judge_sum(search, i, &same))
			(void)judge_sum(search, i, &all);
	}
}

/* Would a total that leaves the field at hand empty count this row, which gives it? */
static bool is_part_by(const struct total_search *search, size_t total, size_t other)
{
	const struct shape *shape = search->reading->shape;
	const struct value *of_total = search->reading->records[total].values;
	const struct value *of_other = search->reading->records[other].values;

	if (other == total || of_other[search->field].kind == VALUE_NONE)
		return false;
	for (size_t i = 0; i < shape->n_fields; i++)
		if (i != search->field &&
		    (is_key(&shape->fields[i]) || shape->fields[i].unit == UNIT_YEAR) &&
		    of_total[i].kind != VALUE_NONE && !is_same_value(&of_total[i], &of_other[i]))
			return false;
	return true;
}

/* A row without a purpose, beside rows of the same with one, is their total where it agrees. */
static void check_blanks(struct total_search *search)
{
	const struct reading *reading = search->reading;
	const char *id = reading->shape->fields[search->field].id;

	for (size_t i = 0; search->amount >= 0 && i < reading->n_records; i++) {
		const int64_t wanted = amount_of(search, i);
		struct total_parts parts = {0};

		if (wanted == 0 || is_told(search, i) ||
		    reading->records[i].values[search->field].kind != VALUE_NONE)
			continue;
		for (size_t j = 0; j < reading->n_records; j++)
			if (is_part_by(search, i, j)) {
				(void)__builtin_add_overflow(parts.sum, amount_of(search, j),
							     &parts.sum);
				parts.count++;
			}
		if (parts.count >= 2 && parts.sum == wanted)
			search->reader->is_well =
			    diagnose(search->reader->diagnostics, SEVERITY_FAULT,
				     place_of(search, i, search->field),
				     "is empty, and the row has what %zu rows of the same that "
				     "give a %s come to, %s, so it is their total and would count "
				     "twice; take the row out, or, if it is none, say its %s",
				     parts.count, id, say_amount(search, wanted), id);
		else if (parts.count >= 2 && is_near(wanted, parts.sum))
			diagnose(search->reader->diagnostics, SEVERITY_NOTICE,
				 place_of(search, i, search->field),
				 "is empty, and %zu rows of the same that give a %s come to "
				 "nearly what this row has: %s beside %s; if it is their total, "
				 "it counts twice: take the row out",
				 parts.count, id, say_amount(search, parts.sum),
				 say_amount(search, wanted));
	}
}

void case_totals_check(struct reader *reader)
{
	struct total_search search = {reader, reader->reading,
				      ledger_amount_field(reader->reading->shape), 0};
	const bool is_comparable = reader->reading->n_records <= MOST_COMPARED;

	for (; search.field < reader->reading->shape->n_fields; search.field++) {
		const struct field *field = &reader->reading->shape->fields[search.field];

		if ((field->flags & FIELD_NAME) != 0)
			check_totals(&search);
		if ((field->flags & FIELD_NAME) != 0 && is_comparable)
			say_sums(&search);
		if (is_key(field) && (field->flags & FIELD_REQUIRED) == 0 && is_comparable)
			check_blanks(&search);
	}
}
