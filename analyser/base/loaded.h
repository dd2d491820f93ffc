/*
 * Libraries that few runs need, loaded by the first that does: every other run starts without them,
 * and without what they bring (a start took three times as long).
 *
 * A library has a header of its own here (tally/archive_loaded.h), with the list of the functions
 * that are called, a table of pointers to them, and macros by which they are called.  `make` says
 * by which file (ARCHIVE_FILE...) the linker would find it; where it knows of none, the library is
 * linked as any other, and nothing is loaded.
 *
 * A table is filled once and never changes again, so that requests may share it.
 */
#ifndef BASE_LOADED_H
#define BASE_LOADED_H

#include <stdbool.h>
#include <stddef.h>

struct loaded {
	const char *file;         /* "libarchive.so.13" */
	const char *const *names; /* of functions */
	size_t n_names;
	void *pointers; /* to functions, one for each name */
	bool is_there;
};

/* The members of a table, and the names of its functions, of a list LIST(F) F(first) F(second)...
 */
#define LOADED_MEMBER(name) __typeof__(name) *(name);
#define LOADED_NAME(name) #name,

/* LOADED(archive, ARCHIVE_FILE, ARCHIVE_FUNCTIONS): the table of a library, and what fills it. */
#define LOADED(library, file, functions)                                                  \
	struct library##_loaded library##_loaded;                                         \
                                                                                          \
	const char *library##_need(void)                                                  \
	{                                                                                 \
		static const char *const names[] = {functions(LOADED_NAME)};              \
		static struct loaded loaded = {file, names, sizeof names / sizeof *names, \
					       &library##_loaded, false};                 \
                                                                                          \
		return loaded_need(&loaded);                                              \
	}

/*
 * Load it, unless it is there.  NULL, or why it cannot be: a text of the system's, until this
 * thread asks for another; the table is as it was, and the next call tries again.
 */
const char *loaded_need(struct loaded *library);

#endif
