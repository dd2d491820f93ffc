/*
 * Packs: a list that is none is refused by what is wrong with it, and what the system refuses
 * while one is read or written is never taken for what stands in it.
 */
#include "failing_files.h"

#include "vfm.h"

#define DIGEST "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"
#define MADE "{\"vfm\":{\"version\":\"0.1.0\",\"command\":\"case\"}"
#define FILES ",\"inputs\":[],\"files\":{}"

#define OPTION(bytes)                                                                           \
	MADE FILES                                                                              \
	    ",\"run\":{\"arguments\":[\"c\"],\"options\":[{\"name\":\"title\",\"bytes\":" bytes \
	    "}]}}"

static const char *first_message(struct vfm_request *request)
{
	struct vfm_message message;

	return vfm_message(request, 0, &message) == VFM_DONE ? message.text : "(none)";
}

static struct vfm_request *ask(const char *command, const char *path)
{
	struct vfm_request *request;

	assert_int_equal(vfm_request_new(&request, command), VFM_DONE);
	assert_int_equal(vfm_request_file(request, path), VFM_DONE);
	return request;
}

/* The rules of the list are those of the design's section 12. */
static void a_list_that_vfm_does_not_write_is_refused_with_its_fault(void **state)
{
	static const struct {
		const char *list, *fault;
	} rules[] = {
	    {"", "'[' or '{' expected near end of file (line 1)"},
	    {"[]", "it does not say what made the pack"},
	    {"{\"vfm\":7}", "it does not say what made the pack"},
	    {"{\"vfm\":{\"version\":\"1\"}}", "it does not say what made the pack"},
	    {"{\"vfm\":{\"command\":\"case\"}}", "it does not say what made the pack"},
	    {MADE "}", "it names no files"},
	    {MADE ",\"files\":[]}", "it names no files"},
	    {MADE ",\"files\":{\"\":\"" DIGEST "\"}}", "it names '', which is outside the pack"},
	    {MADE ",\"files\":{\"a/\":\"" DIGEST "\"}}",
	     "it names 'a/', which is outside the pack"},
	    {MADE ",\"files\":{\"a//b\":\"" DIGEST "\"}}",
	     "it names 'a//b', which is outside the pack"},
	    {MADE ",\"files\":{\"./a\":\"" DIGEST "\"}}",
	     "it names './a', which is outside the pack"},
	    {MADE ",\"files\":{\"a/..\":\"" DIGEST "\"}}",
	     "it names 'a/..', which is outside the pack"},
	    {MADE ",\"files\":{\"a\":7}}", "it has no SHA-256 of 'a'"},
	    {MADE ",\"files\":{\"a\":\"87428fc5\"}}", "it has no SHA-256 of 'a'"},
	    {MADE ",\"files\":{}}", "it names no inputs"},
	    {MADE ",\"files\":{},\"inputs\":{}}", "it names no inputs"},
	    {MADE ",\"files\":{},\"inputs\":[7]}", "an input has no path or no SHA-256"},
	    {MADE ",\"files\":{},\"inputs\":[{\"path\":\"\",\"sha256\":null}]}",
	     "an input has no path or no SHA-256"},
	    {MADE ",\"files\":{},\"inputs\":[{\"path\":\"a\"}]}",
	     "an input has no path or no SHA-256"},
	    {MADE ",\"files\":{},\"inputs\":[{\"path\":\"a\",\"sha256\":\"X\"}]}",
	     "an input has no path or no SHA-256"},
	    {MADE FILES ",\"run\":{}}", "it does not say how the pack was made"},
	    {MADE FILES ",\"run\":{\"arguments\":[]}}", "it does not say how the pack was made"},
	    {MADE FILES ",\"run\":{\"arguments\":{},\"options\":[]}}",
	     "it does not say how the pack was made"},
	    {MADE FILES ",\"run\":{\"arguments\":[7],\"options\":[]}}",
	     "a folder that was given has no name"},
	    {MADE FILES ",\"run\":{\"arguments\":[\"\"],\"options\":[]}}",
	     "a folder that was given has no name"},
	    {MADE FILES ",\"run\":{\"arguments\":[\"c\"],\"options\":[{\"value\":\"7\"}]}}",
	     "an option that was given has no name"},
	    {OPTION("\"\""), "the bytes of an option that was given are none"},
	    {OPTION("\"4\""), "the bytes of an option that was given are none"},
	    {OPTION("\"4x\""), "the bytes of an option that was given are none"},
	    {OPTION("\"x4\""), "the bytes of an option that was given are none"},
	    {OPTION("\"4100\""), "the bytes of an option that was given are none"},
	};

	(void)state;
	assert_int_equal(mkdir("pack", 0700), 0);
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct vfm_request *request = ask("verify", "pack");
		char expected[200];

		put("pack/manifest.json", rules[i].list);
		(void)snprintf(expected, sizeof expected,
			       "pack/manifest.json: is not a list that vfm writes: %s",
			       rules[i].fault);
		assert_int_equal(vfm_run(request), VFM_FAULTY);
		assert_string_equal(first_message(request), expected);
		vfm_request_free(request);
	}
}

