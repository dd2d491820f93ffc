#include "outputs/json.h"

#include <string.h>

#include "base/text.h"
#include "base/version.h"
#include "outputs/json_escape.h"
#include "outputs/passages.h"
#include "outputs/plain.h"

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

/* What is written is nested; the stream and the arena go along. */
struct writer {
	FILE *stream;
	struct arena *arena;
};

static void write_string(struct writer *writer, const char *text)
{
	if (text == NULL)
		fputs("null", writer->stream);
	/* Only a command line can hold bytes that are not UTF-8. */
	else if (text_is_utf8(text, strlen(text)))
		json_escape(text, writer->stream);
	else
		json_escape(text_visible(writer->arena, text), writer->stream);
}

static void write_key(struct writer *writer, const char *key)
{
	write_string(writer, key);
	fputs(": ", writer->stream);
}

static void write_value(struct writer *writer, const struct value *value)
{
	char text[PLAIN_SIZE];

	if (value->kind == VALUE_NONE)
		fputs("null", writer->stream);
	else if (value->kind == VALUE_TEXT)
		write_string(writer, value->text);
	else if (value->kind == VALUE_YEAR)
		write_string(writer, plain_number(value, text));
	else
		fputs(plain_number(value, text), writer->stream);
}

static void write_pair(struct writer *writer, const char *key, const char *text, const char *after)
{
	write_key(writer, key);
	write_string(writer, text);
	fputs(after, writer->stream);
}

static size_t write_texts(struct writer *writer, const struct results *results,
			  enum place_said place, size_t n_before)
{
	size_t count;
	const struct passage *const *passages = passages_at(results, place, &count);

	for (size_t i = 0; i < count; i++) {
		fputs(n_before + i == 0 ? "\n  " : ",\n  ", writer->stream);
		write_string(writer, passages[i]->text);
	}
	return n_before + count;
}

/* What stands at two places running, as texts. */
static void write_prose(struct writer *writer, const char *key, const struct results *results,
			enum place_said first, enum place_said last)
{
	size_t count = 0;

	write_key(writer, key);
	fputc('[', writer->stream);
	for (enum place_said place = first; place <= last; place++)
		count = write_texts(writer, results, place, count);
	fputs("],\n", writer->stream);
}

static void write_inputs(struct writer *writer, const struct results *results)
{
	write_key(writer, "inputs");
	fputc('[', writer->stream);
	for (size_t i = 0; i < results->n_inputs; i++) {
		const struct input *input = &results->inputs[i];

		fputs(i == 0 ? "\n  {" : ",\n  {", writer->stream);
		write_pair(writer, "path", input->path, ", ");
		write_pair(writer, "kind", input->kind, ", ");
		if (input->sha256 != NULL)
			write_pair(writer, "sha256", input->sha256, ", ");
		fprintf(writer->stream,
			"\"rows_read\": %lld, \"rows_used\": %lld, \"rows_set_aside\": %lld, "
			"\"rows_left_out\": %lld}",
			(long long)input->rows_read, (long long)input->rows_used,
			(long long)input->rows_set_aside, (long long)input->rows_left_out);
	}
	fputs("],\n", writer->stream);
}

static void write_assumptions(struct writer *writer, const struct results *results)
{
	write_key(writer, "assumptions");
	fputc('[', writer->stream);
	for (size_t i = 0; i < results->n_assumptions; i++) {
		const struct assumption_used *used = &results->assumptions[i];

		fputs(i == 0 ? "\n  {" : ",\n  {", writer->stream);
		write_pair(writer, "assumption", used->name, ", ");
		write_pair(writer, "scope", used->scope, ", ");
		write_pair(writer, "year", used->year, ", ");
		write_key(writer, "value");
		write_value(writer, &used->value);
		fputs(", \"low\": ", writer->stream);
		write_value(writer, &used->low);
		fputs(", \"high\": ", writer->stream);
		write_value(writer, &used->high);
		fputs(", ", writer->stream);
		write_pair(writer, "source", used->source, ", ");
		if (used->used_in != NULL)
			write_pair(writer, "used_in", used->used_in, ", ");
		write_pair(writer, "origin", used->origin, "}");
	}
	fputs("],\n", writer->stream);
}

static void write_columns(struct writer *writer, const struct table *table)
{
	write_key(writer, "columns");
	fputc('[', writer->stream);
	for (size_t i = 0; i < table->n_columns; i++) {
		const struct column *column = &table->columns[i];

		fputs(i == 0 ? "{" : ", {", writer->stream);
		write_pair(writer, "id", column->id, ", ");
		write_pair(writer, "label", column->label, ", ");
		write_pair(writer, "unit", unit_names[column->unit], ", ");
		write_pair(writer, "role", role_names[column->role], "}");
	}
	fputs("],\n   ", writer->stream);
}

static void write_table(struct writer *writer, const struct table *table)
{
	write_key(writer, table->id);
	fputs("{\n   ", writer->stream);
	write_pair(writer, "title", table->title, ",\n   ");
	write_columns(writer, table);
	write_key(writer, "rows");
	fputc('[', writer->stream);
	for (size_t i = 0; i < table->n_rows; i++) {
		const struct value *values = table_values(table, i);

		fputs(i == 0 ? "\n    {" : ",\n    {", writer->stream);
		for (size_t j = 0; j < table->n_columns; j++) {
			if (j > 0)
				fputs(", ", writer->stream);
			write_key(writer, table->columns[j].id);
			write_value(writer, &values[j]);
		}
		fputc('}', writer->stream);
	}
	fputs("]}", writer->stream);
}

void output_json(const struct results *results, const struct output_options *options, FILE *stream)
{
	struct writer writer = {stream, results->arena};
	bool is_first = true;

	fputs("{\"vfm\": {", stream);
	write_pair(&writer, "version", VFM_VERSION, ", ");
	write_pair(&writer, "command", results->command, "},\n");
	write_prose(&writer, "answer", results, SAID_FIRST, SAID_FIRST);
	write_inputs(&writer, results);
	write_assumptions(&writer, results);
	write_prose(&writer, "notices", results, SAID_NOTICES, SAID_NOTICES);
	write_prose(&writer, "caveats", results, SAID_MOST, SAID_CAVEATS);
	write_key(&writer, "tables");
	fputc('{', stream);
	for (size_t i = 0; i < results->n_tables; i++) {
		if (options->table != NULL && strcmp(options->table, results->tables[i]->id) != 0)
			continue;
		fputs(is_first ? "\n  " : ",\n  ", stream);
		write_table(&writer, results->tables[i]);
		is_first = false;
	}
	fputs("}}\n", stream);
}
