/*
 * colours.csv: a council's own colours for its report and charts.
 *
 * use (`headings`, `series 1` to `series 6`) and colour (`#12436D`).  What it does not name keeps
 * the product's own.  So that everybody can read the report, in print and in grey too: headings
 * have a contrast of 4.5 to 1 on white (WCAG 2.2, 1.4.3), series 3 to 1 (1.4.11), and a series and
 * the next one 2 to 1.
 */
#ifndef MODEL_COLOURS_H
#define MODEL_COLOURS_H

#include <stdbool.h>

#include "reading/reading.h"
#include "base/colour.h"

/*
 * Make the model of a file read as colours_shape.  False with faults: a use or colour that is none,
 * one given twice, too little contrast.
 */
bool colours_build(struct house_colours *colours, const struct reading *reading,
		   struct diagnostics *diagnostics);

#endif
