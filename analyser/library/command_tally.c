#include "analyses/channel/channel.h"
#include "analyses/sayings.h"
#include "base/text.h"
#include "library/commands.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/look.h"
#include "delivery/delivery.h"
#include "loading/inputs.h"
#include "loading/map_file.h"
#include "requests/options.h"
#include "loading/reconcile.h"
#include "library/tally_results.h"
#include "model/categories.h"
#include "model/shapes.h"
#include "tally/sql.h"

static const struct shape *const kinds[] = {&activity_shape, &spend_shape, &purchases_shape};

static bool find_kind(struct run *run, struct tally_question *question)
{
	const char *to = run->settings.tally.to;

	for (size_t i = 0; to != NULL && i < N_OF(kinds); i++)
		if (strcmp(kinds[i]->kind, to) == 0)
			question->shape = kinds[i];
	if (question->shape != NULL) {
		question->is_money = question->shape == &spend_shape;
		return true;
	}
	if (to == NULL)
		return REFUSE(run, "tally needs --to activity (contacts), spend (pounds) or prices "
				   "(what one unit cost)");
	return REFUSE(run, "--to '%s' is not activity, spend or prices", to);
}

/* A mapping of a field that neither the kind nor --by has is a slip. */
static bool check_mappings(struct run *run, const struct tally_question *question)
{
	bool is_well = inputs_check_mapped_once(run, question->is_wide);

	for (size_t i = 0; i < run->settings.reading.n_mappings; i++) {
		const char *field = run->settings.reading.mappings[i].field, *ids = "";
		bool is_known =
		    shape_field(question->shape, field) >= 0 || neighbours_has_field(field);
		bool has_line = question->shape == &purchases_shape;

		/* `--map Supplier=...` */
		for (size_t j = 0; j < question->shape->n_fields && !is_known; j++)
			if (strcmp(text_fold(run->arena, question->shape->fields[j].id),
				   text_fold(run->arena, field)) == 0) {
				field = question->shape->fields[j].id;
				run->settings.reading.mappings[i].field = field;
				is_known = true;
			}
		for (size_t j = 0; j < question->n_keys; j++)
			is_known = is_known || strcmp(question->keys[j].name, field) == 0;
		for (size_t j = 0; j < question->shape->n_fields; j++)
			ids = text_more(run->arena, ids, ", ", question->shape->fields[j].id);
		/* A unit price may be found from a line's amount, which prices.csv has not. */
		if (has_line) {
			is_known = is_known || strcmp(head_line_amount.id, field) == 0;
			ids = arena_format(run->arena, "%s, %s", ids, head_line_amount.id);
		}
		if (!is_known)
			is_well = REFUSE(run, "--map: %s has no field '%s'; its fields are %s",
					 question->shape->kind, field, ids);
	}
	return is_well;
}

/* What is said of files, for all of them or, by a map file, for one. */
static void take_settings(struct tally_question *question, const struct settings *settings)
{
	question->mappings = settings->reading.mappings;
	question->n_mappings = settings->reading.n_mappings;
	question->delimiter = settings->reading.delimiter;
	question->council =
	    settings->reading.councils.count > 0 ? settings->reading.councils.items[0] : NULL;
	question->year = settings->reading.year;
	question->header = settings->reading.header;
	question->channel = settings->reading.channel;
	question->forms = settings->reading.forms;
	question->is_wide = settings->tally.is_wide;
	question->scale = settings->reading.scale;
}

/* An option that can do nothing here was meant to do something. */
static bool check_uses(struct run *run, const struct tally_question *question)
{
	static const char log[] = "is of a log of contacts, so it goes with --to activity";
	static const char rows[] = "has no use with --sql, which reads no rows";
	const struct tally_settings *tally = &run->settings.tally;
	const bool is_log = question->shape == &activity_shape, is_query = tally->sql != NULL;
	const struct {
		bool is_idle;
		const char *name, *why;
	} uses[] = {
	    {tally->counts_rows && question->is_money, "count-rows",
	     "counts contacts or purchases; with --to spend the amounts are added up"},
	    {run->settings.reading.channel != NULL && !is_log, "channel", log},
	    {tally->is_wide && !is_log, "wide", log},
	    {tally->sql_table != NULL && !is_query, "sql-table",
	     "names the table of a query, so it goes with --sql"},
	    {tally->hashes_all && is_query, "sha256", rows},
	    {tally->finds_repeats && is_query, "duplicates", rows},
	    {tally->engine != NULL && is_query, "engine", rows},
	    {tally->threads != 0 && is_query, "threads", rows},
	};
	bool is_well = true;

	for (size_t i = 0; i < N_OF(uses); i++)
		if (uses[i].is_idle)
			is_well = REFUSE(run, "--%s %s", uses[i].name, uses[i].why);
	return is_well;
}

