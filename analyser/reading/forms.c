#include "reading/forms.h"

#include <string.h>

#include "base/text.h"
#include "reading/cell.h"

/* `'04/25/2019' on line 7` */
static const char *where(const struct shown *shown, struct arena *arena)
{
	const char *text = cell_quoted(arena, shown->text);

	return shown->line == 0
		   ? text
		   : arena_format(arena, "%s on line %lld", text, (long long)shown->line);
}

/* Cells that contradict one another: both are told, and the option that settles it. */
static bool refuse_both(const struct shown *one, const char *by_one, const struct shown *other,
			const char *by_other, const char *what, const char *option,
			const struct forms_file *file, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	bool is_other_first = other->line < one->line;

	return fault(
	    diagnostics,
	    (struct place){file->path, (long)(is_other_first ? one : other)->line, one->column},
	    "%s are written in two ways, %s (%s) and %s (%s); say which is meant with --%s %s or "
	    "--%s %s",
	    what, by_one, where(one, arena), by_other, where(other, arena), option, by_one, option,
	    by_other);
}

/*
 * The year stands first where the first numbers are those of one year or two, and the last ones of
 * many days; a first number of 1 is most likely that of each month's first day.
 */
enum year_first { YEAR_NOT_FIRST, YEAR_MAY_BE_FIRST, YEAR_IS_FIRST };

static enum year_first year_first(const struct ends *ends)
{
	int n_lasts = __builtin_popcount(ends->lasts);

	if (ends->shown.count == 0 || ends->has_no_day || ends->least_first < 2)
		return YEAR_NOT_FIRST;
	if (ends->least_first > 31)
		return YEAR_IS_FIRST;
	if (ends->most_first > 27 || ends->most_first - ends->least_first > 1)
		return YEAR_NOT_FIRST;
	if (n_lasts >= 8)
		return YEAR_IS_FIRST;
	return n_lasts >= 3 || ends->most_last - ends->least_last > 2 ? YEAR_MAY_BE_FIRST
								      : YEAR_NOT_FIRST;
}

/* A cell that does not say what it is. */
static bool refuse_cell(const struct shown *shown, const char *problem,
			const struct forms_file *file, struct diagnostics *diagnostics)
{
	return fault(diagnostics, (struct place){file->path, (long)shown->line, shown->column},
		     "%s %s", cell_quoted(diagnostics->arena, shown->text), problem);
}

/* What a column's own name says of `2009-10`. */
enum named { NAMED_NEITHER, NAMED_YEARS, NAMED_MONTHS, NAMED_PERIODS };

static enum named named(const char *name, struct arena *arena)
{
	const char *folded = name == NULL ? "" : text_fold(arena, name);

	if (strstr(folded, "month") != NULL)
		return NAMED_MONTHS;
	if (strstr(folded, "period") != NULL)
		return NAMED_PERIODS;
	if (text_has_any("|date|quarter|week|day|when|", folded))
		return NAMED_NEITHER;
	return strstr(folded, "year") != NULL || strcmp(folded, "fy") == 0 ? NAMED_YEARS
									   : NAMED_NEITHER;
}

/* `2007-09` in a column of years: a month, or a slip for 2007-08. */
static bool refuse_months(const struct shown *shown, const struct forms_file *file,
			  struct diagnostics *diagnostics)
{
	const char *text = cell_quoted(diagnostics->arena, shown->text);

	return fault(diagnostics, (struct place){file->path, (long)shown->line, shown->column},
		     "%s is no financial year, though column %s holds years; put it right, or say "
		     "--dates months if %s is a month",
		     text, cell_quoted(diagnostics->arena, file->year_name), text);
}

static bool refuse_changed_over(const struct forms_file *file, struct diagnostics *diagnostics)
{
	return fault(diagnostics, (struct place){.file = file->path, .column = "year"},
		     "day and month seem to be changed over wherever that makes a date, as a "
		     "spreadsheet set to another country does: dates beyond the 12th are of few "
		     "months or in another form, and the others are of many, or on no other days; "
		     "export it anew, or say that it is right with --dates day-first");
}

/* `201901` is January 2019, or the first period of 2019-20, which is April. */
static bool refuse_periods(const struct shown *shown, bool is_beyond, const struct forms_file *file,
			   struct diagnostics *diagnostics)
{
	return fault(diagnostics, (struct place){file->path, (long)shown->line, shown->column},
		     "%s %s; give the dates' column with --map %s=\"...\" or the year with --year "
		     "(and --map %s=none), or say --dates months if they are months",
		     cell_quoted(diagnostics->arena, shown->text),
		     is_beyond
			 ? "is no month but a period of accounts, of which the first is April, so "
			   "the others may be periods too"
			 : "may be a month, or a period of accounts, of which the first is April",
		     shown->column, shown->column);
}

