#include "library/strays.h"

#include <ctype.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/look.h"
#include "base/path.h"
#include "base/say.h"
#include "base/text.h"
#include "delivery/pack.h"
#include "loading/books.h"
#include "loading/check_kinds.h"
#include "loading/sources.h"
#include "model/templates.h"
#include "outputs/workbook_marks.h"
#include "reading/book.h"
#include "reading/source.h"

#define MOST_NAMES 32
#define BEGINNING (64 * 1024) /* bytes of a large file, which tell what it is */
#define MOST_TOLD 12          /* files, each by itself; the others are only named */

/* The folder at hand. */
struct folder {
	struct run *run;
	const char *path;
	struct diagnostics *diagnostics;
	const char *stems[MOST_NAMES]; /* of a case's files: `spend` */
	size_t n_stems, n_told;
	const char **others;
	size_t n_others;
	bool is_checked;      /* for whatever command */
	bool is_book;         /* a workbook, whose sheets these are */
	struct names written; /* of these, those that vfm wrote beside the files of a case */
	size_t n_written;
};

static const char *const sheet_endings[] = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers"};
static const char *const text_endings[] = {".csv", ".tsv", ".tab", ".txt"};
static const char *const copy_endings[] = {"~", ".bak", ".old", ".orig", ".tmp", ".copy"};

/* Does it end so?  Then it is cut off. */
static bool cut_ending(char *name, const char *const *endings, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_ends_in(name, endings[i])) {
			name[strlen(name) - strlen(endings[i])] = '\0';
			return true;
		}
	return false;
}

/* Does the one begin with the other, or end with it, as a word? */
static bool has_word(const char *name, const char *word)
{
	size_t length = strlen(name), size = strlen(word);

	return (length > size && strncmp(name, word, size) == 0 &&
		!isalpha((unsigned char)name[size])) ||
	       (text_ends_in(name, word) && !isalpha((unsigned char)name[length - size - 1]));
}

/* The file of a case that this may be: by a slip of the pen, or with a word or a number more. */
static const char *find_near(const struct folder *folder, const char *stem)
{
	struct arena *arena = folder->run->arena;
	const char *nearest = NULL, *folded = text_fold(arena, stem);

	/* `unit-costs` has `costs` in it, and is none. */
	for (size_t i = 0; i < folder->n_stems; i++)
		if (strcmp(folded, text_fold(arena, folder->stems[i])) == 0)
			return folder->stems[i];
	for (size_t i = 0; i < folder->n_stems; i++)
		if (has_word(stem, folder->stems[i]) &&
		    (nearest == NULL || strlen(nearest) < strlen(folder->stems[i])))
			nearest = folder->stems[i];
	if (nearest != NULL)
		return nearest;
	return text_nearest(stem, folder->stems, folder->n_stems);
}

/* The beginning of a text that is larger than that; false where it is not, or cannot be read. */
static bool begins(struct run *run, const char *path, struct source *source)
{
	const struct shelf_file *given = shelf_find(&run->shelf, path);
	const char *bytes = given == NULL ? NULL : given->bytes;
	struct diagnostics unheard;
	struct stat status;

	if (book_is_named(path) || (given != NULL && given->size <= BEGINNING))
		return false;
	if (given == NULL && shelf_is_on_disk(&run->shelf, path) && look_at(path, &status) &&
	    S_ISREG(status.st_mode) && status.st_size > BEGINNING) {
		char *room = arena_alloc(run->arena, BEGINNING);
		const int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

		if (file >= 0 && read(file, room, BEGINNING) == BEGINNING)
			bytes = room;
		if (file >= 0)
			close(file);
	}
	if (bytes == NULL)
		return false;
	diagnostics_init(&unheard, run->arena);
	return source_from_memory(source, path, bytes, BEGINNING, run->arena, &unheard);
}

/*
 * What a file is like that has rows; else NULL.  Of a large one the beginning tells it: a folder
 * may hold any number of these, of which none is needed whole.
 */
