/*
 * What a picture holds: an SVG parsed with expat as a browser would, with a title and description
 * of its own and nothing of the program that drew it; a PNG and a PDF that are not whole.
 */
#include "plots_bench.h"

#include <expat.h>

#include "plots/image.h"

/* Of one SVG. */
struct seen {
	struct arena *arena;
	struct lines ids, names, texts; /* of elements: ids, what they are called, `text` */
	const char *role, *labelled_by, *title, *description;
	const char *within; /* the element that text stands in */
	char text[4096];
};

static void see_element(void *data, const char *name, const char **attributes)
{
	struct seen *seen = data;

	lines_add(seen->arena, &seen->names, "%s", name);
	seen->within = seen->names.items[seen->names.count - 1];
	seen->text[0] = '\0';
	for (; *attributes != NULL; attributes += 2) {
		if (strcmp(attributes[0], "id") == 0)
			lines_add(seen->arena, &seen->ids, "%s", attributes[1]);
		if (strcmp(attributes[0], "role") == 0)
			seen->role = arena_text(seen->arena, attributes[1]);
		if (strcmp(attributes[0], "aria-labelledby") == 0)
			seen->labelled_by = arena_text(seen->arena, attributes[1]);
		assert_int_not_equal(strncmp(attributes[0], "on", 2), 0);
	}
}

static void see_text(void *data, const char *text, int length)
{
	struct seen *seen = data;

	strncat(seen->text, text, (size_t)length);
}

static void see_end(void *data, const char *name)
{
	struct seen *seen = data;
	const char *text = arena_text(seen->arena, seen->text);

	if (strcmp(name, "title") == 0) {
		assert_null(seen->title);
		seen->title = text;
	}
	if (strcmp(name, "desc") == 0) {
		assert_null(seen->description);
		seen->description = text;
	}
	if (strcmp(name, "text") == 0)
		lines_add(seen->arena, &seen->texts, "%s", text);
	seen->text[0] = '\0';
}

static struct seen *see(struct arena *arena, const struct plot_picture *picture)
{
	struct seen *seen = arena_alloc(arena, sizeof *seen);
	XML_Parser parser = XML_ParserCreate(NULL);

	seen->arena = arena;
	XML_SetUserData(parser, seen);
	XML_SetElementHandler(parser, see_element, see_end);
	XML_SetCharacterDataHandler(parser, see_text);
	if (XML_Parse(parser, picture->bytes, (int)picture->size, 1) != XML_STATUS_OK)
		fail_msg("%s: %s", picture->name, XML_ErrorString(XML_GetErrorCode(parser)));
	XML_ParserFree(parser);
	return seen;
}

static bool has_line(const struct lines *lines, const char *text)
{
	for (size_t i = 0; i < lines->count; i++)
		if (strcmp(lines->items[i], text) == 0)
			return true;
	return false;
}

/* All kinds of charts of these names, drawn in one go. */
static struct plot_picture *draw_all(struct bench *bench, const char *const *names, size_t n,
				     const char *format)
{
	struct plot_picture *pictures = arena_array(bench->arena, N_BENCH_KINDS, sizeof *pictures);
	struct drafts drafts;

	drafts_init(&drafts, bench->arena);
	bench_add_all(bench, names, n);
	for (size_t i = 0; i < N_BENCH_KINDS; i++)
		pictures[i] = (struct plot_picture){.name = bench_kinds[i], .format = format};
	if (!plots_pictures(&bench->results, pictures, N_BENCH_KINDS, &drafts, &bench->diagnostics))
		fail_msg("%s", bench_message(bench));
	return pictures;
}

/* SVG 2, 5.8 and WAI-ARIA: an image whose title and description are its own elements. */
static void every_picture_says_what_it_shows(void **state)
{
	struct bench *bench = *state;
	struct plot_picture *pictures = draw_all(bench, bench_plain, N_BENCH_PLAIN, "svg");

	for (size_t i = 0; i < N_BENCH_KINDS; i++) {
		const struct seen *seen = see(bench->arena, &pictures[i]);

		assert_string_equal(seen->title, bench_plain[0]);
		assert_string_equal(seen->role, "img");
		assert_string_equal(
		    seen->labelled_by,
		    arena_format(bench->arena, "%s %s", seen->ids.items[0], seen->ids.items[1]));
		assert_non_null(strstr(seen->description, ": Test."));
		assert_string_equal(
		    seen->description,
		    plots_description(&bench->results, bench_kinds[i], bench->arena));
	}
	/* The table has £3,000 of face-to-face and £1,000 of web; telephone is a gap. */
	const char *words = plots_description(&bench->results, "bars", bench->arena);

	if (strstr(words, "Bars. Central by name and series, in pounds: from £1,000 (web, "
			  "face-to-face) to £3,000 (face-to-face, web).") == NULL)
		fail_msg("%s", words);
}

static void no_two_pictures_share_an_id(void **state)
{
	struct bench *bench = *state;
	struct plot_picture *pictures = draw_all(bench, bench_plain, N_BENCH_PLAIN, "svg");
	struct lines all = {0};

	for (size_t i = 0; i < N_BENCH_KINDS; i++) {
		const struct seen *seen = see(bench->arena, &pictures[i]);

		for (size_t j = 0; j < seen->ids.count; j++) {
			assert_false(has_line(&all, seen->ids.items[j]));
			lines_add(bench->arena, &all, "%s", seen->ids.items[j]);
			/* What a picture refers to is its own. */
			assert_null(strchr(seen->ids.items[j], '$'));
		}
	}
	/* Its title and its description, at the least, of each. */
	assert_true(all.count >= 2 * N_BENCH_KINDS);
}