static bool decide_dates(struct date_forms *dates, const struct evidence *evidence,
			 const struct forms_asked *asked, const struct forms_file *file,
			 struct diagnostics *diagnostics)
{
	const struct shown *shown = evidence->dates;
	bool has_months = shown[DATE_PROVES_MONTHS].count > 0;
	enum named name = named(file->year_name, diagnostics->arena);
	/* One or two may be slips; many are none, nor where the column is one of months. */
	bool has_enough =
	    name == NAMED_MONTHS || evidence->n_months == 0 || evidence->n_months >= ENOUGH_MONTHS;
	bool is_order_asked = asked->is_day_first || asked->is_month_first;
	enum year_first first = !is_order_asked ? year_first(&evidence->ends) : YEAR_NOT_FIRST;

	dates->is_month_first = asked->is_month_first ||
				(!asked->is_day_first && shown[DATE_PROVES_MONTH_FIRST].count > 0);
	if (file->is_ledger && !asked->are_years && !asked->are_months &&
	    (evidence->periods.count > 0
		 ? has_months || evidence->marked.count > 0
		 : has_months && name == NAMED_PERIODS && evidence->compact.count > 0))
		return refuse_periods(evidence->periods.count > 0 ? &evidence->periods
								  : &evidence->compact,
				      evidence->periods.count > 0, file, diagnostics);
	/* A year, a day and a month, which no date is read as: those up to the twelfth would be
	 * others. */
	if (file->is_ledger && evidence->day_second.count > 0 && evidence->n_day_last == 0)
		return refuse_cell(&evidence->day_second,
				   "has its day before its month, behind the year, and so may the "
				   "others; write the month first, such as 2019-04-16, or give the "
				   "year of all rows with --year 2019-20 --map year=none",
				   file, diagnostics);
	if (!is_order_asked && evidence_is_changed_over(evidence))
		return refuse_changed_over(file, diagnostics);
	if (asked->are_years || asked->are_months)
		dates->pairs = asked->are_months ? DATE_PAIRS_MONTHS : DATE_PAIRS_YEARS;
	else if (has_months && shown[DATE_PROVES_YEARS].count > 0)
		dates->pairs = DATE_PAIRS_APART;
	else if (has_months && file->is_ledger && name == NAMED_YEARS && !has_enough)
		return refuse_months(&shown[DATE_PROVES_MONTHS], file, diagnostics);
	/* A slip in a case file, which has to say every year anyway, is no month. */
	else if (has_months &&
		 (file->is_ledger ||
		  (has_enough && shown[DATE_PROVES_MONTHS].count >= shown[DATE_EITHER_PAIR].count)))
		dates->pairs = DATE_PAIRS_MONTHS;
	/* `2008-09` and no other form in a column of months. */
	else if (name == NAMED_MONTHS && shown[DATE_EITHER_PAIR].count > 0 &&
		 shown[DATE_EITHER_PAIR].count == evidence->n_dates)
		dates->pairs = DATE_PAIRS_MONTHS;
	dates->is_year_first = asked->is_year_first || first == YEAR_IS_FIRST;
	if (dates->is_year_first)
		dates->is_month_first = false;
	if (first == YEAR_MAY_BE_FIRST && !dates->is_year_first)
		return refuse_cell(
		    &evidence->ends.shown,
		    "could begin with its year or with its day: the first numbers of the column "
		    "hardly differ, the last ones do; say --dates year-first or --dates day-first",
		    file, diagnostics);
	return is_order_asked || dates->is_year_first ||
	       shown[DATE_PROVES_MONTH_FIRST].count == 0 ||
	       shown[DATE_PROVES_DAY_FIRST].count == 0 ||
	       refuse_both(&shown[DATE_PROVES_DAY_FIRST], "day-first",
			   &shown[DATE_PROVES_MONTH_FIRST], "month-first", "dates", "dates", file,
			   diagnostics);
}

/* The first cell that shows a decimal comma. */
static const struct shown *shown_comma(const struct evidence *evidence)
{
	const struct shown *proof = &evidence->numbers[NUMBER_PROVES_COMMA];

	return proof->count > 0 ? proof : &evidence->numbers[NUMBER_SUGGESTS_COMMA];
}

static bool refuse_either(const struct shown *shown, const struct forms_file *file,
			  struct diagnostics *diagnostics)
{
	return refuse_cell(
	    shown,
	    "could be more than a thousand or a number with three decimals, and no other cell of "
	    "the file tells which; say --decimal point or --decimal comma",
	    file, diagnostics);
}

