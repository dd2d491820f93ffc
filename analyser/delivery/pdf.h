/*
 * The report as PDF: its page, printed by the Chromium that is installed.
 */
#ifndef DELIVERY_PDF_H
#define DELIVERY_PDF_H

#include "requests/run.h"

/*
 * pdf_print(run, page, size):
 * The page of this path, printed: tagged, and the same bytes for the same page and Chromium.  In
 * the run's arena.  NULL where it cannot be printed, which a notice tells with what to do.
 *
 * Chromium has a throw-away profile, no network and a time limit; the page has no script.
 */
const char *pdf_print(struct run *run, const char *page, size_t *size);

#endif
