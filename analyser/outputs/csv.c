#include "outputs/output.h"

#include <csv.h>
#include <string.h>

#include "base/text.h"

void csv_cell(FILE *stream, const char *text)
{
	size_t length = strlen(text);
	bool is_formula = text_is_formula(text);
	bool is_quoted = length > 0 && (strpbrk(text, ",;\"\r\n\t|") != NULL || text[0] == ' ' ||
					text[length - 1] == ' ' || text[0] == '#');

	if (is_formula && !is_quoted) {
		fprintf(stream, "'%s", text);
	} else if (is_formula) {
		/* The apostrophe goes inside the quotes, so the cell is opened by hand. */
		fputs("\"'", stream);
		for (const char *at = text; *at != '\0'; at++) {
			if (*at == '"')
				fputc('"', stream);
			fputc(*at, stream);
		}
		fputc('"', stream);
	} else if (is_quoted) {
		csv_fwrite(stream, text, length);
	} else {
		fputs(text, stream);
	}
}

static void write_row(FILE *stream, const struct value *values, size_t count)
{
	char text[PLAIN_SIZE];

	for (size_t i = 0; i < count; i++) {
		const char *number = plain_number(&values[i], text);

		if (i > 0)
			fputc(',', stream);
		if (number != NULL)
			fputs(number, stream);
		else if (values[i].kind == VALUE_TEXT)
			csv_cell(stream, values[i].text);
	}
	fputc('\n', stream);
}

bool output_csv(const struct results *results, const struct output_options *options, FILE *stream)
{
	const struct table *table = options->table != NULL  ? results_find(results, options->table)
				    : results->n_tables > 0 ? results->tables[0]
							    : NULL;

	if (table == NULL)
		return true;
	for (size_t i = 0; i < table->n_columns; i++)
		fprintf(stream, "%s%s", i == 0 ? "" : ",", table->columns[i].id);
	fputc('\n', stream);
	for (size_t i = 0; i < table->n_rows; i++)
		write_row(stream, table_values(table, i), table->n_columns);
	return true;
}
