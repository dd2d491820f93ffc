/*
 * A case as it is read, and worked out once.
 */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "unit.h"

#include "analyses/case/case_run.h"
#include "loading/load_case.h"

struct sample {
	struct run run;
	struct case_question question;
	struct case_run *of_case;
};

static const char *const samples[] = {"datasets/sample-district", "datasets/sample-unitary"};

static inline struct sample *sample_load(const char *folder)
{
	struct arena *arena = arena_new(out_of_memory);
	struct sample *sample = arena_alloc(arena, sizeof *sample);

	sample->run.arena = arena;
	diagnostics_init(&sample->run.diagnostics, arena);
	results_init(&sample->run.results, arena, "case");
	sample->of_case = arena_alloc(arena, sizeof *sample->of_case);
	assert_true(load_case(&sample->run, folder, &sample->question));
	assert_true(case_run_make(sample->of_case, &sample->question, sample->question.n_years,
				  &sample->run.results, false, &sample->run.diagnostics));
	return sample;
}

#endif