static void what_is_no_pack_is_not_verified(void **state)
{
	static const struct {
		const char *path, *list, *message;
	} rules[] = {
	    {"nothing", NULL,
	     "nothing: is not there; a pack is what vfm case FOLDER -o PACK leaves"},
	    {"pack/file", NULL,
	     "pack/file: is not a folder; a pack is what vfm case FOLDER -o PACK leaves"},
	    {"pack", "{\"vfm\":{\"version\":\"1\",\"command\":\"tally\"}" FILES "}",
	     "pack/manifest.json: is of vfm tally; a pack is what vfm case FOLDER -o PACK leaves"},
	    {"pack", MADE FILES ",\"run\":{\"arguments\":[\"../c\"],\"options\":[]}}",
	     "pack/manifest.json: names inputs outside the folder that you are in ('../c'), which "
	     "are not read on its word; say where they are with --inputs FOLDER"},
	};

	(void)state;
	assert_int_equal(mkdir("pack", 0700), 0);
	put("pack/file", "file");
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct vfm_request *request = ask("verify", rules[i].path);

		if (rules[i].list != NULL)
			put("pack/manifest.json", rules[i].list);
		/* What is not there is no fault of the data. */
		assert_int_equal(vfm_run(request), i == 0 ? VFM_FAILURE : VFM_FAULTY);
		assert_string_equal(first_message(request), rules[i].message);
		vfm_request_free(request);
	}
}

/* --- A pack that an older program made, which is compared with its list and no more --- */

/* Of `abc`, from FIPS 180-4; that of `abd` begins so by sha256sum. */
#define ABD_12 "a52d159f262b"
#define ABC_12 "ba7816bf8f01"
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

/* The differences that it finds, as CSV, or NULL. */
static const char *differences(struct vfm_request *request)
{
	const char *csv;
	size_t size;

	return vfm_render(request, "csv", "pack_difference", &csv, &size) == VFM_DONE ? csv : NULL;
}

/*
 * One file as listed, one changed, one missing, one added, and links, which are no files: what they
 * lead to is never read.
 */
static void put_old_pack(void)
{
	assert_int_equal(mkdir("pack", 0700) | mkdir("pack/charts", 0700), 0);
	put("abc", "abc");
	put("pack/charts/same", "abc");
	put("pack/changed", "abd");
	put("pack/added", "abc");
	assert_int_equal(symlink("../abc", "pack/link") | symlink("charts", "pack/tables"), 0);
	put("pack/manifest.json",
	    MADE ",\"inputs\":[],\"files\":{\"charts/same\":\"" ABC "\",\"changed\":\"" ABC
		 "\",\"gone\":\"" ABC "\",\"link\":\"" ABC "\",\"tables/same\":\"" ABC "\"}}");
}

