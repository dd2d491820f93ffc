/*
 * Pictures as bytes: what of a PDF and a PNG is whole, and what is not delivered.
 */
#include "fixture.h"

#include <zlib.h>

#include "plots/image.h"

static const char not_whole[] = "is not complete";

/* --- PDF --- */

/* A header, so much that the parts are not at the end, parts, and where they are. */
#define HEAD "%PDF-1.5\n/CreationDate (D:20260101120000Z)\n/ModDate (D:20260102130000+01'00)\n"
#define FILL "................................................................\n"

static const char *finish_text(struct fixture *fixture, const char *text, struct image_bytes *found)
{
	*found = (struct image_bytes){.bytes = text, .size = strlen(text)};
	return image_finish_pdf(found, fixture->arena);
}

static void a_pdf_that_is_whole_has_the_time_of_the_epoch(void **state)
{
	struct image_bytes found;
	static const char *const texts[] = {
	    /* The table of parts is at byte 142, after head (77) and fill (65). */
	    HEAD FILL "xref 0 1\n" FILL "startxref\n142\n%%EOF\n",
	    HEAD FILL "xref 0 1\n" FILL "startxref\r\n142\r\n%%EOF\r\n",
	    /* Or it is an object that holds it. */
	    HEAD FILL "9 0 obj\n" FILL "startxref\n142\n%%EOF"};

	assert_int_equal(strlen(HEAD FILL), 142);
	unsetenv("SOURCE_DATE_EPOCH");
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		assert_null(finish_text(*state, texts[i], &found));
		assert_int_equal(found.size, strlen(texts[i]));
		assert_non_null(strstr(found.bytes, "/CreationDate (D:19700101000000Z)"));
		assert_non_null(strstr(found.bytes, "/ModDate (D:19700101000000+01'00)"));
	}
	/* 86,400 seconds are a day. */
	assert_int_equal(setenv("SOURCE_DATE_EPOCH", "86400", 1), 0);
	assert_null(finish_text(*state, texts[0], &found));
	assert_non_null(strstr(found.bytes, "/CreationDate (D:19700102000000Z)"));
	/* A year of five digits has no room. */
	assert_int_equal(setenv("SOURCE_DATE_EPOCH", "253402300800", 1), 0);
	assert_null(finish_text(*state, texts[0], &found));
	assert_non_null(strstr(found.bytes, "/CreationDate (D:19700101000000Z)"));
	unsetenv("SOURCE_DATE_EPOCH");
}

static void a_pdf_that_is_not_whole_is_not_delivered(void **state)
{
	struct image_bytes found;
	static const char *const texts[] = {
	    "",
	    "\n\r\n",
	    "%PDF-1.5\nstartxref\n9\n%%EOF\n",
	    "%PDF-2.0\n" FILL FILL "xref\n" FILL "startxref\n139\n%%EOF\n",
	    HEAD FILL "xref 0 1\n" FILL "startxref\n142\n",
	    HEAD FILL "xref 0 1\n" FILL "142\n%%EOF\n",
	    HEAD FILL "xref 0 1\n" FILL "startxref\n\n%%EOF\n",
	    HEAD FILL "xref 0 1\n" FILL "startxref\nx142\n%%EOF\n",
	    HEAD FILL "xref 0 1\n" FILL "startxref\n0\n%%EOF\n",
	    HEAD FILL "xref 0 1\n" FILL "startxref\n143\n%%EOF\n",
	    HEAD FILL "xref 0 1\n" FILL "startxref\n999\n%%EOF\n",
	    HEAD FILL "xref 0 1\n" FILL "startxref\n9223372036854775808\n%%EOF\n",
	    HEAD FILL "xref 0 1\n" FILL "startxref\n00000000000000000142\n%%EOF\n",
	    HEAD FILL "9 0 abj\n" FILL "startxref\n142\n%%EOF\n",
	};

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		if (finish_text(*state, texts[i], &found) == NULL)
			fail_msg("text %zu is whole", i);
}

/* --- PNG --- */

enum { WIDE = 800, HIGH = 400 }; /* of the sheet: 2000 by 1000 pixels */

static void put_number(unsigned char **at, uint32_t number)
{
	for (int i = 24; i >= 0; i -= 8)
		*(*at)++ = (unsigned char)(number >> i);
}

/* A chunk: its length, its name, its data (of zeros, or of a header) and their sum. */
static void put_chunk(unsigned char **at, const char *name, uint32_t length, uint32_t width,
		      uint32_t height)
{
	put_number(at, length);

	unsigned char *from = *at;

	memcpy(*at, name, 4);
	memset(*at + 4, 0, length);
	*at += 4;
	if (length >= 8) {
		put_number(at, width);
		put_number(at, height);
		*at += length - 8;
	} else {
		*at += length;
	}
	put_number(at, (uint32_t)crc32(0, from, length + 4));
}

static const char *finish_png(struct fixture *fixture, const unsigned char *bytes, size_t size)
{
	struct image_bytes picture = {
	    .bytes = (const char *)bytes, .size = size, .width = WIDE, .height = HIGH};

	return image_of("x.png")->finish(&picture, fixture->arena);
}

static void a_png_is_whole_chunk_by_chunk(void **state)
{
	static const char signature[] = "\x89PNG\r\n\x1A\n";
	static const struct {
		const char *first;
		uint32_t length, width, height;
		const char *second, *third, *fault;
	} rules[] = {
	    {"IHDR", 13, 2000, 1000, "IDAT", "IEND", NULL},
	    {"IHDR", 13, 2000, 1000, "tEXt", "IEND", not_whole},
	    {"IHDR", 13, 2000, 1000, "IDAT", "IDAT", not_whole},
	    {"IHDR", 12, 2000, 1000, "IDAT", "IEND", "is not of the size asked for"},
	    {"IHDR", 13, 1999, 1000, "IDAT", "IEND", "is not of the size asked for"},
	    {"IHDR", 13, 2000, 999, "IDAT", "IEND", "is not of the size asked for"},
	    {"IDAT", 13, 2000, 1000, "IDAT", "IEND", "is not of the size asked for"},
	};

	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		unsigned char bytes[200], *at = bytes + 8;
		const char *found;

		memcpy(bytes, signature, 8);
		put_chunk(&at, rules[i].first, rules[i].length, rules[i].width, rules[i].height);
		put_chunk(&at, rules[i].second, 3, 0, 0);
		put_chunk(&at, rules[i].third, 0, 0, 0);

		const size_t size = (size_t)(at - bytes);

		found = finish_png(*state, bytes, size);
		if (rules[i].fault == NULL)
			assert_null(found);
		else
			assert_string_equal(found, rules[i].fault);
		if (rules[i].fault != NULL)
			continue;
		/* Cut short anywhere, with more behind it, or with any byte changed. */
		for (size_t length = 0; length < size; length++)
			assert_string_equal(finish_png(*state, bytes, length), not_whole);
		bytes[size] = 0;
		assert_string_equal(finish_png(*state, bytes, size + 1), not_whole);
		for (size_t j = 0; j < size; j++) {
			bytes[j] ^= 1;
			assert_non_null(finish_png(*state, bytes, size));
			bytes[j] ^= 1;
		}
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(a_pdf_that_is_whole_has_the_time_of_the_epoch),
	    TEST(a_pdf_that_is_not_whole_is_not_delivered),
	    TEST(a_png_is_whole_chunk_by_chunk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
