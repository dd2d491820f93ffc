/*
 * Which PNG is shown.  What the pictures hold follows from the specification (third edition):
 * sizes of Adam7 passes were counted by hand on a grid of 8 by 8.
 */
#include "fixture.h"

#include "base/png.h"
#include "png_maker.h"

static const char *fault_of(struct fixture *fixture, struct png_bytes png)
{
	uint32_t width, height;

	return png_fault((const char *)png.bytes, png.size, &width, &height, fixture->arena);
}

/* Section 11.2.1, table 12. */
static void colour_types_have_their_depths_and_no_others(void **state)
{
	static const struct {
		unsigned char colour;
		const char *depths;
	} types[] = {
	    {0, "|1|2|4|8|16|"}, {1, "|"}, {2, "|8|16|"}, {3, "|1|2|4|8|"}, {4, "|8|16|"}, {5, "|"},
	    {6, "|8|16|"},       {7, "|"}, {9, "|"},      {255, "|"}};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(types); i++)
		for (unsigned depth = 0; depth <= 32; depth++) {
			const char *among = arena_format(fixture->arena, "|%u|", depth);
			const char *found = fault_of(
			    fixture, png_make(fixture->arena,
					      &(struct png_made){.width = 5,
								 .height = 3,
								 .colour = types[i].colour,
								 .depth = (unsigned char)depth,
								 .palette = 6}));

			if (strstr(types[i].depths, among) != NULL)
				assert_null(found);
			else
				assert_string_equal(
				    found, arena_format(fixture->arena,
							"there is no colour type %u with a depth "
							"of %u bits",
							types[i].colour, depth));
		}
}

static void what_is_not_shown_is_named(void **state)
{
	static const struct {
		struct png_made made;
		const char *fault;
	} rules[] = {
	    {{.width = 9, .height = 9, .depth = 8}, NULL},
	    {{.width = 8000, .height = 8000, .depth = 1}, NULL},
	    {{.width = 0, .height = 9, .depth = 8},
	     "it is 0 pixels wide and 9 high, of which each must be from 1 to 8000"},
	    {{.width = 9, .height = 0, .depth = 8}, "it is 9 pixels wide and 0 high"},
	    {{.width = 8001, .height = 1, .depth = 8}, "it is 8001 pixels wide and 1 high"},
	    {{.width = 1, .height = 8001, .depth = 8}, "it is 1 pixels wide and 8001 high"},
	    {{.width = 9, .height = 9, .depth = 8, .header_short = 1}, "its header is damaged"},
	    {{.width = 9, .height = 9, .depth = 8, .packing = 1}, "a way of packing"},
	    {{.width = 9, .height = 9, .depth = 8, .filter = 1}, "a way of packing"},
	    {{.width = 9, .height = 9, .depth = 8, .interlace = 2}, "a way of packing"},
	    {{.width = 9, .height = 9, .depth = 8, .fewer = 1}, "pixels are missing"},
	    {{.width = 9, .height = 9, .depth = 8, .before = "tEXt", .after = "tIME"}, NULL},
	    {{.width = 9, .height = 9, .depth = 8, .before = "NEWS"},
	     "it has a chunk that no viewer knows"},
	    {{.width = 9, .height = 9, .depth = 8, .before = "IEND"}, "pixels are missing"},
	    {{.width = 9, .height = 9, .depth = 8, .after = "IHDR"},
	     "its header is not where it must be"},
	    {{.width = 9, .height = 9, .depth = 8, .data = "tEXt"}, "pixels are missing"},
	    {{.width = 9, .height = 9, .depth = 8, .end = "tEXt"}, "it is cut short"},
	    {{.width = 9, .height = 9, .depth = 8, .after = "IEND"},
	     "more bytes stand behind its end"},
	    {{.width = 9, .height = 9, .depth = 8, .colour = 3},
	     "its palette of colours is missing"},
	    {{.width = 9, .height = 9, .depth = 8, .colour = 3, .before = "PLTE"},
	     "its palette of colours is missing"},
	    {{.width = 9, .height = 9, .depth = 8, .colour = 3, .palette = 7},
	     "its palette of colours is missing"},
	    {{.width = 9, .height = 9, .depth = 8, .colour = 3, .palette = 771},
	     "its palette of colours is missing"},
	    {{.width = 9, .height = 9, .depth = 8, .colour = 3, .palette = 768}, NULL},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		const char *found = fault_of(fixture, png_make(fixture->arena, &rules[i].made));

		if (rules[i].fault == NULL)
			assert_null(found);
		else if (found == NULL || strstr(found, rules[i].fault) == NULL)
			fail_msg("%zu: %s", i, found);
	}
}

