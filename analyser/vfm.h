/*
 * vfm as a library: all that the command line does, from another program.
 *
 * A request names a command, its options and its files, as the command line
 * does; vfm_run() answers it; the answer is rendered, drawn or delivered.
 *
 *	struct vfm_request *request;
 *	const char *json;
 *	size_t size;
 *
 *	vfm_request_new(&request, "case");
 *	vfm_request_file(request, "datasets/sample-district");
 *	if (vfm_run(request) == VFM_DONE &&
 *	    vfm_render(request, "json", NULL, &json, &size) == VFM_DONE)
 *		fwrite(json, 1, size, stdout);
 *	vfm_request_free(request);
 *
 * Every function but vfm_request_free() returns a status, and what went wrong
 * is among the request's messages.  A status that is not VFM_DONE leaves what
 * the function was to set alone.
 *
 * Texts handed over are copied, but for vfm_request_bytes().  What a request
 * hands out is borrowed until it is freed.
 *
 * Nothing is global: requests share nothing, and any number of them may be at
 * work on as many threads.  One request is used by one thread at a time, but
 * for vfm_request_stop() and vfm_request_abandon().  The library ends no process, prints nothing
 * but where it is asked to, and changes no signal's handling; a program that delivers to a
 * pipe should ignore SIGPIPE, so that a reader's going away is a status.
 * Charts are drawn by gnuplot, found through PATH, as a child process.
 *
 * Memory that runs out ends the request with VFM_NO_MEMORY and takes back what it
 * had begun to write; the request is then of no use but for its messages.
 */
#ifndef VFM_H
#define VFM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The first four are the command line's exit statuses. */
enum vfm_status {
	VFM_DONE = 0,
	VFM_FAULTY = 1,  /* the data are faulty, or a check found faults in them */
	VFM_USAGE = 2,   /* the request is wrong */
	VFM_FAILURE = 3, /* the surroundings: what cannot be read, written or run */
	VFM_STOPPED = 4, /* by vfm_request_stop() or the progress function */
	VFM_NO_MEMORY = 5,
};

struct vfm_request;

const char *vfm_version(void);

/* Library number `number` that it runs with, and its version; VFM_USAGE behind the last. */
enum vfm_status vfm_library(size_t number, const char **name, const char **version);

/* --- What can be asked --- */

struct vfm_command {
	const char *name;
	const char *arguments; /* the files it takes: `ACTIVITY...|FOLDER` */
	const char *question;  /* that it answers */
};

/* Command number `number`, from 0 on; VFM_USAGE behind the last. */
enum vfm_status vfm_command(size_t number, struct vfm_command *command);

struct vfm_option {
	const char *name;     /* without dashes */
	char letter;          /* for `-o`; or 0 */
	const char *argument; /* what its value is; NULL: it takes none */
	const char *help;
};

/*
 * vfm_option(command, number, option):
 * Option number `number` of a command, or, with NULL, of all; VFM_USAGE behind the last, and where
 * there is no such command.  A name may stand for several commands, with another meaning for each.
 */
enum vfm_status vfm_option(const char *command, size_t number, struct vfm_option *option);

/* Kind of file number `number`: `activity`, of activity.csv; VFM_USAGE behind the last. */
enum vfm_status vfm_kind(size_t number, const char **name);

struct vfm_column {
	const char *name;
	bool is_needed; /* by every file of the kind, unless something else says it */
};

/* Column number `number` of kind of file number `kind`; VFM_USAGE behind the last. */
enum vfm_status vfm_column(size_t kind, size_t number, struct vfm_column *column);

/* --- A request --- */

/*
 * vfm_request_new(request, command):
 * A request to be freed.  Where there is no such command (VFM_USAGE), *request is one all the same,
 * with a message; it is NULL only with VFM_NO_MEMORY.
 */
enum vfm_status vfm_request_new(struct vfm_request **request, const char *command);

/* vfm_request_free(NULL) has no effect.  What was not delivered is gone without a trace. */
void vfm_request_free(struct vfm_request *request);

/* Ask by an option, named without dashes; `value` is NULL where it takes none. */
enum vfm_status vfm_request_option(struct vfm_request *request, const char *name,
				   const char *value);

/* A file or folder, by path; `-` is standard input. */
enum vfm_status vfm_request_file(struct vfm_request *request, const char *path);

/*
 * vfm_request_bytes(request, path, bytes, size):
 * Whatever is read under this path is these bytes (borrowed until the request is freed), and the
 * disk is not looked at.  A folder in which any file is given so, `case` for `case/spend.csv`, is
 * made of such files and of nothing else.  Paths are compared as they are written.
 */
enum vfm_status vfm_request_bytes(struct vfm_request *request, const char *path, const void *bytes,
				  size_t size);

/* Something that the caller finds wrong with the request: it will not be run. */
enum vfm_status vfm_request_refuse(struct vfm_request *request, const char *message);

