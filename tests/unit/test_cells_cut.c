#include "fixture.h"

#include "reading/cells_cut.h"

#define LONGEST 7
static const char letters[] = {'a', ',', '"', ' ', '\t', '\xC2'};

/* The cells of the row under way, with a bar behind each. */
static const char *cells_of(const struct cells_cut *cut)
{
	const char *text = "";

	for (size_t i = 0; i < cut->n_cells; i++)
		text = arena_format(cut->arena, "%s%s|", text, cut->cells[i]);
	return text;
}

/* Every line of up to seven of the bytes that matter: what is cut without libcsv is cut as by it,
 * and what libcsv refuses is never cut. */
static void a_line_is_cut_as_libcsv_cuts_it(void **state)
{
	struct fixture *fixture = *state;
	size_t n_plain = 0, n_lines = 0, n = 1;

	for (size_t length = 1; length <= LONGEST; length++) {
		n *= sizeof letters;
		for (size_t number = 0; number < n; number++) {
			char line[LONGEST + 2];
			struct arena *arena = arena_like(fixture->arena);
			struct cells_cut own = {.arena = arena, .delimiter = ','}, libs = own;

			for (size_t i = 0, left = number; i < length; i++, left /= sizeof letters)
				line[i] = letters[left % sizeof letters];
			line[length] = '\n';
			/* A line of blanks is none, and is not asked for. */
			if (strspn(line, " \t") < length) {
				bool is_row =
				    cells_cut_feed(&libs, line, length + 1) && libs.is_row_done;

				n_lines++;
				if (cells_cut_plain(&own, line, line + length + 1)) {
					assert_true(is_row);
					assert_string_equal(cells_of(&own), cells_of(&libs));
					n_plain++;
				} else {
					assert_int_equal(own.n_cells, 0);
					assert_non_null(memchr(line, '"', length));
				}
			}
			arena_free(arena);
		}
	}
	/* Both ways are taken. */
	assert_true(n_plain > n_lines / 4 && n_plain < n_lines * 3 / 4);
}

static void quotes_about_whole_cells_need_no_libcsv(void **state)
{
	static const char *const plain[] = {"\"1,234.00\",b\n", "a,\"b c\"\r\n", "\"\"\n",
					    "\"a\",\"b\""},
				 *const others[] = {"\"a\"\"b\"\n", "\"a\" ,b\n", "a\"b\n", "\"a\n",
						    " \"a\"\n"};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < N_OF(plain); i++) {
		struct cells_cut cut = {.arena = fixture->arena, .delimiter = ','};

		assert_true(cells_cut_plain(&cut, plain[i], plain[i] + strlen(plain[i])));
	}
	for (size_t i = 0; i < N_OF(others); i++) {
		struct cells_cut cut = {.arena = fixture->arena, .delimiter = ','};

		assert_false(cells_cut_plain(&cut, others[i], others[i] + strlen(others[i])));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_line_is_cut_as_libcsv_cuts_it),
	    TEST(quotes_about_whole_cells_need_no_libcsv),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
