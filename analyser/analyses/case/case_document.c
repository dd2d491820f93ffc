#include "analyses/case/case_tables.h"

void case_document_add(struct results *results, const struct case_question *question)
{
	const struct case_file *file = question->file;
	struct document *document = arena_alloc(results->arena, sizeof *document);

	*document = (struct document){.title = file->title,
				      .council = file->council,
				      .author = file->author,
				      .date = file->date,
				      .status = file->status,
				      .version = file->version,
				      .logo = question->logo,
				      .colours = question->colours};
	if (question->guidance != GUIDANCE_NOT_GIVEN) {
		document->guidance = guidance_name(question->guidance);
		document->edition = guidance_edition(question->guidance, question->reference);
	}
	if (question->notes != NULL) {
		document->notes = question->notes->items;
		document->n_notes = question->notes->n_items;
	}
	results->document = document;
}
