#include "plots/axis.h"

#include <inttypes.h>

void axis_init(struct axis *axis, enum value_kind kind)
{
	*axis = (struct axis){.kind = kind, .is_empty = true};
}

void axis_init_near(struct axis *axis, enum value_kind kind)
{
	axis_init(axis, kind);
	axis->is_near = true;
}

void axis_cover(struct axis *axis, int64_t units)
{
	if (axis->is_empty && axis->is_near)
		axis->low = axis->high = units;
	axis->is_empty = false;
	if (units < axis->low)
		axis->low = units;
	if (units > axis->high)
		axis->high = units;
}

static int64_t power_of_ten(int power)
{
	int64_t result = 1;

	while (power-- > 0)
		result *= 10;
	return result;
}

/* The least of 1, 2, 2.5, 5, 10 times a power of ten that is not less than this. */
static int64_t round_step(int64_t least)
{
	int64_t power = 1;

	while (power <= least / 10)
		power *= 10;
	if (least <= power)
		return power;
	if (least <= power * 2)
		return power * 2;
	if (power % 2 == 0 && least <= power * 5 / 2)
		return power * 5 / 2;
	if (least <= power * 5)
		return power * 5;
	return power * 10;
}

/*
 * Figures that are nearly the same should look so: an axis without zero spans
 * a tenth of the largest figure or more, with them in its middle.
 */
static void widen(struct axis *axis)
{
	int64_t size = axis->high > -axis->low ? axis->high : -axis->low;
	int64_t lacking = size / 10 - (axis->high - axis->low);

	if (lacking <= 0 || (axis->low <= 0 && axis->high >= 0))
		return;
	axis->low -= lacking / 2;
	axis->high += lacking - lacking / 2;
}

void axis_settle(struct axis *axis, int ticks)
{
	/* Beyond this the steps themselves would not fit; figures there are drawn at the edge. */
	const int64_t farthest = INT64_MAX / 16;

	if (axis->step != 0) {
		axis->low = axis->least;
		axis->high = axis->greatest;
	}
	if (axis->low < -farthest)
		axis->low = -farthest;
	if (axis->high > farthest)
		axis->high = farthest;
	if (axis->low == axis->high && axis->low != 0)
		axis->low = axis->low > 0 ? 0 : axis->low;
	if (axis->is_near)
		widen(axis);
	if (axis->low == axis->high)
		axis->high = axis->low + power_of_ten(decimal_places(axis->kind));
	axis->least = axis->low;
	axis->greatest = axis->high;

	axis->is_fine = axis->kind == VALUE_MONEY && axis->high < 1000 * MONEY_PER_POUND &&
			axis->low > -1000 * MONEY_PER_POUND;
	axis->step = round_step((axis->high - axis->low + ticks - 1) / ticks);
	if (axis->low > 0)
		axis->low -= axis->low % axis->step;
	else
		axis->low -= axis->low % axis->step == 0 ? 0 : axis->step + axis->low % axis->step;
	if (axis->high > 0)
		axis->high +=
		    axis->high % axis->step == 0 ? 0 : axis->step - axis->high % axis->step;
	else
		axis->high -= axis->high % axis->step;
}

int axis_ticks_across(int width)
{
	return width < 180 ? 3 : width / 60;
}

void axis_tighten(struct axis *axis)
{
	axis->low = axis->least;
	axis->high = axis->greatest;
}

int64_t axis_first(const struct axis *axis)
{
	int64_t past = axis->low % axis->step;

	return axis->low - past + (past > 0 ? axis->step : 0);
}

int axis_place(const struct axis *axis, int64_t units, int from, int to)
{
	wide span = (wide)axis->high - axis->low;

	return from + (int)(((wide)units - axis->low) * (to - from) / span);
}

struct decimal axis_decimal(const struct axis *axis, int64_t units)
{
	return (struct decimal){units, decimal_places(axis->kind)};
}

/* The unit that the ticks are written in, and what stands around their digits. */
struct tick_form {
	int power; /* of ten, of the smallest unit */
	const char *prefix, *suffix;
};

static struct tick_form form_of(const struct axis *axis)
{
	int64_t size = axis->high > -axis->low ? axis->high : -axis->low;
	int one = decimal_places(axis->kind);
	int64_t pounds = size / power_of_ten(one);
	const char *prefix = axis->kind == VALUE_MONEY ? "£" : "";

