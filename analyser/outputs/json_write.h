/*
 * The parts of JSON text: keys, texts and values, each written at once.
 */
#ifndef OUTPUTS_JSON_WRITE_H
#define OUTPUTS_JSON_WRITE_H

#include <stdio.h>

#include "results/results.h"

/* What is written is nested; the stream and the arena go along. */
struct json_writer {
	FILE *stream;
	struct arena *arena;
};

/* A text with its quotes, or null: the only way for a text to get into JSON. */
void json_write_text(struct json_writer *writer, const char *text);

/* `"key": ` */
void json_write_key(struct json_writer *writer, const char *key);

/* The same, and the beginning of its list. */
void json_write_list(struct json_writer *writer, const char *key);

/* `"key": "text"`, and what comes after it. */
void json_write_pair(struct json_writer *writer, const char *key, const char *text,
		     const char *after);

/* `"key": ` and a value, and what comes after it. */
void json_write_member(struct json_writer *writer, const char *key, const struct value *value,
		       const char *after);

/* --- A table and a chart of it as members of a JSON object --- */

/*
 * `"id": {"title", "columns", "rows"}`, and where there are any `totals` and, of cells without a
 * figure, `none`: the reason and the rows, counted from 0, of each column.
 */
void json_table(struct json_writer *writer, const struct table *table);

/* The members of a chart and the brace after them; columns by their ids. */
void json_chart(struct json_writer *writer, const struct chart *chart, const struct table *table);

#endif
