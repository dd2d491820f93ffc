/*
 * Parts to one package (ECMA-376 part 2: a ZIP file), the same bytes for the same parts.
 */
#ifndef OUTPUTS_DOCX_PACKAGE_H
#define OUTPUTS_DOCX_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/diagnostics.h"

struct docx_part {
	const char *name; /* within the package: `word/document.xml` */
	const char *bytes;
	size_t size;
	const char *relation; /* by which the document shows it, or NULL */
};

/*
 * Write them in this order, without a time.  Errors of the stream are its owner's to look for;
 * false, told, where the package cannot be made for another reason.
 */
bool docx_package_write(const struct docx_part *parts, size_t count, FILE *stream,
			struct diagnostics *diagnostics);

#endif
