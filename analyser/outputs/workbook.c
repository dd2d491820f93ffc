#include "outputs/workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/epoch.h"
#include "base/held_signals.h"
#include "base/memory_try.h"
#include "base/scratch.h"
#include "base/text.h"
#include "base/version.h"
#include "outputs/markup.h"

#define PIECE 65536       /* bytes compared at a time */
#define NAME_SIZE 31      /* of a sheet, in characters */
#define EARLY 1199145600L /* 1 January 2008: where no other time is asked for */

static void end_file(void *file)
{
	LXW(lxw_workbook_free)(file);
}

static bool is_name_taken(const struct workbook *book, const char *name)
{
	for (size_t i = 0; i < book->n_sheets; i++)
		if (strcasecmp(book->sheets[i]->name, name) == 0)
			return true;
	return false;
}

/* A name that a spreadsheet takes and no other sheet has. */
static const char *name_sheet(struct workbook *book, const char *wanted)
{
	char *plain = arena_text(book->arena, wanted);

	for (char *at = plain; *at != '\0'; at++)
		if (strchr("[]:*?/\\'", *at) != NULL)
			*at = ' ';
	const char *name = text_cut(book->arena, plain, NAME_SIZE);
	if (strlen(name) > NAME_SIZE)
		name = arena_text_of(book->arena, plain, NAME_SIZE);
	for (int number = 2; is_name_taken(book, name); number++)
		name = arena_format(book->arena, "%.*s %d", NAME_SIZE - 5, plain, number);
	return name;
}

struct workbook_sheet *workbook_add(struct workbook *book, const char *name, const char *title,
				    void (*fill)(struct workbook *book, struct workbook_sheet *own))
{
	struct workbook_sheet *own = arena_alloc(book->arena, sizeof *own);

	*own = (struct workbook_sheet){.name = name_sheet(book, name),
				       .title = title,
				       .headings = WORKBOOK_HEADINGS,
				       .fill = fill};
	workbook_cell_spare(book);
	own->sheet = LXW(workbook_add_worksheet)(book->file, own->name);
	book->has_failed |= own->sheet == NULL;
	ARENA_ADD(book->arena, book, sheets, n_sheets) = own;
	return own;
}

/* Tables and charts in the order of a report; those of no part of it behind the others. */
static void add_tables(struct workbook *book, const char *only)
{
	const struct results *results = book->results;
	size_t n_parts;
	const char *heading;

	(void)workbook_words_part(SECTION_ANSWER, &heading, &n_parts);
	for (size_t i = 0; i <= n_parts; i++)
		for (size_t j = 0; j < results->n_tables; j++) {
			const struct table *table = results->tables[j];

			if (workbook_words_part(table->section, &heading, &n_parts) == i &&
			    (only == NULL || strcmp(only, table->id) == 0)) {
				workbook_table_add(book, table, heading);
				workbook_chart_add(book, table, heading);
			}
		}
}

/* The steps before the tables, where a case has them and they come to what its sums did. */
static void add_workings(struct workbook *book)
{
	struct results *workings = book->results->workings;

	if (workings == NULL || book->levers == NULL)
		return;
	if (!book->has_steps)
		workings->n_tables = 0;
	for (size_t i = 0; i < workings->n_tables; i++)
		workbook_table_add(book, workings->tables[i], "Workings: the steps to the figures");
}

static time_t find_time(const char *given)
{
	time_t time = EARLY;

	/* Nought is no time to libxlsxwriter, which would tell that of the day. */
	return epoch_parse(given, &time) && time == 0 ? 1 : time;
}

/* libxlsxwriter does not escape what XML has no place for. */
static char *property(struct workbook *book, const char *text)
{
	return text == NULL ? NULL : (char *)markup_plain(book->arena, text);
}

