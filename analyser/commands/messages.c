#include "commands/messages.h"

#include <stdio.h>

#include "base/text.h"

#define MOST_MESSAGES 50

void messages_print(struct run *run, bool has_notices)
{
	struct diagnostics *diagnostics = &run->diagnostics;
	size_t shown = 0, faults = diagnostics_count(diagnostics, SEVERITY_FAULT);

	for (size_t i = 0; i < diagnostics->count; i++) {
		const struct diagnostic *item = &diagnostics->items[i];

		if (item->severity == SEVERITY_NOTICE
			? !has_notices && (i < run->n_kept || run->settings.output.is_quiet)
			: ++shown > MOST_MESSAGES)
			continue;
		fprintf(stderr, "%s%s\n", item->place.file == NULL ? "vfm: " : "",
			text_visible(run->arena, diagnostic_text(run->arena, item)));
	}
	if (faults > MOST_MESSAGES)
		fprintf(stderr, "vfm: %zu faults in all; the first %d are shown\n", faults,
			MOST_MESSAGES);
}
