#include "library/commands.h"

#include <string.h>

#define COMMAND_ROW(word) &command_##word,

static const struct command *const table[] = {COMMANDS(COMMAND_ROW)};

const struct command *const *commands(size_t *count)
{
	*count = N_OF(table);
	return table;
}

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < N_OF(table); i++)
		if (strcmp(table[i]->name, name) == 0)
			return table[i];
	return NULL;
}
