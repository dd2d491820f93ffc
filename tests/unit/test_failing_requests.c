/*
 * Whole requests while memory or calls of the system fail, each in turn: the answer is as without
 * it or none, and no file is left open or half written.
 */
#include "failing_files.h"

#include "book_maker.h"
#include "vfm.h"

#include <iconv.h>

/* NOLINTBEGIN(bugprone-macro-parentheses): what WRAP() makes of them */
WRAP(aligned_alloc, void *, (size_t alignment, size_t size), (alignment, size), NULL)
WRAP(mmap, void *, (void *at, size_t size, int may, int flags, int file, off_t from),
     (at, size, may, flags, file, from), MAP_FAILED)
WRAP(lseek, off_t, (int file, off_t to, int from), (file, to, from), -1)
WRAP(fopen, FILE *, (const char *path, const char *mode), (path, mode), NULL)
WRAP(iconv_open, iconv_t, (const char *to, const char *from), (to, from), (iconv_t)-1)
WRAP(pthread_mutexattr_init, int, (pthread_mutexattr_t * kind), (kind), fault.why)
WRAP(pthread_mutex_init, int, (pthread_mutex_t * lock, const pthread_mutexattr_t *kind),
     (lock, kind), fault.why)
WRAP(pthread_cond_init, int, (pthread_cond_t * changed, const pthread_condattr_t *kind),
     (changed, kind), fault.why)
/* NOLINTEND(bugprone-macro-parentheses) */

struct asked {
	const char *name, *value; /* an option; of name NULL a file */
};

/* One request, and what it leaves in the folder. */
struct question {
	const char *command;
	struct asked asked[12];
	size_t n_left;
};

/* clang-format off */
static const struct question questions[] = {
    {"tally", {{"to", "spend"}, {"threads", "1"}, {"council", "Ambridge"}, {"by", "supplier,year"},
	       {"rejects", "rejects.csv"}, {"output", "out.csv"}, {NULL, "ledger.csv"}}, 2},
    {"tally", {{"to", "spend"}, {"threads", "3"}, {"council", "Ambridge"}, {"engine", "libcsv"},
	       {"by", "supplier"}, {"top", "3"}, {"output", "out.json"}, {NULL, "ledger.csv"},
	       {NULL, "months.csv"}}, 1},
    {"tally", {{"to", "spend"}, {"council", "Ambridge"}, {"output", "out.csv"},
	       {NULL, "packed.zip"}}, 1},
    {"tally", {{"to", "spend"}, {"council", "Ambridge"}, {"output", "out.csv"},
	       {NULL, "ledger.csv.gz"}}, 1},
    {"tally", {{"to", "activity"}, {"council", "Ambridge"}, {"wide", NULL}, {"map", "service=none"},
	       {"output", "out.csv"}, {NULL, "wide.csv"}}, 1},
    {"tally", {{"to", "prices"}, {"council", "Ambridge"}, {"output", "out.csv"},
	       {NULL, "bought.csv"}}, 1},
    {"tally", {{"to", "spend"}, {"council", "Ambridge"}, {"output", "out.csv"},
	       {NULL, "utf16.csv"}}, 1},
    {"tally", {{"to", "spend"}, {"council", "Ambridge"}, {"output", "out.csv"},
	       {NULL, "book.xlsx"}}, 1},
    {"tally", {{"to", "spend"}, {"sql", "duckdb"}, {"council", "Ambridge"}, {"output", "out.sql"},
	       {NULL, "ledger.csv"}}, 1},
    {"channel", {{"output", "out.json"}, {"save", "channel_gain=gain.csv"}, {NULL, "activity.csv"}}, 2},
    {"prices", {{"output", "out.txt"}, {"reference", "channels=channels.csv"}, {NULL, "prices.csv"}}, 1},
    {"init", {{NULL, "mine"}}, 1},
    {"check", {{"output", "out.json"}, {NULL, "activity.csv"}, {NULL, "prices.csv"}}, 1},
    {"reference", {{"output", "out.csv"}, {NULL, "unit-costs"}}, 1},
};
/* clang-format on */

/* --- The files --- */

static void put_bytes(const char *path, const void *bytes, size_t size)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
}

