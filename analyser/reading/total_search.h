/*
 * The rows of a case file, one of which may be a total of others: what case_totals.c, by what a row
 * says, and case_sums.c, by what it comes to, both ask of them.
 */
#ifndef READING_TOTAL_SEARCH_H
#define READING_TOTAL_SEARCH_H

#include "reading/reader.h"

/*
 * What a row says in a field: the same number for the same, 0 for nothing; whether that reads like
 * a total, or like a part or an average of other rows; and whether a list of what the field may
 * hold has it, whose user knows then what the row is of, whatever it says and comes to.
 */
struct total_key {
	uint32_t id;
	bool says, says_part, is_listed;
};

struct total_search {
	struct reader *reader;
	const struct reading *reading;
	int amount;     /* the field that adds up, or -1 */
	size_t field;   /* whose names are looked at */
	bool is_of_all; /* a total may be of rows with other names than its own, but for its council
			 */
	int64_t whole;  /* the amounts of all rows */
	struct total_key *keys; /* [record][field], of names, parts of the key and years */
};

/* What the rows come to that another would count, were it their total. */
struct total_parts {
	size_t count;
	int64_t sum; /* of amounts whose sum was checked when they were read */
};

/* Of a file whose rows have been read. */
void total_search_init(struct total_search *search, struct reader *reader);

/* A supplier and the like, of which any text may be given. */
bool total_search_is_free_part(const struct field *field);

/* Where a record says it. */
struct place total_search_place(const struct total_search *search, size_t record);

/* What a record says in the field, or ""; and its amount, in units of the smallest. */
const char *total_search_name(const struct total_search *search, size_t record);
int64_t total_search_amount(const struct total_search *search, size_t record);

static inline const struct total_key *total_search_key(const struct total_search *search,
						       size_t record, size_t field)
{
	return &search->keys[record * search->reading->shape->n_fields + field];
}

/* A council's name, which no total of several rows of one council says otherwise. */
bool total_search_is_of_whom(const struct field *field);

/*
 * Would a total count this other row?  It agrees with it in every name and year that the total does
 * not itself say `total` in, and has a name of its own where the total says so; or, of a total of
 * all, in the council and the year.
 */
bool total_search_is_part(const struct total_search *search, size_t total, size_t other);

/* All such rows; with `has_parts_too` those that agree in every part of the key that it gives. */
struct total_parts total_search_parts(const struct total_search *search, size_t record,
				      bool has_parts_too);

/* Within half of one hundredth, as a total of rounded or older amounts is. */
bool total_search_is_near(int64_t wanted, int64_t sum);

/* By the amounts (case_sums.c): rows with any name; rows that leave the field empty. */
void total_search_sums(struct total_search *search);
void total_search_blanks(struct total_search *search);

#endif