static void nothing_tells_what_drew_it(void **state)
{
	struct bench *bench = *state;
	static const char *const drawn[] = {"svg",  "g",       "path",    "rect",  "circle",
					    "use",  "text",    "ellipse", "title", "desc",
					    "defs", "polygon", "polyline"};
	struct plot_picture *pictures = draw_all(bench, bench_plain, N_BENCH_PLAIN, "svg");

	for (size_t i = 0; i < N_BENCH_KINDS; i++) {
		const struct seen *seen = see(bench->arena, &pictures[i]);

		assert_null(strcasestr(pictures[i].bytes, "gnuplot"));
		assert_null(strstr(pictures[i].bytes, "using"));
		assert_null(strstr(pictures[i].bytes, "<!--"));
		for (size_t j = 0; j < seen->names.count; j++) {
			bool is_known = false;

			for (size_t k = 0; k < COUNT_OF(drawn); k++)
				is_known |= strcmp(drawn[k], seen->names.items[j]) == 0;
			if (!is_known)
				fail_msg("there is a <%s>", seen->names.items[j]);
		}
	}
}

/* XML 1.0, 2.2 and 2.4: no `]]>` in text, and no character but those that it allows. */
static void marks_of_xml_in_a_name_are_drawn_as_they_are(void **state)
{
	struct bench *bench = *state;
	static const char *const names[] = {
	    "]]>",
	    "&#x1b;",
	    "&#65;",
	    "&amp;",
	    "a < b & c > d",
	    "<script>x</script>",
	    "<!-- x -->",
	    "<![CDATA[",
	    "\xF4\x8F\xBC\xA6x", /* U+10FF26, which stands for & on the way */
	    "?>\"'",
	};
	struct plot_picture *pictures = draw_all(bench, names, COUNT_OF(names), "svg");

	for (size_t i = 0; i < N_BENCH_KINDS; i++)
		(void)see(bench->arena, &pictures[i]);

	/* Those of the lines of a chart of ranges, where each has its place. */
	const struct seen *seen = see(bench->arena, &pictures[CHART_RANGES]);

	for (size_t i = 0; i < 8; i++)
		if (!has_line(&seen->texts, names[i]))
			fail_msg("'%s' is not drawn", names[i]);
	assert_true(has_line(&seen->texts, "\xEF\xBF\xBDx"));
	assert_string_equal(seen->title, names[0]);
}

static void hostile_names_give_whole_pictures(void **state)
{
	struct bench *bench = *state;
	struct plot_picture *pictures = draw_all(bench, bench_hostile, N_BENCH_HOSTILE, "svg");

	for (size_t i = 0; i < N_BENCH_KINDS; i++)
		(void)see(bench->arena, &pictures[i]);
}

/* Every end but the right one, and a byte of the middle changed. */
static void a_picture_that_is_not_whole_is_refused(void **state)
{
	struct bench *bench = *state;
	static const char *const formats[] = {"svg", "png", "pdf"};

	for (size_t i = 0; i < COUNT_OF(formats); i++) {
		struct plot_picture *picture =
		    draw_all(bench, bench_plain, N_BENCH_PLAIN, formats[i]);
		const struct image *image =
		    image_of(arena_format(bench->arena, "x.%s", formats[i]));
		struct image_bytes whole = {
		    picture->bytes, picture->size, picture->width, picture->height, "x", "x", "x"};

		struct image_bytes bytes = whole;

		assert_null(image->finish(&bytes, bench->arena));
		for (size_t cut = 2; cut < whole.size; cut += 1 + cut / 3) {
			bytes = whole;
			bytes.size -= cut;
			bytes.bytes = arena_text_of(bench->arena, whole.bytes, bytes.size);
			assert_non_null(image->finish(&bytes, bench->arena));
		}
		if (strcmp(formats[i], "png") != 0)
			continue;

		char *changed = arena_alloc(bench->arena, whole.size);

		memcpy(changed, whole.bytes, whole.size);
		changed[whole.size / 2] ^= 1;
		bytes = whole;
		bytes.bytes = changed;
		assert_string_equal(image->finish(&bytes, bench->arena), "is not complete");
	}
}

/* Design, section 9. */
static void a_png_is_2000_pixels_wide(void **state)
{
	struct bench *bench = *state;
	struct plot_picture *pictures = draw_all(bench, bench_plain, N_BENCH_PLAIN, "png");

	for (size_t i = 0; i < N_BENCH_KINDS; i++)
		/* Behind the signature and `IHDR`, in four bytes: 2000 is 0x7D0. */
		assert_memory_equal(pictures[i].bytes + 16, "\0\0\x07\xD0", 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(every_picture_says_what_it_shows),
	    TEST(no_two_pictures_share_an_id),
	    TEST(nothing_tells_what_drew_it),
	    TEST(marks_of_xml_in_a_name_are_drawn_as_they_are),
	    TEST(hostile_names_give_whole_pictures),
	    TEST(a_picture_that_is_not_whole_is_refused),
	    TEST(a_png_is_2000_pixels_wide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
