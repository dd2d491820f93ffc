#include "outputs/json_write.h"

#include <string.h>

static const char *const unit_names[] = {
    [UNIT_TEXT] = "text",    [UNIT_YEAR] = "year",       [UNIT_COUNT] = "count",
    [UNIT_MONEY] = "money",  [UNIT_PERCENT] = "percent", [UNIT_RATIO] = "ratio",
    [UNIT_FACTOR] = "ratio",
};

static const char *const role_names[] = {
    [ROLE_DIMENSION] = "dimension",
    [ROLE_MEASURE] = "measure",
    [ROLE_TOTAL] = "total",
};

#define KIND_ID(name, id) id,

static const char *const kind_names[] = {CHART_KINDS(KIND_ID)};

static void write_columns(struct json_writer *writer, const struct table *table)
{
	json_write_list(writer, "columns");
	for (size_t i = 0; i < table->n_columns; i++) {
		const struct column *column = &table->columns[i];

		fputs(i == 0 ? "{" : ", {", writer->stream);
		json_write_pair(writer, "id", column->id, ", ");
		json_write_pair(writer, "label", column->label, ", ");
		json_write_pair(writer, "unit", unit_names[column->unit], ", ");
		json_write_pair(writer, "role", role_names[column->role], "}");
	}
	fputs("],\n   ", writer->stream);
}

static void write_totals(struct json_writer *writer, const struct table *table)
{
	const char *before = ",\n   \"totals\": {";

	for (size_t i = 0; i < table->n_columns; i++) {
		if (table->totals[i].kind == VALUE_NONE)
			continue;
		fputs(before, writer->stream);
		before = ", ";
		json_write_member(writer, table->columns[i].id, &table->totals[i], "");
	}
	fputc('}', writer->stream);
}

/* Why a cell has no figure, or NULL: it has one, or nothing is to be said. */
static const char *reason_of(const struct table *table, size_t row, size_t column)
{
	const struct value *value = &table_values(table, row)[column];

	return value->kind == VALUE_NONE && value->text[0] != '\0' ? value->text : NULL;
}

/* The rows from one on whose reason in a column is that row's; each is written once. */
static void write_reason(struct json_writer *writer, const struct table *table, size_t first,
			 size_t column, bool *is_told)
{
	const char *reason = reason_of(table, first, column), *before = "";

	fputc('{', writer->stream);
	json_write_pair(writer, "column", table->columns[column].id, ", ");
	json_write_pair(writer, "reason", reason, ", \"rows\": [");
	for (size_t i = first; i < table->n_rows; i++) {
		const char *other = is_told[i] ? NULL : reason_of(table, i, column);

		if (other == NULL || (other != reason && strcmp(other, reason) != 0))
			continue;
		is_told[i] = true;
		fprintf(writer->stream, "%s%zu", before, i);
		before = ", ";
	}
	fputs("]}", writer->stream);
}

static void write_nones(struct json_writer *writer, const struct table *table)
{
	bool *is_told = arena_array(writer->arena, table->n_rows, sizeof *is_told);
	/* By column, how many rows there are from the first one that has a reason on. */
	size_t *n_from = arena_array(writer->arena, table->n_columns, sizeof *n_from);
	bool has_any = false;

	/* The way that the rows lie in memory: most columns have none. */
	for (size_t i = 0; i < table->n_rows; i++)
		for (size_t j = 0; j < table->n_columns; j++)
			if (n_from[j] == 0 && reason_of(table, i, j) != NULL)
				n_from[j] = table->n_rows - i;
	for (size_t j = 0; j < table->n_columns; j++) {
		memset(is_told, 0, table->n_rows * sizeof *is_told);
		for (size_t i = table->n_rows - n_from[j]; i < table->n_rows; i++) {
			if (is_told[i] || reason_of(table, i, j) == NULL)
				continue;
			fputs(has_any ? ",\n    " : ",\n   \"none\": [\n    ", writer->stream);
			has_any = true;
			write_reason(writer, table, i, j, is_told);
		}
	}
	if (has_any)
		fputc(']', writer->stream);
}

void json_table(struct json_writer *writer, const struct table *table)
{
	json_write_key(writer, table->id);
	fputs("{\n   ", writer->stream);
	json_write_pair(writer, "title", table->title, ",\n   ");
	write_columns(writer, table);
	json_write_list(writer, "rows");
	for (size_t i = 0; i < table->n_rows; i++) {
		const struct value *values = table_values(table, i);

		fputs(i == 0 ? "\n    {" : ",\n    {", writer->stream);
		for (size_t j = 0; j < table->n_columns; j++)
			json_write_member(writer, table->columns[j].id, &values[j],
					  j + 1 == table->n_columns ? "" : ", ");
		fputc('}', writer->stream);
	}
	fputc(']', writer->stream);
	if (table->totals != NULL)
		write_totals(writer, table);
	write_nones(writer, table);
	fputc('}', writer->stream);
}

static void write_column(struct json_writer *writer, const char *key, const struct table *table,
			 int column)
{
	if (column >= 0)
		json_write_pair(writer, key, table->columns[column].id, ", ");
}

void json_chart(struct json_writer *writer, const struct chart *chart, const struct table *table)
{
	json_write_pair(writer, "name", chart->name, ", ");
	json_write_pair(writer, "kind", kind_names[chart->kind], ", ");
	json_write_pair(writer, "table", table->id, ",\n   ");
	json_write_pair(writer, "title", chart->title, ",\n   ");
	json_write_pair(writer, "source", chart->source, ",\n   ");
	write_column(writer, "category", table, chart->category);
	write_column(writer, "panel", table, chart->panel);
	write_column(writer, "series", table, chart->series);
	write_column(writer, "mark", table, chart->mark);
	write_column(writer, "low", table, chart->low);
	write_column(writer, "high", table, chart->high);
	fputs("\"measures\": [", writer->stream);
	for (int i = 0; i < MAX_CHART_MEASURES && chart->measures[i] >= 0; i++) {
		const struct column *column = &table->columns[chart->measures[i]];
		const char *label = chart->measure_labels[i];

		fputs(i == 0 ? "{" : ", {", writer->stream);
		json_write_pair(writer, "column", column->id, ", ");
		json_write_pair(writer, "label", label == NULL ? column->label : label, "}");
	}
	fputs("]}", writer->stream);
}