static void describe(struct workbook *book)
{
	const struct document *document = book->results->document;
	lxw_doc_properties properties = {
	    .title = property(book, workbook_words_title(book)),
	    .comments = (char *)"Made with vfm " VFM_VERSION
				". Figures are those of the other outputs of the same run.",
	    .created = find_time(book->results->epoch)};

	if (document != NULL) {
		properties.author = property(book, document->author);
		properties.company = property(book, document->council);
		properties.status = property(book, document->status);
	}
	book->has_failed |= LXW(workbook_set_properties)(book->file, &properties) != LXW_NO_ERROR;
}

/* The order in which sheets are filled, of each kind the last first. */
enum filling { FILL_TABLES, FILL_FILES, FILL_OTHERS, FILL_CHECKS };

static enum filling filling_of(const struct workbook_sheet *sheet)
{
	return sheet->table != NULL  ? FILL_TABLES
	       : sheet->rows != NULL ? FILL_FILES
	       : sheet->is_of_all    ? FILL_CHECKS
				     : FILL_OTHERS;
}

static void fill(struct workbook *book, const struct output_options *options)
{
	workbook_cell_looks(book);
	workbook_words_add_first(book);
	if (workbook_form(book->results)) {
		workbook_inputs_add(book);
	} else {
		if (options->table == NULL)
			workbook_levers_add(book);
		workbook_checks_add(book);
		add_tables(book, options->table);
		if (options->table == NULL) {
			add_workings(book);
			workbook_sums_add(book);
			workbook_inputs_add(book);
		}
		workbook_words_add_last(book);
	}
	describe(book);
	/* Files tell which of their figures the tables follow, the checks of all. */
	for (enum filling turn = FILL_TABLES; turn <= FILL_CHECKS; turn++)
		for (size_t i = book->n_sheets; i-- > 0 && !book->has_failed;)
			if (filling_of(book->sheets[i]) == turn) {
				workbook_cell_spare(book);
				book->sheets[i]->fill(book, book->sheets[i]);
			}
	workbook_cell_spare(book);
}

static bool fail(const struct output_options *options, const char *why)
{
	return failure(options->diagnostics, (struct place){0}, "the workbook cannot be made: %s",
		       why);
}

/* False, told. */
static bool make(const struct workbook *begun, const struct output_options *options,
		 const char *path)
{
	struct workbook book = *begun;

	book.file = LXW(workbook_new)(path);
	if (book.file == NULL)
		return fail(options, "out of memory");
	arena_hold(book.arena, book.file, end_file);
	fill(&book, options);
	if (book.has_failed) {
		arena_end(book.arena, book.file);
		return fail(options, "more than a sheet can hold, or out of memory");
	}
	arena_release(book.arena, book.file);
	lxw_error error = LXW(workbook_close)(book.file);
	return error == LXW_NO_ERROR || fail(options, LXW(lxw_strerror)(error));
}

/* The next bytes of a file from its beginning; false where it cannot be read. */
static bool take(int file, char *bytes, off_t at, ssize_t *size)
{
	*size = pread(file, bytes, PIECE, at);
	return *size >= 0;
}

/* What both files hold to the stream; false where they are not the same. */
static bool copy(const int *files, FILE *stream)
{
	char first[PIECE], second[PIECE];
	ssize_t size, other;
	off_t at = 0;

	do {
		if (!take(files[0], first, at, &size) || !take(files[1], second, at, &other) ||
		    size != other || memcmp(first, second, (size_t)size) != 0)
			return false;
		fwrite(first, 1, (size_t)size, stream);
		at += size;
	} while (size == PIECE);
	return at > 0;
}

#define TWICE 2

/* One of them, for a process of its own. */
struct making {
	const struct workbook *begun;
	const struct output_options *options;
	int file;   /* -1 where there is none */
	char *path; /* of the file, since libxlsxwriter writes to a path only */
	bool is_named, is_second, is_made;
};