static void what_cannot_be_read_is_not_said_to_differ(void **state)
{
	static const char *const names[] = {"stat",  "lstat",   "open",   "read",
					    "fstat", "readdir", "malloc", "calloc"};
	struct fixture *fixture = *state;
	const char *sound = NULL;
	long n_refused = 0;

	put_old_pack();
	for (size_t i = 0; i < COUNT_OF(names); i++)
		for (long n = 0, n_all = 0; n <= n_all; n++) {
			const size_t n_open = open_files();
			struct vfm_request *request;
			enum vfm_status status;

			fail_call(names[i], n == 0 ? LONG_MAX : n, false,
				  strstr(names[i], "alloc") != NULL ? ENOMEM : EIO);
			status = vfm_request_new(&request, "verify");
			status = status == VFM_DONE ? vfm_request_file(request, "pack") : status;
			status = status == VFM_DONE ? vfm_run(request) : status;
			n_all = n == 0 ? n_calls : n_all;
			fail_no_call();
			if (status == VFM_FAULTY) {
				const char *found = differences(request);

				assert_non_null(found);
				if (sound == NULL)
					sound = arena_text(fixture->arena, found);
				assert_string_equal(found, sound);
			} else {
				assert_true(status == VFM_FAILURE || status == VFM_NO_MEMORY);
				n_refused++;
			}
			vfm_request_free(request);
			assert_int_equal(open_files(), n_open);
		}
	assert_true(n_refused > 20);
	assert_string_equal(sound, "name,kind,difference,listed,found,again\n"
				   "changed,pack,changed," ABC_12 "," ABD_12 ",\n"
				   "gone,pack,missing," ABC_12 ",,\n"
				   "link,pack,changed," ABC_12 ",,\n"
				   "tables/same,pack,missing," ABC_12 ",,\n"
				   "added,pack,added,," ABC_12 ",\n"
				   "tables,pack,added,,,\n");
}

/* --- A pack that is written --- */

static struct vfm_request *ask_pack(void)
{
	struct vfm_request *request = ask("case", "mycase");

	assert_int_equal(vfm_request_option(request, "draws", "1"), VFM_DONE);
	assert_int_equal(vfm_request_option(request, "output", "out"), VFM_DONE);
	return request;
}

static void put_case(void)
{
	assert_int_equal(mkdir("mycase", 0700), 0);
	put("mycase/spend.csv", "council,category,year,spend,market\n"
				"Testham,paper,2007-08,33333.33,commodity\n");
}

static bool is_told(struct vfm_request *request, const char *text)
{
	struct vfm_message message;

	for (size_t i = 0; vfm_message(request, i, &message) == VFM_DONE; i++)
		if (strcmp(message.text, text) == 0)
			return true;
	return false;
}

/* What the list of an earlier run names is replaced: within the folder, not by links, unchanged. */
static void files_of_others_are_left_and_named(void **state)
{
	struct vfm_request *request;

	(void)state;
	put_case();
	put("victim", "abc");
	assert_int_equal(mkdir("out", 0700) | mkdir("elsewhere", 0700), 0);
	put("elsewhere/same", "abc");
	assert_int_equal(symlink("../elsewhere", "out/link"), 0);
	put("out/stale", "abc");
	put("out/changed", "abd");
	put("out/a", "a");
	put("out/b", "b");
	put("out/c", "c");
	put("out/d", "d");
	put("out/manifest.json",
	    MADE ",\"files\":{\"../victim\":\"" ABC "\",\"link/same\":\"" ABC "\",\"stale\":\"" ABC
		 "\",\"changed\":\"" ABC "\",\"a\":7,\"gone\":\"" ABC "\"}}");
	request = ask_pack();
	assert_int_equal(vfm_run(request), VFM_DONE);
	assert_int_equal(vfm_deliver(request, NULL), VFM_DONE);
	assert_true(is_told(request, "out: holds files that this run did not write, left as they "
				     "are: a, b, c, changed, d and 1 more"));
	vfm_request_free(request);
	assert_string_equal(held("victim"), "abc");
	assert_string_equal(held("elsewhere/same"), "abc");
	assert_string_equal(held("out/changed"), "abd");
	assert_string_equal(held("out/stale"), "(none)");
}

