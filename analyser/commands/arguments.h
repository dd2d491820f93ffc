/*
 * The words of a command line, as a request.
 */
#ifndef COMMANDS_ARGUMENTS_H
#define COMMANDS_ARGUMENTS_H

#include "vfm.h"

/* What they ask of the command line itself. */
struct arguments {
	const char *command;
	bool is_help, is_version, is_quiet;
	bool is_well; /* the request took all of them */
};

/* Hand the words behind the command's name to the request; it has messages of those that are not
 * well.  Options and files stand in any order, and `--` ends options. */
void arguments_take(struct arguments *arguments, struct vfm_request *request, int argc,
		    char **argv);

#endif
