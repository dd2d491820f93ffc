#include "reading/neighbours.h"

#include <string.h>

#include "base/text.h"
#include "reading/cell.h"
#include "reading/currency.h"
#include "reading/scale.h"

#define NOT_IN_POUNDS "not in pounds"

static const struct {
	const char *field, *names; /* folded, `|` between and around */
} kinds[NEIGHBOUR_KINDS] = {
    [NEIGHBOUR_CURRENCY] = {"currency",
			    "|currency|currencycode|currencyid|currencyname|currencytype|ccy|cur|"
			    "curr|currcode|curcode|isocurrency|isocurrencycode|originalcur|"
			    "originalcurrency|origcurrency|origcur|transactioncurrency|"
			    "transcurrency|invoicecurrency|paymentcurrency|documentcurrency|"
			    "doccurrency|amountcurrency|currencyiso|"},
    [NEIGHBOUR_SIGN] = {"sign",
			"|drcr|crdr|dc|cd|debitcredit|creditdebit|debitorcredit|creditordebit|"
			"drorcr|crordr|dorc|debitcreditindicator|creditdebitindicator|"
			"debitcreditind|dcindicator|drcrindicator|dcind|drcrind|indicatordc|"
			"debitcreditflag|drcrflag|dcflag|debitcreditcode|debitcreditmark|"},
    [NEIGHBOUR_CREDIT] = {"credit",
			  "|credit|credits|cr|creditamount|creditamt|amountcredit|credited|"
			  "creditvalue|creditgbp|"},
};

static const char debit_names[] =
    "|debit|debits|dr|debitamount|debitamt|amountdebit|debited|debitvalue|debitgbp|";

bool neighbours_has_field(const char *field)
{
	for (size_t i = 0; i < NEIGHBOUR_KINDS; i++)
		if (strcmp(kinds[i].field, field) == 0)
			return true;
	return false;
}

static bool is_listed(const char *list, const char *folded, struct arena *arena)
{
	return folded[0] != '\0' && strstr(list, arena_format(arena, "|%s|", folded)) != NULL;
}

static bool is_amount(const struct field *field)
{
	return field->unit == UNIT_MONEY || (field->flags & FIELD_AMOUNT) != 0;
}

static int amount_field(const struct shape *shape)
{
	for (size_t i = 0; i < shape->n_fields; i++)
		if ((shape->fields[i].flags & FIELD_AMOUNT) != 0)
			return (int)i;
	return -1;
}

/* The column of the money that is added up, or of any other money there is; -1: none. */
static int money_column(const struct neighbours *neighbours)
{
	int found = -1;

	for (size_t i = 0; i < neighbours->shape->n_fields; i++) {
		const struct field *field = &neighbours->shape->fields[i];

		if (field->unit != UNIT_MONEY || neighbours->columns->at[i] < 0)
			continue;
		if (found < 0 || (field->flags & FIELD_AMOUNT) != 0)
			found = neighbours->columns->at[i];
	}
	return found;
}

enum word { WORD_NONE, WORD_DEBIT, WORD_CREDIT, WORD_OTHER };

static enum word sign_word(const char *text, struct arena *arena)
{
	const char *folded = text_fold(arena, text);

	if (strcmp(text, "+") == 0)
		return WORD_DEBIT;
	if (strcmp(text, "-") == 0)
		return WORD_CREDIT;
	if (cell_is_missing(text))
		return WORD_NONE;
	if (is_listed("|d|dr|db|dbt|deb|debit|debits|debet|", folded, arena))
		return WORD_DEBIT;
	return is_listed("|c|cr|crd|crt|cred|credit|credits|", folded, arena) ? WORD_CREDIT
									      : WORD_OTHER;
}

static enum word type_word(const char *text, struct arena *arena)
{
	const char *folded = text_fold(arena, text);

