#include "tally_rules.h"

#include "vfm.h"

void assert_rules(const struct tally_rule *rules, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct vfm_request *request;
		struct vfm_message message;
		const char *csv = "(refused)";
		size_t size;
		bool is_told = rules[i].message == NULL;

		assert_int_equal(vfm_request_new(&request, "tally"), VFM_DONE);
		assert_int_equal(
		    vfm_request_bytes(request, "a.csv", rules[i].text, strlen(rules[i].text)),
		    VFM_DONE);
		assert_int_equal(vfm_request_file(request, "a.csv"), VFM_DONE);
		assert_int_equal(vfm_request_option(request, "council", "X"), VFM_DONE);
		for (size_t j = 0; j < 4 && rules[i].options[j][0] != NULL; j++)
			assert_int_equal(vfm_request_option(request, rules[i].options[j][0],
							    rules[i].options[j][1]),
					 VFM_DONE);
		if (vfm_run(request) == VFM_DONE)
			assert_int_equal(vfm_render(request, "csv", NULL, &csv, &size), VFM_DONE);
		for (size_t j = 0; vfm_message(request, j, &message) == VFM_DONE; j++)
			is_told |=
			    rules[i].message != NULL && strcmp(message.text, rules[i].message) == 0;
		if (strcmp(csv, rules[i].csv == NULL ? "(refused)" : rules[i].csv) != 0)
			fail_msg("rule %zu: %s", i, csv);
		for (size_t j = 0; !is_told && vfm_message(request, j, &message) == VFM_DONE; j++)
			print_error("%s\n", message.text);
		if (!is_told)
			fail_msg("rule %zu: not told: %s", i, rules[i].message);
		vfm_request_free(request);
	}
}
