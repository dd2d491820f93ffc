#include "outputs/xlsxwriter_loaded.h"

#ifdef XLSXWRITER_FILE

struct xlsxwriter_loaded xlsxwriter_loaded;

const char *xlsxwriter_need(void)
{
	static const char *const names[] = {XLSXWRITER_FUNCTIONS(LOADED_NAME)};
	static struct loaded library = {XLSXWRITER_FILE, names, sizeof names / sizeof *names,
					&xlsxwriter_loaded, false};

	return loaded_need(&library);
}

#else

const char *xlsxwriter_need(void)
{
	return NULL;
}

#endif
