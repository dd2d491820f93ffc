/*
 * The list of a pack is read in full, or memory is said to be gone: jansson leaves a character out
 * of a text where it finds no room for it, and goes on.
 */
#include "failing_files.h"

#include <jansson.h>

#include "vfm.h"

#define LIST                                                                                \
	"{\"vfm\":{\"version\":\"0.1.0\",\"command\":\"case\"},\"inputs\":[],\"files\":{}," \
	"\"run\":{\"arguments\":[\"../a folder whose name has more than sixteen bytes\"],"  \
	"\"options\":[]}}"

static long before_failure; /* allocations of jansson's */
static bool goes_on;

static void *short_malloc(size_t size)
{
	const bool fails = before_failure == 0 || (goes_on && before_failure < 0);

	before_failure--;
	return fails ? NULL : malloc(size);
}

static void a_text_is_read_whole_or_not_at_all(void **state)
{
	long n_failed = 0;

	(void)state;
	assert_int_equal(mkdir("pack", 0700), 0);
	put("pack/manifest.json", LIST);
	json_set_alloc_funcs(short_malloc, free);
	for (long number = 0; number < 400; number++) {
		struct vfm_request *request;
		struct vfm_message message;

		goes_on = number % 2 != 0;
		before_failure = number / 2;
		assert_int_equal(vfm_request_new(&request, "verify"), VFM_DONE);
		assert_int_equal(vfm_request_file(request, "pack"), VFM_DONE);

		const enum vfm_status status = vfm_run(request);

		assert_true(status == VFM_FAULTY || status == VFM_NO_MEMORY);
		if (status == VFM_FAULTY) {
			assert_int_equal(vfm_message(request, 0, &message), VFM_DONE);
			assert_non_null(strstr(
			    message.text, "'../a folder whose name has more than sixteen bytes'"));
		}
		n_failed += status == VFM_NO_MEMORY;
		/* All of them have been tried. */
		assert_true(number < 399 || status == VFM_FAULTY);
		vfm_request_free(request);
	}
	json_set_alloc_funcs(malloc, free);
	assert_true(n_failed > 20);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    HERE(a_text_is_read_whole_or_not_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
