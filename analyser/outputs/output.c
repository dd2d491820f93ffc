#include "outputs/output.h"

#include <string.h>

#include "outputs/csv.h"
#include "outputs/json.h"
#include "outputs/text.h"

static const struct output outputs[] = {
    {"text", ".txt", output_text},
    {"csv", ".csv", output_csv},
    {"json", ".json", output_json},
};

#define N_OUTPUTS (sizeof outputs / sizeof *outputs)

const char *output_names(struct arena *arena)
{
	const char *names = "";

	for (size_t i = 0; i < N_OUTPUTS; i++)
		names = arena_format(arena, "%s%s%s", names,
				     i == 0               ? ""
				     : i + 1 == N_OUTPUTS ? " or "
							  : ", ",
				     outputs[i].name);
	return names;
}

const struct output *output_find(const char *name)
{
	for (size_t i = 0; i < N_OUTPUTS; i++)
		if (strcmp(outputs[i].name, name) == 0)
			return &outputs[i];
	return NULL;
}

const struct output *output_of_path(const char *path)
{
	size_t length = strlen(path);

	for (size_t i = 0; i < N_OUTPUTS; i++) {
		size_t suffix = strlen(outputs[i].suffix);

		if (length >= suffix && strcmp(path + length - suffix, outputs[i].suffix) == 0)
			return &outputs[i];
	}
	return NULL;
}