static const struct source *look(struct run *run, const char *path)
{
	struct source *beginning = arena_alloc(run->arena, sizeof *beginning);

	if (begins(run, path, beginning))
		return beginning;
	return sources_has_rows(run, path) ? sources_look(run, path) : NULL;
}

/* The file of a case whose columns it has, the most of them; or NULL. */
static const char *find_fitting(const struct folder *folder, const char *name)
{
	struct run *run = folder->run;
	const char *path = arena_format(run->arena, "%s/%s", folder->path, name);
	const struct source *source = look(run, path);
	const struct kind *best = source == NULL ? NULL : check_kinds_fitting(source, run->arena);

	return best == NULL ? NULL : best->shape->kind;
}

/* Has a text file the columns of that kind?  A spreadsheet of several sheets may have. */
static bool may_be(const struct folder *folder, const char *name, const char *kind, bool is_sheet)
{
	struct run *run = folder->run;
	const char *path = arena_format(run->arena, "%s/%s", folder->path, name);
	const struct source *source = is_sheet ? NULL : look(run, path);
	const struct kind *wanted = check_kinds_find(kind);

	return source == NULL || wanted == NULL
		   ? is_sheet
		   : reading_suits(source, wanted->shape, run->arena) > 0;
}

/* Has the case, whole as it should be, no such file?  Then any spreadsheet may hold it. */
static bool lacks(const struct folder *folder, const char *kind)
{
	const char *path = arena_format(folder->run->arena, "%s/%s.csv", folder->path, kind);

	return folder->is_checked ? !sources_has_rows(folder->run, path)
				  : sources_is_sought(folder->run, path);
}

/* One that stands for a file that the run looked for in vain: its answer would be another. */
static bool refuse(const struct folder *folder, const char *name, const char *near, bool is_sheet)
{
	struct arena *arena = folder->run->arena;
	const char *wanted = arena_format(arena, "%s/%s.csv", folder->path, near);
	const char *path = arena_format(arena, "%s/%s", folder->path, name);

	if (!lacks(folder, near))
		return false;
	if (!may_be(folder, name, near, is_sheet))
		return false;
	/* A workbook is the whole of a case, and no `case.csv`. */
	if (is_sheet && strcmp(near, "case") == 0)
		return fault(folder->diagnostics, in_file(path),
			     "is a workbook, and is not read with the folder; if it is the "
			     "whole case, run vfm case %s; if not, take it out of the folder",
			     say_word(arena, path)),
		       true;
	fault(folder->diagnostics, in_file(path),
	      "is not read, and there is no %s%s, or it has no rows; if this is it, %s; if "
	      "not, take it out of the %s",
	      folder->is_book ? "sheet " : "",
	      folder->is_book ? near : arena_format(arena, "%s.csv", near),
	      folder->is_book ? arena_format(arena, "rename the sheet to %s", near)
	      : is_sheet
		  ? arena_format(arena, "save it under the name %s.xlsx or %s.csv", near, near)
	      : strchr(path, '\'') != NULL
		  ? arena_format(arena, "rename it to %s.csv", near)
		  : arena_format(arena, "rename it to %s.csv: mv '%s' '%s'", near, path, wanted),
	      folder->is_book ? "workbook" : "folder");
	return true;
}

