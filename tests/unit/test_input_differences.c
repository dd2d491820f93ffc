/* Where the files of two cases differ: laws that hold for every cell of every kind of file. */
#include "unit.h"

#include "asking.h"

#include "analyses/case/case_compare.h"
#include "model/shapes.h"

static struct reading *read_text(struct asking *asking, const char *text, const struct shape *shape)
{
	struct source *source = arena_alloc(asking->arena, sizeof *source);
	struct reading *reading = arena_alloc(asking->arena, sizeof *reading);
	const struct reading_options options = {0};
	const char *path = arena_format(asking->arena, "a/%s.csv", shape->kind);

	assert_true(source_from_memory(source, path, text, strlen(text), asking->arena,
				       &asking->diagnostics));
	assert_true(
	    reading_read(reading, source, shape, &options, asking->arena, &asking->diagnostics));
	return reading;
}

static struct reading *read_sample(struct asking *asking, const char *name,
				   const struct shape *shape)
{
	const char *path = arena_format(asking->arena, "datasets/sample-unitary/%s.csv", name);
	struct source *source = arena_alloc(asking->arena, sizeof *source);
	struct reading *reading = arena_alloc(asking->arena, sizeof *reading);
	const struct reading_options options = {0};

	assert_true(source_read(source, path, NULL, asking->arena, &asking->diagnostics));
	assert_true(
	    reading_read(reading, source, shape, &options, asking->arena, &asking->diagnostics));
	assert_true(reading->n_records > 2);
	return reading;
}

/* The same file with rows of its own, whose cells can be changed. */
static struct reading *copy(struct asking *asking, const struct reading *from)
{
	struct reading *reading = arena_alloc(asking->arena, sizeof *reading);
	const size_t n = from->shape->n_fields;

	*reading = *from;
	reading->records = arena_array(asking->arena, from->n_records, sizeof *reading->records);
	for (size_t i = 0; i < from->n_records; i++) {
		reading->records[i] = from->records[i];
		reading->records[i].values =
		    arena_array(asking->arena, n, sizeof *reading->records[i].values);
		memcpy(reading->records[i].values, from->records[i].values,
		       n * sizeof *reading->records[i].values);
	}
	return reading;
}

static struct input_differences compare(struct asking *asking, const struct reading *first,
					const struct reading *second)
{
	const struct reading *const left[] = {first}, *const right[] = {second};
	struct input_differences found;

	input_differences_find(&found, &(struct inputs_read){left, first != NULL},
			       &(struct inputs_read){right, second != NULL}, asking->arena);
	return found;
}

static struct value changed(const struct value *value)
{
	struct value other = *value;

	switch (value->kind) {
	case VALUE_COUNT:
		other.count++;
		break;
	case VALUE_MONEY:
		other.money.hundredths++;
		break;
	case VALUE_SHARE:
		other.share.billionths++;
		break;
	case VALUE_RATIO:
		other.ratio += 1;
		break;
	case VALUE_YEAR:
		other.year.start += 50;
		break;
	default:
		return value_text("another");
	}
	return other;
}

static void a_file_differs_from_itself_in_nothing_and_from_a_change_in_that_cell(void **state)
{
	static const struct {
		const char *name;
		const struct shape *shape;
	} files[] = {
	    {"activity", &activity_shape},
	    {"strategies", &strategies_shape},
	    {"unit_costs", &unit_costs_shape},
	    {"assumptions", &assumptions_shape},
	    {"costs", &costs_shape},
	    {"spend", &spend_shape},
	    {"prices", &prices_shape},
	    {"gains", &gains_shape},
	    {"accounts", &accounts_shape},
	    {"resources", &resources_shape},
	    {"case", &case_shape},
	    {"categories", &categories_shape},
	};
	struct asking *asking = *state;

	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		const struct reading *file =
		    files[i].shape == &categories_shape
			? read_text(asking,
				    "category,market,source,addressable\npens,commodity,s,90%\n"
				    "care,specific,s,80%\nbenefits,excluded,s,\n",
				    files[i].shape)
			: read_sample(asking, files[i].name, files[i].shape);
		const size_t rows[] = {0, file->n_records / 2, file->n_records - 1};

		assert_int_equal(compare(asking, file, file).count, 0);
		for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
			for (size_t f = 0; f < file->shape->n_fields; f++) {
				struct reading *other = copy(asking, file);
				struct value *cell = &other->records[rows[r]].values[f];
				struct input_differences found;

				*cell = changed(cell);
				found = compare(asking, file, other);
				assert_int_equal(found.count, 1);
				assert_string_equal(found.items[0].field,
						    file->shape->fields[f].id);
				assert_true(strncmp(found.items[0].file, files[i].name,
						    strlen(files[i].name)) == 0);
			}
	}
}

static void the_order_of_rows_is_no_difference(void **state)
{
	struct asking *asking = *state;
	const struct reading *file = read_sample(asking, "strategies", &strategies_shape);
	struct reading *other = copy(asking, file);

	for (size_t i = 0; i < file->n_records; i++)
		other->records[i] = file->records[file->n_records - 1 - i];
	assert_int_equal(compare(asking, file, other).count, 0);
}

/* Its figures, but not its source: value, and no low and high where it has none. */
static void a_row_that_one_has_is_told_by_what_it_says(void **state)
{
	struct asking *asking = *state;
	const struct reading *file =
	    read_text(asking, "line,amount,source\nroads,1,r\nparks,2,p\n", &accounts_shape);
	struct reading *other = copy(asking, file);
	struct input_differences found;

	other->n_records--;
	found = compare(asking, file, other);
	assert_int_equal(found.count, 1);
	assert_string_equal(found.items[0].field, "amount");
	assert_int_equal(found.items[0].first.kind, VALUE_MONEY);
	assert_string_equal(found.items[0].second.text, "(no such row)");
	found = compare(asking, other, file);
	assert_int_equal(found.count, 1);
	assert_string_equal(found.items[0].first.text, "(no such row)");
}

static void a_file_that_one_has_differs_in_every_row(void **state)
{
	struct asking *asking = *state;
	const struct reading *file = read_sample(asking, "spend", &spend_shape);

	assert_true(compare(asking, file, NULL).count >= file->n_records);
	assert_true(compare(asking, NULL, file).count >= file->n_records);
}

/* A month of a date changes what a gain brings in its first year. */
static void a_date_of_the_same_year_differs(void **state)
{
	struct asking *asking = *state;
	const struct reading *file = read_sample(asking, "gains", &gains_shape);
	const int field = shape_field(&gains_shape, "first_impact");
	struct reading *one = copy(asking, file), *other = copy(asking, file);
	struct input_differences found;

	one->records[0].values[field] = other->records[0].values[field] =
	    value_year((struct year){2008});
	one->records[0].values[field].month = 10;
	other->records[0].values[field].month = 11;
	found = compare(asking, one, other);
	assert_int_equal(found.count, 1);
	assert_string_equal(found.items[0].first.text, "2008-09 (October)");
	assert_string_equal(found.items[0].second.text, "2008-09 (November)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_file_differs_from_itself_in_nothing_and_from_a_change_in_that_cell),
	    TEST(the_order_of_rows_is_no_difference),
	    TEST(a_row_that_one_has_is_told_by_what_it_says),
	    TEST(a_file_that_one_has_differs_in_every_row),
	    TEST(a_date_of_the_same_year_differs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
