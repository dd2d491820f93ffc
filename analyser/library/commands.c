#include "library/commands.h"

#include <string.h>

/* One a line, in the order in which help tells of them. */
/* clang-format off */
static const struct command *const table[] = {
    &command_case,
    &command_init,
    &command_channel,
    &command_procurement,
    &command_prices,
    &command_unitcost,
    &command_indicator,
    &command_baseline,
    &command_tally,
    &command_check,
    &command_verify,
    &command_reference,
};
/* clang-format on */

#define N_COMMANDS (N_OF(table))

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