static void tell(struct folder *folder, const char *name, const char *near, bool is_sheet,
		 bool is_copy)
{
	struct arena *arena = folder->run->arena;
	const char *as = is_sheet ? "save it as .xlsx or CSV" : "rename it";
	const char *advice = "";
	bool may_be_lacking = false;

	folder->n_told++;
	if (near != NULL && !is_copy && refuse(folder, name, near, is_sheet))
		return;
	if (near != NULL &&
	    sources_has_rows(folder->run, arena_format(arena, "%s/%s.csv", folder->path, near))) {
		advice = arena_format(arena,
				      ", because %s.csv is used; copy into %s.csv any row that it "
				      "lacks, then take this file out of the folder",
				      near, near);
	} else if (near != NULL) {
		advice =
		    arena_format(arena,
				 ": a case has no file of that name; if it is %s.csv, %s%s%s "
				 "or put its rows there",
				 near, as, is_sheet ? " under that name" : "", is_sheet ? "," : "");
	} else if (is_sheet) {
		const char *lacking = lacks(folder, "spend")      ? ", and there is no spend.csv"
				      : lacks(folder, "activity") ? ", and there is no activity.csv"
								  : "";

		may_be_lacking = lacking[0] != '\0';
		advice = arena_format(arena,
				      "%s; if it is a whole case, run vfm case with it alone; if a "
				      "sheet of it is for this case, save that under the name that "
				      "vfm init gives it, such as spend.xlsx",
				      lacking);
	} else {
		advice = ": a case has no file of that name";
	}
	diagnose(folder->diagnostics, may_be_lacking ? SEVERITY_WARNING : SEVERITY_NOTICE,
		 (struct place){.file = arena_format(arena, "%s/%s", folder->path, name)},
		 "is not read%s", advice);
}

static bool is_file(const char *path, const struct stat *status)
{
	struct stat other;

	return path != NULL && look_at(path, &other) && look_is_same(&other, status);
}

/* Does the run read it, or write it, under whichever path? */
static bool is_of_run(const struct run *run, const struct stat *status)
{
	for (size_t i = 0; i < run->results.n_inputs; i++)
		if (is_file(run->results.inputs[i].path, status))
			return true;
	return is_file(run->settings.output.path, status) ||
	       is_file(run->settings.output.rejects, status) ||
	       is_file(run->settings.house.logo, status) ||
	       is_file(run->settings.house.colours, status);
}

/* Well or not: a workbook that stands for a file of the case. */
static bool is_read(const struct run *run, const char *path)
{
	return book_is_named(path) && sources_is_read(run, path);
}

static bool is_case_file(const struct folder *folder, const char *name)
{
	size_t length = strlen(name);

	/* `spend.csv~` is what `-o` kept of an older one. */
	if (length > 0 && name[length - 1] == '~')
		length--;
	for (size_t i = 0; i < folder->n_stems; i++)
		if (strlen(folder->stems[i]) + 4 == length &&
		    strncmp(name, folder->stems[i], length - 4) == 0 &&
		    strncmp(name + length - 4, ".csv", 4) == 0)
			return true;
	return false;
}

/* One that nobody could take for a part of the case, or that vfm wrote. */
static bool is_ours(const struct folder *folder, const char *name)
{
	const struct run *run = folder->run;
	struct stat status;
	const char *path = arena_format(run->arena, "%s/%s", folder->path, name);

	if (name[0] == '.' || strncmp(name, "~$", 2) == 0 || strncmp(name, "case_", 5) == 0 ||
	    strncasecmp(name, "readme", 6) == 0 || is_case_file(folder, name))
		return true;
	if (!folder->is_book && is_read(run, path))
		return true;
	if (!shelf_is_on_disk(&run->shelf, path))
		return shelf_find(&run->shelf, path) == NULL ||
		       results_input_of(&run->results, path) != NULL;
	return !look_at(path, &status) || !S_ISREG(status.st_mode) || is_of_run(run, &status) ||
	       manifest_lists(folder->path, name, run->arena);
}

/* By its name, or where that says nothing by its columns. */
static bool refuse_nearest(struct folder *folder, const char *name, const char *near, bool is_sheet)
{
	const char *kind = near != NULL ? near : find_fitting(folder, name);

	return kind != NULL && refuse(folder, name, kind, is_sheet);
}

/* What a name's endings say, and what is left of it without them, in small letters. */
struct endings {
	char *stem;
	bool is_copy, is_sheet, is_text;
};

static struct endings endings_of(struct arena *arena, const char *name)
{
	struct endings found = {.stem = arena_text(arena, name)};

