#include "delivery/delivery.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/child.h"
#include "base/look.h"
#include "base/scratch.h"
#include "plots/image.h"

#define MOST_PDF (256 * 1024 * 1024) /* as much as any program that vfm runs may write */
#define SECONDS 60

/* As Debian, Ubuntu and Google call it. */
static const char *const names[] = {"chromium", "chromium-browser", "google-chrome-stable",
				    "google-chrome"};

static const char *leave_out(struct run *run, const char *why)
{
	notice(&run->diagnostics, (struct place){.file = "report.pdf"},
	       "is left out: %s; or print report.html from a browser", why);
	return NULL;
}

/* `file:///...`: what is no letter or digit by its number. */
static const char *address_of(const char *path, struct arena *arena)
{
	static const char scheme[] = "file://", digits[] = "0123456789ABCDEF";
	char *address = arena_alloc(arena, sizeof scheme + 3 * strlen(path));
	char *at = address + sizeof scheme - 1;

	memcpy(address, scheme, sizeof scheme);

	for (; *path != '\0'; path++) {
		const unsigned char byte = (unsigned char)*path;

		if ((byte < 0x80 && isalnum(byte)) || strchr("/-_.", byte) != NULL) {
			*at++ = (char)byte;
		} else {
			*at++ = '%';
			*at++ = digits[byte >> 4];
			*at++ = digits[byte & 15];
		}
	}
	return address;
}

static char *text(struct arena *arena, const char *format, const char *value)
{
	return arena_format(arena, "%s%s", format, value);
}

/* With the first of the names that is installed. */
static struct child_result run_chromium(struct run *run, const char *page, const char *scratch,
					const char *target)
{
	struct arena *arena = run->arena;
	const char *path = getenv("PATH");
	char *environment[] = {text(arena, "PATH=", path == NULL ? "/usr/bin:/bin" : path),
			       text(arena, "HOME=", scratch),
			       text(arena, "TMPDIR=", scratch),
			       text(arena, "XDG_CONFIG_HOME=", scratch),
			       text(arena, "XDG_CACHE_HOME=", scratch),
			       text(arena, "XDG_RUNTIME_DIR=", scratch),
			       text(arena, "LC_ALL=", "C.UTF-8"),
			       text(arena, "TZ=", "UTC"),
			       NULL};
	char *arguments[] = {
	    NULL, text(arena, "--headless", ""), text(arena, "--disable-gpu", ""),
	    text(arena, "--no-first-run", ""), text(arena, "--disable-extensions", ""),
	    text(arena, "--disable-dev-shm-usage", ""),
	    text(arena, "--disable-background-networking", ""),
	    text(arena, "--disable-component-update", ""), text(arena, "--disable-sync", ""),
	    text(arena, "--host-resolver-rules=", "MAP * ~NOTFOUND"),
	    text(arena, "--proxy-server=", "127.0.0.1:9"),
	    arena_format(arena, "--user-data-dir=%s/profile", scratch),
	    text(arena, "--no-pdf-header-footer", ""), text(arena, "--export-tagged-pdf", ""),
	    text(arena, "--generate-pdf-document-outline", ""),
	    text(arena, "--print-to-pdf=", target), text(arena, address_of(page, arena), ""),
	    /* Root has to go without; the page is our own and runs nothing. */
	    geteuid() == 0 ? text(arena, "--no-sandbox", "") : NULL, NULL};
	struct child_result result = {.end = CHILD_NOT_RUN, .code = ENOENT};

	for (size_t i = 0; i < N_OF(names) && result.end == CHILD_NOT_RUN && result.code == ENOENT;
	     i++) {
		arguments[0] = arena_text(arena, names[i]);
		result = child_run(&(struct child_order){.arguments = arguments,
							 .environment = environment,
							 .input = "",
							 .seconds = SECONDS},
				   &run->drafts, arena);
	}
	return result;
}

static const char *finish(struct run *run, const char *target, size_t *size)
{
	struct image_bytes printed = {.size = 0};

	if (look_whole(target, MOST_PDF, &printed.bytes, &printed.size, run->arena) != LOOK_DONE ||
	    image_finish_pdf(&printed, run->arena) != NULL)
		return leave_out(run, "Chromium ended without a whole PDF; try again");
	*size = printed.size;
	return printed.bytes;
}

static const char *print(struct run *run, const char *page, const char *scratch, size_t *size)
{
	const char *target = arena_format(run->arena, "%s/report.pdf", scratch);
	const struct child_result result = run_chromium(run, page, scratch, target);

	switch (result.end) {
	case CHILD_DONE:
		return finish(run, target, size);
	case CHILD_NOT_RUN:
		return leave_out(run, result.code == ENOENT
					  ? "Chromium, which prints it, is not installed "
					    "(Debian: apt-get install chromium)"
					  : arena_format(run->arena, "Chromium cannot be run (%s)",
							 strerror(result.code)));
	case CHILD_TOO_LONG:
		return leave_out(run, "Chromium took longer than a minute; try again");
	case CHILD_FAILED:
	case CHILD_KILLED:
	case CHILD_STOPPED:
		break;
	}
	return leave_out(run, "Chromium failed; try again");
}

const char *folder_print_pdf(struct run *run, const char *page, size_t *size)
{
	const char *scratch = scratch_open(&run->drafts), *bytes;

	if (scratch == NULL)
		return leave_out(run,
				 arena_format(run->arena,
					      "no temporary folder can be made in %s (%s); set "
					      "TMPDIR to a folder with room",
					      scratch_around(), strerror(errno)));
	char *whole = realpath(page, NULL);

	if (whole == NULL) {
		bytes = arena_format(run->arena, "its page cannot be found (%s); try again",
				     strerror(errno));
		scratch_close(&run->drafts);
		return leave_out(run, bytes);
	}
	arena_hold(run->arena, whole, free);
	bytes = print(run, whole, scratch, size);
	arena_end(run->arena, whole);
	scratch_close(&run->drafts);
	return bytes;
}