static bool ask(struct run *run, struct tally_question *question)
{
	const struct settings *settings = &run->settings;

	*question = (struct tally_question){
	    .shelf = &run->shelf,
	    .members = settings->reading.members.items,
	    .n_members = settings->reading.members.count,
	    .counts_rows = settings->tally.counts_rows,
	    .hashes_all = settings->tally.hashes_all,
	    .finds_repeats = settings->tally.finds_repeats,
	    .top = (size_t)settings->tally.top,
	    .engine = {.is_plain = settings->tally.engine != NULL &&
				   strcmp(settings->tally.engine, "libcsv") == 0,
		       .n_threads = (int)settings->tally.threads},
	};
	take_settings(question, settings);
	if (settings->reading.councils.count > 1)
		return REFUSE(run,
			      "--council names the council of files that do not, so it is given "
			      "once");
	return find_kind(run, question) && check_uses(run, question) &&
	       question_keys(question, settings->tally.by, &run->diagnostics) &&
	       check_mappings(run, question);
}

/* Rows set aside, written as they are found. */
struct rejects {
	FILE *stream;
	off_t mark; /* where those of this file begin; -1: not known */
};

static bool mark_rejects(void *data)
{
	struct rejects *rejects = data;

	rejects->mark = ftello(rejects->stream);
	return rejects->mark >= 0 || errno == ESPIPE;
}

static bool take_rejects_back(void *data)
{
	struct rejects *rejects = data;

	if (rejects->mark < 0)
		errno = ESPIPE;
	return rejects->mark >= 0 && fflush(rejects->stream) == 0 &&
	       ftruncate(fileno(rejects->stream), rejects->mark) == 0 &&
	       fseeko(rejects->stream, rejects->mark, SEEK_SET) == 0;
}

static bool write_reject(void *data, const struct tally_reject *reject)
{
	const struct rejects *rejects = data;
	const struct reject row = {(long)reject->line, reject->reason, reject->has_amount,
				   reject->amount,     reject->raw,    reject->raw_length};

	reconcile_reject(rejects->stream, reject->is_money, reject->file, &row);
	return ferror(rejects->stream) == 0;
}

/* Bytes of a plain file; -1 where that is not known before it is read. */
static int64_t size_of(const struct run *run, const char *path)
{
	const struct shelf_file *file = shelf_find(&run->shelf, path);
	struct stat status;

	if (file != NULL)
		return (int64_t)file->size;
	return strcmp(path, "-") != 0 && look_at(path, &status) && S_ISREG(status.st_mode)
		   ? (int64_t)status.st_size
		   : -1;
}

static int64_t size_of_all(const struct run *run)
{
	const struct words *files = &run->settings.files;
	int64_t total = 0;

	for (size_t i = 0; i < files->count; i++) {
		int64_t size = size_of(run, files->items[i]);

		if (size < 0)
			return -1;
		total += size;
	}
	return total;
}

/* Two files with the same bytes may be meant, but hardly. */
static void say_alike(struct run *run, const struct tally *tally)
{
	for (size_t i = 1; i < tally->n_files; i++)
		for (size_t j = 0; j < i; j++) {
			const char *one = tally->files[i].sha256, *other = tally->files[j].sha256;

			/* Members of one file have its hash. */
			if (one == NULL || other == NULL || one == other || strcmp(one, other) != 0)
				continue;
			warning(&run->diagnostics, in_file(tally->files[i].path),
				"has the same bytes as %s; both are counted", tally->files[j].path);
			break;
		}
}

/* How far a run is, in bytes of its files. */
struct way {
	const struct run *run;
	int64_t total;  /* -1 where it is not known */
	int64_t before; /* of the files done with */
};

/* An engine's progress function: bytes of the file under way. */
static bool tell_progress(void *data, int64_t bytes)
{
	const struct way *way = data;
	const struct run_hooks *hooks = &way->run->hooks;

	return hooks->progress == NULL ||
	       hooks->progress(hooks->data, way->before + bytes, way->total);
}

static bool add_files(struct run *run, struct tally *tally, struct way *way)
{
	const struct words *files = &run->settings.files;
	bool is_well = true;

	/* What is wrong with one file is no reason not to tell of the next. */
	for (size_t i = 0; i < files->count && !tally->is_stopped; i++) {
		int64_t size = size_of(run, files->items[i]);

		if (!tell_progress(way, 0))
			return false;
		is_well &= tally_add(tally, files->items[i]);
		way->before += size < 0 ? 0 : size;
	}
	return is_well && !tally->is_stopped;
}

