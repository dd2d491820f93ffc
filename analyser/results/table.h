/*
 * Tables declared once, by the struct of a row.
 *
 *	TABLE(channel_total, (channel, "Channel", TEXT), (volume, "Contacts", COUNT),
 *	      (share, "Share", PERCENT), (cost, "Cost", MONEY));
 *
 * declares `struct channel_total_row`, each of whose members is a column of the
 * same id, and `channel_total_table`, the columns.  A row is then one call:
 *
 *	table = TABLE_NEW(results, channel_total, "What contacts cost");
 *	TABLE_ADD(table, channel_total, .channel = value_text(name),
 *		  .volume = value_count(volume), .cost = value_none("no unit cost"));
 *
 * What a row does not name is none, never nought.  A value whose kind is not
 * its column's is a fault of the program and stops it (table_add).
 *
 * A column's third word is its unit; its role is ROLE_DIMENSION for TEXT and
 * YEAR and ROLE_MEASURE for the others, or is said: MONEY_TOTAL, TEXT_MEASURE,
 * MONEY_KEY (a dimension).  MIXED holds values of several units.
 *
 * Behind the unit, ID marks what finds a row for programs, and that a report leaves out for a
 *column of words; SHORT marks the columns that stand for the table where there is little room, as
 * on a screen (a table with such columns says most of its command's answer), and
 * `.formula = "amount - bias"` says how a column follows from others, for a workbook
 * (results/formula.h has its words).  HIDDEN columns, by which formulas find rows, stand last.
 *
 * Where several files fill a table, its header has TABLE_ROW() and one source
 * TABLE_COLUMNS(), of the same list.
 */
#ifndef RESULTS_TABLE_H
#define RESULTS_TABLE_H

#include <stddef.h>

#include "results/results.h"

/* The columns of a row struct, whose members are all values. */
struct table_form {
	const struct column *columns;
	size_t n_columns;
};

/* A new, empty table of a form behind the others; `form` is borrowed. */
struct table *table_make(struct results *results, const char *id, const char *title,
			 const struct table_form *form);

/*
 * Add a row from the struct that the table's form is of.  A value must be none or of the kind of
 * its column.
 */
void table_add(struct table *table, const void *row);

/* The same for the row of totals. */
void table_add_totals(struct table *table, const void *row);

/*
 * The struct of a row, to read, for whoever filled the table; of a table that has all columns of
 * its form.
 */
const void *table_get(const struct table *table, size_t row);

/* The same, to fill what only all rows together say. */
void *table_change(struct table *table, size_t row);

/*
 * To give this run's table a label, unit or id of its own: the column by its number (COLUMN()), to
 * be changed before the first row is added.
 */
struct column *table_own_column(struct table *table, int column);

/* Leave a column of the form out of this run's table, before the first row is added. */
void table_leave_out(struct table *table, int column);

/* Where a column of the form stands in this run's table, for a chart; -1 where it is left out. */
int table_place(const struct table *table, int column);

/* May a value of this kind stand in a column? */
bool column_takes(const struct column *column, enum value_kind kind);

#define TABLE(name, ...)              \
	TABLE_ROW(name, __VA_ARGS__); \
	TABLE_COLUMNS(name, __VA_ARGS__)

#define TABLE_ROW(name, ...)                             \
	struct name##_row {                              \
		TABLE_EACH(TABLE_MEMBER, 0, __VA_ARGS__) \
	}

