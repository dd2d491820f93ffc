#include "tally/packed.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "base/text.h"

bool member_is_named(const char *wanted, const char *path)
{
	return strcmp(wanted, path) == 0 || strcmp(wanted, say_file(path)) == 0 ||
	       text_matches(wanted, path) || text_matches(wanted, say_file(path));
}

enum member member_by_name(const char *path)
{
	static const struct {
		const char *suffix;
		enum member kind;
	} suffixes[] = {
	    {".csv", MEMBER_TEXT},   {".tsv", MEMBER_TEXT},    {".txt", MEMBER_TEXT},
	    {".dat", MEMBER_UNSURE}, {".data", MEMBER_UNSURE}, {".tab", MEMBER_UNSURE},
	    {".psv", MEMBER_UNSURE}, {".prn", MEMBER_UNSURE},  {".asc", MEMBER_UNSURE},
	    {".log", MEMBER_UNSURE}, {".xlsx", MEMBER_SHEET},  {".xls", MEMBER_SHEET},
	    {".xlsm", MEMBER_SHEET}, {".xlsb", MEMBER_SHEET},  {".ods", MEMBER_SHEET},
	    {".gz", MEMBER_PACKED},  {".zip", MEMBER_PACKED},  {".7z", MEMBER_PACKED},
	    {".bz2", MEMBER_PACKED}, {".xz", MEMBER_PACKED},   {".rar", MEMBER_PACKED},
	};
	const char *base = say_file(path), *dot = strrchr(base, '.');

	if (strncmp(path, "__MACOSX/", 9) == 0 || dot == base)
		return MEMBER_OTHER;
	for (size_t i = 0; dot != NULL && i < N_OF(suffixes); i++)
		if (strcasecmp(dot, suffixes[i].suffix) == 0)
			return suffixes[i].kind;
	/* `ledger`, `ledger.2019` */
	return dot == NULL || dot[1 + strspn(dot + 1, "0123456789")] == '\0' ? MEMBER_UNSURE
									     : MEMBER_OTHER;
}