	if (strstr(folded, "creditnote") != NULL || strstr(folded, "creditmemo") != NULL ||
	    is_listed("|cn|crn|credit|crnote|scn|creditinvoice|refund|", folded, arena))
		return WORD_CREDIT;
	if (strstr(folded, "invoice") != NULL || strcmp(folded, "inv") == 0)
		return WORD_DEBIT;
	return cell_is_missing(text) ? WORD_NONE : WORD_OTHER;
}

static enum word word_of(const struct neighbours *neighbours, const char *text, struct arena *arena)
{
	return neighbours->is_type ? type_word(text, arena) : sign_word(text, arena);
}

static const char *cell_at(const struct row *row, int at)
{
	return at < 0 || row->fault != NULL || (size_t)at >= row->n_cells ? "" : row->cells[at];
}

/* How often the first rows have each word in a column. */
struct words_seen {
	size_t counts[WORD_OTHER + 1];
	bool has_spelt; /* `Dr`, `Debit`: more than a letter */
};

static struct words_seen see_words(const struct neighbours *neighbours, size_t column,
				   const struct row *rows, size_t n_rows, struct arena *arena)
{
	struct words_seen seen = {0};

	for (size_t i = 0; i < n_rows && i < 1000; i++) {
		const char *text = cell_at(&rows[i], (int)column);
		enum word word = word_of(neighbours, text, arena);

		seen.counts[word]++;
		seen.has_spelt = seen.has_spelt || strlen(text) > 1;
	}
	return seen;
}

static bool is_field_column(const struct neighbours *neighbours, size_t column)
{
	for (size_t i = 0; i < neighbours->shape->n_fields; i++)
		if (neighbours->columns->at[i] == (int)column)
			return true;
	return false;
}

/* A column that says `Dr` and `Cr`, or `Invoice` and `Credit note`, by another name. */
static bool find_sign_by_words(struct neighbours *neighbours, const struct row *rows, size_t n_rows,
			       struct diagnostics *diagnostics)
{
	const struct row *header = neighbours->columns->header;
	struct arena *arena = diagnostics->arena;

	for (size_t i = 0; i < header->n_cells; i++) {
		const char *folded = text_fold(arena, header->cells[i]);
		struct words_seen seen;

		if (is_field_column(neighbours, i) || folded[0] == '\0')
			continue;
		neighbours->is_type = false;
		seen = see_words(neighbours, i, rows, n_rows, arena);
		if (seen.counts[WORD_OTHER] == 0 && seen.counts[WORD_CREDIT] > 0 &&
		    seen.counts[WORD_DEBIT] > 0) {
			if (!seen.has_spelt && strstr(folded, "sign") == NULL)
				return diagnose(
				    diagnostics, SEVERITY_FAULT,
				    (struct place){neighbours->path, header->line, "sign"},
				    "column %s holds only 'D' and 'C': if they mean debit and "
				    "credit, give --map sign=%s, else --map sign=none",
				    cell_quoted(arena, header->cells[i]),
				    cell_quoted(arena, header->cells[i]));
			neighbours->at[NEIGHBOUR_SIGN] = (int)i;
			return true;
		}
		neighbours->is_type = true;
		seen = see_words(neighbours, i, rows, n_rows, arena);
		if (strstr(folded, "type") != NULL &&
		    seen.counts[WORD_CREDIT] + seen.counts[WORD_DEBIT] > 0) {
			neighbours->at[NEIGHBOUR_SIGN] = (int)i;
			return true;
		}
	}
	neighbours->is_type = false;
	return true;
}

