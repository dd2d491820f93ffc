#include "commands/command.h"

#include <string.h>

static const struct command *const table[] = {
    &command_channel, &command_procurement, &command_indicator, &command_baseline,
    &command_tally,   &command_check,       &command_reference,
};

#define N_COMMANDS (sizeof table / sizeof *table)

const struct command *const *commands(size_t *count)
{
	*count = N_COMMANDS;
	return table;
}

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < N_COMMANDS; i++)
		if (strcmp(table[i]->name, name) == 0)
			return table[i];
	return NULL;
}
