#include "tally/beliefs.h"

#include <string.h>

#include "base/text.h"
#include "reading/cell.h"

/* Cells that the header has no room for have put the others out of place. */
static bool is_in_place(const struct row *row, const struct columns *columns)
{
	for (size_t i = columns->header->n_cells; i < row->n_cells; i++)
		if (row->cells[i][0] != '\0')
			return false;
	return row->fault == NULL;
}

/* A field's cell that says something, or NULL. */
static const char *given(const struct row *row, const struct columns *columns, size_t field)
{
	const char *text = row_cell(row, columns->at[field]);

	return cell_is_missing(text) ? NULL : text;
}

bool beliefs_start(struct beliefs *beliefs, const struct shape *shape,
		   const struct columns *columns, const struct row *rows, size_t n_rows,
		   const struct encoding *encoding, struct diagnostics *diagnostics)
{
	beliefs->is_wrong = beliefs->is_refused = false;
	beliefs->sampled = beliefs->evidence;
	for (size_t i = 0; i < n_rows; i++) {
		if (!is_in_place(&rows[i], columns))
			continue;
		for (size_t j = 0; j < shape->n_fields; j++) {
			const char *text =
			    shape->fields[j].unit == UNIT_TEXT ? NULL : given(&rows[i], columns, j);

			if (text == NULL)
				continue;
			if (encoding->n_texts > 0 && !text_is_utf8(text, strlen(text)))
				text = encoding_text(encoding, text, strlen(text), beliefs->arena);
			evidence_see(&beliefs->sampled, &shape->fields[j], text, rows[i].line,
				     beliefs->arena);
		}
	}
	return forms_decide(&beliefs->forms, &beliefs->sampled, beliefs->asked, &beliefs->file,
			    diagnostics);
}

bool beliefs_see(struct beliefs *beliefs, const struct shape *shape, const struct columns *columns,
		 const struct row *row, const struct verdict *verdict, int64_t line,
		 struct diagnostics *diagnostics)
{
	struct forms forms;
	bool has_shown = false;

	if (verdict->values == NULL || !is_in_place(row, columns))
		return true;
	for (size_t i = 0; i < shape->n_fields; i++) {
		const char *text = given(row, columns, i);

		/* What was read shows nothing new, unless nothing was sure. */
		if (text == NULL ||
		    (verdict->values[i].kind != VALUE_NONE &&
		     (shape->fields[i].unit == UNIT_YEAR || beliefs->forms.unsure[0] == '\0')))
			continue;
		evidence_see(&beliefs->evidence, &shape->fields[i], text, line, beliefs->arena);
		evidence_see(&beliefs->sampled, &shape->fields[i], text, line, beliefs->arena);
		has_shown = true;
	}
	if (!has_shown)
		return true;
	beliefs->is_refused =
	    !forms_decide(&forms, &beliefs->sampled, beliefs->asked, &beliefs->file, diagnostics);
	beliefs->is_wrong = !beliefs->is_refused && !forms_are_same(&forms, &beliefs->forms);
	return !beliefs->is_refused && !beliefs->is_wrong;
}

bool beliefs_refuse(const struct beliefs *beliefs, struct diagnostics *diagnostics)
{
	struct forms forms;
	const struct shown *shown;

	(void)forms_decide(&forms, &beliefs->sampled, beliefs->asked, &beliefs->file, diagnostics);
	shown = forms_shown(&forms, &beliefs->forms, &beliefs->sampled);
	return fault(
	    diagnostics, (struct place){beliefs->file.path, (long)shown->line, shown->column},
	    "%s shows that the rows above were read wrongly, and they cannot be read again from a "
	    "pipe; give the file by its name, or say %s",
	    cell_quoted(diagnostics->arena, shown->text), forms_option(&forms, &beliefs->forms));
}