static bool find_kind(struct neighbours *neighbours, enum neighbour_kind kind,
		      const struct column_options *options, struct diagnostics *diagnostics,
		      bool *is_mapped)
{
	const struct row *header = neighbours->columns->header;
	const struct mapping *mapping = mapping_find(options, kinds[kind].field);
	struct arena *arena = diagnostics->arena;
	bool is_by_place;

	*is_mapped = mapping != NULL;
	if (mapping != NULL && mapping->is_remembered && !mapping_is_none(mapping) &&
	    columns_place(header, mapping->column, &is_by_place, arena) < 0)
		*is_mapped = false;
	if (*is_mapped) {
		neighbours->at[kind] = columns_place(header, mapping->column, &is_by_place, arena);
		return neighbours->at[kind] >= 0 || mapping_is_none(mapping) ||
		       diagnose(diagnostics, SEVERITY_FAULT,
				(struct place){neighbours->path, header->line, kinds[kind].field},
				"--map names column %s, which is not there",
				cell_quoted(arena, mapping->column));
	}
	for (size_t i = 0; i < header->n_cells && neighbours->at[kind] < 0; i++)
		if (!is_field_column(neighbours, i) &&
		    is_listed(kinds[kind].names, text_fold(arena, header->cells[i]), arena))
			neighbours->at[kind] = (int)i;
	return true;
}

/* Do most debits of the first rows stand below zero, so that the file counts the other way? */
static bool check_debits(const struct neighbours *neighbours, const struct row *rows, size_t n_rows,
			 struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	int amount = amount_field(neighbours->shape);
	size_t n_below = 0, n_above = 0;

	for (size_t i = 0; i < n_rows && i < 1000; i++) {
		struct money money;

		if (word_of(neighbours, cell_at(&rows[i], neighbours->at[NEIGHBOUR_SIGN]), arena) !=
			WORD_DEBIT ||
		    money_parse(cell_at(&rows[i], neighbours->columns->at[amount]), &money) !=
			PARSE_OK)
			continue;
		n_below += money.hundredths < 0;
		n_above += money.hundredths > 0;
	}
	if (n_below <= n_above || neighbours->is_asked)
		return true;
	return diagnose(
	    diagnostics, SEVERITY_FAULT,
	    (struct place){neighbours->path, neighbours->columns->header->line, "sign"},
	    "most debits by %s are below zero, so what a debit means here is not plain; if amounts "
	    "stand with the right sign give --map sign=none",
	    cell_quoted(arena, neighbours->columns->header->cells[neighbours->at[NEIGHBOUR_SIGN]]));
}

static bool find_signs(struct neighbours *neighbours, const struct row *rows, size_t n_rows,
		       const struct column_options *options, struct diagnostics *diagnostics)
{
	int amount = amount_field(neighbours->shape), at = neighbours->columns->at[amount];
	const char *name;
	bool is_mapped;

	if (at < 0 || neighbours->shape->fields[amount].unit != UNIT_MONEY)
		return true;
	name = text_fold(diagnostics->arena, neighbours->columns->header->cells[at]);
	if (!find_kind(neighbours, NEIGHBOUR_CREDIT, options, diagnostics, &is_mapped))
		return false;
	if (!is_mapped && !is_listed(debit_names, name, diagnostics->arena))
		neighbours->at[NEIGHBOUR_CREDIT] = -1;
	if (!find_kind(neighbours, NEIGHBOUR_SIGN, options, diagnostics, &is_mapped))
		return false;
	neighbours->is_asked = is_mapped;
	if (neighbours->at[NEIGHBOUR_SIGN] < 0 && !is_mapped &&
	    neighbours->at[NEIGHBOUR_CREDIT] < 0 &&
	    !find_sign_by_words(neighbours, rows, n_rows, diagnostics))
		return false;
	if (neighbours->at[NEIGHBOUR_SIGN] < 0)
		return true;
	if (is_mapped) {
		struct words_seen seen =
		    see_words(neighbours, (size_t)neighbours->at[NEIGHBOUR_SIGN], rows, n_rows,
			      diagnostics->arena);

		neighbours->is_type = seen.counts[WORD_OTHER] > 0;
	}
	return check_debits(neighbours, rows, n_rows, diagnostics);
}

