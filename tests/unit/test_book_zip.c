/*
 * Parts of an archive.  Where what stands, and what it means, is of APPNOTE.TXT, 4.3 and 4.5.3.
 */
#include "fixture.h"

#include "book_maker.h"
#include "reading/book_zip.h"

#define UNKNOWN UINT64_C(0xFFFFFFFF) /* of four bytes: it stands elsewhere */

static const struct made_part two_parts[] = {{"a.xml", "hello", 0}, {"b.xml", "other", 0}};

/* What stands at the end, in the list of parts and before a part. */
enum kept_in { END, ENTRY, HEADER };

static size_t record_at(const struct made_book *book, enum kept_in record)
{
	const unsigned char *end = (const unsigned char *)book->bytes + book->size - 22;
	size_t directory = 0;

	for (size_t i = 4; i-- > 0;)
		directory = directory << 8 | end[16 + i];
	return record == END ? book->size - 22 : record == ENTRY ? directory : 0;
}

static void patch(struct made_book *book, enum kept_in record, size_t offset, size_t size,
		  uint64_t value)
{
	for (size_t i = 0; i < size; i++)
		book->bytes[record_at(book, record) + offset + i] = (char)(value >> (8 * i));
}

/* What a part holds, `not there`, or what is wrong; the archive's bytes are freed. */
static const char *part_of(struct fixture *fixture, struct made_book made, const char *name)
{
	const struct book_bytes bytes = {NULL, made.bytes, made.size};
	struct book_zip *zip = book_zip_open(&bytes, fixture->arena);
	char *text = arena_alloc(fixture->arena, 1 << 20);
	size_t used = 0;

	if (book_zip_part(zip, name))
		for (int64_t count; (count = book_zip_read(zip, text + used, 3)) > 0;)
			used += (size_t)count;
	else
		(void)stpcpy(text, "not there");
	/* What is wrong once stays wrong. */
	if (book_zip_problem(zip) != NULL)
		assert_false(book_zip_part(zip, "b.xml"));
	assert_false(book_zip_is_failure(zip));
	book_zip_close(zip);
	free(made.bytes);
	return book_zip_problem(zip) != NULL ? book_zip_problem(zip) : text;
}

static void assert_problem(struct fixture *fixture, struct made_book made, const char *expected)
{
	const char *problem = part_of(fixture, made, "a.xml");

	if (strstr(problem, expected) == NULL)
		fail_msg("'%s' is not in '%s'", expected, problem);
}

static void what_an_archive_says_wrongly_of_itself_is_refused(void **state)
{
	static const struct {
		enum kept_in record;
		size_t offset, size;
		uint64_t value;
		const char *problem;
	} wrongs[] = {
	    {ENTRY, 8, 2, 1, "is protected by a password"},
	    {ENTRY, 10, 2, 12, "packed in a way that spreadsheets are not"}, /* bzip2 */
	    {ENTRY, 20, 4, 4, "a part has no size"}, /* stored, and of another size */
	    {ENTRY, 20, 4, UNKNOWN, "a part has no size"},
	    {ENTRY, 24, 4, UNKNOWN, "a part has no size"},
	    {ENTRY, 42, 4, UNKNOWN, "a part has no size"},
	    {ENTRY, 16, 4, 1, "a part is not what was packed"},
	    {ENTRY, 20, 8, UINT64_C(0x0000000400000004), "a part is not what was packed"},
	    {ENTRY, 20, 8, UINT64_C(0x0010000000100000), "it ends too soon"},
	    {ENTRY, 42, 4, 0x7000000, "it ends too soon"},
	    {ENTRY, 0, 1, 'X', "the list of its parts is broken"},
	    {ENTRY, 1, 1, 'X', "the list of its parts is broken"},
	    {ENTRY, 2, 1, 'X', "the list of its parts is broken"},
	    {ENTRY, 3, 1, 'X', "the list of its parts is broken"},
	    {ENTRY, 28, 2, 255, "it ends too soon"}, /* a name of so many bytes */
	    {HEADER, 0, 1, 'X', "a part is not where it should be"},
	    {HEADER, 26, 2, 0xFFFF, "it ends too soon"},
	    {END, 0, 1, 'X', "the list of its parts is not at its end"},
	    {END, 16, 4, 0x7000000, "it ends too soon"},
	    {END, 10, 2, 3, "it ends too soon"},
	    {END, 10, 2, 0xFFFF, "the list of its parts is not to be found"},
	    {END, 12, 4, UNKNOWN, "the list of its parts is not to be found"},
	    {END, 16, 4, UNKNOWN, "the list of its parts is not to be found"},
	};

	for (size_t i = 0; i < COUNT_OF(wrongs); i++) {
		struct made_book made = book_of_parts(two_parts, 2);

		patch(&made, wrongs[i].record, wrongs[i].offset, wrongs[i].size, wrongs[i].value);
		assert_problem(*state, made, wrongs[i].problem);
	}
}

