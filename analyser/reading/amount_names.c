#include "reading/amount_names.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

bool amount_names_paid(const char *folded)
{
	static const char *const words[] = {"gross", "amount", "spend", "paid", "value", "total"};

	/* `Paid Date`, `Spend Code` */
	static const char *const others[] = {"date",       "code",       "number",
					     "paidperiod", "periodpaid", "reference"};

	if (text_has_any(folded, others, N_OF(others)))
		return false;
	if (strncmp(folded, "net", 3) == 0 && strncmp(folded, "network", 7) != 0)
		return true;
	return text_has_any(folded, words, N_OF(words));
}

bool amount_names_vat(const char *folded)
{
	static const char *const kinds[] = {"net",  "gross",   "exc",   "inc",   "less",
					    "plus", "without", "exvat", "before"};

	return strstr(folded, "vat") != NULL && !text_has_any(folded, kinds, N_OF(kinds));
}

bool amount_names_with_tax(const char *folded)
{
	static const char *const words[] = {
	    "gross",     "nettotal", "nett",   "net",     "exvat",     "inclusive",
	    "including", "incl",     "inc",    "without", "exclusive", "excluding",
	    "excl",      "exc",      "before", "less",    "vat",       "tax",
	    "amount",    "value",    "total",  "paid",    "payment",   "spend",
	    "invoice",   "line",     "gbp",    "of",      "in"};
	const size_t n_of_tax = 16; /* so many in front say with or without it */
	bool says_tax = false;

	while (*folded != '\0') {
		size_t i = 0;

		while (i < N_OF(words) && strncmp(folded, words[i], strlen(words[i])) != 0)
			i++;
		if (i == N_OF(words))
			return false;
		says_tax = says_tax || i < n_of_tax;
		folded += strlen(words[i]);
	}
	return says_tax;
}
