/*
 * A mapping that is remembered from one month to the next: which column of
 * which files means what, and which options their reading took.
 *
 * It is a CSV of `file,column,means`.  `file` is a pattern for a file's name
 * (`payments-*.csv`), or the name of a council given with --council; `means`
 * is a field, or an option (`option year`) whose value stands as the column.  A
 * field may have several columns: the one that a file has is it.
 */
#ifndef LOADING_MAP_FILE_H
#define LOADING_MAP_FILE_H

#include "requests/run.h"

/* One row of it. */
struct map_row {
	const char *file, *column, *means;
	bool is_overruled; /* by what this run used, so that --save-map leaves it out */
};

/*
 * The settings for a file: those of the command line, and what --map-file says of the file where
 * they say nothing; the run's own where there is no --map-file.  NULL with diagnostics.
 */
const struct settings *map_file_apply(struct run *run, const char *path, const struct shape *shape);

/* Keep for --save-map what a file was read with: the columns (NULL: none) of the shape's fields. */
void map_file_use(struct run *run, const struct settings *settings, const char *path,
		  const struct shape *shape, const struct columns *columns);

/* Write what was kept, for the file of --save-map. */
void map_file_write(struct run *run, FILE *stream);

#endif