	for (char *at = found.stem; *at != '\0'; at++)
		*at = (char)tolower((unsigned char)*at);
	found.is_copy = cut_ending(found.stem, copy_endings, N_OF(copy_endings));
	found.is_sheet = cut_ending(found.stem, sheet_endings, N_OF(sheet_endings));
	found.is_text = cut_ending(found.stem, text_endings, N_OF(text_endings));
	return found;
}

bool strays_may_read(struct arena *arena, const char *name)
{
	const struct endings found = endings_of(arena, name);

	return found.is_sheet || found.is_text;
}

static void judge(struct folder *folder, const char *name)
{
	const struct endings found = endings_of(folder->run->arena, name);
	const char *stem = found.stem;
	const bool is_sheet = found.is_sheet, is_text = found.is_text, is_copy = found.is_copy;

	const char *near = is_sheet || is_text || is_copy ? find_near(folder, stem) : NULL;

	if (folder->is_book) {
		const char *sheet =
		    arena_text_of(folder->run->arena, name, strlen(name) - strlen(".csv"));

		/* Both a form and a workbook of results begin with it. */
		if (strcmp(sheet, WORKBOOK_CONTENTS) == 0)
			return;
		if (names_find(&folder->written, sheet) >= 0)
			folder->n_written++;
		else if (!refuse_nearest(folder, name, near, false))
			folder->others[folder->n_others++] = sheet;
		return;
	}
	if (near == NULL && !is_copy && (is_text || (is_sheet && book_is_named(name))) &&
	    refuse_nearest(folder, name, NULL, is_sheet))
		return;
	if (folder->n_told < MOST_TOLD && (near != NULL || is_sheet || is_text))
		tell(folder, name, near, is_sheet, is_copy);
	else
		folder->others[folder->n_others++] = arena_text(folder->run->arena, name);
}

static void say_written(const struct folder *folder)
{
	if (folder->n_written > 0)
		diagnose(folder->diagnostics, SEVERITY_ASIDE, in_file(folder->path),
			 "%s of results that vfm wrote %s not read",
			 say_count(folder->run->arena, folder->n_written, "sheet", "sheets"),
			 say_which(folder->n_written, "is", "are"));
	if (folder->is_book)
		strays_say_levers(folder->run, folder->path, folder->diagnostics);
}

void strays_say(struct run *run, const char *path, bool is_checked, struct diagnostics *diagnostics)
{
	struct folder folder = {.run = run,
				.path = path,
				.diagnostics = diagnostics,
				.is_checked = is_checked,
				.is_book = books_is_book(run, path)};
	size_t n_files = 0;
	const struct template *files = templates(&n_files);
	size_t count;
	const char *const *names = shelf_names(&run->shelf, path, &count, run->arena);

	if (!folder.is_book && count > BOUND_FILES) {
		(void)fault(
		    diagnostics, in_file(path),
		    "holds more than 10,000 files; give those of the case a folder of their "
		    "own");
		return;
	}
	for (size_t i = 0; i < n_files && i < MOST_NAMES; i++)
		folder.stems[folder.n_stems++] = files[i].kind;
	names_init(&folder.written, run->arena);
	if (folder.is_book)
		strays_find_own(run, path, &folder.written);
	folder.others = arena_array(run->arena, count, sizeof *folder.others);
	for (size_t i = 0; i < count; i++)
		if (!is_ours(&folder, names[i]))
			judge(&folder, names[i]);
	say_written(&folder);
	if (folder.n_others > 0)
		notice(diagnostics, in_file(path), "not read: %s, which %s not %s of a case",
		       text_list(run->arena, folder.others, folder.n_others, MOST_TOLD),
		       say_which(folder.n_others, "is", "are"),
		       folder.is_book ? say_which(folder.n_others, "a sheet", "sheets")
				      : say_which(folder.n_others, "a file", "files"));
}

void strays_say_all(struct run *run)
{
	for (size_t i = 0; i < run->settings.files.count; i++) {
		const char *path = run->settings.files.items[i];

		if (shelf_is_folder(&run->shelf, path))
			strays_say(run, path_trimmed(path, run->arena), false, &run->diagnostics);
	}
}