/* A title typed in Windows-1252 is asked for again as it was typed. */
static void a_pack_of_an_option_that_is_no_utf_8_is_what_its_inputs_give(void **state)
{
	struct vfm_request *request;

	(void)state;
	put_case();
	request = ask_pack();
	assert_int_equal(vfm_request_option(request, "title", "Caf\xE9 plan"), VFM_DONE);
	assert_int_equal(vfm_run(request), VFM_DONE);
	assert_int_equal(vfm_deliver(request, NULL), VFM_DONE);
	vfm_request_free(request);
	request = ask("verify", "out");
	assert_int_equal(vfm_run(request), VFM_DONE);
	assert_string_equal(differences(request), "name,kind,difference,listed,found,again\n");
	vfm_request_free(request);
}

static void a_folder_whose_list_cannot_be_read_is_left_as_it_is(void **state)
{
	struct vfm_request *request;

	(void)state;
	put_case();
	assert_int_equal(mkdir("out", 0700), 0);
	put("out/manifest.json", "{\"vfm\":");
	put("out/mine", "abc");
	request = ask_pack();
	assert_int_equal(vfm_run(request), VFM_DONE);
	assert_int_equal(vfm_deliver(request, NULL), VFM_FAILURE);
	assert_true(is_told(
	    request,
	    "out/manifest.json: cannot be read as the list of what an earlier run left: "
	    "unexpected token near end of file (line 1); remove it, or name another folder"));
	vfm_request_free(request);
	assert_int_equal(entries("out"), 2);
	assert_string_equal(held("out/mine"), "abc");
}

/* Some of each kind of call, as a pack takes its time. */
static void a_pack_is_whole_or_not_there(void **state)
{
	static const struct {
		const char *name;
		long number;
	} rules[] = {
	    {"mkdir", 1},        {"open", 3},    {"rename", 1},       {"syncfs", 1},
	    {"memfd_create", 1}, {"pipe2", 1},   {"posix_spawnp", 1}, {"write", 1},
	    {"ftruncate", 1},    {"poll", 1},    {"waitpid", 1},      {"fopencookie", 1},
	    {"malloc", 40},      {"calloc", 90}, {"pread", 1},
	};

	size_t n_refused = 0;

	(void)state;
	put_case();
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		const size_t n_open = open_files();
		struct vfm_request *request;
		enum vfm_status status;

		fail_call(rules[i].name, rules[i].number, true,
			  strstr(rules[i].name, "alloc") != NULL ? ENOMEM : EIO);
		status = vfm_request_new(&request, "case");
		if (status == VFM_DONE)
			status = vfm_request_option(request, "draws", "1");
		if (status == VFM_DONE)
			status = vfm_request_option(request, "output", "out");
		if (status == VFM_DONE)
			status = vfm_request_file(request, "mycase");
		status = status == VFM_DONE ? vfm_run(request) : status;
		status = status == VFM_DONE ? vfm_deliver(request, NULL) : status;
		fail_no_call();
		/* It may have failed in a process of its own, which only its status tells. */
		if (status == VFM_DONE) {
			assert_string_not_equal(held("out/manifest.json"), "(none)");
		} else {
			assert_true(status == VFM_FAILURE || status == VFM_NO_MEMORY);
			assert_int_equal(entries("."), 1);
			n_refused++;
		}
		vfm_request_free(request);
		assert_int_equal(open_files(), n_open);
		assert_int_equal(system("rm -rf out"), 0); /* NOLINT(cert-env33-c) */
	}
	assert_true(n_refused >= 10);
}

