#include "model/prices.h"

#include <string.h>

#include "base/order.h"
#include "base/say.h"
#include "base/text.h"
#include "reading/ledger.h"
#include "model/shapes.h"

enum { ITEM, UNIT, COUNCIL, QUANTITY, PRICE, SUPPLIER, YEAR, CATEGORY };

/* What columns are called elsewhere. */
#define ITEM_WORDS                                                                       \
	"itemdescription|itemname|description|product|productdescription|productname|"   \
	"linedescription|goods|article|articledescription|material|materialdescription|" \
	"commoditydescription"
#define UNIT_WORDS                                                                                 \
	"unitofmeasure|uom|unitofissue|uoi|unitofpurchase|unitofsale|orderunit|salesunit|measure|" \
	"unitdescription|unittype|pricingunit"
#define COUNCIL_WORDS                                                                        \
	"councilname|authority|localauthority|authorityname|bodyname|body|organisationname|" \
	"organisation|buyer|buyername|buyingorganisation|customer|customername|client"
#define QUANTITY_WORDS                                                                            \
	"qty|quantityordered|qtyordered|orderquantity|orderqty|quantitypurchased|quantitybought|" \
	"quantitydelivered|qtydelivered|quantityinvoiced|invoicedquantity|noofunits|"             \
	"numberofunits|"                                                                          \
	"unitspurchased|unitsbought|volume"
#define PRICE_WORDS                                                                         \
	"price|unitcost|priceperunit|costperunit|priceeach|costeach|eachprice|itemprice|"   \
	"pricepaid|"                                                                        \
	"unitrate|netunitprice|unitpricenet|unitnetprice|netprice|pricenet|unitpriceexvat|" \
	"unitpriceexcvat|priceexvat|priceexcvat|unitpricegbp|catalogueprice|contractprice"
#define SUPPLIER_WORDS "suppliername|vendor|vendorname|creditorname|payee|manufacturer"
#define YEAR_WORDS                                                                                 \
	"financialyear|fiscalyear|orderdate|podate|purchaseorderdate|purchasedate|dateordered|"    \
	"dateofpurchase|dateoforder|"                                                              \
	"date|invoicedate|deliverydate|paymentdate|paiddate|datepaid|transactiondate|postingdate|" \
	"finyear|fiscalyr|financialyr|finyr|fy|month"
#define CATEGORY_WORDS                                                                           \
	"spendcategory|procurementcategory|categoryname|itemcategory|productcategory|commodity|" \
	"commoditygroup|productgroup|itemgroup|proclassdescription"

static const struct field fields[] = {
    [ITEM] = {"item", UNIT_TEXT, FIELD_REQUIRED | FIELD_NAME, ITEM_WORDS, NULL},
    [UNIT] = {"unit", UNIT_TEXT, FIELD_REQUIRED, UNIT_WORDS, "packsize|pack"},
    [COUNCIL] = {"council", UNIT_TEXT, FIELD_REQUIRED | FIELD_NAME | FIELD_CONSTANT, COUNCIL_WORDS,
		 NULL},
    [QUANTITY] = {"quantity", UNIT_RATIO, FIELD_REQUIRED | FIELD_NOT_NEGATIVE, QUANTITY_WORDS,
		  NULL},
    [PRICE] = {"unit_price", UNIT_MONEY,
	       FIELD_REQUIRED | FIELD_NOT_NEGATIVE | FIELD_ONE_ONLY | FIELD_PER_ONE, PRICE_WORDS,
	       NULL},
    [SUPPLIER] = {"supplier", UNIT_TEXT, FIELD_OPTIONAL, SUPPLIER_WORDS, NULL},
    [YEAR] = {"year", UNIT_YEAR, FIELD_OPTIONAL, YEAR_WORDS, NULL},
    [CATEGORY] = {"category", UNIT_TEXT, FIELD_NAME, CATEGORY_WORDS, NULL},
};

