#include "requests/run.h"

void run_within(struct run *within, const struct run *run, const char *command, const char *folder)
{
	*within = (struct run){.arena = run->arena,
			       .settings = run->settings,
			       .stop = run->stop,
			       .shelf = run->shelf,
			       .sources = run->sources};
	within->settings.files = (struct words){.items = {folder}, .count = 1};
	diagnostics_init(&within->diagnostics, run->arena);
	results_init(&within->results, run->arena, command);
}