static void what_stands_around_an_archive_is_none_of_it(void **state)
{
	static const char before[] = "#!/bin/sh",
			  comment[] = "PK\5\6 is how an end begins, not this";
	struct made_book made = book_of_parts(two_parts, 2), whole = {0};

	patch(&made, END, 20, 2, sizeof comment);
	made_put(&whole, before, sizeof before);
	made_put(&whole, made.bytes, made.size);
	made_put(&whole, comment, sizeof comment);
	free(made.bytes);
	assert_string_equal(part_of(*state, whole, "b.xml"), "other");
}

static void a_name_may_be_written_as_other_systems_do(void **state)
{
	static const struct made_part part = {"XL\\Book.xml", "text", 0};
	struct made_book made = book_of_parts(&part, 1);

	assert_string_equal(part_of(*state, book_of_parts(&part, 1), "xl/book.xml"), "text");
	assert_string_equal(part_of(*state, book_of_parts(&part, 1), "xl/book.xm"), "not there");
	assert_string_equal(part_of(*state, book_of_parts(&part, 1), "xl/book.xmls"), "not there");
	/* A name ends where it says, not at a byte of nothing. */
	patch(&made, ENTRY, 46 + 4, 1, 0);
	assert_string_equal(part_of(*state, made, "XL\\B"), "not there");
}

/* A part that is packed, of which so many bytes are said to be there. */
static struct made_book packed(size_t left_out)
{
	static const char text[] = "hello hello hello hello hello";
	Bytef bytes[100];
	z_stream stream = {.next_in = (Bytef *)(uintptr_t)text,
			   .avail_in = sizeof text,
			   .next_out = bytes,
			   .avail_out = sizeof bytes};

	assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY),
			 Z_OK);
	assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
	deflateEnd(&stream);

	const struct made_part part = {"a.xml", (const char *)bytes, stream.total_out};
	struct made_book made = book_of_parts(&part, 1);

	patch(&made, ENTRY, 10, 2, 8);
	patch(&made, ENTRY, 16, 4, crc32(0, (const Bytef *)text, sizeof text));
	patch(&made, ENTRY, 20, 4, stream.total_out - left_out);
	patch(&made, ENTRY, 24, 4, sizeof text);
	return made;
}

static void a_packed_part_is_unpacked_or_refused(void **state)
{
	struct made_book made = packed(0);

	assert_string_equal(part_of(*state, packed(0), "a.xml"), "hello hello hello hello hello");
	assert_problem(*state, packed(4), "it ends too soon");
	/* A kind of block that there is not. */
	patch(&made, HEADER, 30 + 5, 1, 0xFF);
	assert_problem(*state, made, "a part does not unpack");
}

/*
 * An archive as large ones are: sizes and places in eight bytes each, behind a part's name and in a
 * record of its own.  A field of another kind stands before them.
 */