const struct shape prices_shape = {"prices", "units", fields, N_OF(fields), false};

/*
 * The same columns as a purchase ledger or a catalogue has them: in a tally quantities are whole,
 * and are what is added up; in the file itself they may have decimals.
 */
static const struct field purchase_fields[] = {
    {"item", UNIT_TEXT, FIELD_REQUIRED | FIELD_KEY, ITEM_WORDS, NULL},
    {"unit", UNIT_TEXT, FIELD_REQUIRED | FIELD_KEY, UNIT_WORDS, "packsize|pack"},
    {"council", UNIT_TEXT, FIELD_REQUIRED | FIELD_KEY | FIELD_CONSTANT, COUNCIL_WORDS, NULL},
    {"quantity", UNIT_COUNT, FIELD_REQUIRED | FIELD_NOT_NEGATIVE | FIELD_AMOUNT, QUANTITY_WORDS,
     NULL},
    {"unit_price", UNIT_MONEY, FIELD_REQUIRED | FIELD_NOT_NEGATIVE | FIELD_ONE_ONLY | FIELD_PER_ONE,
     PRICE_WORDS, NULL},
    {"supplier", UNIT_TEXT, FIELD_OPTIONAL, SUPPLIER_WORDS, NULL},
    {"year", UNIT_YEAR, FIELD_OPTIONAL, YEAR_WORDS, NULL},
    {"category", UNIT_TEXT, FIELD_OPTIONAL, CATEGORY_WORDS, NULL},
};

const struct shape purchases_shape = {"prices", "units bought", purchase_fields,
				      N_OF(purchase_fields), false};

static int compare_rows(const void *left, const void *right)
{
	const struct price_row *a = left, *b = right;

	return ORDER_BY(
	    ORDER(a->item, b->item), ORDER(a->unit, b->unit), money_compare(a->price, b->price),
	    ORDER(a->council, b->council), ORDER(a->supplier, b->supplier),
	    ORDER(a->category, b->category), ORDER(a->year.start, b->year.start),
	    ORDER(a->quantity.billionths, b->quantity.billionths), ORDER(a->line, b->line));
}

/* The first of the units written alike, for each; the names are in order. */
static int *first_alike(const struct names *units, struct arena *arena)
{
	int *first = arena_array(arena, units->count, sizeof *first);
	int *of_folded = arena_array(arena, units->count, sizeof *of_folded);
	struct names folded;

	names_init(&folded, arena);
	for (size_t i = 0; i < units->count; i++) {
		const char *fold = text_fold(arena, units->items[i]);
		size_t before = folded.count;
		/* A unit of signs only, such as `%`, is itself. */
		int id = names_add(&folded, fold[0] == '\0' ? units->items[i] : fold);

		if (folded.count > before)
			of_folded[id] = (int)i;
		first[i] = of_folded[id];
	}
	return first;
}

static int name_or_none(struct names *names, const struct value *value)
{
	return value->kind == VALUE_TEXT ? names_add(names, value->text) : PRICES_NONE;
}

static void add_row(struct prices *prices, const struct record *record, struct arena *arena)
{
	const struct value *values = record->values;
	struct price_row row = {
	    .item = names_add(&prices->items, values[ITEM].text),
	    .unit = names_add(&prices->units, values[UNIT].text),
	    .council = names_add(&prices->councils, values[COUNCIL].text),
	    .supplier = name_or_none(&prices->suppliers, &values[SUPPLIER]),
	    .category = name_or_none(&prices->categories, &values[CATEGORY]),
	    .quantity = values[QUANTITY].share,
	    .price = values[PRICE].money,
	    .path = record->path,
	    .line = record->line,
	    .fate = record->fate,
	};

	fate_use(record->fate);
	if (values[YEAR].kind == VALUE_YEAR)
		row.year = values[YEAR].year;
	if (row.year.start == 0)
		prices->n_without_year++;
	else if (prices->first_year.start == 0 || row.year.start < prices->first_year.start)
		prices->first_year = row.year;
	if (row.year.start > prices->last_year.start)
		prices->last_year = row.year;
	ARENA_ADD(arena, prices, rows, n_rows) = row;
}

