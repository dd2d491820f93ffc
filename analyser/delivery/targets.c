#include "delivery/targets.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "delivery/folder.h"
#include "model/templates.h"

/* Where a file's name begins behind its folder's. */
static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

static bool stat_folder(const char *path, struct arena *arena, struct stat *status)
{
	size_t length = (size_t)(base_of(path) - path);

	return stat(length == 0 ? "." : arena_text_of(arena, path, length), status) == 0;
}

/* Do two paths lead to one regular file, there already or to be made? */
static bool is_same_file(const char *a, const char *b, struct arena *arena)
{
	struct stat left, right;
	bool has_left = stat(a, &left) == 0, has_right = stat(b, &right) == 0;

	if ((has_left && !S_ISREG(left.st_mode)) || (has_right && !S_ISREG(right.st_mode)))
		return false;
	if (!has_left && !has_right)
		return strcmp(base_of(a), base_of(b)) == 0 && stat_folder(a, arena, &left) &&
		       stat_folder(b, arena, &right) && left.st_dev == right.st_dev &&
		       left.st_ino == right.st_ino;
	return has_left && has_right && left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

static bool refuse(struct run *run, const char *path, const char *why)
{
	return diagnose(&run->diagnostics, SEVERITY_USAGE, (struct place){.file = path}, "%s", why);
}

bool targets_check(struct run *run)
{
	const struct settings *settings = &run->settings;
	const char *const *inside = NULL, **targets;
	size_t n_inside = 0, count = 0;
	bool is_well = true;

	if (run->folder != NULL)
		inside = folder_targets(run, &n_inside);
	/* The folder's own, the charts, the tables saved, --output, --rejects and --save-map. */
	targets = arena_array(run->arena,
			      n_inside + settings->output.n_charts + settings->output.n_saves + 3,
			      sizeof *targets);
	for (size_t i = 0; i < n_inside; i++)
		targets[count++] = inside[i];
	if (settings->output.path != NULL)
		targets[count++] = settings->output.path;
	if (settings->output.rejects != NULL)
		targets[count++] = settings->output.rejects;
	if (settings->reading.save_map != NULL)
		targets[count++] = settings->reading.save_map;
	for (size_t i = 0; i < settings->output.n_saves; i++)
		targets[count++] = settings->output.saves[i].path;
	for (size_t i = 0; i < settings->output.n_charts; i++)
		targets[count++] = settings->output.charts[i].path;
	for (size_t i = 0; i < count; i++) {
		bool is_drawn_or_inside = i < n_inside || i >= count - settings->output.n_charts;

		for (size_t j = 0; is_drawn_or_inside && j < run->results.n_inputs; j++)
			if (is_same_file(targets[i],
					 path_file(run->results.inputs[j].path, run->arena),
					 run->arena))
				is_well = refuse(run, targets[i],
						 "is read here and is not overwritten; give "
						 "another place");
		/* Those inside a folder differ by their names. */
		for (size_t j = 0; i >= n_inside && j < i; j++)
			if (is_same_file(targets[i], targets[j], run->arena))
				is_well = refuse(run, targets[i],
						 "would be written twice; give each its own file");
	}
	return is_well;
}

/* Is it a file of a case: named as one, beside another? */
static bool is_of_case(const char *path, struct arena *arena)
{
	const char *name = base_of(path);
	size_t count, n_beside = 0;
	const struct template *files = templates(&count);
	bool is_named = false;

	for (size_t i = 0; i < count; i++) {
		const char *other =
		    arena_format(arena, "%.*s%s", (int)(name - path), path, files[i].name);

		if (strcmp(files[i].name, name) == 0)
			is_named = true;
		else
			n_beside += access(other, F_OK) == 0;
	}
	return is_named && n_beside > 0;
}

void targets_keep_old(struct run *run, struct drafts *drafts, const char *path,
		      const char *temporary)
{
	struct stat status;
	bool is_read = false;

	if (stat(path, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size == 0)
		return;
	for (size_t i = 0; i < run->settings.files.count; i++)
		is_read |= is_same_file(path, run->settings.files.items[i], run->arena);
	for (size_t i = 0; i < run->results.n_inputs; i++)
		is_read |= is_same_file(path, run->results.inputs[i].path, run->arena);
	if (is_read || is_of_case(path, run->arena))
		diagnose(&run->diagnostics, SEVERITY_NOTICE, (struct place){.file = path},
			 "already existed and is replaced; '%s' keeps what it held",
			 drafts_keep_old(drafts, temporary));
}