/* Does the amount's own name say pounds, and another amount stand beside it in what was billed? */
static bool is_converted(const struct neighbours *neighbours, int at, struct arena *arena)
{
	static const char *const others[] = {"orig",     "foreign", "local", "transaction",
					     "document", "invoice", "curr"};
	const struct row *header = neighbours->columns->header;

	if (currency_of_name(header->cells[at], arena) != CURRENCY_POUNDS)
		return false;
	for (size_t i = 0; i < header->n_cells; i++) {
		const char *folded = text_fold(arena, header->cells[i]);

		if ((int)i == at || (int)i == neighbours->at[NEIGHBOUR_CURRENCY] ||
		    currency_of_name(header->cells[i], arena) == CURRENCY_POUNDS ||
		    (strstr(folded, "amount") == NULL && strstr(folded, "amt") == NULL &&
		     strstr(folded, "value") == NULL))
			continue;
		for (size_t j = 0; j < sizeof others / sizeof *others; j++)
			if (strstr(folded, others[j]) != NULL)
				return true;
	}
	return false;
}

static bool find_currency(struct neighbours *neighbours, const struct column_options *options,
			  struct diagnostics *diagnostics)
{
	const struct row *header = neighbours->columns->header;
	const struct place place = {neighbours->path, header->line, "currency"};
	struct arena *arena = diagnostics->arena;
	int at = money_column(neighbours);
	bool is_mapped;

	if (at < 0)
		return true;
	if (!find_kind(neighbours, NEIGHBOUR_CURRENCY, options, diagnostics, &is_mapped))
		return false;
	if (is_mapped)
		return true;
	if (currency_of_name(header->cells[at], arena) == CURRENCY_OTHER)
		return diagnose(diagnostics, SEVERITY_FAULT, place,
				"%s is in another currency by its name; name a column in pounds "
				"with --map, or, if its amounts are pounds, give --map "
				"currency=none",
				cell_quoted(arena, header->cells[at]));
	if (neighbours->at[NEIGHBOUR_CURRENCY] >= 0 && is_converted(neighbours, at, arena)) {
		diagnose(diagnostics, SEVERITY_NOTICE, place,
			 "%s is in pounds by its name, so %s is taken to speak of another column",
			 cell_quoted(arena, header->cells[at]),
			 cell_quoted(arena, header->cells[neighbours->at[NEIGHBOUR_CURRENCY]]));
		neighbours->at[NEIGHBOUR_CURRENCY] = -1;
	}
	return true;
}

static const char *say_scale(int64_t scale)
{
	return scale == 1000 ? "thousands" : "millions";
}

static bool ask_scale(const struct neighbours *neighbours, long line, const char *text,
		      struct diagnostics *diagnostics)
{
	return diagnose(diagnostics, SEVERITY_FAULT, (struct place){neighbours->path, line, NULL},
			"%s may mean that amounts are counted in thousands or millions; say which "
			"with --scale units, thousands or millions",
			cell_quoted(diagnostics->arena, text));
}

/* What the lines above the header say of all amounts. */
static bool scale_above(const struct neighbours *neighbours, const struct row *const *above,
			size_t n_above, int64_t *scale, const char **text, long *line,
			struct diagnostics *diagnostics)
{
	*scale = 1;
	for (size_t i = 0; i < n_above; i++)
		for (size_t j = 0; above[i]->fault == NULL && j < above[i]->n_cells; j++) {
			bool is_unsure;
			int64_t said = scale_said(above[i]->cells[j], false, &is_unsure);

			if (is_unsure || (said != 1 && *scale != 1 && said != *scale))
				return ask_scale(neighbours, above[i]->line, above[i]->cells[j],
						 diagnostics);
			if (said == 1)
				continue;
			*scale = said;
			*text = above[i]->cells[j];
			*line = above[i]->line;
		}
	return true;
}

/* A row that says nothing but in what an amount is counted. */
static bool is_units(const struct row *row, int at)
{
	const char *text = cell_at(row, at);
	bool is_unsure;

	for (size_t i = 0; row->fault == NULL && i < row->n_cells; i++)
		if ((int)i != at && strpbrk(row->cells[i], "123456789") != NULL)
			return false;
	return strpbrk(text, "123456789") == NULL && scale_said(text, true, &is_unsure) != 1;
}

