/*
 * What went wrong, and what a reader should know, collected in order.
 *
 * Nothing below the command layer prints: it puts located messages here and
 * returns failure.  All faults are kept and counted, so that a file with ten
 * faults tells of ten; the command layer shows the first fifty of each run.
 *
 * Messages are lower case without a full stop, say what was found (the text
 * in single quotes) and then the remedy.  Text from files stands in them raw:
 * whoever shows a message escapes it for that place.
 */
#ifndef BASE_DIAGNOSTICS_H
#define BASE_DIAGNOSTICS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum severity {
	SEVERITY_ASIDE,   /* how the files came, not what they say: no part of a case's results */
	SEVERITY_REMARK,  /* what was done as a matter of course; a notice that asks nothing */
	SEVERITY_NOTICE,  /* worth knowing; the run goes on */
	SEVERITY_WARNING, /* a notice of what could turn the answer round: shown under the answer */
	SEVERITY_FAULT,   /* faulty data: exit status 1 */
	SEVERITY_USAGE,   /* a wrong command line: exit status 2 */
	SEVERITY_FAILURE, /* the environment: exit status 3 */
};

/* Where in a file; any part may be NULL or 0.  Borrowed until the collector goes. */
struct place {
	const char *file;
	long line;
	const char *column;
};

static inline struct place in_file(const char *file)
{
	return (struct place){.file = file};
}

static inline struct place at_line(const char *file, long line)
{
	return (struct place){.file = file, .line = line};
}

struct diagnostic {
	enum severity severity;
	struct place place;
	const char *message;
	const char *where; /* sheet and cell, in place of file and line; or NULL */
	bool is_kept;      /* the results hold it too */
};

struct diagnostics {
	struct arena *arena;
	struct diagnostic *items;
	size_t count, capacity;
	bool tolerates_ranges; /* a value outside its low and high is told, and stands */
};

void diagnostics_init(struct diagnostics *diagnostics, struct arena *arena);

/* Add a message.  Always returns false, so that a check can `return diagnose_...`. */
bool diagnose(struct diagnostics *diagnostics, enum severity severity, struct place place,
	      const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The same of the severities that most messages have: fault(diagnostics, place, format, ...). */
#define fault(diagnostics, ...) diagnose((diagnostics), SEVERITY_FAULT, __VA_ARGS__)
#define warning(diagnostics, ...) diagnose((diagnostics), SEVERITY_WARNING, __VA_ARGS__)
#define failure(diagnostics, ...) diagnose((diagnostics), SEVERITY_FAILURE, __VA_ARGS__)
#define notice(diagnostics, ...) diagnose((diagnostics), SEVERITY_NOTICE, __VA_ARGS__)

/* A wrong command line, which has no place: misuse(diagnostics, format, ...). */
#define misuse(diagnostics, ...) \
	diagnose((diagnostics), SEVERITY_USAGE, (struct place){0}, __VA_ARGS__)

/* How many messages are of this severity or a worse one. */
size_t diagnostics_count(const struct diagnostics *diagnostics, enum severity at_least);

/* Is a line refused already, as a row or for the column of the place, if it has one; or, at line 0,
 * any line of the file? */
bool diagnostics_refuses(const struct diagnostics *diagnostics, struct place place);

/*
 * Faults file by file, the one with the first of them first, in the order of their lines, and those
 * without a line behind these.  All other messages stay where they are.
 */
void diagnostics_sort_faults(struct diagnostics *diagnostics);

/* `file:line: column: message`, with the parts that are known; of a workbook's sheet
 * `book.xlsx: sheet!G7: column: message`. */
const char *diagnostic_text(struct arena *arena, const struct diagnostic *diagnostic);

#endif
