/*
 * A log of contacts or a ledger of payments with any number of rows, always
 * the same ones.
 *
 *   generate_ledger contacts|payments ROWS [QUOTED]
 *
 * QUOTED is the percentage of rows that hold a quoted cell (4); with 100 all
 * cells are quoted.  Contacts: 330 councils, 18 services, 5 channels, 5 years
 * (148,500 groups).  Payments: 120 councils, 40 categories, 196,000 suppliers
 * of which some are paid far more often than others, 5 years.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_SUPPLIERS 196000

static const char *const places[] = {
    "Ashford",    "Barnsley",  "Carlisle", "Dudley",   "Exeter",     "Fareham",
    "Gateshead",  "Harrogate", "Ipswich",  "Knowsley", "Luton",      "Mansfield",
    "Norwich",    "Oldham",    "Preston",  "Redditch", "Shrewsbury", "Torbay",
    "Uttlesford", "Wigan",     "Yeovil",   "Bolsover"};
static const char *const kinds[] = {"City",         "Borough", "District", "County",  "Town",
				    "Metropolitan", "London",  "Royal",    "Central", "Northern",
				    "Southern",     "Eastern", "Western",  "Upper",   "Lower"};
static const char *const services[] = {"Council tax",
				       "Housing benefit",
				       "Waste and recycling",
				       "Planning",
				       "Parking",
				       "Libraries",
				       "Highways",
				       "Adult social care",
				       "School admissions",
				       "Blue badges",
				       "Electoral register",
				       "Licensing",
				       "Housing repairs",
				       "Environment",
				       "Births and deaths",
				       "Leisure centres",
				       "Street lighting",
				       "Business rates"};
static const char *const channels[] = {"telephone", "face-to-face", "web", "post", "email"};
static const char *const trades[] = {"Construction", "Care Services", "Consulting", "Transport",
				     "Catering",     "Security",      "Cleaning",   "Engineering"};

static uint64_t state = 179;

/* splitmix64 */
static uint64_t next(void)
{
	uint64_t z = state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static unsigned below(unsigned limit)
{
	return (unsigned)(next() % limit);
}

static char row[1024];
static size_t length;
static bool all_quoted;

static void put(const char *text)
{
	size_t size = strlen(text);

	memcpy(row + length, text, size + 1);
	length += size;
}

static void put_cell(const char *text, bool is_quoted)
{
	if (length > 0)
		put(",");
	if (is_quoted || all_quoted)
		put("\"");
	put(text);
	if (is_quoted || all_quoted)
		put("\"");
}

static void put_number(const char *format, uint64_t number)
{
	char text[32];

	snprintf(text, sizeof text, format, number);
	put_cell(text, false);
}

/* A day of the five financial years from 2008-09; days 29 to 31 are left out. */
static void put_date(bool is_iso)
{
	unsigned month = below(60) + 3, day = below(28) + 1;
	unsigned year = 2008 + month / 12;
	char text[40];

	month = month % 12 + 1;
	if (is_iso)
		snprintf(text, sizeof text, "%u-%02u-%02u", year, month, day);
	else
		snprintf(text, sizeof text, "%02u/%02u/%u", day, month, year);
	put_cell(text, false);
}

static void put_council(unsigned number)
{
	char text[80];

	snprintf(text, sizeof text, "%s %s Council", places[number % 22], kinds[number / 22]);
	put_cell(text, false);
}

static void contact(uint64_t number, bool is_quoted)
{
	put_number("c%08" PRIu64, number);
	put_date(true);
	put_council(below(330));
	put_cell(services[below(18)], is_quoted);
	put_cell(channels[below(5)], false);
	put_number("%" PRIu64, below(900));
	put_number("%" PRIu64, below(4) + 1);
}

static void payment(uint64_t number, bool is_quoted)
{
	/* Few suppliers stand for much of the rows, as they do. */
	uint64_t at = below(1u << 20);
	uint64_t supplier = at * at / ((UINT64_C(1) << 40) / N_SUPPLIERS);
	char text[80];

	put_date(false);
	put_council(below(120));
	snprintf(text, sizeof text, "%s %s %" PRIu64 " Ltd", places[supplier % 22],
		 trades[supplier / 22 % 8], supplier);
	put_cell(text, false);
	snprintf(text, sizeof text, "%s %s", services[below(40) % 18],
		 below(2) ? "goods" : "works");
	put_cell(text, false);
	put_number("INV%07" PRIu64, number);
	put_cell(is_quoted ? "Supplies, various" : "Supplies", is_quoted);
	unsigned pence = below(100);

	snprintf(text, sizeof text, "%s%u.%02u", below(20) == 0 ? "-" : "", below(50000), pence);
	put_cell(text, false);
}

int main(int count, char **arguments)
{
	if (count < 3) {
		fputs("usage: generate_ledger contacts|payments ROWS [QUOTED]\n", stderr);
		return 2;
	}
	bool is_contacts = strcmp(arguments[1], "contacts") == 0;
	uint64_t n_rows = strtoull(arguments[2], NULL, 10);
	unsigned quoted = count > 3 ? (unsigned)strtoul(arguments[3], NULL, 10) : 4;

	all_quoted = quoted >= 100;
	puts(is_contacts ? "contact,date,council,service,channel,seconds,contacts"
			 : "date,council,supplier,category,reference,description,amount");
	for (uint64_t i = 0; i < n_rows; i++) {
		bool is_quoted = below(100) < quoted;

		length = 0;
		if (is_contacts)
			contact(i + 1, is_quoted);
		else
			payment(i + 1, is_quoted);
		put("\n");
		if (fwrite_unlocked(row, 1, length, stdout) != length)
			return 3;
	}
	return fflush(stdout) == 0 ? 0 : 3;
}