/*
 * Commas between cells leave a comma within one to thousands, as a rule; where semicolons, tabs or
 * pipes stand, both signs are as likely, so that nothing is taken for granted there.
 */
static bool decide_decimals(struct forms *forms, const struct evidence *evidence,
			    const struct forms_asked *asked, const struct forms_file *file,
			    struct diagnostics *diagnostics)
{
	const struct shown *shown = evidence->numbers, *comma = shown_comma(evidence);
	const struct shown *point = &shown[NUMBER_PROVES_POINT];
	bool is_sure = shown[NUMBER_PROVES_COMMA].count > 0;

	forms->unsure = "";
	if (asked->decimal != '\0') {
		forms->has_decimal_comma = asked->decimal == ',';
		return true;
	}
	if (file->delimiter == ',') {
		/* `1.100` and the like, in every cell that has a point; also beside `1,100`. */
		if (file->is_ledger && point->count == 0 && comma->count == 0) {
			forms->unsure = ".";
			if (shown[NUMBER_EITHER_BY_POINT].count > 0)
				return refuse_either(&shown[NUMBER_EITHER_BY_POINT], file,
						     diagnostics);
		}
		forms->has_decimal_comma = point->count == 0 && comma->count > 0 &&
					   (is_sure || shown[NUMBER_EITHER_BY_COMMA].count == 0);
		return true;
	}
	if (point->count > 0 && comma->count > 0)
		return refuse_both(point, "point", comma, "comma", "decimals", "decimal", file,
				   diagnostics);
	forms->has_decimal_comma = comma->count > 0;
	if (point->count > 0 || comma->count > 0)
		return true;
	forms->unsure = file->delimiter == ';' ? ".," : ".";
	if (shown[NUMBER_EITHER_BY_POINT].count > 0)
		return refuse_either(&shown[NUMBER_EITHER_BY_POINT], file, diagnostics);
	return file->delimiter != ';' || shown[NUMBER_EITHER_BY_COMMA].count == 0 ||
	       refuse_either(&shown[NUMBER_EITHER_BY_COMMA], file, diagnostics);
}

bool forms_decide(struct forms *forms, const struct evidence *evidence,
		  const struct forms_asked *asked, const struct forms_file *file,
		  struct diagnostics *diagnostics)
{
	*forms = (struct forms){.unsure = ""};

	bool is_well = decide_dates(&forms->dates, evidence, asked, file, diagnostics);

	return decide_decimals(forms, evidence, asked, file, diagnostics) && is_well;
}

bool forms_are_same(const struct forms *a, const struct forms *b)
{
	return a->dates.is_month_first == b->dates.is_month_first &&
	       a->dates.is_year_first == b->dates.is_year_first &&
	       a->dates.pairs == b->dates.pairs && a->has_decimal_comma == b->has_decimal_comma;
}

const char *forms_option(const struct forms *forms, const struct forms *before)
{
	if (forms->dates.is_year_first != before->dates.is_year_first)
		return "--dates year-first or --dates day-first";
	if (forms->dates.is_month_first != before->dates.is_month_first)
		return "--dates month-first";
	if (forms->dates.pairs != before->dates.pairs)
		return forms->dates.pairs == DATE_PAIRS_APART ? "--dates months or --dates years"
							      : "--dates months";
	return forms->has_decimal_comma != before->has_decimal_comma ? "--decimal comma" : "";
}

const struct shown *forms_shown(const struct forms *forms, const struct forms *before,
				const struct evidence *evidence)
{
	if (forms->dates.is_month_first != before->dates.is_month_first ||
	    forms->dates.is_year_first != before->dates.is_year_first)
		return &evidence->dates[DATE_PROVES_MONTH_FIRST];
	if (forms->dates.pairs != before->dates.pairs)
		return &evidence
			    ->dates[before->dates.pairs == DATE_PAIRS_MONTHS ? DATE_PROVES_YEARS
									     : DATE_PROVES_MONTHS];
	return shown_comma(evidence);
}

