/*
 * The channel question of a run: its files read, checked and made a model of.
 */
#ifndef LOADING_LOAD_CHANNEL_H
#define LOADING_LOAD_CHANNEL_H

#include "analyses/channel/channel.h"
#include "loading/shared.h"

/*
 * load_channel(run, files, shared, question):
 * Read the activity (files->main), the unit costs, the assumptions and the
 * strategies, by the settings or from the folder.  What *question points to
 * lives in the run's arena and in *shared.  False with diagnostics, those of
 * every file.
 */
bool load_channel(struct run *run, const struct case_files *files, struct shared *shared,
		  struct channel_question *question);

/* Say which values of a question's strategies are of years before its first, or behind its last. */
void load_channel_say_years(struct run *run, const struct channel_question *question,
			    const char *path);

#endif
