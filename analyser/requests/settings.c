#include "requests/settings.h"

#include <string.h>

const struct output *settings_format(const struct settings *settings)
{
	const struct output_settings *asked = &settings->output;
	const struct output *by_suffix = asked->path == NULL ? NULL : output_of_path(asked->path);

	if (asked->format != NULL)
		return asked->format;
	return by_suffix != NULL ? by_suffix : output_find("text");
}

bool settings_has_notices_outside(const struct settings *settings)
{
	return !settings->output.is_quiet &&
	       (settings->tally.sql != NULL || settings->output.table != NULL ||
		strcmp(settings_format(settings)->name, "csv") == 0);
}