static bool find_scale(struct neighbours *neighbours, const struct row *const *above,
		       size_t n_above, const struct row *rows, size_t n_rows, int64_t asked,
		       struct diagnostics *diagnostics)
{
	const struct row *header = neighbours->columns->header;
	struct arena *arena = diagnostics->arena;
	bool has_money = money_column(neighbours) >= 0, has_read_above = false;
	const char *text = NULL;
	int64_t general = 1;
	long line = 0;

	for (size_t i = 0; i < neighbours->shape->n_fields; i++) {
		const struct field *field = &neighbours->shape->fields[i];
		int at = neighbours->columns->at[i];
		bool is_unsure;

		neighbours->scale[i] = 1;
		/* Beside money, quantities are no amounts. */
		if (at < 0 || !is_amount(field) || (has_money && field->unit != UNIT_MONEY))
			continue;
		if (asked != 0) {
			neighbours->scale[i] = asked;
			continue;
		}
		neighbours->scale[i] = scale_said(header->cells[at], true, &is_unsure);
		/* Or in a row of units below it. */
		if (neighbours->scale[i] == 1 && n_rows > 0 && is_units(&rows[0], at))
			neighbours->scale[i] = scale_said(cell_at(&rows[0], at), true, &is_unsure);
		if (is_unsure)
			return ask_scale(neighbours, header->line, header->cells[at], diagnostics);
		if (!has_read_above &&
		    !scale_above(neighbours, above, n_above, &general, &text, &line, diagnostics))
			return false;
		has_read_above = true;
		if (general != 1 && general != neighbours->scale[i] &&
		    (neighbours->scale[i] != 1 || strchr(header->cells[at], '\xC2') != NULL))
			return diagnose(diagnostics, SEVERITY_FAULT,
					(struct place){neighbours->path, line, NULL},
					"%s and the column %s differ; say what amounts are counted "
					"in with --scale units, thousands or millions",
					cell_quoted(arena, text),
					cell_quoted(arena, header->cells[at]));
		if (neighbours->scale[i] != 1)
			diagnose(diagnostics, SEVERITY_NOTICE,
				 (struct place){neighbours->path, header->line, field->id},
				 "%s is counted in %s; its amounts are multiplied by %s",
				 cell_quoted(arena, header->cells[at]),
				 say_scale(neighbours->scale[i]),
				 neighbours->scale[i] == 1000 ? "1,000" : "1,000,000");
		else if (general != 1)
			diagnose(diagnostics, SEVERITY_NOTICE,
				 (struct place){neighbours->path, line, field->id},
				 "by %s amounts are counted in %s; they are multiplied by %s",
				 cell_quoted(arena, text), say_scale(general),
				 general == 1000 ? "1,000" : "1,000,000");
		if (neighbours->scale[i] == 1)
			neighbours->scale[i] = general;
	}
	return true;
}

static void find_twins(struct neighbours *neighbours, struct arena *arena)
{
	for (size_t i = 0; i < neighbours->shape->n_fields; i++) {
		int at = neighbours->columns->at[i];

		neighbours->twin[i] = at < 0 || neighbours->columns->is_by_place[i]
					  ? -1
					  : columns_twin(neighbours->columns->header, at, arena);
	}
}

bool neighbours_find(struct neighbours *neighbours, const struct shape *shape,
		     const struct columns *columns, const struct row *const *above, size_t n_above,
		     const struct row *rows, size_t n_rows, const struct column_options *options,
		     int64_t scale, const char *path, struct diagnostics *diagnostics)
{
	*neighbours = (struct neighbours){
	    .shape = shape, .columns = columns, .path = path, .at = {-1, -1, -1}};
	find_twins(neighbours, diagnostics->arena);
	return find_currency(neighbours, options, diagnostics) &&
	       find_scale(neighbours, above, n_above, rows, n_rows, scale, diagnostics) &&
	       (amount_field(shape) < 0 ||
		find_signs(neighbours, rows, n_rows, options, diagnostics));
}

