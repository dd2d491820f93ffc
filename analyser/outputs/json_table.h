/*
 * A table and a chart of it as members of a JSON object.
 */
#ifndef OUTPUTS_JSON_TABLE_H
#define OUTPUTS_JSON_TABLE_H

#include "outputs/json_write.h"
#include "results/results.h"

/*
 * `"id": {"title", "columns", "rows"}`, and where there are any `totals` and, of cells without a
 * figure, `none`: the reason and the rows, counted from 0, of each column.
 */
void json_table(struct json_writer *writer, const struct table *table);

/* The members of a chart and the brace after them; columns by their ids. */
void json_chart(struct json_writer *writer, const struct chart *chart, const struct table *table);

#endif
