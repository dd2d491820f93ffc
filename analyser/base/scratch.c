#include "base/scratch.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/held_signals.h"

const char *scratch_around(void)
{
	const char *around = getenv("TMPDIR");

	return around == NULL || around[0] == '\0' ? "/tmp" : around;
}

const char *scratch_open(struct drafts *drafts)
{
	char *path = arena_format(drafts->arena, "%s/vfm-XXXXXX", scratch_around());
	sigset_t before;

	hold_signals(&before);
	drafts->scratch = mkdtemp(path);
	release_signals(&before);
	return drafts->scratch;
}

/* What is in it is not known here, and going through folders takes memory; so a child does it. */
void scratch_remove(const char *path)
{
	if (path == NULL)
		return;
	pid_t child = _Fork();
	if (child == 0) {
		(void)execl("/bin/rm", "rm", "-rf", "--", path, (char *)NULL);
		/* Nothing of the run may go on in two processes. */
		(void)raise(SIGKILL);
	}
	if (child > 0)
		(void)waitpid(child, NULL, 0);
}

void scratch_close(struct drafts *drafts)
{
	scratch_remove(drafts->scratch);
	drafts->scratch = NULL;
}