/* The query in place of its result. */
static bool write_query(struct run *run, const struct tally_question *question)
{
	const struct settings *settings = &run->settings;
	struct sql_query query = {.dialect = sql_dialect_find(settings->tally.sql),
				  .question = question,
				  .table = settings->tally.sql_table,
				  .arena = run->arena,
				  .diagnostics = &run->diagnostics};
	bool is_well = true;

	if (query.dialect == NULL)
		return REFUSE(run, "--sql '%s' is not %s", settings->tally.sql,
			      sql_dialect_names(run->arena));
	if (settings->tally.top != 0 || settings->output.rejects != NULL ||
	    settings->output.table != NULL)
		return REFUSE(run, "--sql goes without --top, --rejects and --table");
	if (query.table != NULL && settings->files.count > 1)
		return REFUSE(run, "--sql-table names the table of one file, and would be counted "
				   "again for each other; give one file");
	for (size_t i = 0; i < question->n_keys; i++)
		if (question->keys[i].is_month)
			return REFUSE(run,
				      "--sql knows no months; add up by year, or without --sql");
	for (size_t i = 0; i < settings->files.count; i++)
		is_well &= sql_add(&query, settings->files.items[i]);
	if (is_well)
		run->text = sql_finish(&query);
	return is_well;
}

/* A run and what it asks of all files. */
struct asked {
	struct run *run;
	const struct tally_question *question;
	const struct settings *settings; /* of the text under way */
};

static const struct tally_question *question_of_text(void *data, const char *name)
{
	struct asked *asked = data;
	struct tally_question *own = arena_alloc(asked->run->arena, sizeof *own);

	asked->settings = map_file_apply(asked->run, name, asked->question->shape);
	if (asked->settings == NULL)
		return NULL;
	*own = *asked->question;
	take_settings(own, asked->settings);
	return own;
}

static void keep_matched(void *data, const char *name, const struct shape *shape,
			 const struct columns *columns)
{
	struct asked *asked = data;

	map_file_use(asked->run, asked->settings, name, shape, columns);
}

/* Categories that are built in, to say which column holds them. */
static bool know_categories(struct tally_question *question, struct reference *reference)
{
	struct categories *categories = arena_alloc(reference->arena, sizeof *categories);
	struct known_cells *known = arena_alloc(reference->arena, sizeof *known);

	if (question->shape != &spend_shape)
		return true;
	const struct reading *list = reference_read(reference, "categories");
	categories_init(categories, reference->arena);
	if (list == NULL || !categories_add(categories, list, reference->diagnostics))
		return false;
	*known = categories_known(categories);
	question->known = known;
	return true;
}

static bool execute(struct run *run)
{
	struct tally_question question;
	struct asked asked = {run, &question, &run->settings};
	struct rejects rejects = {NULL, -1};
	struct reference reference;
	struct channels channels;
	struct way way = {.run = run};
	struct tally tally;

	reference_init(&reference, run->settings.reading.overrides,
		       run->settings.reading.n_overrides, run->arena, &run->diagnostics);
	reference.shelf = &run->shelf;
	run->reference = reference;
	if (!ask(run, &question) || !channels_load(&channels, &reference) ||
	    !know_categories(&question, &reference))
		return false;
	question.channels = &channels;
	question.of_text = question_of_text;
	question.matched = keep_matched;
	question.text_data = &asked;
	if (run->settings.tally.sql != NULL)
		return write_query(run, &question);
	if (run->settings.output.rejects != NULL) {
		rejects.stream = delivery_open(run, &run->drafts, run->settings.output.rejects);
		if (rejects.stream == NULL)
			return false;
		reconcile_rejects_header(rejects.stream);
		question.reject = write_reject;
		question.reject_mark = mark_rejects;
		question.reject_again = take_rejects_back;
		question.reject_data = &rejects;
	}
	way.total = size_of_all(run);
	question.engine.progress = tell_progress;
	question.engine.progress_data = &way;
	tally_init(&tally, &question, run->arena, &run->diagnostics);
	bool is_well = add_files(run, &tally, &way);
	if (rejects.stream != NULL)
		is_well &= delivery_close(run, rejects.stream, run->settings.output.rejects);
	if (!is_well || !tally_finish(&tally))
		return false;
	say_alike(run, &tally);
	tally_results(run, &tally);
	/* The largest few are no whole to be parted. */
	if (question.shape == &activity_shape && run->settings.tally.by != NULL &&
	    question.top == 0)
		period_mix_add(&run->results, run->results.tables[0],
			       tally.n_files == 1 ? say_file(tally.files[0].path)
						  : "several files");
	return true;
}

COMMAND(tally, "FILE...",
	"What do millions of ledger or log rows come to, as activity, spend or prices?",
	OPTIONS_RESULTS | OPTIONS_CHARTS | OPTIONS_READING | OPTIONS_TALLY | OPTIONS_LOG, 1,
	MOST_REPEATS, execute,
	{{.text = "-o FILE.csv writes the table as a file that the other commands read"}});
