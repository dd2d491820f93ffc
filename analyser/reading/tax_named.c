#include "reading/ledger_doubts.h"

#include "base/text.h"
#include "reading/cell.h"

enum tax_named tax_named(const char *name, struct arena *arena)
{
	const char *folded = text_fold(arena, name);

	if (text_has_any("|gross|incvat|inclvat|includingvat|inctax|includingtax|", folded))
		return TAX_WITH;
	return text_has_any("|net|exvat|excvat|exclvat|excludingvat|lessvat|extax|beforevat|"
			    "excludingtax|withoutvat|",
			    folded)
		   ? TAX_WITHOUT
		   : TAX_UNSAID;
}

void tax_named_say(const char *name, const char *path, struct diagnostics *diagnostics)
{
	if (tax_named(name, diagnostics->arena) == TAX_WITH)
		warning(diagnostics, (struct place){.file = path, .column = "spend"},
			"is read from %s, with tax by its name; councils reclaim VAT, so the spend "
			"may be up to a fifth too high: take net amounts where there are some",
			cell_quoted(diagnostics->arena, name));
}
