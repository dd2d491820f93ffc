/*
 * A workbook on the disk whose reading fails, call by call, or that has no memory to be read with.
 */
#include "failing_files.h"

#include "base/memory_try.h"
#include "book_text.h"

struct run {
	struct arena *arena;
	const char *path;
	size_t size;
	const char *problem;
	char text[200];
};

static void read_book(void *data)
{
	struct run *run = data;
	const struct book_bytes bytes = {run->path, NULL, run->size};
	struct book *book = book_open(&bytes, run->arena);
	struct book_reader *reader =
	    book->problem == NULL ? book_read(book, 0, NULL, false, run->arena) : NULL;
	int64_t count, used = 0;

	while (reader != NULL && (count = book_reader_take(reader, run->text + used, 10)) > 0)
		used += count;
	run->problem = book->problem;
	book_reader_close(reader);
	book_close(book);
}

/*
 * Is the file read to its end, or to what is wrong with it, where a call fails (0: none)?  Nothing
 * is left open.
 */
static bool try_failing(struct run *run, const char *path, size_t size, const char *name,
			long number, int why)
{
	const size_t n_open = open_files();

	*run = (struct run){.path = path, .size = size};
	run->arena = arena_new(memory_gone);
	fail_call(name, number, false, why);

	const bool is_done = memory_try(read_book, run);

	fail_no_call();
	if (run->problem != NULL) {
		(void)snprintf(run->text, sizeof run->text, "%s", run->problem);
		run->problem = run->text;
	}
	arena_free(run->arena);
	assert_int_equal(open_files(), n_open);
	return is_done;
}

static bool try_book(struct run *run, const char *path, size_t size)
{
	return try_failing(run, path, size, "none", 0, 0);
}

static size_t put_bytes(const char *path, const void *bytes, size_t size)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
	return size;
}

static size_t put_book(const char *path)
{
	struct made_book made =
	    book_of_sheet("<worksheet><sheetData><row><c t='s'><v>0</v></c><c "
			  "s='0'><v>1</v></c></row></sheetData></worksheet>",
			  "<sst><si><t>one</t></si></sst>",
			  "<styleSheet><cellXfs><xf numFmtId='9'/></cellXfs></styleSheet>", NULL);
	const size_t size = put_bytes(path, made.bytes, made.size);

	free(made.bytes);
	return size;
}

static void what_cannot_be_read_is_said(void **state)
{
	static const struct {
		const char *name;
		int why;
		bool is_problem; /* or it is gone on with */
		long least;      /* so many calls there are, of a dozen parts */
	} rules[] = {
	    {"open", EACCES, true, 1},
	    {"pread", EIO, true, 12},
	    {"pread", EINTR, false, 12},
	};
	const size_t size = put_book("book.xlsx");
	struct run run;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		long number = 1;

		for (;; number++) {
			assert_true(try_failing(&run, "book.xlsx", size, rules[i].name, number,
						rules[i].why));
			if (failed == NULL)
				break;
			char problem[100] = "";

			(void)snprintf(problem, sizeof problem, "cannot be read: %s",
				       strerror(rules[i].why));
			if (rules[i].is_problem)
				assert_string_equal(run.problem, problem);
			else
				assert_string_equal(run.text, "one,100%\n");
		}
		assert_string_equal(run.text, "one,100%\n");
		assert_true(number > rules[i].least);
	}
	/* Shorter than it was a moment ago. */
	assert_true(try_book(&run, "book.xlsx", size + 100));
	assert_non_null(strstr(run.problem, "it ends too soon"));
}

static void without_memory_no_workbook_is_read_by_halves(void **state)
{
	static const char *const names[] = {"malloc", "calloc", "realloc"};
	const size_t size = put_book("book.xlsx");
	long n_failed = 0;
	struct run run;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++)
		for (long number = 1;; number++) {
			const bool is_done =
			    try_failing(&run, "book.xlsx", size, names[i], number, ENOMEM);

			if (failed == NULL) {
				assert_string_equal(run.text, "one,100%\n");
				break;
			}
			n_failed++;
			assert_false(is_done);
		}
	assert_true(n_failed > 3); /* not those of libraries */
}

static void an_older_document_on_the_disk_is_known_by_its_beginning(void **state)
{
	static const char old[] = "\xD0\xCF\x11\xE0";
	static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
	static const char protected[] = "is protected by a password; save it without one";
	enum { PIECE = 8 * 1024 };
	static char bytes[3 * PIECE];
	struct run run;

	(void)state;
	assert_true(try_book(&run, "old.xls", put_bytes("old.xls", old, 4)));
	assert_non_null(strstr(run.problem, "is a workbook of Excel 97 (.xls)"));
	memcpy(bytes, old, sizeof old);
	assert_true(try_book(&run, "old.xls", put_bytes("old.xls", bytes, sizeof bytes)));
	assert_non_null(strstr(run.problem, "is a workbook of Excel 97 (.xls)"));
	/* Wherever its name stands, where one piece of the file ends among others. */
	for (size_t at = 4 + PIECE - sizeof name - 1; at < 4 + PIECE + 2; at++) {
		memset(bytes, 0, sizeof bytes);
		memcpy(bytes, old, sizeof old);
		memcpy(bytes + at, name, sizeof name);
		assert_true(try_book(&run, "old.xls", put_bytes("old.xls", bytes, sizeof bytes)));
		assert_string_equal(run.problem, protected);
	}
	/* A folder opens, but cannot be read. */
	assert_false(try_book(&run, ".", 100));
	assert_string_equal(memory_left().path, ".");
	assert_int_equal(memory_left().why, EISDIR);
	assert_false(try_book(&run, "none.xlsx", 100));
	assert_int_equal(memory_left().why, ENOENT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    HERE(what_cannot_be_read_is_said),
	    HERE(without_memory_no_workbook_is_read_by_halves),
	    HERE(an_older_document_on_the_disk_is_known_by_its_beginning),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
