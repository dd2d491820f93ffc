/*
 * What the machine does not tell is neither there nor missing: each way of looking leaves the work
 * with the path and the reason, and a run ends so.  The machine's faults are made by a limit of no
 * open files (EMFILE), by another user's folder (EACCES), and by a file of /proc that begins where
 * nothing is mapped (EIO).
 */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/look.h"
#include "base/memory_try.h"
#include "vfm.h"

enum asked { ASK_AT, ASK_LINK, ASK_INTO, ASK_WHOLE };

/* A look, and what came of it. */
struct look {
	enum asked asked;
	const char *path;
	struct arena *arena;
	struct stat status;
	bool is_there;
	size_t count, size;
	const char *const *names;
	const char *bytes;
	enum look_end end;
};

static void work(void *data)
{
	struct look *look = data;

	if (look->asked == ASK_AT)
		look->is_there = look_at(look->path, &look->status);
	else if (look->asked == ASK_LINK)
		look->is_there = look_at_link(look->path, &look->status);
	else if (look->asked == ASK_INTO)
		look->names = look_into(look->path, &look->count, look->arena);
	else
		look->end = look_whole(look->path, 100, &look->bytes, &look->size, look->arena);
}

static struct look look(enum asked asked, const char *path, struct arena *arena)
{
	struct look looked = {.asked = asked, .path = path, .arena = arena};

	assert_true(memory_try(work, &looked));
	return looked;
}

static void check_left(enum asked asked, const char *path, const char *what, int why)
{
	struct look looked = {.asked = asked, .path = path, .arena = arena_new(memory_gone)};
	struct memory_fault left;

	assert_false(memory_try(work, &looked));
	left = memory_left();
	assert_non_null(left.path);
	assert_string_equal(left.path, path);
	assert_string_equal(left.what, what);
	assert_int_equal(left.why, why);
	arena_free(looked.arena);
}

/* With room for no file more. */
static rlim_t close_the_door(struct rlimit *limit)
{
	rlim_t before;

	assert_int_equal(getrlimit(RLIMIT_NOFILE, limit), 0);
	before = limit->rlim_cur;
	limit->rlim_cur = 0;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, limit), 0);
	return before;
}

static void open_the_door(struct rlimit *limit, rlim_t before)
{
	limit->rlim_cur = before;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, limit), 0);
}

static void what_is_there_is_told_from_what_is_not(void **state)
{
	struct arena *arena = arena_new(memory_gone);
	char folder[] = "/tmp/vfm-look-XXXXXX";
	char *file, *to_nothing, *round;
	FILE *stream;

	(void)state;
	assert_non_null(mkdtemp(folder));
	file = arena_format(arena, "%s/file", folder);
	to_nothing = arena_format(arena, "%s/nothing", folder);
	round = arena_format(arena, "%s/round", folder);
	stream = fopen(file, "w");
	assert_non_null(stream);
	fputs("seven b", stream);
	assert_int_equal(fclose(stream), 0);
	assert_int_equal(symlink("nowhere", to_nothing), 0);
	assert_int_equal(symlink("round", round), 0);

	assert_int_equal(look(ASK_AT, file, arena).status.st_size, 7);
	assert_false(look(ASK_AT, to_nothing, arena).is_there);
	assert_false(look(ASK_AT, round, arena).is_there);
	assert_true(look(ASK_LINK, to_nothing, arena).is_there);
	assert_false(look(ASK_LINK, arena_format(arena, "%s/in", file), arena).is_there);
	assert_false(look(ASK_AT, arena_format(arena, "%s/%0300d", folder, 7), arena).is_there);
	assert_int_equal(look(ASK_INTO, folder, arena).count, 5); /* `.` and `..` too */
	assert_int_equal(look(ASK_INTO, file, arena).count, 0);

	struct look whole = look(ASK_WHOLE, file, arena);

	assert_int_equal(whole.end, LOOK_DONE);
	assert_int_equal(whole.size, 7);
	assert_string_equal(whole.bytes, "seven b");
	assert_int_equal(look(ASK_WHOLE, to_nothing, arena).end, LOOK_MISSING);
	assert_int_equal(look(ASK_WHOLE, folder, arena).end, LOOK_NO_FILE);
	assert_int_equal(truncate(file, 101), 0);
	assert_int_equal(look(ASK_WHOLE, file, arena).end, LOOK_TOO_LARGE);
	assert_int_equal(unlink(file) | unlink(to_nothing) | unlink(round) | rmdir(folder), 0);
	arena_free(arena);
}

static void what_cannot_be_opened_or_read_is_the_machines_fault(void **state)
{
	struct rlimit limit;
	const rlim_t before = close_the_door(&limit);

	(void)state;
	check_left(ASK_INTO, "tests", "cannot be read", EMFILE);
	check_left(ASK_WHOLE, "Makefile", "cannot be read", EMFILE);
	open_the_door(&limit, before);
	/* At its beginning no memory is. */
	check_left(ASK_WHOLE, "/proc/self/mem", "cannot be read", EIO);
	/* It says that it has no bytes, and has some: as what is written to meanwhile. */
	check_left(ASK_WHOLE, "/proc/version",
		   "is being written to; wait until it is complete, and run again", 0);
}

static void a_folder_that_may_not_be_entered_is_not_an_empty_one(void **state)
{
	char folder[] = "/tmp/vfm-look-XXXXXX", path[64];
	const uid_t user = geteuid();

	(void)state;
	assert_non_null(mkdtemp(folder));
	(void)snprintf(path, sizeof path, "%s/inside", folder);
	assert_int_equal(chmod(folder, 0), 0);
	if (user == 0)
		assert_int_equal(seteuid(65534), 0);
	check_left(ASK_AT, path, "cannot be looked at", EACCES);
	check_left(ASK_LINK, path, "cannot be looked at", EACCES);
	check_left(ASK_INTO, folder, "cannot be read", EACCES);
	if (user == 0)
		assert_int_equal(seteuid(user), 0);
	assert_int_equal(rmdir(folder), 0);
}

/* A pack whose list the machine does not open: nothing is said of the pack. */
static void a_pack_is_not_blamed_for_the_machine(void **state)
{
	char folder[] = "/tmp/vfm-look-XXXXXX", path[64];
	struct vfm_request *request;
	struct vfm_message message;
	struct rlimit limit;
	rlim_t before;
	FILE *stream;

	(void)state;
	assert_non_null(mkdtemp(folder));
	(void)snprintf(path, sizeof path, "%s/manifest.json", folder);
	stream = fopen(path, "w");
	assert_non_null(stream);
	assert_int_equal(fclose(stream), 0);
	assert_int_equal(vfm_request_new(&request, "verify"), VFM_DONE);
	assert_int_equal(vfm_request_file(request, folder), VFM_DONE);
	before = close_the_door(&limit);
	assert_int_equal(vfm_run(request), VFM_FAILURE);
	open_the_door(&limit, before);
	assert_int_equal(vfm_message(request, 0, &message), VFM_DONE);
	assert_string_equal(message.file, path);
	assert_non_null(strstr(message.message, strerror(EMFILE)));
	assert_int_equal(message.severity, VFM_DEFECT);
	assert_int_equal(vfm_message(request, 1, &message), VFM_USAGE);
	vfm_request_free(request);
	assert_int_equal(unlink(path) | rmdir(folder), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_there_is_told_from_what_is_not),
	    cmocka_unit_test(what_cannot_be_opened_or_read_is_the_machines_fault),
	    cmocka_unit_test(a_folder_that_may_not_be_entered_is_not_an_empty_one),
	    cmocka_unit_test(a_pack_is_not_blamed_for_the_machine),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