/* --- The PDF, which another program prints --- */

/* Stands for Chromium: does something with where the PDF is to be, $1, of the page at $2. */
static void put_chromium(const char *does)
{
	char script[700];

	(void)snprintf(script, sizeof script,
		       "#!/bin/sh\nfor word; do case $word in --print-to-pdf=*) "
		       "to=${word#--print-to-pdf=};; file:*) page=$word;; esac; done\n"
		       "set -- \"$to\" \"$page\"\n%s\n",
		       does);
	put("bin/chromium", script);
	assert_int_equal(chmod("bin/chromium", 0755), 0);
}

/* The table of parts is behind `%PDF-1.5\n`, the page and the end of that line. */
#define WRITE_PDF                                                                                  \
	"{ printf '%%PDF-1.5\\n%s\\n' \"$2\"; printf 'xref\\n%064d\\nstartxref\\n%d\\n%%%%EOF' 0 " \
	"$((10 + ${#2})); } >\"$1\""

static void a_pdf_is_whole_or_left_out_and_told(void **state)
{
	static const struct {
		const char *does, *why; /* NULL: it is there */
	} rules[] = {
	    {WRITE_PDF, NULL},
	    {"printf '%%PDF-1.5' >\"$1\"", "Chromium ended without a whole PDF; try again"},
	    {WRITE_PDF "; exit 1", "Chromium failed; try again"},
	    {"kill -9 $$", "Chromium failed; try again"},
	};
	const char *path = getenv("PATH");
	char paths[2000];

	(void)state;
	put_case();
	assert_int_equal(mkdir("bin", 0700), 0);
	(void)snprintf(paths, sizeof paths, "%s/bin:%s", folder, path);
	assert_int_equal(setenv("PATH", paths, 1), 0);
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct vfm_request *request = ask("case", "mycase");

		put_chromium(rules[i].does);
		assert_int_equal(vfm_request_option(request, "draws", "1"), VFM_DONE);
		assert_int_equal(vfm_request_option(request, "pdf", NULL), VFM_DONE);
		assert_int_equal(vfm_request_option(request, "output", "my out"), VFM_DONE);
		assert_int_equal(vfm_run(request), VFM_DONE);
		assert_int_equal(vfm_deliver(request, NULL), VFM_DONE);
		assert_string_not_equal(held("my out/manifest.json"), "(none)");
		if (rules[i].why == NULL) {
			/* It is of the page, whose name is as an address has it. */
			assert_memory_equal(held("my out/report.pdf"), "%PDF-1.5\nfile:///tmp/",
					    21);
		} else {
			struct vfm_message message;
			bool is_said = false;

			for (size_t j = 0; vfm_message(request, j, &message) == VFM_DONE; j++) {
				is_said |= strstr(message.text, rules[i].why) != NULL;
			}
			assert_true(is_said);
			assert_string_equal(held("my out/report.pdf"), "(none)");
		}
		vfm_request_free(request);
		assert_int_equal(system("rm -rf 'my out'"), 0); /* NOLINT(cert-env33-c) */
	}
	memmove(paths, paths + strlen(folder) + 5, strlen(paths + strlen(folder) + 5) + 1);
	assert_int_equal(setenv("PATH", paths, 1), 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    HERE(a_list_that_vfm_does_not_write_is_refused_with_its_fault),
	    HERE(what_is_no_pack_is_not_verified),
	    HERE(what_cannot_be_read_is_not_said_to_differ),
	    HERE(files_of_others_are_left_and_named),
	    HERE(a_pack_of_an_option_that_is_no_utf_8_is_what_its_inputs_give),
	    HERE(a_folder_whose_list_cannot_be_read_is_left_as_it_is),
	    HERE(a_pack_is_whole_or_not_there),
	    HERE(a_pdf_is_whole_or_left_out_and_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
