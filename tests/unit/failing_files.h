/*
 * Files that are written in a folder of the test's own, where calls of the system may fail.
 */
#ifndef FAILING_FILES_H
#define FAILING_FILES_H

#include "failing.h"

#include "base/draft_folder.h"

static char folder[] = "/tmp/vfm-machine-XXXXXX";
static int begun_in; /* the folder, as a file */

/* Its first bytes; of none, that it is not there. */
static inline const char *held(const char *path)
{
	static char found[64];
	FILE *file = fopen(path, "r");

	if (file == NULL)
		return "(none)";
	found[fread(found, 1, sizeof found - 1, file)] = '\0';
	assert_int_equal(fclose(file), 0);
	return found;
}

static inline void clear(void)
{
	/* NOLINTNEXTLINE(cert-env33-c): of the test's own folder, without a word from outside */
	assert_int_equal(system("rm -rf ./* ./.v*"), 0);
}

static inline bool put_draft(const char *temporary)
{
	if (temporary != NULL)
		put(temporary, "new");
	return temporary != NULL;
}

static inline int enter(void **state)
{
	begun_in = open(".", O_RDONLY | O_CLOEXEC);
	return begun_in >= 0 && mkdtemp(folder) != NULL && chdir(folder) == 0 ? fixture_setup(state)
									      : -1;
}

static inline int leave(void **state)
{
	clear();
	if (fchdir(begun_in) != 0 || close(begun_in) != 0 || rmdir(folder) != 0)
		return -1;
	memcpy(folder + sizeof folder - 7, "XXXXXX", 6);
	return fixture_teardown(state);
}

/* A test that begins and ends in it. */
#define HERE(test)                              \
	{                                       \
#test, test, enter, leave, NULL \
	}

#endif
