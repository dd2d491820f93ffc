/* Lines of a text in memory. */
#ifndef BASE_LINE_H
#define BASE_LINE_H

/* Where the line that begins at `at` ends: behind its LF, CR LF or lone CR, or where the text ends.
 */
const char *line_end(const char *at, const char *end);

#endif