bool neighbours_takes(const struct neighbours *neighbours, size_t column)
{
	for (size_t i = 0; i < NEIGHBOUR_KINDS; i++)
		if (neighbours->at[i] == (int)column)
			return true;
	for (size_t i = 0; i < neighbours->shape->n_fields; i++)
		if (neighbours->twin[i] == (int)column)
			return true;
	return false;
}

bool neighbours_needs_all(const struct neighbours *neighbours)
{
	for (size_t i = 0; i < neighbours->shape->n_fields; i++)
		if (neighbours->twin[i] >= 0 ||
		    (neighbours->columns->at[i] >= 0 && neighbours->scale[i] > 1))
			return true;
	return false;
}

bool neighbours_is_regular(const struct neighbours *neighbours, enum neighbour_kind kind,
			   const char *text, struct arena *arena)
{
	enum word word;

	if (kind == NEIGHBOUR_CURRENCY)
		return !cell_is_missing(text) && currency_of_cell(text, arena) == CURRENCY_POUNDS;
	if (kind == NEIGHBOUR_CREDIT)
		return text[0] == '\0';
	word = word_of(neighbours, text, arena);
	return word == WORD_DEBIT || (neighbours->is_type && word != WORD_CREDIT);
}

/* Another column of the field's name must say the same. */
static const char *compare_twin(const struct neighbours *neighbours, const struct row *row,
				size_t field, struct arena *arena)
{
	int at = neighbours->columns->at[field], twin = neighbours->twin[field];
	int first = at < twin ? at : twin, second = at < twin ? twin : at;
	const char *id = neighbours->shape->fields[field].id;

	if (twin < 0 || strcmp(cell_at(row, at), cell_at(row, twin)) == 0)
		return NULL;
	return arena_format(
	    arena,
	    "columns %d and %d are both called %s, and differ here: %s and %s; say "
	    "which is the %s with --map %s=#%d or --map %s=#%d",
	    first + 1, second + 1, cell_quoted(arena, neighbours->columns->header->cells[at]),
	    cell_quoted(arena, cell_at(row, first)), cell_quoted(arena, cell_at(row, second)), id,
	    id, first + 1, id, second + 1);
}

/* A text as money or a count, times what it is counted in. */
static bool read_scaled(const struct neighbours *neighbours, const char *text, size_t i,
			struct value *value, const char **problem, struct arena *arena)
{
	const struct field *field = &neighbours->shape->fields[i];
	int64_t scale = neighbours->scale[i];
	const char *shifted;

	if (scale <= 1)
		return cell_read(value, text, field, arena, problem);
	if (cell_read(value, text, field, arena, problem)) {
		int64_t *amount = value->kind == VALUE_MONEY   ? &value->money.hundredths
				  : value->kind == VALUE_COUNT ? &value->count
							       : NULL;

		if (amount == NULL || !__builtin_mul_overflow(*amount, scale, amount))
			return true;
		*problem = "is more than can be counted";
		return false;
	}
	/* More decimals than an amount has become fewer. */
	shifted = scale_text(text, scale, arena);
	return shifted != NULL && cell_read(value, shifted, field, arena, problem);
}

/* An amount with its currency beside it, in its own cell. */
static bool read_amount(struct neighbours *neighbours, const char *text, size_t i,
			struct value *value, const char **problem,
			struct neighbour_verdict *verdict, struct arena *arena)
{
	const char *rest;
	enum currency currency;

	if (read_scaled(neighbours, text, i, value, problem, arena))
		return true;
	currency = currency_of_amount(text, arena, &rest);
	if (currency == CURRENCY_OTHER) {
		*value = value_none("not in pounds");
		verdict->reason = NOT_IN_POUNDS;
		return true;
	}
	return currency == CURRENCY_POUNDS &&
	       read_scaled(neighbours, rest, i, value, problem, arena);
}

