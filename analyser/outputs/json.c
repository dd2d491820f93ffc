/*
 * All results as one JSON object, as the design's section 7 has it.
 *
 * Numbers are written as exact decimals, never through floating point; years
 * and texts are strings, none is null.  Text goes through json_write_text().
 */
#include "outputs/output.h"

#include <string.h>

#include "base/version.h"
#include "outputs/json_write.h"
#include "outputs/passages.h"

static size_t write_texts(struct json_writer *writer, const struct results *results,
			  enum place_said place, bool is_of_notices, size_t n_before)
{
	const struct said said = passages_at(results, place);

	for (size_t i = 0; i < said.count; i++) {
		if (is_of_notices && said.items[i]->spec.section != SECTION_NOTICES)
			continue;
		fputs(n_before++ == 0 ? "\n  " : ",\n  ", writer->stream);
		json_write_text(writer, said.items[i]->text);
	}
	return n_before;
}

/* All that the files made known, also what stands with the answer. */
static void write_notices(struct json_writer *writer, const struct results *results)
{
	json_write_list(writer, "notices");
	(void)write_texts(writer, results, SAID_NOTICES, true,
			  write_texts(writer, results, SAID_FIRST, true, 0));
	fputs("],\n", writer->stream);
}

/* What stands at two places running, as texts. */
static void write_prose(struct json_writer *writer, const char *key, const struct results *results,
			enum place_said first, enum place_said last)
{
	size_t count = 0;

	json_write_list(writer, key);
	for (enum place_said place = first; place <= last; place++)
		count = write_texts(writer, results, place, false, count);
	fputs("],\n", writer->stream);
}

/* What the document says of itself, and its author's words. */
static void write_document(struct json_writer *writer, const struct document *document)
{
	json_write_key(writer, "document");
	fputc('{', writer->stream);
	json_write_pair(writer, "title", document->title, ", ");
	json_write_pair(writer, "council", document->council, ", ");
	json_write_pair(writer, "author", document->author, ", ");
	json_write_pair(writer, "date", document->date, ", ");
	json_write_pair(writer, "status", document->status, ", ");
	json_write_pair(writer, "version", document->version, ", ");
	json_write_pair(writer, "guidance", document->guidance, ", ");
	json_write_pair(writer, "edition", document->edition, "},\n");
	json_write_list(writer, "notes");
	for (size_t i = 0; i < document->n_notes; i++) {
		fputs(i == 0 ? "\n  {" : ",\n  {", writer->stream);
		json_write_pair(writer, "section", document->notes[i].section, ", ");
		json_write_pair(writer, "heading", document->notes[i].heading, ", ");
		json_write_pair(writer, "text", document->notes[i].text, "}");
	}
	fputs("],\n", writer->stream);
}

static void write_inputs(struct json_writer *writer, const struct results *results)
{
	json_write_list(writer, "inputs");
	for (size_t i = 0; i < results->n_inputs; i++) {
		const struct input *input = &results->inputs[i];
		const bool is_of_case = strcmp(input->name, input->path) != 0;

		fputs(i == 0 ? "\n  {" : ",\n  {", writer->stream);
		json_write_pair(writer, "path", input->name, ", ");
		json_write_pair(writer, "kind", input->kind, ", ");
		/* A case is the same in files and in a workbook, whose bytes are others. */
		if (is_of_case && input->rows != NULL && input->rows->sha256 != NULL)
			json_write_pair(writer, "rows_sha256", input->rows->sha256, ", ");
		else if (!is_of_case && input->sha256 != NULL)
			json_write_pair(writer, "sha256", input->sha256, ", ");
		fprintf(writer->stream,
			"\"rows_read\": %lld, \"rows_used\": %lld, \"rows_set_aside\": %lld, "
			"\"rows_left_out\": %lld",
			(long long)input->rows_read, (long long)input->rows_used,
			(long long)input->rows_set_aside, (long long)input->rows_left_out);
		if (input->rows_faulty > 0)
			fprintf(writer->stream, ", \"rows_faulty\": %lld",
				(long long)input->rows_faulty);
		fputc('}', writer->stream);
	}
	fputs("],\n", writer->stream);
}