static struct made_book large(size_t field, int64_t end64_at, const char *end64,
			      const char *locator)
{
	static const char name[] = "a.xml", text[] = "hello";
	const struct made_part part = {name, text, 0};
	struct made_book made = book_of_parts(&part, 1);
	const size_t directory = record_at(&made, ENTRY);

	made.size -= 22;
	for (size_t offset = 20; offset < 28; offset++)
		made.bytes[directory + offset] = (char)0xFF;
	memset(made.bytes + directory + 42, 0xFF, 4);
	made.bytes[directory + 30] = (char)(6 + 4 + field);
	made_number(&made, 0x5455, 2); /* a time */
	made_number(&made, 2, 2);
	made_number(&made, 0, 2);
	made_number(&made, 1, 2);
	made_number(&made, field, 2);
	for (size_t i = 0; i < field / 8; i++)
		made_number(&made, i < 2 ? strlen(text) : 0, 8);

	const size_t at = made.size;

	made_put(&made, end64, 4);
	made_number(&made, 44, 8);
	made_put(&made, (const char[20]){0}, 20);
	made_number(&made, 1, 8);
	made_number(&made, at - directory, 8);
	made_number(&made, directory, 8);
	made_put(&made, locator, 4);
	made_number(&made, 0, 4);
	made_number(&made, end64_at < 0 ? at : (uint64_t)end64_at, 8);
	made_number(&made, 1, 4);
	made_number(&made, 0x06054b50, 4);
	made_number(&made, 0, 4);
	made_number(&made, 0xFFFFFFFF, 4);
	made_number(&made, UINT64_MAX, 8);
	made_number(&made, 0, 2);
	return made;
}

static void a_large_archive_tells_its_sizes_elsewhere(void **state)
{
	static const char end[] = "PK\6\6", locator[] = "PK\6\7";

	assert_string_equal(part_of(*state, large(24, -1, end, locator), "a.xml"), "hello");
	/* More than is asked for may stand there. */
	assert_string_equal(part_of(*state, large(32, -1, end, locator), "a.xml"), "hello");
	assert_problem(*state, large(16, -1, end, locator), "a part has no size");
	assert_problem(*state, large(24, -1, end, "PK\6\6"),
		       "the list of its parts is not to be found");
	assert_problem(*state, large(24, -1, "PK\6\7", locator),
		       "the list of its parts is not to be found");
	assert_problem(*state, large(24, INT64_MAX, end, locator), "it ends too soon");
	/* Where a number is larger than any file. */
	assert_problem(*state, large(24, 1, end, locator),
		       "the list of its parts is not to be found");
}

/* Each of no name; a spreadsheet has a few dozen. */
static void an_archive_of_very_many_parts_is_refused(void **state)
{
	enum { PARTS = 20001 };
	struct made_book made = {0};

	for (int i = 0; i < PARTS; i++) {
		made_number(&made, 0x02014b50, 4);
		for (int j = 0; j < 6; j++)
			made_number(&made, 0, 7);
	}
	made_number(&made, 0x06054b50, 4);
	made_number(&made, 0, 6);
	made_number(&made, PARTS, 2);
	made_number(&made, PARTS * 46, 4);
	made_number(&made, 0, 6);
	assert_problem(*state, made, "has more than 20,000 parts");
}

static void a_file_on_the_disk_is_read_as_bytes_at_hand_are(void **state)
{
	struct fixture *fixture = *state;
	const char *path = "/tmp/vfm-no-such-folder/none.xlsx";
	const struct book_bytes bytes = {path, NULL, 100};
	struct book_zip *zip = book_zip_open(&bytes, fixture->arena);

	assert_false(book_zip_part(zip, "a.xml"));
	assert_true(book_zip_is_failure(zip));
	assert_string_equal(book_zip_problem(zip), "cannot be read: No such file or directory");
	book_zip_close(zip);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(what_an_archive_says_wrongly_of_itself_is_refused),
	    TEST(what_stands_around_an_archive_is_none_of_it),
	    TEST(a_name_may_be_written_as_other_systems_do),
	    TEST(a_packed_part_is_unpacked_or_refused),
	    TEST(a_large_archive_tells_its_sizes_elsewhere),
	    TEST(an_archive_of_very_many_parts_is_refused),
	    TEST(a_file_on_the_disk_is_read_as_bytes_at_hand_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
