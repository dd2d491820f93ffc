#include "tally/head_parts.h"

const struct field head_line_amount = {
    "amount", UNIT_MONEY, FIELD_OPTIONAL | FIELD_NOT_NEGATIVE | FIELD_ONE_ONLY,
    "linetotal|lineamount|linevalue|linecost|totalcost|totalprice|totalvalue|totalamount|"
    "ordervalue|orderamount|invoiceamount|netamount|amountnet|netvalue|nettotal|linenet|"
    "extendedprice|extendedcost|total|value|spend|amountpaid|cost",
    NULL};

static void add_field(struct head *head, const struct field *field, unsigned flags)
{
	head->fields[head->shape.n_fields] = *field;
	head->fields[head->shape.n_fields++].flags = flags;
}

static void add_keys(struct head *head)
{
	const struct tally_question *question = head->question;
	const struct shape *shape = question->shape;

	for (size_t i = 0; i < question->n_keys; i++) {
		const struct tally_key *key = &question->keys[i];
		struct field field = {key->name, UNIT_TEXT, 0, NULL, NULL};
		unsigned flags = FIELD_COLUMN;

		if (key->field >= 0) {
			field = shape->fields[key->field];
			flags = (field.flags & FIELD_REQUIRED) != 0 ? field.flags : FIELD_COLUMN;
			if (!key->is_year && !key->is_price)
				field.unit = UNIT_TEXT;
		}
		if (key->is_month)
			field.aliases = key->aliases;
		if (key->is_optional || (key->is_year && question->year.start != 0))
			flags = FIELD_OPTIONAL;
		if (key->is_price) {
			/* It may have to be found from the amount. */
			flags &= ~(unsigned)FIELD_REQUIRED;
			head->price_field = (int)head->shape.n_fields;
		}
		head->key_fields[i] = (int)head->shape.n_fields;
		add_field(head, &field, flags);
	}
}

void head_make_shape(struct head *head)
{
	const struct tally_question *question = head->question;
	const struct shape *shape = question->shape;
	bool has_year = false;
	int months = shape_field(shape, "months");

	head->shape = (struct shape){shape->kind, shape->noun, head->fields, 0, false};
	head->price_field = head->line_field = head->months_field = -1;
	add_keys(head);
	for (size_t i = 0; i < question->n_keys; i++)
		has_year = has_year || question->keys[i].is_year;
	FOR_EACH (const struct field, field, shape->fields, shape->n_fields) {
		if (field->unit == UNIT_YEAR && !has_year)
			add_field(head, field, FIELD_OPTIONAL);
		/* Rows can be counted, pounds cannot. */
		if ((field->flags & FIELD_AMOUNT) != 0)
			add_field(head, field,
				  question->is_money ? field->flags
						     : field->flags & ~(unsigned)FIELD_REQUIRED);
	}
	if (head->price_field >= 0) {
		head->line_field = (int)head->shape.n_fields;
		add_field(head, &head_line_amount, head_line_amount.flags);
	}
	if (months >= 0) {
		head->months_field = (int)head->shape.n_fields;
		add_field(head, &shape->fields[months], FIELD_OPTIONAL);
	}
}

void head_settle_price(struct head *head)
{
	int price = head->price_field, line = head->line_field;

	head->stated_line = -1;
	if (price < 0)
		return;
	if (head->columns.at[price] >= 0)
		head->stated_line = head->columns.at[line];
	if (head->columns.at[price] >= 0 || head->columns.at[line] < 0) {
		head->columns.at[line] = head->columns.rival[line] = -1;
		head->fields[price].flags |= FIELD_REQUIRED;
	} else {
		head->fields[line].flags |= FIELD_REQUIRED;
	}
}

bool head_has_key(const struct head *head, size_t key)
{
	return !head->question->keys[key].is_year &&
	       (head->columns.at[head->key_fields[key]] >= 0 || head->question->keys[key].is_price);
}

int head_council_key(const struct head *head)
{
	int key = 0;

	for (size_t i = 0; i < head->question->n_keys; i++) {
		if (!head_has_key(head, i))
			continue;
		if ((head->fields[head->key_fields[i]].flags & FIELD_CONSTANT) != 0)
			return key;
		key++;
	}
	return -1;
}

bool head_has_months(const struct head *head)
{
	return head->period.month_at >= 0 ||
	       (head->months_field >= 0 && head->columns.at[head->months_field] >= 0);
}

const char *head_price_of(struct money *price, const struct head *head,
			  const struct verdict *verdict)
{
	const struct value *own = &verdict->values[head->price_field];
	const struct value *amount = &verdict->values[head->line_field];
	int64_t quantity = verdict->has_amount ? verdict->amount : 1;

	if (head->columns.at[head->price_field] >= 0) {
		*price = own->money;
		return NULL;
	}
	if (quantity == 0)
		return "no quantity to divide the amount by";
	if (amount->money.hundredths % quantity != 0)
		return "amount divided by quantity is no price exact to £0.0001";
	price->hundredths = amount->money.hundredths / quantity;
	return NULL;
}
