#include "model/accounts.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "model/names.h"
#include "model/shapes.h"

enum { LINE, AMOUNT, SOURCE, COUNTS, PARAGRAPH };

static const struct field fields[] = {
    [LINE] = {"line", UNIT_TEXT, FIELD_REQUIRED | FIELD_NAME, "account|head|description", NULL},
    [AMOUNT] = {"amount", UNIT_MONEY, FIELD_REQUIRED | FIELD_AMOUNT,
		"netexpenditure|expenditure|spend", NULL},
    [SOURCE] = {"source", UNIT_TEXT, FIELD_REQUIRED, NULL, NULL},
    [COUNTS] = {"counts", UNIT_TEXT, FIELD_OPTIONAL, "inbaseline|included", NULL},
    [PARAGRAPH] = {"paragraph", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
};

const struct shape accounts_shape = {"accounts", "pounds", fields, N_OF(fields), false};

enum { KNOWN_LINE, KNOWN_COUNTS, KNOWN_ALSO, KNOWN_PARAGRAPH, KNOWN_PART_OF };

/* Lines that the reference set knows, by their folded names and synonyms. */
struct known {
	struct names folded;
	const struct record **records; /* by number of the name */
	size_t capacity;
	struct names given; /* lines of the set that the file has, by their own names there, */
	const struct record **givers; /* and the first row that has each */
	size_t givers_capacity;
};

/* What two names of one line share; the name itself where it has no letters that fold. */
static const char *key_of(struct arena *arena, const char *name)
{
	const char *folded = text_fold(arena, name);

	return *folded != '\0' ? folded : name;
}

static void add_name(struct known *known, const char *name, const struct record *record,
		     struct arena *arena)
{
	size_t before = known->folded.count;
	int index = names_add(&known->folded, key_of(arena, name));

	if (known->folded.count == before)
		return;
	known->records = arena_grow(arena, known->records, (size_t)index, &known->capacity,
				    sizeof *known->records);
	known->records[index] = record;
}

static void find_known(struct known *known, const struct reading *reading, struct arena *arena)
{
	*known = (struct known){0};
	names_init(&known->folded, arena);
	names_init(&known->given, arena);
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		const char *rest = value_text_of(&record->values[KNOWN_ALSO]);

		for (const char *name = record->values[KNOWN_LINE].text; name != NULL;
		     name = text_piece(arena, &rest, ';'))
			add_name(known, name, record, arena);
	}
}

static bool has_line(const void *data, const char *folded)
{
	return names_find((const struct names *)data, folded) >= 0;
}

const struct known_cells *accounts_known(struct reference *reference, struct arena *arena)
{
	const struct reading *set = reference_read(reference, "baseline-lines");
	struct known *known = arena_alloc(arena, sizeof *known);
	struct known_cells *cells = arena_alloc(arena, sizeof *cells);

	if (set == NULL)
		return NULL;
	find_known(known, set, arena);
	*cells = (struct known_cells){.field = "line", .has = has_line, .data = &known->folded};
	return cells;
}

static bool refuse_word(const char *path, long line, const char *text,
			struct diagnostics *diagnostics)
{
	return fault(diagnostics, (struct place){path, line, "counts"},
		     "'%s' is not known here; write yes or no",
		     text_cut(diagnostics->arena, text, 60));
}

/* What the reference set says of a line; false with a fault where its own word is no yes or no. */
static bool decide_by_set(struct account_line *line, const struct record *record,
			  const struct reading *set, struct diagnostics *diagnostics)
{
	const struct value *values = record->values;
	int counts = 0;

	if (!words_find(&counts, yes_no_words, values[KNOWN_COUNTS].text, diagnostics->arena))
		return refuse_word(set->source->path, record->line, values[KNOWN_COUNTS].text,
				   diagnostics);
	line->counts = counts == 1;
	line->part_of = value_text_of(&values[KNOWN_PART_OF]);
	if (values[KNOWN_PARAGRAPH].kind == VALUE_TEXT) {
		line->paragraph = values[KNOWN_PARAGRAPH].text;
		line->is_total = strcmp(line->paragraph, "table A.1") == 0;
	}
	return true;
}

/* Two names of one line, such as a name and its synonym, would count it twice. */
static bool check_once(struct known *known, int index, const struct record *record,
		       const char *path, struct diagnostics *diagnostics)
{
	const char *line = known->records[index]->values[KNOWN_LINE].text;
	size_t before = known->given.count;
	int id = names_add(&known->given, line);

	if (known->given.count == before)
		return fault(diagnostics, (struct place){path, record->line, "line"},
			     "'%s' and '%s' of line %ld are names of one line of the accounts, "
			     "'%s', which would count twice; keep one, or add them up",
			     text_cut(diagnostics->arena, record->values[LINE].text, 60),
			     text_cut(diagnostics->arena, known->givers[id]->values[LINE].text, 60),
			     known->givers[id]->line, line);
	known->givers = arena_grow(diagnostics->arena, known->givers, before,
				   &known->givers_capacity, sizeof *known->givers);
	known->givers[id] = record;
	return true;
}