/* What a credit's amount becomes; the first one shows with which sign they stand. */
static void apply_credit(struct neighbours *neighbours, const struct row *row, int64_t *amount,
			 struct neighbour_verdict *verdict, struct arena *arena)
{
	enum credit_signs signs = *amount > 0 ? CREDITS_ABOVE_ZERO : CREDITS_BELOW_ZERO;
	bool is_pair = neighbours->at[NEIGHBOUR_CREDIT] >= 0;
	const char *name = neighbours->columns->header
			       ->cells[neighbours->at[is_pair ? NEIGHBOUR_CREDIT : NEIGHBOUR_SIGN]];

	if (*amount == 0)
		return;
	if (neighbours->is_asked && !is_pair) {
		*amount = *amount > 0 ? -*amount : *amount;
		neighbours->n_credits++;
		return;
	}
	if (neighbours->credits == CREDITS_UNSEEN) {
		neighbours->credits = signs;
		neighbours->credits_line = row->line;
	}
	if (neighbours->is_type && signs == CREDITS_ABOVE_ZERO)
		verdict->refusal = arena_format(
		    arena,
		    "a credit note by %s has an amount above zero; --map sign=%s counts them below "
		    "zero, --map sign=none adds them",
		    cell_quoted(arena, name), cell_quoted(arena, name));
	else if (neighbours->credits != signs)
		verdict->refusal = arena_format(
		    arena,
		    "a credit by %s is %s zero here and %s zero on line %ld, so its sign is not "
		    "plain; %s",
		    cell_quoted(arena, name), signs == CREDITS_ABOVE_ZERO ? "above" : "below",
		    signs == CREDITS_ABOVE_ZERO ? "below" : "above", neighbours->credits_line,
		    is_pair ? "mend the file, or read one column with --map credit=none"
			    : arena_format(arena,
					   "--map sign=%s counts all of them below zero, --map "
					   "sign=none reads amounts as they stand",
					   cell_quoted(arena, name)));
	if (signs == CREDITS_ABOVE_ZERO)
		*amount = -*amount;
	neighbours->n_credits++;
}

/* One of `Debit` and `Credit` is filled. */
static bool read_pair(struct neighbours *neighbours, const struct row *row, size_t i,
		      struct value *value, const char **problem, struct neighbour_verdict *verdict,
		      struct arena *arena)
{
	struct value credit;

	if (!read_amount(neighbours, cell_at(row, neighbours->columns->at[i]), i, value, problem,
			 verdict, arena) ||
	    !read_amount(neighbours, cell_at(row, neighbours->at[NEIGHBOUR_CREDIT]), i, &credit,
			 problem, verdict, arena))
		return false;
	if (credit.kind != VALUE_MONEY || verdict->reason != NULL)
		return true;
	if (value->kind == VALUE_MONEY && value->money.hundredths != 0) {
		if (credit.money.hundredths != 0) {
			verdict->reason = "both debit and credit";
			if (__builtin_sub_overflow(value->money.hundredths, credit.money.hundredths,
						   &value->money.hundredths))
				*value = value_none("more than can be counted");
		}
		return true;
	}
	*value = credit;
	apply_credit(neighbours, row, &value->money.hundredths, verdict, arena);
	return true;
}

bool neighbours_read(struct neighbours *neighbours, const struct row *row, size_t i,
		     struct value *value, const char **problem, struct neighbour_verdict *verdict,
		     struct arena *arena)
{
	const struct field *field = &neighbours->shape->fields[i];
	const char *text = cell_at(row, neighbours->columns->at[i]);
	bool is_of_amount = (field->flags & FIELD_AMOUNT) != 0, is_unsaid = false;
	enum word word;

