#include "model/spend.h"

#include "base/order.h"
#include "model/shapes.h"

enum { COUNCIL, CATEGORY, YEAR, SPEND, MARKET, SUPPLIER, MONTHS };

static const struct field fields[] = {
    [COUNCIL] = {"council", UNIT_TEXT, FIELD_REQUIRED | FIELD_KEY | FIELD_NAME | FIELD_CONSTANT,
		 "councilname|bodyname|authority|localauthority|authorityname|organisationname|"
		 "organisation|body|client",
		 NULL},
    [CATEGORY] =
	{"category", UNIT_TEXT, FIELD_REQUIRED | FIELD_KEY | FIELD_NAME,
	 "expenditurecategory|expenditurecatergory|spendcategory|procurementcategory|categoryname|"
	 "expensetype|expenditurename|detailedexpendituretype|proclassdescription|purpose|"
	 "purposeofspend|subjective|subjectivedescription|purposeofexpenditure|summaryofpurpose|"
	 "expendituretype|cipfadetailedexpendituretype|merchantcategory|categorydescription|"
	 "servicecategory|natureofexpenditure|categoryofspend|summaryofpurposeofexpenditure|"
	 "expensecategory",
	 "service|servicearea|servicelabel|organisationalunit|costcentre|directorate|department|"
	 "expensearea|organisationunit|function|classification|accountdescription|"
	 "costcentredescription|expensedescription|ledgerdescription|budgetdescription|description|"
	 "narrative|detail|accountt|nominaldescription|glaccounttext|accountcodename|"
	 "detailcodedescription|costct|costcentret|servicecategorylabel|proclass"},
    [YEAR] =
	{"year", UNIT_YEAR, FIELD_REQUIRED,
	 "financialyear|fiscalyear|paiddate|datepaid|paymentdate|date|dateofpayment|updated|"
	 "effectivedate|invoicedate|postingdate|transactiondate|paydate|chequedate|"
	 "clearingdate|documentdate|gldate|accountingdate|ledgerdate|actualdate|dateposted|"
	 "posteddate|dateofinvoice|transdate|docdate|pstngdate|postdate|paidon|finyear|fiscalyr|"
	 "financialyr|finyr|fy|month|period",
	 NULL},
    [SPEND] =
	{"spend", UNIT_MONEY, FIELD_REQUIRED | FIELD_AMOUNT,
	 "amount|netamount|amountnet|totalspend|amountpaid|value|grossamount|amountgross|"
	 "netamountgbp|amountgbp|invoiceamount|netinvoiceamount|paymentamount|transactionamount|"
	 "lineamount|netvalue|nettamount|invoicevalue|paymentvalue|transactionvalue|paidamount|"
	 "totalamount|sumofamount|distributionamount|invoicedistributionamount|invoicelineamount|"
	 "amountinsterling|amountingbp|amountpounds|spendamount|netspend|net|nett|netamt|"
	 "amountspent|distamount|netlineamount|amountinlc|amountinlocalcurrency|amountinlocalcur|"
	 "amt|localamount|localamt|netpaid|actualvalue|totalexvat|totalexcvat|totalexclvat|"
	 "totalnet|"
	 "nettotal|totalnetamount|amountnetofvat",
	 "invoicetotal|grossvalue|grossamt|gross|expenditure|debit|debits|debitamount|debitamt|"
	 "amountdebit|debited|debitvalue|debitgbp|dr"},
    [MARKET] = {"market", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
    [SUPPLIER] =
	{"supplier", UNIT_TEXT, FIELD_PART,
	 "suppliername|vendorname|creditorname|payeename|vendor|payee|creditor|beneficiary|"
	 "beneficiaryname|merchant|merchantname|paidto|recipient|recipientname|nameofsupplier|"
	 "supplierdescription|supplierpayee|company|companyname|aparidt",
	 "name"},
    /* Of the year, that the spend is of: `Jan-Mar`; not given: all, or the date's. */
    [MONTHS] = {"months", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
};

const struct shape spend_shape = {"spend", "pounds", fields, N_OF(fields), false};

static int compare_lines(const void *left, const void *right)
{
	const struct spend_line *a = left, *b = right;

	return ORDER_BY(ORDER(a->council, b->council), ORDER(a->category, b->category),
			ORDER(a->market, b->market), ORDER(a->year.start, b->year.start));
}

static bool classify(struct spend_line *line, const struct record *record,
		     const struct categories *categories, struct diagnostics *diagnostics)
{
	const struct value *values = record->values;
	const struct category *category = categories_find(categories, values[CATEGORY].text);

	line->is_classified = category != NULL;
	line->market = category != NULL ? category->market : MARKET_AVERAGE;
	line->addressable = category != NULL ? category->addressable : fraction_one;
	if (values[MARKET].kind != VALUE_TEXT)
		return true;
	if (!market_parse(values[MARKET].text, &line->market))
		return fault(diagnostics, (struct place){record->path, record->line, "market"},
			     "%s", market_refuse(diagnostics->arena, values[MARKET].text));
	/* The row overrules a list that excluded the category, and the other way round. */
	if (line->market == MARKET_EXCLUDED)
		line->addressable = fraction_zero;
	else if (category == NULL || category->market == MARKET_EXCLUDED)
		line->addressable = fraction_one;
	line->is_classified = true;
	return true;
}

static bool merge_lines(struct spend *spend, struct arena *arena)
{
	size_t kept = 0;

	SORT(spend->lines, spend->n_lines, compare_lines);
	FOR_EACH (struct spend_line, line, spend->lines, spend->n_lines) {
		if (kept > 0 && compare_lines(&spend->lines[kept - 1], line) == 0) {
			struct spend_line *sum = &spend->lines[kept - 1];

			if (!money_add(&sum->spend, sum->spend, line->spend))
				return false;
			struct source_line *more = arena_alloc(arena, sizeof *more);

			*more = line->from;
			more->more = sum->from.more;
			sum->from.more = more;
			sum->n_rows++;
		} else {
			spend->lines[kept++] = *line;
		}
	}
	spend->n_lines = kept;
	return true;
}

static void note_year(struct spend *spend, const struct value *values, unsigned months)
{
	struct year year = values[YEAR].year;

	if (spend->n_lines == 0 || year.start < spend->first_year.start)
		spend->first_year = year;
	if (spend->n_lines == 0 || year.start > spend->last_year.start)
		spend->last_year = year;
	coverage_see(&spend->coverage, values[COUNCIL].text, year, months);
}

bool spend_build(struct spend *spend, const struct reading *reading,
		 const struct categories *categories, const struct selection *selection,
		 struct diagnostics *diagnostics)
{
	const char *path = reading->source->path;
	struct names seen;
	bool is_well = true;

	*spend = (struct spend){0};
	names_init(&seen, diagnostics->arena);
	coverage_init(&spend->coverage, diagnostics->arena);
	names_init(&spend->councils, diagnostics->arena);
	names_init(&spend->categories, diagnostics->arena);
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		const struct value *values = record->values;
		struct spend_line line = {.year = values[YEAR].year,
					  .spend = values[SPEND].money,
					  .n_rows = 1,
					  .from = {record->path, record->line, NULL}};

		names_add(&seen, values[COUNCIL].text);
		if (!selection_has_council(selection, values[COUNCIL].text)) {
			spend->n_filtered++;
			fate_leave_out(record->fate, left_out_reason(LEFT_COUNCIL));
			continue;
		}
		unsigned months;

		if (!classify(&line, record, categories, diagnostics) ||
		    !coverage_months_of(&months, record, YEAR, MONTHS, record->path, diagnostics)) {
			is_well = false;
			continue;
		}
		line.council = names_add(&spend->councils, values[COUNCIL].text);
		line.category = names_add(&spend->categories, values[CATEGORY].text);
		note_year(spend, values, months);
		fate_use(record->fate);
		ARENA_ADD(diagnostics->arena, spend, lines, n_lines) = line;
	}
	is_well &= selection_check_councils(selection, &seen, in_file(path), diagnostics);

	is_well &= names_hold(&spend->councils, BOUND_NAMES, "councils", reading, "council",
			      diagnostics) &&
		   names_hold(&spend->categories, BOUND_NAMES, "categories", reading, "category",
			      diagnostics);
	if (!is_well)
		return false;
	names_say_alike(&spend->councils, "councils", reading, "council", diagnostics);
	names_say_alike(&spend->categories, "categories", reading, "category", diagnostics);

	int *councils = names_sort(&spend->councils, NULL, NULL);
	int *sorted = names_sort(&spend->categories, NULL, NULL);

	for (size_t i = 0; i < spend->n_lines; i++) {
		spend->lines[i].council = councils[spend->lines[i].council];
		spend->lines[i].category = sorted[spend->lines[i].category];
	}
	if (!merge_lines(spend, diagnostics->arena))
		return fault(diagnostics, in_file(path),
			     "the spend adds up to more than can be counted");
	return is_well;
}

struct money spend_counted(const struct spend *spend, struct year year)
{
	struct money sum = {0};

	for (size_t i = 0; i < spend->n_lines; i++)
		if (spend->lines[i].year.start == year.start &&
		    spend->lines[i].market != MARKET_EXCLUDED)
			sum.hundredths += spend->lines[i].spend.hundredths;
	return sum;
}
