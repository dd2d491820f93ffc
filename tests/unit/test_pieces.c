/* Where a stream of bytes is cut into pieces, and that a wrong cut costs nothing but time. */
#include "engine_file.h"

#include "tally/pieces.h"

struct text {
	const char *bytes;
	size_t length;
};

static int64_t give(void *data, char *bytes, size_t size)
{
	struct text *text = data;
	size_t given = size < text->length ? size : text->length;

	memcpy(bytes, text->bytes, given);
	text->bytes += given;
	text->length -= given;
	return (int64_t)given;
}

/* The first piece, where the stream is the bytes up to `|`, then those behind it. */
static void assert_cut(const char *text, char delimiter, const char *first)
{
	char bytes[256];
	size_t size = strcspn(text, "|");
	struct text given = {bytes, strlen(text) - 1};
	struct engine_input input = {.read = give, .data = &given, .line = 1};
	struct pieces pieces;
	struct piece piece = {0};

	memcpy(bytes, text, size);
	memcpy(bytes + size, text + size + 1, strlen(text + size + 1));
	pieces_init(&pieces, &input, delimiter, size);
	assert_int_equal(pieces_read(&pieces, &piece), ENGINE_DONE);
	assert_int_equal(piece.length, strlen(first));
	assert_memory_equal(piece.bytes, first, piece.length);
	piece_fini(&piece);
	pieces_fini(&pieces);
}

static void a_piece_ends_behind_its_last_whole_line(void **state)
{
	(void)state;
	assert_cut("a,b\nc,d\ne,|f\n", ',', "a,b\nc,d\n");
	assert_cut("a,b\nc,d\n|e,f\n", ',', "a,b\nc,d\n");
	/* At the last byte a CR may be half a line end. */
	assert_cut("a,b\nc,d\r|\ne,f\n", ',', "a,b\n");
}

/* What stands beside the last quote tells where quotes are open, or else all are counted. */
static void a_piece_does_not_end_in_a_quoted_cell(void **state)
{
	(void)state;
	assert_cut("a,b\nc,\"d\ne|\"\n", ',', "a,b\n");
	assert_cut("a,b\n\"c\nd|\",e\n", ',', "a,b\n");
	assert_cut("a,b\nc,\"d\n\"\n|e,f\n", ',', "a,b\nc,\"d\n\"\n");
	assert_cut("a;b\nc;\"d\ne|\";f\n", ';', "a;b\n");
	/* Both `,"",` and `,",",`: two closed cells with a quote and a comma in one. */
	assert_cut("a,\"\",b\nc|,d\n", ',', "a,\"\",b\n");
	assert_cut("a,\"\n,\",b\nc|,d\n", ',', "a,\"\n,\",b\n");
	/* An escaped quote at the end of what is still open. */
	assert_cut("a,b\nc,\"d\"\"\n|,\"\n", ',', "a,b\n");
}

/* No more than an eighth of a piece is looked at for a quote: this cell is longer than that. */
static void a_cell_longer_than_what_is_looked_at_is_read_all_the_same(void **state)
{
	enum { LINES = 3000, SIZE = LINES * 6 + 200 };
	char *bytes = malloc(SIZE);
	size_t at = 0;

	(void)state;
	assert_non_null(bytes);
	at += (size_t)snprintf(bytes, SIZE, "A,k,2008-04-01,1\nA,\"");
	for (int i = 0; i < LINES; i++)
		at += (size_t)snprintf(bytes + at, SIZE - at, "a,b,c\n");
	snprintf(bytes + at, SIZE - at, "\",2008-04-02,2\nA,k,2008-04-03,4\n");
	for (int n = 1; n <= 3; n++) {
		struct engine_options options = {.n_threads = n, .piece_size = 5000};
		struct engine_file file = {.bytes = bytes, .length = strlen(bytes)};
		int64_t rows, amount;

		file.engine = engine_new(1, 0, 0, &options);
		assert_int_equal(engine_file_add(&file,
						 &(struct engine_layout){.delimiter = ',',
									 .n_cells = 4,
									 .n_keys = 1,
									 .keys = {0},
									 .date = 2,
									 .amount = 3},
						 &rows, &amount),
				 ENGINE_DONE);
		assert_int_equal(rows, 3);
		assert_int_equal(amount, 7);
		assert_string_equal(file.odds, "");
		engine_free(file.engine);
	}
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_piece_ends_behind_its_last_whole_line),
	    cmocka_unit_test(a_piece_does_not_end_in_a_quoted_cell),
	    cmocka_unit_test(a_cell_longer_than_what_is_looked_at_is_read_all_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
