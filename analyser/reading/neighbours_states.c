#include "reading/cell.h"
#include "reading/neighbours_words.h"

#include <string.h>

#include "base/text.h"

#define MOST_ROWS 1000

/* A column that says what became of a payment, or whether it is one. */
static bool names_state(const char *folded)
{
	static const char *const words[] = {"status",   "direction", "type",   "cancel", "reversal",
					    "reversed", "void",      "incexp", "inout"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(folded, words[i]) != NULL)
			return true;
	return false;
}

static bool is_no_payment(const char *name, const char *folded)
{
	bool asks = strstr(name, "cancel") != NULL || strstr(name, "revers") != NULL ||
		    strstr(name, "void") != NULL;

	return neighbours_lists("|cancelled|canceled|cancel|void|voided|reversed|reversal|rejected|"
				"income|receipt|receipts|",
				folded) ||
	       (asks && neighbours_lists("|y|yes|true|", folded));
}

static bool is_field(const struct neighbours *neighbours, size_t column)
{
	for (size_t i = 0; i < neighbours->shape->n_fields; i++)
		if (neighbours->columns->at[i] == (int)column)
			return true;
	return neighbours_takes(neighbours, column);
}

static void say_first(const struct neighbours *neighbours, int column, int amount,
		      const struct row *rows, size_t n_rows, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	const char *name = neighbours->columns->header->cells[column];
	const char *folded = text_fold(arena, name);

	for (size_t i = 0; i < n_rows && i < MOST_ROWS; i++) {
		const char *text = neighbours_cell(&rows[i], column);
		struct money money;

		if (!is_no_payment(folded, text_fold(arena, text)) ||
		    money_parse(neighbours_cell(&rows[i], amount), &money) != PARSE_OK ||
		    money.hundredths <= 0)
			continue;
		diagnose(diagnostics, SEVERITY_NOTICE,
			 (struct place){neighbours->path, rows[i].line, NULL},
			 "%s says %s of an amount above zero, which is added as the others are; "
			 "take such rows out of the file if they were not paid",
			 cell_quoted(arena, name), cell_quoted(arena, text));
		return;
	}
}

void neighbours_say_states(const struct neighbours *neighbours, const struct row *rows,
			   size_t n_rows, struct diagnostics *diagnostics)
{
	const struct row *header = neighbours->columns->header;
	int field = neighbours_amount(neighbours->shape);
	int amount = field < 0 || neighbours->shape->fields[field].unit != UNIT_MONEY
			 ? -1
			 : neighbours->columns->at[field];

	for (size_t i = 0; amount >= 0 && i < header->n_cells; i++)
		if (!is_field(neighbours, i) &&
		    names_state(text_fold(diagnostics->arena, header->cells[i])))
			say_first(neighbours, (int)i, amount, rows, n_rows, diagnostics);
}
