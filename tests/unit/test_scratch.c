/* A folder for another program's files, which goes with the run. */
#include "fixture.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/scratch.h"

/* One with files and folders in it, below a folder of the test's own. */
static const char *fill(struct drafts *drafts, struct arena *arena, const char *around)
{
	const char *path;
	struct stat status;
	FILE *file;

	assert_int_equal(setenv("TMPDIR", around, 1), 0);
	path = scratch_open(drafts);
	assert_non_null(path);
	assert_ptr_equal(drafts->scratch, path);
	assert_int_equal(strncmp(path, around, strlen(around)), 0);
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0700);
	assert_int_equal(mkdir(arena_format(arena, "%s/in", path), 0700), 0);
	file = fopen(arena_format(arena, "%s/in/-rf", path), "w");
	assert_non_null(file);
	assert_int_equal(fclose(file), 0);
	return path;
}

static void it_goes_with_all_that_is_in_it(void **state)
{
	struct fixture *fixture = *state;
	char around[] = "/tmp/vfm-scratch-XXXXXX";

	assert_non_null(mkdtemp(around));
	for (int is_abandoned = 0; is_abandoned < 2; is_abandoned++) {
		struct drafts drafts;
		const char *path;

		drafts_init(&drafts, fixture->arena);
		path = fill(&drafts, fixture->arena, around);
		if (is_abandoned) {
			drafts_abandon(&drafts);
		} else {
			scratch_close(&drafts);
			assert_null(drafts.scratch);
			scratch_close(&drafts); /* there is none */
		}
		assert_int_equal(access(path, F_OK), -1);
	}
	assert_int_equal(rmdir(around), 0);
}

static void where_none_can_be_made_none_is(void **state)
{
	struct fixture *fixture = *state;
	struct drafts drafts;

	drafts_init(&drafts, fixture->arena);
	assert_int_equal(setenv("TMPDIR", "/no/such/folder", 1), 0);
	assert_null(scratch_open(&drafts));
	assert_null(drafts.scratch);
	/* Named by nobody, it is in /tmp. */
	assert_int_equal(setenv("TMPDIR", "", 1), 0);
	assert_non_null(scratch_open(&drafts));
	assert_int_equal(strncmp(drafts.scratch, "/tmp/vfm-", 9), 0);
	scratch_close(&drafts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(it_goes_with_all_that_is_in_it),
	    TEST(where_none_can_be_made_none_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