	*verdict = (struct neighbour_verdict){NULL, compare_twin(neighbours, row, i, arena)};
	if (!is_amount(field))
		return cell_read(value, text, field, arena, problem);
	if (field->unit == UNIT_MONEY && neighbours->at[NEIGHBOUR_CURRENCY] >= 0) {
		const char *cell = cell_at(row, neighbours->at[NEIGHBOUR_CURRENCY]);

		is_unsaid = cell_is_missing(cell);
		if (!is_unsaid && currency_of_cell(cell, arena) == CURRENCY_OTHER) {
			*value = value_none("not in pounds");
			verdict->reason = NOT_IN_POUNDS;
			return true;
		}
	}
	if (field->unit != UNIT_MONEY)
		return read_scaled(neighbours, text, i, value, problem, arena);
	if (is_of_amount && neighbours->at[NEIGHBOUR_CREDIT] >= 0)
		return read_pair(neighbours, row, i, value, problem, verdict, arena);
	if (!read_amount(neighbours, text, i, value, problem, verdict, arena))
		return false;
	neighbours->n_no_currency += is_unsaid && value->kind == VALUE_MONEY;
	if (!is_of_amount || neighbours->at[NEIGHBOUR_SIGN] < 0 || value->kind != VALUE_MONEY)
		return true;
	word = word_of(neighbours, cell_at(row, neighbours->at[NEIGHBOUR_SIGN]), arena);
	if (word == WORD_CREDIT)
		apply_credit(neighbours, row, &value->money.hundredths, verdict, arena);
	else if (word != WORD_DEBIT && !neighbours->is_type && !cell_is_missing(text))
		verdict->reason = "neither debit nor credit";
	return true;
}

void neighbours_say(const struct neighbours *neighbours, struct diagnostics *diagnostics)
{
	const struct row *header = neighbours->columns->header;
	const struct place place = {.file = neighbours->path};
	struct arena *arena = diagnostics->arena;
	int currency = neighbours->at[NEIGHBOUR_CURRENCY], sign = neighbours->at[NEIGHBOUR_SIGN];
	int credit = neighbours->at[NEIGHBOUR_CREDIT], amount = amount_field(neighbours->shape);

	if (currency >= 0 && neighbours->n_no_currency > 0)
		diagnose(diagnostics, SEVERITY_NOTICE, place,
			 "%lld %s no currency in %s; taken to be in pounds",
			 (long long)neighbours->n_no_currency,
			 neighbours->n_no_currency == 1 ? "row has" : "rows have",
			 cell_quoted(arena, header->cells[currency]));
	if (credit >= 0)
		diagnose(diagnostics, SEVERITY_NOTICE, place, "the amount is %s less %s",
			 cell_quoted(arena, header->cells[neighbours->columns->at[amount]]),
			 neighbours->credits == CREDITS_BELOW_ZERO
			     ? arena_format(arena, "%s, whose amounts stand below zero already",
					    cell_quoted(arena, header->cells[credit]))
			     : cell_quoted(arena, header->cells[credit]));
	if (sign >= 0 && neighbours->n_credits > 0)
		diagnose(diagnostics, SEVERITY_NOTICE, place,
			 neighbours->credits == CREDITS_BELOW_ZERO
			     ? "%lld %s by %s, below zero already, and taken as it stands"
			     : "%lld %s by %s, counted below zero",
			 (long long)neighbours->n_credits,
			 neighbours->n_credits == 1 ? "amount is a credit" : "amounts are credits",
			 cell_quoted(arena, header->cells[sign]));
	for (size_t i = 0; i < neighbours->shape->n_fields; i++)
		if (neighbours->twin[i] >= 0)
			diagnose(diagnostics, SEVERITY_NOTICE, place,
				 "columns %d and %d are both called %s, and agree in every row",
				 neighbours->columns->at[i] + 1, neighbours->twin[i] + 1,
				 cell_quoted(arena, header->cells[neighbours->columns->at[i]]));
}