static void write_assumptions(struct json_writer *writer, const struct results *results)
{
	json_write_list(writer, "assumptions");
	for (size_t i = 0; i < results->n_assumptions; i++) {
		const struct assumption_used *used = &results->assumptions[i];

		fputs(i == 0 ? "\n  {" : ",\n  {", writer->stream);
		json_write_pair(writer, "assumption", used->name, ", ");
		json_write_pair(writer, "scope", used->scope, ", ");
		json_write_pair(writer, "year", used->year, ", ");
		json_write_member(writer, "value", &used->value, ", ");
		json_write_member(writer, "low", &used->low, ", ");
		json_write_member(writer, "high", &used->high, ", ");
		json_write_pair(writer, "source", used->source, ", ");
		if (used->used_in != NULL)
			json_write_pair(writer, "used_in", used->used_in, ", ");
		json_write_pair(writer, "origin", used->origin, "}");
	}
	fputs("],\n", writer->stream);
}

/* What of the case may be another number. */
static void write_levers(struct json_writer *writer, const struct results *results)
{
	json_write_list(writer, "levers");
	for (size_t i = 0; i < results->n_levers; i++) {
		const struct lever_used *lever = &results->levers[i];

		fputs(i == 0 ? "\n  {" : ",\n  {", writer->stream);
		json_write_pair(writer, "id", lever->id, ", ");
		json_write_pair(writer, "kind", lever->kind, ", ");
		json_write_pair(writer, "scope", lever->scope, ", ");
		json_write_pair(writer, "year", lever->year, ", ");
		json_write_member(writer, "low", &lever->low, ", ");
		json_write_member(writer, "central", &lever->value, ", ");
		json_write_member(writer, "high", &lever->high, ", ");
		json_write_member(writer, "default", &lever->by_default, ", ");
		json_write_member(writer, "least", &lever->least, ", ");
		json_write_member(writer, "most", &lever->most, ", ");
		json_write_pair(writer, "source", lever->source, ", ");
		json_write_pair(writer, "origin", lever->origin, ", ");
		json_write_pair(writer, "used_in", lever->used_in, "}");
	}
	fputs("],\n", writer->stream);
}

/* All that is said, from its beginning to its end. */
static void write_passages(struct json_writer *writer, const struct results *results)
{
	const char *before = "\n  {";

	json_write_list(writer, "passages");
	for (enum place_said place = SAID_FIRST; place <= SAID_NOTICES; place++) {
		const struct said said = passages_at(results, place);

		for (size_t i = 0; i < said.count; i++) {
			const struct passage_spec *spec = &said.items[i]->spec;

			fputs(before, writer->stream);
			before = ",\n  {";
			json_write_pair(writer, "id", spec->id, ", ");
			json_write_pair(writer, "section", passage_section_names[spec->section],
					", ");
			json_write_pair(writer, "kind", passage_kind_names[spec->kind], ", ");
			fprintf(writer->stream, "\"weight\": %d, ", spec->weight);
			json_write_pair(writer, "about", spec->about, ", ");
			json_write_pair(writer, "text", said.items[i]->text, "}");
		}
	}
	fputs("],\n", writer->stream);
}

bool output_json(const struct results *results, const struct output_options *options, FILE *stream)
{
	struct json_writer writer = {stream, results->arena};
	const struct table **tables =
	    arena_array(results->arena, results->n_tables, sizeof *tables);
	size_t n_tables = 0, n_charts = 0;

	for (size_t i = 0; i < results->n_tables; i++)
		if (options->table == NULL || strcmp(options->table, results->tables[i]->id) == 0)
			tables[n_tables++] = results->tables[i];
	fputs("{\"vfm\": {", stream);
	json_write_pair(&writer, "version", VFM_VERSION, ", ");
	json_write_pair(&writer, "command", results->command, "},\n");
	if (results->document != NULL)
		write_document(&writer, results->document);
	write_prose(&writer, "answer", results, SAID_FIRST, SAID_FIRST);
	write_inputs(&writer, results);
	write_assumptions(&writer, results);
	if (results->n_levers > 0)
		write_levers(&writer, results);
	write_notices(&writer, results);
	write_prose(&writer, "caveats", results, SAID_MOST, SAID_CAVEATS);
	write_passages(&writer, results);
	json_write_list(&writer, "charts");
	for (size_t i = 0; i < n_tables; i++)
		for (size_t j = 0; j < tables[i]->n_charts; j++) {
			fputs(n_charts++ == 0 ? "\n  {" : ",\n  {", stream);
			json_chart(&writer, &tables[i]->charts[j], tables[i]);
		}
	fputs("],\n", stream);
	json_write_key(&writer, "tables");
	fputc('{', stream);
	for (size_t i = 0; i < n_tables; i++) {
		fputs(i == 0 ? "\n  " : ",\n  ", stream);
		json_table(&writer, tables[i]);
	}
	fputs("}}\n", stream);
	return true;
}
