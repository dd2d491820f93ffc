#include "outputs/xlsxwriter_loaded.h"

#ifdef XLSXWRITER_FILE

LOADED(xlsxwriter, XLSXWRITER_FILE, XLSXWRITER_FUNCTIONS)

#else

const char *xlsxwriter_need(void)
{
	return NULL;
}

#endif
