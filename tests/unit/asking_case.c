#include "asking_case.h"

#include "unit.h"

#include "analyses/case/case.h"
#include "model/shapes.h"

const struct case_text whole_case = {ACTIVITY, STRATEGIES, ASSUMPTIONS, SPEND, COSTS, NULL};

static struct reading *read_text(struct asking *asking, const char *path, const char *text,
				 const struct shape *shape)
{
	struct source *source = arena_alloc(asking->arena, sizeof *source);
	struct reading *reading = arena_alloc(asking->arena, sizeof *reading);
	const struct reading_options options = {0};

	assert_true(source_from_memory(source, path, text, strlen(text), asking->arena,
				       &asking->diagnostics));
	assert_true(
	    reading_read(reading, source, shape, &options, asking->arena, &asking->diagnostics));
	return reading;
}

bool ask_case(struct asking *asking, const struct case_text *text, int n_years)
{
	struct costs costs = {0};
	struct case_file file = {0};
	struct case_question question = {
	    .path = "case",
	    .file = &file,
	    .channel = &asking->channel,
	    .procurement = &asking->procurement,
	    .costs = &costs,
	    .reference = &asking->reference,
	    .base_year = {2007},
	    .first_year = {2008},
	    .last_year = {2010},
	    .price_year = {2007},
	    .n_years = n_years,
	};

	if (text->file != NULL)
		assert_true(case_file_build(&file,
					    read_text(asking, "case.csv", text->file, &case_shape),
					    &asking->diagnostics));
	assert_true(ask_procurement(asking, text->spend, NULL, text->assumptions, 2008, 2010));
	assert_true(ask_prepare(asking, text->activity, text->strategies, text->assumptions,
				"telephone 4.0001,face-to-face 7.8123,web 0.1717"));
	if (text->costs != NULL &&
	    !costs_build(&costs, read_text(asking, "costs.csv", text->costs, &costs_shape),
			 &asking->diagnostics))
		return false;
	question.assumptions = asking->channel.assumptions;
	asking->channel.horizon = asking->procurement.horizon = (struct year){2007 + n_years};
	asking->channel.is_part = true;
	results_init(&asking->results, asking->arena, "case");
	return case_analyse(&question, &asking->results, NULL, &asking->diagnostics);
}

int64_t case_cell(const struct table *table, size_t row, const char *column)
{
	const struct value *value = &table_values(table, row)[table_column(table, column)];

	assert_int_equal(value->kind, VALUE_MONEY);
	assert_int_equal(value->money.hundredths % MONEY_PER_PENNY, 0);
	return value->money.hundredths;
}

const char *case_text_cell(const struct table *table, size_t row, const char *column)
{
	return table_values(table, row)[table_column(table, column)].text;
}