/* Free of charge, or not bought: no price to compare. */
static bool is_nothing(const struct record *record)
{
	return record->values[PRICE].money.hundredths == 0 ||
	       record->values[QUANTITY].share.billionths == 0;
}

/* As `vfm tally` writes it where a ledger does not say: no two such are the same thing. */
static bool is_nameless(const struct record *record)
{
	return strcmp(record->values[ITEM].text, LEDGER_NOT_GIVEN) == 0 ||
	       strcmp(record->values[UNIT].text, LEDGER_NOT_GIVEN) == 0;
}

/* Number the names in their own order, not the file's. */
static void settle_names(struct prices *prices, struct arena *arena)
{
	const int *items = names_sort(&prices->items, NULL, NULL);
	const int *units = names_sort(&prices->units, NULL, NULL);
	const int *councils = names_sort(&prices->councils, NULL, NULL);
	const int *suppliers = names_sort(&prices->suppliers, NULL, NULL);
	const int *categories = names_sort(&prices->categories, NULL, NULL);
	const int *first = first_alike(&prices->units, arena);

	FOR_EACH (struct price_row, row, prices->rows, prices->n_rows) {
		row->item = items[row->item];
		row->unit = first[units[row->unit]];
		row->council = councils[row->council];
		row->supplier = row->supplier < 0 ? PRICES_NONE : suppliers[row->supplier];
		row->category = row->category < 0 ? PRICES_NONE : categories[row->category];
	}
}

bool prices_build(struct prices *prices, const struct reading *reading,
		  const struct selection *selection, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	const struct place place = {.file = reading->source->path};
	struct names seen;
	size_t n_nothing = 0, n_nameless = 0;

	*prices = (struct prices){.path = reading->source->path};
	names_init(&seen, arena);
	names_init(&prices->items, arena);
	names_init(&prices->units, arena);
	names_init(&prices->councils, arena);
	names_init(&prices->suppliers, arena);
	names_init(&prices->categories, arena);
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		const char *council = record->values[COUNCIL].text;

		names_add(&seen, council);
		if (!selection_has_council(selection, council)) {
			prices->n_filtered++;
			fate_leave_out(record->fate, left_out_reason(LEFT_COUNCIL));
		} else if (is_nothing(record)) {
			n_nothing++;
			fate_leave_out(record->fate, "of a price or a quantity of zero");
		} else if (is_nameless(record)) {
			n_nameless++;
			fate_leave_out(record->fate, "without an item or a unit");
		} else {
			add_row(prices, record, arena);
		}
	}
	if (n_nameless > 0)
		notice(diagnostics, place,
		       "%s whose item or unit is not given left out: prices of different things "
		       "are not compared",
		       say_count(diagnostics->arena, n_nameless, "row", "rows"));
	if (n_nothing > 0)
		notice(diagnostics, place,
		       "%s a price or a quantity of zero left out: nothing was paid, or nothing "
		       "bought",
		       say_count(diagnostics->arena, n_nothing, "row with", "rows with"));
	if (!selection_check_councils(selection, &seen, place, diagnostics))
		return false;
	if (prices->n_rows == 0)
		return fault(diagnostics, place, "has no prices");
	if (!names_hold(&prices->items, BOUND_NAMES, "items", reading, "item", diagnostics) ||
	    !names_hold(&prices->councils, BOUND_NAMES, "councils", reading, "council",
			diagnostics))
		return false;
	settle_names(prices, arena);
	SORT(prices->rows, prices->n_rows, compare_rows);
	names_say_alike(&prices->items, "items", reading, "item", diagnostics);
	names_say_alike(&prices->councils, "councils", reading, "council", diagnostics);
	return true;
}