#define TABLE_COLUMNS(name, ...)                                                                 \
	static const struct column name##_columns[] = {                                          \
	    TABLE_EACH(TABLE_COLUMN, name, __VA_ARGS__)};                                        \
	_Static_assert(sizeof(struct name##_row) == N_OF(name##_columns) * sizeof(struct value), \
		       "a row has a value for each column");                                     \
	static const struct table_form name##_table = {name##_columns, N_OF(name##_columns)}

#define TABLE_NEW(results, name, title) table_make(results, #name, title, &name##_table)
#define TABLE_ADD(table, name, ...) table_add(table, &(struct name##_row){__VA_ARGS__})
#define TABLE_TOTALS(table, name, ...) table_add_totals(table, &(struct name##_row){__VA_ARGS__})

/* The number of a column; of a table with all its columns, that for a chart. */
#define COLUMN(name, member) ((int)(offsetof(struct name##_row, member) / sizeof(struct value)))

/* What follows is only of use to the macros above. */
#define TABLE_MEMBER(unused, member, label, ...) struct value member;
#define TABLE_COLUMN(name, member, text, ...)           \
	{.id = #member,                                 \
	 .label = text,                                 \
	 .offset = offsetof(struct name##_row, member), \
	 HOLDS_##__VA_ARGS__},

#define SHORT .is_short = true
#define ID .is_id = true
#define HIDDEN .is_hidden = true

#define HOLDS_(unit_, role_) .unit = UNIT_##unit_, .role = ROLE_##role_
#define HOLDS_TEXT HOLDS_(TEXT, DIMENSION)
#define HOLDS_TEXT_MEASURE HOLDS_(TEXT, MEASURE)
#define HOLDS_YEAR HOLDS_(YEAR, DIMENSION)
#define HOLDS_COUNT HOLDS_(COUNT, MEASURE)
#define HOLDS_COUNT_KEY HOLDS_(COUNT, DIMENSION)
#define HOLDS_COUNT_TOTAL HOLDS_(COUNT, TOTAL)
#define HOLDS_MONEY HOLDS_(MONEY, MEASURE)
#define HOLDS_MONEY_KEY HOLDS_(MONEY, DIMENSION)
#define HOLDS_MONEY_TOTAL HOLDS_(MONEY, TOTAL)
#define HOLDS_PERCENT HOLDS_(PERCENT, MEASURE)
#define HOLDS_CHANCE HOLDS_(PERCENT, MEASURE), .is_chance = true
#define HOLDS_PERCENT_KEY HOLDS_(PERCENT, DIMENSION)
#define HOLDS_PERCENT_TOTAL HOLDS_(PERCENT, TOTAL)
#define HOLDS_RATIO HOLDS_(RATIO, MEASURE)
#define HOLDS_RATIO_MIXED HOLDS_(RATIO, MEASURE), .is_mixed = true
#define HOLDS_RATIO_TOTAL HOLDS_(RATIO, TOTAL)
#define HOLDS_FACTOR_KEY HOLDS_(FACTOR, DIMENSION)
#define HOLDS_MIXED HOLDS_(TEXT, MEASURE), .is_mixed = true
#define HOLDS_MONEY_MIXED HOLDS_(MONEY, MEASURE), .is_mixed = true
#define HOLDS_MONEY_MIXED_TOTAL HOLDS_(MONEY, TOTAL), .is_mixed = true

/* MACRO(first, a, b, c) of each (a, b, c); 32 are enough, and more do not compile. */
#define TABLE_EACH(MACRO, first, ...)                                                              \
	TABLE_PICK(__VA_ARGS__, TABLE_32, TABLE_31, TABLE_30, TABLE_29, TABLE_28, TABLE_27,        \
		   TABLE_26, TABLE_25, TABLE_24, TABLE_23, TABLE_22, TABLE_21, TABLE_20, TABLE_19, \
		   TABLE_18, TABLE_17, TABLE_16, TABLE_15, TABLE_14, TABLE_13, TABLE_12, TABLE_11, \
		   TABLE_10, TABLE_9, TABLE_8, TABLE_7, TABLE_6, TABLE_5, TABLE_4, TABLE_3,        \
		   TABLE_2, TABLE_1, 0)                                                            \
	(MACRO, first, __VA_ARGS__)
#define TABLE_PICK(a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, \
		   a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32,  \
		   picked, ...)                                                                \
	picked
#define TABLE_CALL(MACRO, ...) MACRO(__VA_ARGS__)
#define TABLE_OPEN(...) __VA_ARGS__
#define TABLE_1(MACRO, first, item) TABLE_CALL(MACRO, first, TABLE_OPEN item)
#define TABLE_2(M, first, item, ...) TABLE_1(M, first, item) TABLE_1(M, first, __VA_ARGS__)
#define TABLE_3(M, first, item, ...) TABLE_1(M, first, item) TABLE_2(M, first, __VA_ARGS__)
#define TABLE_4(M, first, item, ...) TABLE_1(M, first, item) TABLE_3(M, first, __VA_ARGS__)
#define TABLE_5(M, first, item, ...) TABLE_1(M, first, item) TABLE_4(M, first, __VA_ARGS__)
#define TABLE_6(M, first, item, ...) TABLE_1(M, first, item) TABLE_5(M, first, __VA_ARGS__)
#define TABLE_7(M, first, item, ...) TABLE_1(M, first, item) TABLE_6(M, first, __VA_ARGS__)
#define TABLE_8(M, first, item, ...) TABLE_1(M, first, item) TABLE_7(M, first, __VA_ARGS__)
#define TABLE_9(M, first, item, ...) TABLE_1(M, first, item) TABLE_8(M, first, __VA_ARGS__)
#define TABLE_10(M, first, item, ...) TABLE_1(M, first, item) TABLE_9(M, first, __VA_ARGS__)
#define TABLE_11(M, first, item, ...) TABLE_1(M, first, item) TABLE_10(M, first, __VA_ARGS__)
#define TABLE_12(M, first, item, ...) TABLE_1(M, first, item) TABLE_11(M, first, __VA_ARGS__)
#define TABLE_13(M, first, item, ...) TABLE_1(M, first, item) TABLE_12(M, first, __VA_ARGS__)
#define TABLE_14(M, first, item, ...) TABLE_1(M, first, item) TABLE_13(M, first, __VA_ARGS__)
#define TABLE_15(M, first, item, ...) TABLE_1(M, first, item) TABLE_14(M, first, __VA_ARGS__)
#define TABLE_16(M, first, item, ...) TABLE_1(M, first, item) TABLE_15(M, first, __VA_ARGS__)
#define TABLE_17(M, first, item, ...) TABLE_1(M, first, item) TABLE_16(M, first, __VA_ARGS__)
#define TABLE_18(M, first, item, ...) TABLE_1(M, first, item) TABLE_17(M, first, __VA_ARGS__)
#define TABLE_19(M, first, item, ...) TABLE_1(M, first, item) TABLE_18(M, first, __VA_ARGS__)
#define TABLE_20(M, first, item, ...) TABLE_1(M, first, item) TABLE_19(M, first, __VA_ARGS__)
#define TABLE_21(M, first, item, ...) TABLE_1(M, first, item) TABLE_20(M, first, __VA_ARGS__)
#define TABLE_22(M, first, item, ...) TABLE_1(M, first, item) TABLE_21(M, first, __VA_ARGS__)
#define TABLE_23(M, first, item, ...) TABLE_1(M, first, item) TABLE_22(M, first, __VA_ARGS__)
#define TABLE_24(M, first, item, ...) TABLE_1(M, first, item) TABLE_23(M, first, __VA_ARGS__)
#define TABLE_25(M, first, item, ...) TABLE_1(M, first, item) TABLE_24(M, first, __VA_ARGS__)
#define TABLE_26(M, first, item, ...) TABLE_1(M, first, item) TABLE_25(M, first, __VA_ARGS__)
#define TABLE_27(M, first, item, ...) TABLE_1(M, first, item) TABLE_26(M, first, __VA_ARGS__)
#define TABLE_28(M, first, item, ...) TABLE_1(M, first, item) TABLE_27(M, first, __VA_ARGS__)
#define TABLE_29(M, first, item, ...) TABLE_1(M, first, item) TABLE_28(M, first, __VA_ARGS__)
#define TABLE_30(M, first, item, ...) TABLE_1(M, first, item) TABLE_29(M, first, __VA_ARGS__)
#define TABLE_31(M, first, item, ...) TABLE_1(M, first, item) TABLE_30(M, first, __VA_ARGS__)
#define TABLE_32(M, first, item, ...) TABLE_1(M, first, item) TABLE_31(M, first, __VA_ARGS__)

#endif
