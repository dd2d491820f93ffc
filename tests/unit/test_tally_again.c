/*
 * A ledger whose last row shows that all before it were read wrongly is read again from its start,
 * whatever it is packed in and however its lines end.
 */
#include "unit.h"

#include "base/arena.h"

#include "book_maker.h"
#include "vfm.h"

enum { N_ROWS = 20000, N_CATEGORIES = 3, ROOM = 4000000 };

static const char *const engines[] = {"fast", "libcsv"};

/* 10 to 16 pounds in turn, dated on days that might be months until the last, and its sums. */
static char *ledger(struct arena *arena, const char *line_end, const char *last,
		    int64_t sums[N_CATEGORIES])
{
	char *text = arena_alloc(arena, ROOM), *at = text;

	at += sprintf(at, "Date,Supplier,Category,Amount%s", line_end);
	for (int i = 0; i < N_ROWS; i++) {
		at += sprintf(at, "%02d/%02d/2008,S%d,c%d,%d%s", 1 + i % 12, 1 + i % 12, i % 50,
			      i % N_CATEGORIES, 10 + i % 7, line_end);
		sums[i % N_CATEGORIES] += 10 + i % 7;
	}
	if (last != NULL) {
		(void)sprintf(at, "%s,Late,c1,7%s", last, line_end);
		sums[1] += 7;
	}
	return text;
}

/* The same as the only sheet of a workbook. */
static struct made_book book_of(struct arena *arena, const char *text)
{
	char *sheet = arena_alloc(arena, 4 * ROOM), *at = sheet;

	at = stpcpy(at, "<worksheet><sheetData>");
	while (*text != '\0') {
		at = stpcpy(at, "<row>");
		for (bool is_last = false; !is_last;) {
			const size_t length = strcspn(text, ",\n");

			at += sprintf(at, "<c t='inlineStr'><is><t>%.*s</t></is></c>", (int)length,
				      text);
			is_last = text[length] == '\n';
			text += length + 1;
		}
		at = stpcpy(at, "</row>");
	}
	(void)stpcpy(at, "</sheetData></worksheet>");
	return book_of_sheet(sheet, NULL, NULL, NULL);
}

static void assert_sums(const char *path, const void *bytes, size_t size, const char *engine,
			const int64_t sums[N_CATEGORIES])
{
	struct vfm_request *request;
	char expected[200], *at = expected;
	const char *csv;
	size_t length;

	assert_int_equal(vfm_request_new(&request, "tally"), VFM_DONE);
	assert_int_equal(vfm_request_bytes(request, path, bytes, size), VFM_DONE);
	assert_int_equal(vfm_request_file(request, path), VFM_DONE);
	assert_int_equal(vfm_request_option(request, "to", "spend"), VFM_DONE);
	assert_int_equal(vfm_request_option(request, "by", "category"), VFM_DONE);
	assert_int_equal(vfm_request_option(request, "engine", engine), VFM_DONE);
	assert_int_equal(vfm_run(request), VFM_DONE);
	assert_int_equal(vfm_render(request, "csv", NULL, &csv, &length), VFM_DONE);
	at += sprintf(at, "category,spend\n");
	for (int i = 0; i < N_CATEGORIES; i++)
		at += sprintf(at, "c%d,%lld.00\n", i, (long long)sums[i]);
	assert_string_equal(csv, expected);
	vfm_request_free(request);
}

static void a_ledger_is_the_same_in_all_that_it_may_be_packed_in(void **state)
{
	static const char *const line_ends[] = {"\n", "\r\n", "\r"};
	/* The 25th is a day, or a month that is none: then the others are months first. */
	static const char *const lasts[] = {NULL, "04/25/2008", "25/04/2008"};

	(void)state;
	for (size_t last = 0; last < COUNT_OF(lasts); last++)
		for (size_t i = 0; i <= COUNT_OF(line_ends) + 1; i++) {
			struct arena *arena = arena_new(out_of_memory);
			int64_t sums[N_CATEGORIES] = {0};
			char *text = ledger(arena, i < COUNT_OF(line_ends) ? line_ends[i] : "\n",
					    lasts[last], sums);
			const struct made_part part = {"a.csv", text, 0};

			for (size_t j = 0; j < COUNT_OF(engines); j++)
				if (i < COUNT_OF(line_ends)) {
					assert_sums("a.csv", text, strlen(text), engines[j], sums);
				} else {
					struct made_book book = i == COUNT_OF(line_ends)
								    ? book_of(arena, text)
								    : book_of_parts(&part, 1);

					assert_sums(i == COUNT_OF(line_ends) ? "a.xlsx" : "a.zip",
						    book.bytes, book.size, engines[j], sums);
					free(book.bytes);
				}
			arena_free(arena);
		}
}

/* --- Wide encodings --- */

static size_t put_wide(char *to, const char *text, size_t unit, bool is_big)
{
	size_t size = 0;

	for (; *text != '\0'; text++)
		for (size_t i = 0; i < unit; i++)
			to[size++] = i == (is_big ? unit - 1 : 0) ? *text : '\0';
	return size;
}

/* U+FFFD stands where a text has half a pair, or a number that is no character. */
static void what_is_no_character_does_not_hide_its_row(void **state)
{
	static const struct {
		size_t unit;
		bool is_big;
		const char *mark, *bad; /* of `unit` bytes each */
	} rules[] = {{2, false, "\xFF\xFE", "\x00\xD8"},
		     {2, true, "\xFE\xFF", "\xD8\x00"},
		     {4, false, "\xFF\xFE\0\0", "\xFF\xFF\xFF\x7F"},
		     {4, true, "\0\0\xFE\xFF", "\x7F\xFF\xFF\xFF"}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++)
		for (size_t j = 0; j < COUNT_OF(engines); j++) {
			static const char before[] = "Date,Supplier,Category,Amount\n01/04/2008,Bu";
			static const char after[] = "ll,tea,10\n02/04/2008,Cow,tea,20\n";
			char bytes[1000];
			const size_t unit = rules[i].unit;
			struct vfm_request *request;
			const char *csv;
			size_t size = unit, length;

			memcpy(bytes, rules[i].mark, unit);
			size += put_wide(bytes + size, before, unit, rules[i].is_big);
			memcpy(bytes + size, rules[i].bad, unit);
			size += unit;
			size += put_wide(bytes + size, after, unit, rules[i].is_big);
			assert_int_equal(vfm_request_new(&request, "tally"), VFM_DONE);
			assert_int_equal(vfm_request_bytes(request, "a.csv", bytes, size),
					 VFM_DONE);
			assert_int_equal(vfm_request_file(request, "a.csv"), VFM_DONE);
			assert_int_equal(vfm_request_option(request, "to", "spend"), VFM_DONE);
			assert_int_equal(vfm_request_option(request, "by", "supplier"), VFM_DONE);
			assert_int_equal(vfm_request_option(request, "engine", engines[j]),
					 VFM_DONE);
			assert_int_equal(vfm_run(request), VFM_DONE);
			assert_int_equal(vfm_render(request, "csv", NULL, &csv, &length), VFM_DONE);
			assert_string_equal(csv, "supplier,spend\nBu\xEF\xBF\xBDll,10.00\n"
						 "Cow,20.00\n");
			vfm_request_free(request);
		}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_ledger_is_the_same_in_all_that_it_may_be_packed_in),
	    cmocka_unit_test(what_is_no_character_does_not_hide_its_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