static bool decide(struct account_line *line, const struct record *record, const char *path,
		   struct known *known, const struct reading *set, struct diagnostics *diagnostics)
{
	const struct value *values = record->values;
	struct place place = {path, record->line, "counts"};
	const struct place name_place = {path, record->line, fields[LINE].id};
	int index = names_find(&known->folded, key_of(diagnostics->arena, line->name));
	int counts = 0;

	if (index >= 0 && (!decide_by_set(line, known->records[index], set, diagnostics) ||
			   !check_once(known, index, record, path, diagnostics)))
		return false;
	if (values[PARAGRAPH].kind == VALUE_TEXT)
		line->paragraph = values[PARAGRAPH].text;
	if (values[COUNTS].kind != VALUE_TEXT)
		/* A total is to be taken out, not to be decided upon. */
		return index >= 0 || (!diagnostics_refuses(diagnostics, name_place) &&
				      fault(diagnostics, place,
					    "'%s' is no line that annex A puts in or out; decide "
					    "with yes or no in the column 'counts', or give a list "
					    "with --reference baseline-lines=FILE",
					    text_cut(diagnostics->arena, line->name, 60)));
	if (!words_find(&counts, yes_no_words, values[COUNTS].text, diagnostics->arena))
		return refuse_word(path, record->line, values[COUNTS].text, diagnostics);
	if (index >= 0 && line->counts != (counts == 1))
		notice(diagnostics, place, "'%s' %s here, though the list of lines says otherwise",
		       text_cut(diagnostics->arena, line->name, 60),
		       counts == 1 ? "counts" : "does not count");
	line->counts = counts == 1;
	line->is_given = true;
	return true;
}

bool account_line_adds(const struct account_line *line)
{
	return line->counts && !line->is_within;
}

/* Lines whose amount a total that is given, and counts, holds already. */
static void find_parts(struct accounts *accounts, const struct known *known)
{
	FOR_EACH (struct account_line, line, accounts->lines, accounts->n_lines) {
		const int total =
		    line->part_of == NULL ? -1 : names_find(&known->given, line->part_of);
		bool is_given = false;

		if (total < 0)
			continue;
		for (size_t j = 0; j < accounts->n_lines; j++)
			is_given |= accounts->lines[j].line == known->givers[total]->line &&
				    accounts->lines[j].counts;
		line->is_within = is_given && line->counts;
		line->is_taken_off = is_given && !line->counts;
	}
}

/* The baseline and what makes it; false with a fault. */
static bool add_up(struct accounts *accounts, const struct reading *reading,
		   struct diagnostics *diagnostics)
{
	bool is_well = true;

	for (size_t i = 0; i < accounts->n_lines; i++) {
		const struct account_line *line = &accounts->lines[i];
		const struct place place = {accounts->path, line->line, "amount"};
		struct fate *fate = reading->records[i].fate;
		struct money *sum = line->is_within      ? &accounts->within
				    : line->is_taken_off ? &accounts->taken_off
				    : line->counts       ? &accounts->in
							 : &accounts->out;

		fate_use(fate);
		if (line->is_within)
			fate_leave_out(fate, "within a total that counts");
		else if (!line->counts && !line->is_taken_off)
			fate_leave_out(fate, "not part of the baseline");
		if (line->is_taken_off && line->amount.hundredths < 0)
			is_well = fault(
			    diagnostics, place,
			    "'%s' is taken off the baseline, so write what it comes to above zero",
			    text_cut(diagnostics->arena, line->name, 60));
		if (!money_add(sum, *sum, line->amount))
			return fault(diagnostics, place,
				     "with this row the amounts add up to more than can be "
				     "counted; is it a code or a telephone number?");
	}
	if (!money_subtract(&accounts->in, accounts->in, accounts->taken_off))
		return fault(diagnostics, in_file(accounts->path),
			     "the amounts add up to more than can be counted");
	return is_well;
}

bool accounts_build(struct accounts *accounts, const struct reading *reading,
		    struct reference *reference, struct diagnostics *diagnostics)
{
	const struct reading *set = reference_read(reference, "baseline-lines");
	struct arena *arena = diagnostics->arena;
	struct known known;
	struct names seen;
	bool is_well = true;

	*accounts = (struct accounts){.path = reading->source->path};
	if (set == NULL)
		return false;
	find_known(&known, set, arena);
	names_init(&seen, arena);
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		const struct value *values = record->values;
		struct account_line line = {.name = values[LINE].text,
					    .source = values[SOURCE].text,
					    .amount = values[AMOUNT].money,
					    .line = record->line};
		size_t before = seen.count;

		names_add(&seen, key_of(arena, line.name));
		if (seen.count == before) {
			is_well =
			    fault(diagnostics, (struct place){accounts->path, record->line, "line"},
				  "'%s' is given twice; keep one, or name them apart",
				  text_cut(arena, line.name, 60));
			continue;
		}
		is_well &= decide(&line, record, accounts->path, &known, set, diagnostics);
		ARENA_ADD(arena, accounts, lines, n_lines) = line;
	}
	if (is_well)
		find_parts(accounts, &known);
	is_well = is_well && add_up(accounts, reading, diagnostics);
	return is_well && accounts_doubts_say(accounts, diagnostics);
}