/* What a caller may want to hear of; each may be NULL. */
struct vfm_hooks {
	void *data;
	/*
	 * So many bytes of the files have been added up, of `total`, which is -1 where it is not
	 * known; false stops the run.  Called by any thread of the run, one at a time.
	 */
	bool (*progress)(void *data, int64_t bytes, int64_t total);
	/* All is delivered and can no longer be taken back; called with all signals held. */
	void (*delivered)(void *data);
	/*
	 * So many of `total` steps of a case are done, each of what is named by `what` (`draws`,
	 * `numbers`); false stops the run.  Called by one thread of the run.
	 */
	bool (*step)(void *data, const char *what, int64_t done, int64_t total);
};

enum vfm_status vfm_request_hooks(struct vfm_request *request, const struct vfm_hooks *hooks);

/* Stop it as soon as may be; for any thread, or a signal handler. */
enum vfm_status vfm_request_stop(struct vfm_request *request);

/*
 * vfm_request_abandon(request):
 * End its child process and remove what it has begun to write, at once: for a signal handler of
 * the request's thread that ends the process.  The request is of no use any more.
 */
enum vfm_status vfm_request_abandon(struct vfm_request *request);

/* --- Its answer --- */

/*
 * vfm_run(request):
 * Answer it, once.  VFM_FAULTY may come with results (of a check): vfm_has_results() tells.
 */
enum vfm_status vfm_run(struct vfm_request *request);

/* VFM_DONE where there is something to render, draw and deliver; else VFM_USAGE. */
enum vfm_status vfm_has_results(const struct vfm_request *request);

enum vfm_severity {
	VFM_NOTICE, /* worth knowing */
	VFM_FAULT,  /* faulty data */
	VFM_MISUSE, /* a wrong request */
	VFM_DEFECT, /* the surroundings */
};

struct vfm_message {
	enum vfm_severity severity;
	const char *file;   /* that it is about, or NULL... */
	long line;          /* ...its line, or 0... */
	const char *column; /* ...and its column, or NULL */
	const char
	    *message;     /* what was found, and the remedy; "": whoever read it stopped reading */
	const char *text; /* all of it: `file:line: column: message` */
	bool is_told;     /* a notice that what is rendered or delivered shows by itself */
};

/*
 * vfm_message(request, number, message):
 * Message number `number`, from 0 on, in order; VFM_USAGE behind the last.  Text of files stands
 * in it raw: escape it for the place where it is shown.
 */
enum vfm_status vfm_message(struct vfm_request *request, size_t number,
			    struct vfm_message *message);

struct vfm_table {
	const char *id, *title;
	size_t n_rows, n_columns;
};

/* Table number `number` of the results; VFM_USAGE behind the last. */
enum vfm_status vfm_table(const struct vfm_request *request, size_t number,
			  struct vfm_table *table);

struct vfm_chart {
	const char *name, *title;
	const char *table; /* whose rows it draws */
};

/* Chart number `number`; VFM_USAGE behind the last. */
enum vfm_status vfm_chart(const struct vfm_request *request, size_t number,
			  struct vfm_chart *chart);

/*
 * vfm_render(request, format, table, bytes, size):
 * The results, or one table of them by id, as a format of --format, with a NUL behind them; as
 * summary, html and docx they are a document, of which no table is written by itself.
 * CSV is of one table, with NULL the command's main one.  Text is everything; one screen of it is
 * what vfm_deliver() prints without the option `full`.
 */
enum vfm_status vfm_render(struct vfm_request *request, const char *format, const char *table,
			   const char **bytes, size_t *size);

/* The same into a file, which appears whole or not at all. */
enum vfm_status vfm_render_file(struct vfm_request *request, const char *format, const char *table,
				const char *path);

/*
 * vfm_draw(request, chart, format, bytes, size):
 * A chart by name, or with NULL the first, as a picture: `svg`, `png` or `pdf`.
 */
enum vfm_status vfm_draw(struct vfm_request *request, const char *chart, const char *format,
			 const char **bytes, size_t *size);

/* The same into a file, whose suffix is the format. */
enum vfm_status vfm_draw_file(struct vfm_request *request, const char *chart, const char *path);

/* Where results go that no option sends into a file, and how they may look there. */
struct vfm_printing {
	FILE *stream;
	const char *name; /* of the stream, for messages */
	bool has_colour;
	int width;        /* in characters: 100, where nothing says it; prose takes 80 at most */
	bool is_terminal; /* which is spared bytes that are no text */
};

/*
 * vfm_deliver(request, printing):
 * What the options ask for (`output`, `save`, `chart`, `rejects`...), once and all of it or
 * nothing: every file appears in its place, or no file is left or changed.  NULL prints nothing.
 */
enum vfm_status vfm_deliver(struct vfm_request *request, const struct vfm_printing *printing);

#ifdef __cplusplus
}
#endif

#endif
