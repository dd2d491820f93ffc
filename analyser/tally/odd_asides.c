#include "tally/odd_parts.h"

#include "base/text.h"
#include "reading/cell.h"

bool odd_aside_add(struct account *account, int64_t amount)
{
	account->rows++;
	return !__builtin_add_overflow(account->amount, amount, &account->amount);
}

static struct aside *aside_of(struct tally *tally, const char *reason)
{
	struct aside *aside = FIND_BY(tally->asides, tally->n_asides, reason, reason);

	if (aside != NULL)
		return aside;
	ARENA_ADD_BY(tally->arena, tally, asides, n_asides, asides_capacity) =
	    (struct aside){.reason = arena_text(tally->arena, reason)};
	return &tally->asides[tally->n_asides - 1];
}

bool odd_aside(struct odd_rows *odds, const struct row *row, int64_t line,
	       const struct verdict *verdict)
{
	const char *reason = verdict->reason;
	int64_t amount = verdict->amount;
	struct tally *tally = odds->tally;
	struct aside *aside = aside_of(tally, reason);
	const struct tally_reject reject = {
	    odds->head->path,          reason, line,     verdict->has_amount,
	    tally->question->is_money, amount, row->raw, row->raw_length};

	aside->account.unreadable += verdict->is_unreadable;
	odds->file->set_aside.unreadable += verdict->is_unreadable;
	if (!odd_aside_add(&aside->account, amount) ||
	    !odd_aside_add(&odds->file->set_aside, amount)) {
		odds->status = ENGINE_OUT_OF_RANGE;
		return false;
	}
	if (aside->n_where == 0 && verdict->example != NULL)
		aside->example = cell_quoted(tally->arena, verdict->example);
	if (aside->n_where < N_OF(aside->where))
		aside->where[aside->n_where++] =
		    arena_format(tally->arena, "%s:%lld", odds->head->path, (long long)line);
	if (tally->question->reject != NULL &&
	    !tally->question->reject(tally->question->reject_data, &reject)) {
		odds->status = ENGINE_STOPPED;
		return false;
	}
	return true;
}

bool odd_aside_as(struct odd_rows *odds, const struct row *row, int64_t line, const char *reason)
{
	return odd_aside(odds, row, line, &(struct verdict){.reason = reason});
}
