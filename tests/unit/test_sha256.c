#include "fixture.h"

#include "base/sha256.h"

/* Examples of FIPS 180-2, appendix B: of one block, of two, and of a million letters. */
static void digests_are_those_of_the_standard(void **state)
{
	char hex[SHA256_HEX_SIZE], thousand[1000];
	struct sha256_ctx hash;

	(void)state;
	assert_string_equal(sha256_of("abc", 3, hex),
			    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_string_equal(
	    sha256_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, hex),
	    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	memset(thousand, 'a', sizeof thousand);
	sha256_init(&hash);
	for (int i = 0; i < 1000; i++)
		sha256_update(&hash, sizeof thousand, (const uint8_t *)thousand);
	sha256_end(&hash, hex);
	assert_string_equal(hex,
			    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void a_file_is_hashed_whole_wherever_its_reading_stands(void **state)
{
	char hex[SHA256_HEX_SIZE];
	FILE *file = tmpfile();

	(void)state;
	assert_non_null(file);
	assert_true(fputs("abc", file) >= 0);
	assert_int_equal(fflush(file), 0);
	assert_true(sha256_of_file(fileno(file), hex));
	assert_string_equal(hex,
			    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	fclose(file);
	assert_false(sha256_of_file(-1, hex));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(digests_are_those_of_the_standard),
	    TEST(a_file_is_hashed_whole_wherever_its_reading_stands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