static void end_place(void *data)
{
	struct making *making = data;

	if (making->is_named)
		(void)unlink(making->path);
	making->is_named = false;
	if (making->file >= 0)
		(void)close(making->file);
	making->file = -1;
}

/*
 * A file in memory, so that nothing can be left; or, where the system has no /proc by which to
 * name one, a temporary file, which is there for as long as signals wait.  False with errno.
 */
static bool find_place(struct making *making, struct arena *arena)
{
	char *temporary = arena_format(arena, "%s/vfm-XXXXXX", scratch_around());

	arena_hold(arena, making, end_place);
	making->file = memfd_create("workbook", MFD_CLOEXEC);
	if (making->file < 0)
		return false;
	making->path = arena_format(arena, "/proc/self/fd/%d", making->file);
	if (access(making->path, W_OK) == 0)
		return true;
	(void)close(making->file);
	making->path = temporary;
	making->file = mkostemp(temporary, O_CLOEXEC);
	making->is_named = making->file >= 0;
	return making->is_named;
}

#define SHIFT 997                /* allocations */
#define MARGIN ((size_t)1 << 20) /* bytes */

/*
 * Take room where libxlsxwriter puts its own temporary files, in a file without a name; -1 with
 * errno where there is none.
 */
static int take_room(struct arena *arena)
{
	char *name = arena_format(arena, "%s/vfm-XXXXXX", scratch_around());
	int file = open(scratch_around(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	/* Not every file system has such files. */
	if (file < 0 && (file = mkostemp(name, O_CLOEXEC)) >= 0)
		(void)unlink(name);
	const int why = file < 0 ? errno : posix_fallocate(file, 0, MARGIN);
	if (file >= 0 && why != 0) {
		close(file);
		file = -1;
	}
	errno = why;
	return file;
}

static void leave_room(int file)
{
	if (file >= 0)
		close(file);
}

/*
 * Memory, or room for temporary files, that runs out does so at the same place in two that do the
 * same, and what is left out would be the same: so the second has asked for memory more often, and
 * holds more of both; and there is room left when it is done.
 */
static void make_one(void *data)
{
	struct making *making = data;
	struct arena *arena = making->begun->arena;
	void *volatile held = NULL;

	if (!making->is_second) {
		making->is_made = make(making->begun, making->options, making->path);
		return;
	}
	for (int i = 0; i < SHIFT; i++) {
		free(held);
		held = malloc(i + 1 < SHIFT ? 1 : MARGIN);
	}
	const int room = take_room(arena);

	making->is_made =
	    held != NULL && room >= 0 && make(making->begun, making->options, making->path);
	if (making->is_made) {
		const int more = take_room(arena);

		making->is_made = more >= 0;
		leave_room(more);
	}
	leave_room(room);
	free(held);
}

/*
 * Has a signal come that ends the run as soon as it is let in?  Of a handler nobody knows what it
 * does, but that SIGTERM's ends the run.
 */
static bool is_ending(void)
{
	struct sigaction of_term, action;
	sigset_t pending;
	bool ends = false;

	if (sigpending(&pending) != 0 || sigaction(SIGTERM, NULL, &of_term) != 0)
		return false;
	for (int i = 1; !ends && i <= SIGRTMAX; i++)
		ends = sigismember(&pending, i) == 1 && signal_ends(i) &&
		       sigaction(i, NULL, &action) == 0 && action.sa_handler != SIG_IGN &&
		       (action.sa_handler == SIG_DFL || action.sa_handler == of_term.sa_handler);
	return ends;
}

/* Wait for a process to end, ending it where the run is to end; 0, or the error. */
static int await(pid_t child, int *status)
{
	struct pollfd end = {.fd = (int)syscall(SYS_pidfd_open, child, 0), .events = POLLIN};
	pid_t found;

	while ((found = waitpid(child, status, WNOHANG)) == 0 || (found < 0 && errno == EINTR)) {
		if (is_ending())
			(void)kill(child, SIGKILL);
		/* Without a descriptor of the process, look again sooner. */
		(void)poll(&end, end.fd >= 0 ? 1 : 0, end.fd >= 0 ? 50 : 5);
	}

	int why = found < 0 ? errno : 0;

	if (end.fd >= 0)
		close(end.fd);
	return why;
}

/* In a process that ends with its parent; its number, 0 where there can be none, or -1. */
static pid_t make_apart(struct making *making)
{
	const pid_t parent = getpid();
	pid_t child = fork();
	bool is_made;

	if (child < 0 && errno == ENOSYS)
		return make_one(making), 0;
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		is_made = getppid() == parent && memory_try(make_one, making) && making->is_made;
		_exit(is_made ? 0 : 1); /* lint: allow */
	}
	return child;
}

/*
 * libxlsxwriter looks for few of the errors of its files and memory: it leaves out what it could
 * not write, or ends the process.  So it is made twice, side by side, and what differs is not
 * delivered; and in processes of its own, where there can be some.
 */
static bool make_twice(struct making *makings)
{
	const struct output_options *options = makings->options;
	int why = 0, failed = 0;
	pid_t children[TWICE];

	for (int i = 0; i < TWICE; i++) {
		children[i] = why == 0 ? make_apart(&makings[i]) : 0;
		if (children[i] < 0)
			why = errno;
		failed |= why == 0 && children[i] == 0 && !makings[i].is_made;
	}
	for (int i = 0; i < TWICE; i++) {
		int status = 0, error = children[i] > 0 ? await(children[i], &status) : 0;

		why = why == 0 ? error : why;
		failed |= status;
	}
	if (why != 0)
		return fail(options, strerror(why));
	return failed == 0 ||
	       fail(options, arena_format(makings->begun->arena,
					  "it needs more memory, room in %s or rows of a sheet "
					  "than there are; set TMPDIR to a folder with more room, "
					  "or write CSV",
					  scratch_around()));
}

bool output_xlsx(const struct results *results, const struct output_options *options, FILE *stream)
{
	const char *missing = xlsxwriter_need();
	struct workbook begun = {.results = results, .arena = results->arena};
	struct making *makings = arena_array(begun.arena, TWICE, sizeof *makings);
	bool is_made = true;
	sigset_t before;

	if (missing != NULL)
		return fail(options, arena_format(results->arena, "it needs libxlsxwriter, and %s",
						  missing));

	const int room = take_room(begun.arena);
	if (room < 0)
		return fail(options, arena_format(begun.arena,
						  "there is no room in %s for its temporary files "
						  "(%s); set TMPDIR to a folder with room",
						  scratch_around(), strerror(errno)));
	leave_room(room);
	/* Once, for both. */
	formula_init(&begun.formulas, results, begun.arena);
	begun.has_steps = options->table == NULL && results->workings != NULL &&
			  formula_work_out(&begun.formulas, &begun.unlike);
	/* A signal waits until they have ended, so that neither they nor their files are left. */
	hold_signals(&before);
	for (int i = 0; i < TWICE; i++)
		makings[i] = (struct making){
		    .begun = &begun, .options = options, .file = -1, .is_second = i > 0};
	for (int i = 0; is_made && i < TWICE; i++)
		is_made = find_place(&makings[i], begun.arena) || fail(options, strerror(errno));
	is_made = is_made && make_twice(makings);
	for (int i = 0; i < TWICE; i++)
		if (makings[i].is_named) {
			(void)unlink(makings[i].path);
			makings[i].is_named = false;
		}
	release_signals(&before);
	if (is_made && !copy((int[]){makings[0].file, makings[1].file}, stream))
		is_made =
		    fail(options, arena_format(begun.arena,
					       "what was written is not whole; set TMPDIR to a "
					       "folder with more room than %s",
					       scratch_around()));
	for (int i = 0; i < TWICE; i++)
		arena_end(begun.arena, &makings[i]);
	return is_made;
}
