/*
 * Files and folders that a test makes and counts.
 */
#ifndef FILES_HERE_H
#define FILES_HERE_H

#include "fixture.h"

#include <dirent.h>
#include <sys/stat.h>

static inline void put(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

/* How many entries a folder has, hidden ones too. */
static inline size_t entries(const char *path)
{
	DIR *listing = opendir(path);
	size_t count = 0;

	assert_non_null(listing);
	while (readdir(listing) != NULL)
		count++;
	closedir(listing);
	return count - 2;
}

/* A folder of an earlier run: one file to be replaced, and two that are stale. */
static inline void prepare_out(void)
{
	assert_int_equal(mkdir("out", 0750), 0);
	assert_int_equal(mkdir("out/charts", 0700), 0);
	put("out/case.txt", "old");
	put("out/stale.csv", "old");
	put("out/charts/stale.svg", "old");
}

#endif
