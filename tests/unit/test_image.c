/*
 * Pictures as bytes: what of a PDF and a PNG is whole, and what is not delivered.
 */
#include "fixture.h"

#include "plots/image.h"
#include "png_maker.h"

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

static const char *finish_png(struct fixture *fixture, const unsigned char *bytes, size_t size)
{
	struct image_bytes picture = {
	    .bytes = (const char *)bytes, .size = size, .width = WIDE, .height = HIGH};

	return image_of("x.png")->finish(&picture, fixture->arena);
}

static void a_png_is_of_its_size_and_whole(void **state)
{
	static const struct {
		uint32_t width, height;
		const char *fault;
	} sheets[] = {{2000, 1000, NULL},
		      {1999, 1000, "is not of the size asked for"},
		      {2000, 999, "is not of the size asked for"},
		      {0, 1000, not_whole}};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(sheets); i++) {
		const struct png_bytes made =
		    png_make(fixture->arena, &(struct png_made){.width = sheets[i].width,
								.height = sheets[i].height,
								.depth = 1});
		const char *found = finish_png(fixture, made.bytes, made.size);

		if (sheets[i].fault != NULL)
			assert_string_equal(found, sheets[i].fault);
		else
			assert_null(found);
		/* Cut short anywhere, with more behind it, or with any byte changed. */
		for (size_t j = 0; sheets[i].fault == NULL && j < made.size; j++) {
			assert_string_equal(finish_png(fixture, made.bytes, j), not_whole);
			made.bytes[j] ^= 1;
			assert_non_null(finish_png(fixture, made.bytes, made.size));
			made.bytes[j] ^= 1;
		}
		if (sheets[i].fault == NULL)
			assert_string_equal(finish_png(fixture, made.bytes, made.size + 1),
					    not_whole);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(a_pdf_that_is_whole_has_the_time_of_the_epoch),
	    TEST(a_pdf_that_is_not_whole_is_not_delivered),
	    TEST(a_png_is_of_its_size_and_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
