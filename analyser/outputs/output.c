#include "outputs/output.h"

#include <string.h>

#include "base/text.h"

#define OUTPUT_ROW(name, suffix, folder, form) {#name, suffix, output_##name, folder, form},

static const struct output all[] = {OUTPUTS(OUTPUT_ROW, OUTPUT_ROW, OUTPUT_ROW, OUTPUT_ROW)};

const struct output *outputs(size_t *count)
{
	*count = N_OF(all);
	return all;
}

const struct output *output_find(const char *name)
{
	return FIND_BY(all, N_OF(all), name, name);
}

const struct output *output_of_path(const char *path)
{
	size_t length = strlen(path);

	for (size_t i = 0; i < N_OF(all); i++) {
		size_t suffix = strlen(all[i].suffix);

		if (length >= suffix && strcmp(path + length - suffix, all[i].suffix) == 0)
			return &all[i];
	}
	return NULL;
}
