#include "reading/total_search.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "reading/fit.h"

/* Is it compared with other rows'? */
static bool is_compared(const struct field *field)
{
	return (field->flags & (FIELD_NAME | FIELD_PART)) != 0 || field->unit == UNIT_YEAR;
}

bool total_search_is_free_part(const struct field *field)
{
	return (field->flags & FIELD_PART) != 0 && (field->flags & FIELD_ALL) == 0;
}

static bool says_total(const struct field *field, const char *text)
{
	return (field->flags & FIELD_NAME) != 0
		   ? totals_says_total(text)
		   : total_search_is_free_part(field) && totals_is_word(text);
}

/* Has the list of what the field may hold (fit.h) this name? */
static bool is_listed(const struct reader *reader, const struct field *field, const char *text)
{
	const struct known_cells *known = reader->options->known;

	return known != NULL && strcmp(known->field, field->id) == 0 &&
	       known->has(known->data, text_fold(reader->arena, text));
}

/* Texts are numbered by the first row that has each; `slots`, of a power of two, finds it. */
static void number_field(struct total_search *search, size_t field, uint32_t *slots, size_t n_slots)
{
	const struct reading *reading = search->reading;
	const struct field *of = &reading->shape->fields[field];

	memset(slots, 0, n_slots * sizeof *slots);
	for (size_t i = 0; i < reading->n_records; i++) {
		const struct value *value = &reading->records[i].values[field];
		struct total_key *key = &search->keys[i * reading->shape->n_fields + field];
		size_t at;

		if (value->kind != VALUE_TEXT) {
			key->id = value->kind == VALUE_YEAR ? (uint32_t)value->year.start
							    : value->kind != VALUE_NONE;
			continue;
		}
		at = text_hash(value->text) & (n_slots - 1);
		while (slots[at] != 0 &&
		       strcmp(reading->records[slots[at] - 1].values[field].text, value->text) != 0)
			at = (at + 1) & (n_slots - 1);
		if (slots[at] == 0) {
			slots[at] = (uint32_t)i + 1;
			*key = (struct total_key){.id = slots[at],
						  .is_listed =
						      is_listed(search->reader, of, value->text),
						  .says_part = total_words_part(value->text)};
			key->says = !key->is_listed && says_total(of, value->text);
		} else {
			*key = *total_search_key(search, slots[at] - 1, field);
		}
	}
}

void total_search_init(struct total_search *search, struct reader *reader)
{
	const struct reading *reading = reader->reading;
	const size_t n_fields = reading->shape->n_fields;
	size_t n_slots = 16;

	*search =
	    (struct total_search){.reader = reader,
				  .reading = reading,
				  .amount = ledger_amount_field(reading->shape),
				  .keys = arena_array(reader->arena, reading->n_records * n_fields,
						      sizeof *search->keys)};
	while (n_slots < 2 * reading->n_records)
		n_slots *= 2;
	uint32_t *slots = arena_array(reader->arena, n_slots, sizeof *slots);

	for (size_t i = 0; i < n_fields; i++)
		if (is_compared(&reading->shape->fields[i]))
			number_field(search, i, slots, n_slots);
	/* A part of the sum of all amounts, which is checked. */
	for (size_t i = 0; search->amount >= 0 && i < reading->n_records; i++)
		(void)__builtin_add_overflow(search->whole, total_search_amount(search, i),
					     &search->whole);
}

struct place total_search_place(const struct total_search *search, size_t record)
{
	return (struct place){search->reading->source->path, search->reading->records[record].line,
			      search->reading->shape->fields[search->field].id};
}

const char *total_search_name(const struct total_search *search, size_t record)
{
	const struct value *value = &search->reading->records[record].values[search->field];

	return value->kind == VALUE_TEXT ? value->text : "";
}

int64_t total_search_amount(const struct total_search *search, size_t record)
{
	const struct value *value = &search->reading->records[record].values[search->amount];

	return value->kind == VALUE_MONEY   ? value->money.hundredths
	       : value->kind == VALUE_COUNT ? value->count
					    : 0;
}

bool total_search_is_of_whom(const struct field *field)
{
	return (field->flags & FIELD_CONSTANT) != 0;
}

/* The fields in which the rows of a total say what it says. */
struct row_agreement {
	size_t fields[MAX_FIELDS], n_fields;
};

/* With the parts of the key too, those that it gives. */
static struct row_agreement agreement_of(const struct total_search *search, size_t total,
					 bool has_parts_too)
{
	const struct shape *shape = search->reading->shape;
	struct row_agreement found = {.n_fields = 0};

	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];
		const struct total_key *key = total_search_key(search, total, i);
		const bool is_name = (field->flags & FIELD_NAME) != 0,
			   is_part = has_parts_too && (field->flags & FIELD_PART) != 0;

		if (key->id != 0 &&
		    (is_part ||
		     (i != search->field && (is_name || field->unit == UNIT_YEAR) &&
		      !(is_name && search->is_of_all && !total_search_is_of_whom(field)) &&
		      !(is_name && key->says))))
			found.fields[found.n_fields++] = i;
	}
	return found;
}

static bool agrees(const struct total_search *search, const struct row_agreement *agreement,
		   size_t total, size_t other)
{
	if (other == total || total_search_key(search, other, search->field)->says)
		return false;
	for (size_t i = 0; i < agreement->n_fields; i++)
		if (total_search_key(search, total, agreement->fields[i])->id !=
		    total_search_key(search, other, agreement->fields[i])->id)
			return false;
	return true;
}

bool total_search_is_part(const struct total_search *search, size_t total, size_t other)
{
	const struct row_agreement agreement = agreement_of(search, total, false);

	return agrees(search, &agreement, total, other);
}

struct total_parts total_search_parts(const struct total_search *search, size_t record,
				      bool has_parts_too)
{
	const struct row_agreement agreement = agreement_of(search, record, has_parts_too);
	struct total_parts parts = {0};

	for (size_t i = 0; i < search->reading->n_records; i++)
		if (agrees(search, &agreement, record, i)) {
			(void)__builtin_add_overflow(parts.sum, total_search_amount(search, i),
						     &parts.sum);
			parts.count++;
		}
	return parts;
}

bool total_search_is_near(int64_t wanted, int64_t sum)
{
	uint64_t off =
	    wanted > sum ? (uint64_t)wanted - (uint64_t)sum : (uint64_t)sum - (uint64_t)wanted;

	return (wanted > 0) == (sum > 0) && off <= (uint64_t)llabs(wanted) / 200;
}
