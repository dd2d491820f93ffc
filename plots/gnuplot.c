#include "plots/gnuplot.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/child.h"

static const struct place nowhere;

/* A copy of the environment in which nothing of the user's changes what gnuplot draws. */
static char **own_environment(struct arena *arena)
{
	static char *const fixed[] = {"LC_ALL=C.UTF-8", "TZ=UTC", "GNUTERM=unknown"};
	static const char *const dropped[] = {"GNUPLOT", "GNUTERM=", "LC_",
					      "LANG",    "TZ=",      "GDFONTPATH="};
	const size_t n_fixed = N_OF(fixed);
	size_t count = 0, kept = 0;

	while (environ[count] != NULL)
		count++;

	char **own = arena_array(arena, count + n_fixed + 1, sizeof *own);

	for (size_t i = 0; i < count; i++) {
		bool is_dropped = false;

		for (size_t j = 0; j < N_OF(dropped); j++)
			is_dropped |= strncmp(environ[i], dropped[j], strlen(dropped[j])) == 0;
		if (!is_dropped)
			own[kept++] = environ[i];
	}
	memcpy(own + kept, fixed, sizeof fixed);
	return own;
}

static bool refuse(int error, struct diagnostics *diagnostics)
{
	/* Where it is there, it is something else that is short. */
	if (error != ENOENT)
		return failure(diagnostics, nowhere,
			       "cannot run 'gnuplot': %s; where that cannot be changed, ask for "
			       "nothing that has charts: leave out --chart, and write text, csv, "
			       "md, json or xlsx",
			       strerror(error));
	return failure(diagnostics, nowhere,
		       "cannot run 'gnuplot': %s; install it (Debian: apt-get install "
		       "gnuplot-nox), or ask for nothing that has charts: leave out --chart, and "
		       "write text, csv, md, json or xlsx",
		       strerror(error));
}

static bool judge(const struct child_result *result, struct diagnostics *diagnostics)
{
	switch (result->end) {
	case CHILD_DONE:
		return true;
	case CHILD_NOT_RUN:
		return refuse(result->code, diagnostics);
	case CHILD_KILLED:
		if (result->code == SIGXFSZ)
			return failure(diagnostics, nowhere,
				       "gnuplot wrote without end, and was ended%s", result->words);
		return failure(diagnostics, nowhere, "gnuplot was killed by signal %d%s",
			       result->code, result->words);
	case CHILD_FAILED:
		/* What a child ends with where the system cannot hand its own error on. */
		if (result->code == 127 && result->words[0] == '\0')
			return refuse(ENOENT, diagnostics);
		return failure(diagnostics, nowhere, "gnuplot failed with status %d%s",
			       result->code, result->words);
	case CHILD_TOO_LONG:
		return failure(diagnostics, nowhere,
			       "gnuplot was not done after %d seconds, and was ended%s",
			       GNUPLOT_SECONDS, result->words);
	case CHILD_STOPPED:
		break;
	}
	return failure(diagnostics, nowhere, "gnuplot stopped before the end of its script: %s%s",
		       strerror(result->code), result->words);
}

struct child_group *gnuplot_start(const struct gnuplot_job *jobs, size_t count,
				  struct drafts *drafts, struct arena *arena)
{
	/* Named as a file, standard input is a script that ends with its first error. */
	char *arguments[] = {(char[]){"gnuplot"}, (char[]){"-d"}, (char[]){"/dev/stdin"}, NULL};
	char **environment = own_environment(arena);
	struct child_order orders[GNUPLOT_MOST];

	for (size_t i = 0; i < count; i++)
		orders[i] = (struct child_order){.arguments = arguments,
						 .environment = environment,
						 .input = jobs[i].script,
						 .input_length = jobs[i].length,
						 .seconds = GNUPLOT_SECONDS,
						 .output = jobs[i].output};
	return child_start(orders, count, drafts, arena);
}

bool gnuplot_finish(struct child_group *group, size_t count, struct diagnostics *diagnostics)
{
	struct child_result results[GNUPLOT_MOST];

	child_finish(group, results);
	/* One told is enough: what ails one ails the others. */
	for (size_t i = 0; i < count; i++)
		if (!judge(&results[i], diagnostics))
			return false;
	return true;
}