	if (axis->kind == VALUE_SHARE)
		return (struct tick_form){7, "", "%"};
	if (pounds >= 1000000000)
		return (struct tick_form){one + 9, prefix, "bn"};
	if (pounds >= 1000000)
		return (struct tick_form){one + 6, prefix, "m"};
	if (axis->kind == VALUE_MONEY && pounds >= 10000)
		return (struct tick_form){one + 3, prefix, "k"};
	return (struct tick_form){one, prefix, ""};
}

/* As many decimals as the steps need. */
static int decimals_of_steps(const struct axis *axis, int power)
{
	int decimals = 0;

	while (decimals < power && axis->step % power_of_ten(power - decimals) != 0)
		decimals++;
	/* Pennies are written whole. */
	return axis->kind == VALUE_MONEY && power == 4 && decimals == 1 ? 2 : decimals;
}

const char *axis_tick_text(const struct axis *axis, int64_t units, struct arena *arena)
{
	struct tick_form form = form_of(axis);
	int decimals = decimals_of_steps(axis, form.power);
	int64_t size = units < 0 ? -units : units, one = power_of_ten(form.power);
	char whole[COUNT_TEXT_SIZE];
	const char *part = "";

	count_thousands(size / one, whole);
	if (decimals > 0 && units != 0)
		part = arena_format(arena, ".%0*" PRId64, decimals,
				    size % one / power_of_ten(form.power - decimals));
	return arena_format(arena, "%s%s%s%s%s", units < 0 ? "-" : "", form.prefix, whole, part,
			    units == 0 && axis->kind != VALUE_SHARE ? "" : form.suffix);
}

const char *axis_figure_text(const struct axis *axis, int64_t units, struct arena *arena)
{
	char text[MONEY_TEXT_SIZE];
	int64_t rounded = 0;

	switch (axis->kind) {
	case VALUE_MONEY:
		/* A tenth of a penny still tells one unit cost from another. */
		if (axis->is_fine && units > -MONEY_PER_POUND / 10 && units < MONEY_PER_POUND / 10)
			return arena_text(arena, money_pounds((struct money){units}, text));
		if (axis->is_fine)
			return arena_text(
			    arena, money_pounds(money_to_penny((struct money){units}), text));
		return arena_text(arena, money_rough((struct money){units}, text));
	case VALUE_SHARE:
		(void)wide_round(&rounded, units, SHARE_ONE / 100);
		return arena_format(arena, "%" PRId64 "%%", rounded);
	case VALUE_RATIO:
		(void)wide_round(&rounded, units, 10000);
		return arena_text(arena, decimal_text((struct decimal){rounded, 2}, text));
	default:
		return arena_text(arena, count_thousands(units, text));
	}
}

int axis_tick_width(const struct axis *axis, struct arena *arena)
{
	int widest = 0;

	for (int64_t units = axis_first(axis); units <= axis->high; units += axis->step)
		widest =
		    larger(widest, lettering_width(axis_tick_text(axis, units, arena), FONT_TICK));
	return widest;
}

void axis_write_range(FILE *script, const char *name, const struct axis *axis)
{
	char low[DECIMAL_TEXT_SIZE], high[DECIMAL_TEXT_SIZE];

	fprintf(script, "set %srange [%s:%s]\n", name,
		decimal_text(axis_decimal(axis, axis->low), low),
		decimal_text(axis_decimal(axis, axis->high), high));
}

void axis_write_ticks_x(struct picture *picture, const struct axis *axis, struct decimal from,
			struct decimal to)
{
	for (int64_t units = axis_first(axis); units <= axis->high; units += axis->step) {
		struct decimal x = axis_decimal(axis, units);

		picture_line(picture, spot_of(x, from, 0, 0), spot_of(x, to, 0, 0), COLOUR_GRID);
		picture_text(picture, spot_of(x, to, 0, 14), INK_TICK,
			     axis_tick_text(axis, units, picture->arena));
	}
}

void axis_write_ticks_y(struct picture *picture, const struct axis *axis, struct decimal from,
			struct decimal to)
{
	for (int64_t units = axis_first(axis); units <= axis->high; units += axis->step) {
		struct decimal y = axis_decimal(axis, units);

		picture_line(picture, spot_of(from, y, 0, 0), spot_of(to, y, 0, 0), COLOUR_GRID);
		picture_text(picture, spot_of(from, y, -8, 0), INK_TICK_LEFT,
			     axis_tick_text(axis, units, picture->arena));
	}
}