void forms_say(const struct forms *forms, const struct evidence *evidence,
	       const struct forms_asked *asked, const struct forms_file *file,
	       struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	const struct shown *months = &evidence->dates[DATE_PROVES_MONTHS];
	const struct shown *first = &evidence->dates[DATE_PROVES_MONTH_FIRST];
	const struct shown *either = &evidence->dates[DATE_EITHER_ORDER];
	const struct place place = {.file = file->path};

	/* One date may be a slip, which then turns the others round. */
	if (forms->dates.is_month_first && !asked->is_month_first && first->count == 1 &&
	    either->count > 0)
		warning(diagnostics, place,
			"dates are read with the month first because of one date alone, %s; that "
			"decides %s too%s. Correct that one if it is a slip, else say --dates "
			"month-first",
			where(first, arena), where(either, arena),
			either->count == 1 && evidence->n_mixed_low <= 1 ? "" : ", and others");
	else if (forms->dates.is_month_first && !asked->is_month_first)
		notice(diagnostics, place,
		       "dates have the month first, as %s shows, and are read so",
		       where(first, arena));
	if (!forms->dates.is_month_first && !forms->dates.is_year_first && !asked->is_day_first &&
	    evidence_is_of_few_days(evidence))
		warning(diagnostics, place,
			"dates are read with the day first, though no date shows it: %s and the "
			"others are then of few days of many months; --dates month-first reads "
			"them otherwise, --dates day-first says that it is right",
			where(&evidence->dates[DATE_EITHER_ORDER], arena));
	if (!asked->is_day_first && !asked->is_month_first && !forms->dates.is_year_first &&
	    evidence_is_of_low_days(evidence))
		warning(diagnostics, place,
			"no date is beyond the 12th of its month, as if a spreadsheet had changed "
			"day and month over, or lost the other dates; export it anew, or say that "
			"it is right with --dates day-first");
	if (file->is_ledger && evidence->marked.count > 0 && !asked->are_months &&
	    named(file->year_name, arena) == NAMED_PERIODS)
		warning(diagnostics, place,
			"%s of the column %s is read as a month; if it is a period of accounts, of "
			"which the first is April, give the dates' column with --map year=\"...\", "
			"else say --dates months",
			where(&evidence->marked, arena), cell_quoted(arena, file->year_name));
	if (forms->dates.is_year_first && !asked->is_year_first)
		notice(diagnostics, place,
		       "dates have the year first, as the first and last numbers of the column "
		       "show, so %s begins with its year; --dates day-first reads them otherwise",
		       where(&evidence->ends.shown, arena));
	if (forms->dates.pairs == DATE_PAIRS_MONTHS && !asked->are_months)
		notice(diagnostics, place,
		       "the column holds months, as %s shows, so '2009-10' in it is October 2009%s",
		       months->count > 0 ? where(months, arena)
					 : arena_format(arena, "its name %s",
							cell_quoted(arena, file->year_name)),
		       months->count > 0 ? "" : "; --dates years reads it as a financial year");
	if (forms->dates.pairs == DATE_PAIRS_APART)
		notice(diagnostics, place,
		       "the column holds both months (%s) and financial years (%s), so what could "
		       "be either ('2009-10') is not read; say --dates months or --dates years",
		       where(months, arena), where(&evidence->dates[DATE_PROVES_YEARS], arena));
	if (file->is_ledger && !forms->has_decimal_comma && asked->decimal == '\0' &&
	    evidence->doubtful.count > 0 && evidence->fine.count == 0)
		warning(diagnostics,
			(struct place){file->path, (long)evidence->doubtful.line,
				       evidence->doubtful.column},
			"%s is read as a number with three decimals, and no other cell has so "
			"many; put it right in the file if it is more than a thousand, else say "
			"--decimal point",
			cell_quoted(arena, evidence->doubtful.text));
	if (forms->has_decimal_comma && asked->decimal == '\0')
		notice(diagnostics, place,
		       "numbers have a decimal comma, as %s shows, and are read so",
		       where(shown_comma(evidence), arena));
}

void forms_apply(const struct forms *forms, struct field *fields, size_t n_fields)
{
	unsigned flags = (forms->dates.is_month_first ? FIELD_MONTH_FIRST : 0u) |
			 (forms->dates.is_year_first ? FIELD_YEAR_FIRST : 0u) |
			 (forms->dates.pairs == DATE_PAIRS_MONTHS ? FIELD_PAIRS_MONTHS : 0u) |
			 (forms->dates.pairs == DATE_PAIRS_APART ? FIELD_PAIRS_APART : 0u) |
			 (forms->has_decimal_comma ? FIELD_DECIMAL_COMMA : 0u);

	for (size_t i = 0; i < n_fields; i++)
		fields[i].flags |= flags;
}

struct date_forms forms_of_dates(const struct field *field)
{
	return (struct date_forms){
	    .is_month_first = (field->flags & FIELD_MONTH_FIRST) != 0,
	    .is_year_first = (field->flags & FIELD_YEAR_FIRST) != 0,
	    .pairs = (field->flags & FIELD_PAIRS_MONTHS) != 0  ? DATE_PAIRS_MONTHS
		     : (field->flags & FIELD_PAIRS_APART) != 0 ? DATE_PAIRS_APART
							       : DATE_PAIRS_YEARS};
}
