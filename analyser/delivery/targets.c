#include "delivery/delivery.h"

#include <string.h>
#include <sys/stat.h>

#include "base/look.h"
#include "base/path.h"
#include "base/say.h"
#include "model/templates.h"

/* Where a file's name begins behind its folder's. */
static bool stat_folder(const char *path, struct arena *arena, struct stat *status)
{
	size_t length = (size_t)(say_file(path) - path);

	return look_at(length == 0 ? "." : arena_text_of(arena, path, length), status);
}

/* Where a path leads: to a file, or to a place in a folder where one is to be made. */
struct target {
	const char *path;
	bool is_there, is_regular, has_folder;
	dev_t device; /* of the file, or of the folder */
	ino_t number;
	off_t size; /* of the file */
};

static struct target target_of(const char *path, struct arena *arena)
{
	struct target target = {.path = path};
	struct stat status;

	target.is_there = look_at(path, &status);
	target.is_regular = target.is_there && S_ISREG(status.st_mode);
	target.size = target.is_there ? status.st_size : 0;
	target.has_folder = target.is_there || stat_folder(path, arena, &status);
	if (target.has_folder) {
		target.device = status.st_dev;
		target.number = status.st_ino;
	}
	return target;
}

/* Do two paths lead to one regular file, there already or to be made? */
static bool is_same_file(const struct target *a, const struct target *b)
{
	return a->is_there == b->is_there && (!a->is_there || (a->is_regular && b->is_regular)) &&
	       a->has_folder && b->has_folder && a->device == b->device && a->number == b->number &&
	       (a->is_there || strcmp(say_file(a->path), say_file(b->path)) == 0);
}

static bool refuse(struct run *run, const char *path, const char *why)
{
	return diagnose(&run->diagnostics, SEVERITY_USAGE, in_file(path), "%s", why);
}

/* The root of the disk is nobody's folder for results. */
static bool is_root(const char *path)
{
	struct stat status, root;

	return look_at(path, &status) && look_at("/", &root) && look_is_same(&status, &root);
}

bool targets_check(struct run *run)
{
	const struct settings *settings = &run->settings;
	const char *const *inside = NULL, **paths;
	struct target *targets, *inputs;
	size_t n_inside = 0, count = 0;
	bool is_well = true;

	if (run->folder != NULL && is_root(run->folder))
		return refuse(run, run->folder,
			      "is the root of the disk; name a folder in it for the results");
	if (run->folder != NULL)
		inside = folder_targets(run, &n_inside);
	/* The folder's own, the charts, the tables saved, --output, --rejects and --save-map. */
	paths = arena_array(run->arena,
			    n_inside + settings->output.n_charts + settings->output.n_saves + 3,
			    sizeof *paths);
	for (size_t i = 0; i < n_inside; i++)
		paths[count++] = inside[i];
	if (settings->output.path != NULL)
		paths[count++] = settings->output.path;
	if (settings->output.rejects != NULL)
		paths[count++] = settings->output.rejects;
	if (settings->reading.save_map != NULL)
		paths[count++] = settings->reading.save_map;
	for (size_t i = 0; i < settings->output.n_saves; i++)
		paths[count++] = settings->output.saves[i].path;
	for (size_t i = 0; i < settings->output.n_charts; i++)
		paths[count++] = settings->output.charts[i].path;
	targets = arena_array(run->arena, count, sizeof *targets);
	for (size_t i = 0; i < count; i++)
		targets[i] = target_of(paths[i], run->arena);
	inputs = arena_array(run->arena, run->results.n_inputs, sizeof *inputs);
	for (size_t i = 0; i < run->results.n_inputs; i++)
		inputs[i] =
		    target_of(path_file(run->results.inputs[i].path, run->arena), run->arena);
	for (size_t i = 0; i < count; i++) {
		bool is_drawn_or_inside = i < n_inside || i >= count - settings->output.n_charts;

		for (size_t j = 0; is_drawn_or_inside && j < run->results.n_inputs; j++)
			if (is_same_file(&targets[i], &inputs[j]))
				is_well = refuse(run, paths[i],
						 "is read here and is not overwritten; give "
						 "another place");
		/* Those inside a folder differ by their names. */
		for (size_t j = 0; i >= n_inside && j < i; j++)
			if (is_same_file(&targets[i], &targets[j]))
				is_well = refuse(run, paths[i],
						 "would be written twice; give each its own file");
	}
	return is_well;
}

/* Is it a file of a case: named as one, beside another? */
static bool is_of_case(const char *path, struct arena *arena)
{
	const char *name = say_file(path);
	size_t count, n_beside = 0;
	const struct template *files = templates(&count);
	struct stat status;
	bool is_named = false;

	for (size_t i = 0; i < count; i++) {
		const char *other =
		    arena_format(arena, "%.*s%s", (int)(name - path), path, files[i].name);

		if (strcmp(files[i].name, name) == 0)
			is_named = true;
		else
			n_beside += look_at(other, &status);
	}
	return is_named && n_beside > 0;
}

void targets_keep_old(struct run *run, struct drafts *drafts, const char *path,
		      const char *temporary)
{
	const struct target target = target_of(path, run->arena);
	bool is_read = false;

	if (!target.is_regular || target.size == 0)
		return;
	for (size_t i = 0; i < run->settings.files.count + run->results.n_inputs; i++) {
		const char *name = i < run->settings.files.count
				       ? run->settings.files.items[i]
				       : run->results.inputs[i - run->settings.files.count].path;
		const struct target read = target_of(path_file(name, run->arena), run->arena);

		is_read |= is_same_file(&target, &read);
	}
	if (is_read || is_of_case(path, run->arena))
		notice(&run->diagnostics, in_file(path),
		       "already existed and is replaced; '%s' keeps what it held",
		       drafts_keep_old(drafts, temporary));
}