/*
 * Of 8 by 8 pixels the passes have 1 x 1, 1 x 1, 2 x 1, 2 x 2, 4 x 2, 4 x 4 and 8 x 4; of 1 by 1
 * the first alone has any.  At 24 bits a pixel, with a byte a row: 1 + 1 + 1 + 2 + 2 + 4 + 4 rows.
 */
static void an_interlaced_picture_has_seven_passes(void **state)
{
	static const struct {
		uint32_t side;
		size_t size;
	} pictures[] = {{8, 15 + 64 * 3}, {1, 1 + 3}};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(pictures); i++) {
		const struct png_made made = {.width = pictures[i].side,
					      .height = pictures[i].side,
					      .depth = 8,
					      .colour = 2,
					      .interlace = 1};

		assert_null(
		    fault_of(fixture, png_of_size(fixture->arena, &made, pictures[i].size)));
		assert_string_equal(
		    fault_of(fixture, png_of_size(fixture->arena, &made, pictures[i].size - 1)),
		    "pixels are missing");
		/* More than there is room for is passed over, as viewers do. */
		assert_null(fault_of(fixture, png_of_size(fixture->arena, &made, 1000000)));
	}
}

/* Each chunk: 4 bytes of length, 4 of name, the data, 4 of checksum. */
static void a_damaged_picture_is_not_said_to_be_cut_short(void **state)
{
	struct fixture *fixture = *state;
	const struct png_bytes png =
	    png_make(fixture->arena, &(struct png_made){.width = 9, .height = 9, .depth = 8});
	unsigned char *end = png.bytes + png.size - 12;

	assert_null(fault_of(fixture, png));
	end[11] ^= 1;
	assert_string_equal(fault_of(fixture, png),
			    "it is damaged: the checksum of its IEND chunk is wrong");
	end[11] ^= 1;
	for (const char *others = "?@[{\x7f"; *others != '\0'; others++) {
		end[4] = (unsigned char)*others;
		assert_string_equal(fault_of(fixture, png),
				    "it is damaged: the checksum of one of its chunks is wrong");
	}
	end[4] = 'I';
	end[3] = 5;
	assert_string_equal(fault_of(fixture, png),
			    "it is cut short, or damaged: its IEND chunk would end behind it");
	end[3] = 0;
	/* The data's second byte, with the checksum that belongs to it: no zlib stream begins so.
	 */
	const size_t data = 8 + 25 + 12 + 1 + 8;

	png.bytes[data] ^= 1;

	struct png_bytes sum = {.bytes = png.bytes, .size = png.size - 12 - 4};

	png_number(
	    &sum, (uint32_t)crc32(0, png.bytes + data - 4, (uInt)(png.size - 12 - 4 - (data - 4))));
	assert_string_equal(fault_of(fixture, png), "its pixels cannot be unpacked");
	assert_string_equal(fault_of(fixture, (struct png_bytes){.bytes = png.bytes, .size = 7}),
			    "it does not begin as a PNG does");
	assert_string_equal(fault_of(fixture, (struct png_bytes){.bytes = png.bytes, .size = 8}),
			    "it is cut short");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(colour_types_have_their_depths_and_no_others),
	    TEST(what_is_not_shown_is_named),
	    TEST(an_interlaced_picture_has_seven_passes),
	    TEST(a_damaged_picture_is_not_said_to_be_cut_short),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