/* So many payees that tables of them grow; a total, a blank row and one without an amount. */
static const char *ledger_text(struct arena *arena)
{
	char *text = arena_alloc(arena, 100000), *at = text;

	at += sprintf(at, "Payments over 500\nDate,Supplier,Category,Amount\n");
	for (int i = 0; i < 1200; i++)
		at += sprintf(at, "%02d/%02d/2008,Payee number %d,%s,\"%d.%02d\"\n", 1 + i % 28,
			      4 + i % 6, i, i % 2 == 0 ? "paper" : "roads", 10 + i, i % 100);
	(void)sprintf(at, ",,,\n03/06/2008,Nobody,paper,n/k\n,Total,,%s\n", "1.00");
	return text;
}

static const char *months_text(struct arena *arena)
{
	char *text = arena_alloc(arena, 10000), *at = text;

	at += sprintf(at, "Payment date,Supplier,Category,Net amount\n");
	for (int i = 0; i < 60; i++)
		at += sprintf(at, "%02d/%02d/2008,Payee number %d,tea,%d\n", 4 + i % 6, 1 + i % 28,
			      i, 1000 + i);
	return text;
}

static void put_utf16(const char *path, const char *text)
{
	const size_t length = strlen(text);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite("\xFF\xFE", 1, 2, file), 2);
	for (size_t i = 0; i < length; i++)
		assert_true(fputc(text[i], file) >= 0 && fputc('\0', file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void put_all(void)
{
	struct arena *arena = arena_new(out_of_memory);
	const char *ledger = ledger_text(arena), *months = months_text(arena);
	const struct made_part parts[] = {{"one.csv", ledger, 0}, {"two.csv", months, 0}};
	struct made_book
	    zip = book_of_parts(parts, COUNT_OF(parts)),
	    book = book_of_sheet(
		"<worksheet><sheetData><row><c t='inlineStr'><is><t>Category</t></is></c><c "
		"t='inlineStr'><is>"
		"<t>Amount</t></is></c><c t='inlineStr'><is><t>Date</t></is></c></row>"
		"<row><c t='inlineStr'><is><t>Bull</t></is></c><c><v>12.5</v></c>"
		"<c t='inlineStr'><is><t>01/05/2008</t></is></c></row></sheetData></worksheet>",
		NULL, NULL, NULL);
	gzFile packed = gzopen("ledger.csv.gz", "w");

	put("ledger.csv", ledger);
	put("months.csv", months);
	put_utf16("utf16.csv", months);
	put_bytes("packed.zip", zip.bytes, zip.size);
	put_bytes("book.xlsx", book.bytes, book.size);
	assert_int_equal(gzputs(packed, ledger), strlen(ledger));
	assert_int_equal(gzclose(packed), Z_OK);
	put("wide.csv", "Month,Telephone,Web,Post,Total\nApr 2008,10,20,3,33\nMay 2008,11,21,4,36\n"
			"Jun 2008,12,22,5,39\nTotal,33,63,12,108\n");
	put("bought.csv", "Item,Unit,Quantity,Unit price,Date\npaper,ream,10,2.50,01/04/2008\n"
			  "paper,ream,20,2.40,02/04/2008\npens,each,5,0.33,03/04/2008\n");
	put("activity.csv", "council,service,channel,year,volume\n"
			    "Ambridge,tax,telephone,2007-08,1000\n"
			    "Ambridge,tax,web,2007-08,500\n");
	put("prices.csv", "item,unit,council,quantity,unit_price,year\n"
			  "paper,ream,Ambridge,10,2.50,2007-08\n"
			  "paper,ream,Borchester,20,2.40,2007-08\n");
	put("channels.csv", "channel,synonyms,price_base,status,source,derivation\n"
			    "telephone,blower,not applicable,derived,test,test\n");
	free(zip.bytes);
	free(book.bytes);
	arena_free(arena);
}

/* --- One run --- */

static enum vfm_status deliver(struct vfm_request *request, const struct question *question)
{
	enum vfm_status status = VFM_DONE;

	for (const struct asked *one = question->asked;
	     status == VFM_DONE && (one->name != NULL || one->value != NULL); one++)
		status = one->name == NULL ? vfm_request_file(request, one->value)
					   : vfm_request_option(request, one->name, one->value);
	status = status == VFM_DONE ? vfm_run(request) : status;
	return status == VFM_DONE || vfm_has_results(request) == VFM_DONE
		   ? vfm_deliver(request, NULL)
		   : status;
}

/* The messages are there, whatever happened; else a message of what did. */
static void print_messages(struct vfm_request *request)
{
	struct vfm_message message;

	for (size_t i = 0; request != NULL && vfm_message(request, i, &message) == VFM_DONE; i++)
		print_error("%s\n", message.text);
}

/* What a request left, as one number for all its files. */
static uint64_t digest_here(void)
{
	static const char *const names[] = {"rejects.csv", "out.csv", "out.json",
					    "out.txt",     "out.sql", "gain.csv"};
	uint64_t sum = 0;

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		FILE *file = fopen(names[i], "r");
		int c;

		while (file != NULL && (c = fgetc(file)) != EOF)
			sum = sum * 31 + (uint64_t)c + i;
		if (file != NULL)
			assert_int_equal(fclose(file), 0);
		(void)unlink(names[i]);
	}
	return sum;
}

/* The calls that it made; `sound` is what it leaves without a fault, set by the first run. */
static long run(const struct question *question, const char *name, long number, bool goes_on,
		uint64_t *sound, size_t n_before)
{
	struct vfm_request *request;
	const size_t n_open = open_files();
	enum vfm_status status;
	long n_made;

	fail_call(name, number, goes_on, strstr(name, "alloc") != NULL ? ENOMEM : EIO);
	status = vfm_request_new(&request, question->command);
	status = status == VFM_DONE ? deliver(request, question) : status;
	n_made = n_calls;
	fail_no_call();
	if (number == LONG_MAX && status != VFM_DONE)
		print_messages(request);
	if (failed == NULL)
		assert_int_equal(status, VFM_DONE);
	else
		assert_true(status == VFM_DONE || status == VFM_FAILURE || status == VFM_NO_MEMORY);
	if (status == VFM_NO_MEMORY && request != NULL) {
		struct vfm_message message;

		assert_int_equal(vfm_message(request, 0, &message), VFM_DONE);
		assert_string_equal(message.message, "out of memory");
		assert_int_equal(vfm_run(request), VFM_NO_MEMORY);
		assert_int_equal(vfm_deliver(request, NULL), VFM_NO_MEMORY);
	}
	vfm_request_free(request);
	assert_int_equal(open_files(), n_open);
	const size_t n_entries = entries(".") - n_before;

	if (n_entries != (status == VFM_DONE ? question->n_left : 0))
		fail_msg("%s %ld%s of question %zu failed: %zu files are left", name, number,
			 goes_on ? "+" : "", (size_t)(question - questions), n_entries);
	if (strcmp(question->command, "init") == 0)
		assert_int_equal(system("rm -rf mine"), 0); /* NOLINT(cert-env33-c) */
	const uint64_t found = digest_here();

	if (number == LONG_MAX)
		*sound = found;
	else if (status == VFM_DONE && found != *sound)
		fail_msg("%s %ld%s of question %zu failed: another answer", name, number,
			 goes_on ? "+" : "", (size_t)(question - questions));
	return n_made;
}

/* Each of the first calls, and so many of the others. */
static void fail_each(const char *const *names, size_t n_names, long dense)
{
	size_t n_before;

	put_all();
	n_before = entries(".");
	for (size_t i = 0; i < COUNT_OF(questions); i++)
		for (size_t j = 0; j < n_names; j++) {
			uint64_t sound = 0;
			const long n_all =
			    run(&questions[i], names[j], LONG_MAX, false, &sound, n_before);

			for (long n = 1; n <= n_all; n += 1 + n / dense) {
				(void)run(&questions[i], names[j], n, false, &sound, n_before);
				(void)run(&questions[i], names[j], n, true, &sound, n_before);
			}
		}
}

static void without_memory_there_is_no_answer_or_the_same(void **state)
{
	static const char *const names[] = {"malloc",
					    "calloc",
					    "realloc",
					    "aligned_alloc",
					    "mmap",
					    "pthread_mutexattr_init",
					    "pthread_mutex_init",
					    "pthread_cond_init"};

	(void)state;
	fail_each(names, COUNT_OF(names), 100);
}

static void what_the_system_refuses_leaves_no_answer_or_the_same(void **state)
{
	static const char *const names[] = {
	    "read",   "pread",  "open",           "fstat", "stat",  "lstat",     "ftruncate",
	    "fchmod", "rename", "pthread_create", "lseek", "fopen", "iconv_open"};

	(void)state;
	fail_each(names, COUNT_OF(names), 100);
}

/* --- What is asked of an answer --- */

static enum vfm_status ask_of_answer(struct vfm_request *request, size_t what)
{
	struct vfm_message message;
	const char *bytes;
	size_t size;

	switch (what) {
	case 0:
		return vfm_message(request, 0, &message);
	case 1:
		return vfm_render(request, "json", NULL, &bytes, &size);
	case 2:
		return vfm_render(request, "csv", "channel_gain", &bytes, &size);
	case 3:
		return vfm_render_file(request, "text", NULL, "out.txt");
	case 4:
		return vfm_draw(request, "mix", "svg", &bytes, &size);
	default:
		return vfm_draw_file(request, "mix", "out.svg");
	}
}

/* Memory that runs out ends the request, and is the one thing that it still says. */
static void an_answer_without_memory_is_gone(void **state)
{
	static const char *const names[] = {"malloc",      "calloc",       "realloc",
					    "fopencookie", "memfd_create", "fopen"};
	size_t n_gone = 0;

	(void)state;
	put_all();
	for (size_t what = 0; what < 6; what++)
		for (size_t i = 0; i < COUNT_OF(names); i++)
			for (long n = 1, n_all = 1; n <= n_all; n += 1 + n / 4) {
				const size_t n_open = open_files(), n_before = entries(".");
				struct vfm_request *request;
				struct vfm_message message;

				assert_int_equal(vfm_request_new(&request, "channel"), VFM_DONE);
				assert_int_equal(vfm_request_file(request, "activity.csv"),
						 VFM_DONE);
				assert_int_equal(vfm_run(request), VFM_DONE);
				fail_call(names[i], n, true, ENOMEM);

				enum vfm_status status = ask_of_answer(request, what);

				/* Until what it has of its own is used up. */
				for (int j = 0; j < 3000 && what < 3 && status == VFM_DONE; j++)
					status = ask_of_answer(request, what);
				n_all = n_calls;
				fail_no_call();
				if (status == VFM_NO_MEMORY) {
					n_gone++;
					assert_int_equal(vfm_message(request, 0, &message),
							 VFM_DONE);
					assert_string_equal(message.text, "out of memory");
					assert_int_equal(vfm_message(request, 1, &message),
							 VFM_USAGE);
					for (size_t j = 1; j < 6; j++)
						assert_int_equal(ask_of_answer(request, j),
								 VFM_NO_MEMORY);
					assert_int_equal(vfm_request_file(request, "more"),
							 VFM_NO_MEMORY);
				} else {
					assert_true(status == VFM_DONE || status == VFM_FAILURE);
				}
				vfm_request_free(request);
				assert_int_equal(open_files(), n_open);
				assert_int_equal(entries(".") - n_before,
						 status == VFM_DONE && (what == 3 || what == 5));
				(void)unlink("out.txt");
				(void)unlink("out.svg");
			}
	/* A message, a table and a picture at least. */
	assert_true(n_gone >= 3);
}

static bool abandon(void *data, int64_t bytes, int64_t total)
{
	(void)bytes, (void)total;
	assert_int_equal(vfm_request_abandon(data), VFM_DONE);
	return false;
}

/* As a signal handler does it. */
static void a_request_that_is_abandoned_leaves_nothing(void **state)
{
	const struct question *question = &questions[0];
	struct vfm_request *request;
	size_t n_before;

	(void)state;
	put_all();
	n_before = entries(".");
	assert_int_equal(vfm_request_new(&request, question->command), VFM_DONE);
	assert_int_equal(
	    vfm_request_hooks(request, &(struct vfm_hooks){.data = request, .progress = abandon}),
	    VFM_DONE);
	assert_int_equal(deliver(request, question), VFM_STOPPED);
	assert_int_equal(entries("."), n_before);
	vfm_request_free(request);
	assert_int_equal(entries("."), n_before);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    HERE(without_memory_there_is_no_answer_or_the_same),
	    HERE(what_the_system_refuses_leaves_no_answer_or_the_same),
	    HERE(an_answer_without_memory_is_gone),
	    HERE(a_request_that_is_abandoned_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
