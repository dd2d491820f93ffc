/*
 * libxlsxwriter, loaded by the run that writes a workbook.
 */
#ifndef OUTPUTS_XLSXWRITER_LOADED_H
#define OUTPUTS_XLSXWRITER_LOADED_H

#include <xlsxwriter.h>

/*
 * Load it: NULL, or why it cannot be (base/loaded.h).  Before any of its functions is called, which
 * is through LXW(): LXW(workbook_new)(path).
 */
const char *xlsxwriter_need(void);

#ifdef XLSXWRITER_FILE

#include "base/loaded.h"

/* clang-format off */
#define XLSXWRITER_FUNCTIONS(F) \
	F(chart_add_series) F(chart_axis_major_gridlines_set_line) \
	F(chart_axis_set_crossing_max) F(chart_axis_set_label_position) \
	F(chart_axis_set_log_base) F(chart_axis_set_max) F(chart_axis_set_num_format) \
	F(chart_axis_set_reverse) F(chart_legend_delete_series) F(chart_legend_set_position) \
	F(chart_series_set_fill) F(chart_series_set_line) F(chart_series_set_marker_fill) \
	F(chart_series_set_marker_size) F(chart_series_set_marker_type) F(chart_series_set_name) \
	F(chart_set_series_gap) F(chart_set_series_overlap) F(chart_title_set_name) \
	F(chart_title_set_name_font) \
	F(format_set_align) F(format_set_bg_color) F(format_set_bold) F(format_set_font_color) \
	F(format_set_font_size) F(format_set_italic) F(format_set_num_format) \
	F(format_set_text_wrap) F(format_set_top) F(format_set_underline) \
	F(lxw_rowcol_to_cell) F(lxw_rowcol_to_cell_abs) F(lxw_strerror) F(lxw_version) \
	F(lxw_workbook_free) \
	F(workbook_add_chart) F(workbook_add_format) F(workbook_add_worksheet) F(workbook_close) \
	F(workbook_define_name) F(workbook_new) F(workbook_set_properties) \
	F(worksheet_activate) F(worksheet_add_table) F(worksheet_conditional_format_range) \
	F(worksheet_data_validation_cell) F(worksheet_data_validation_range) \
	F(worksheet_fit_to_pages) F(worksheet_freeze_panes) F(worksheet_gridlines) \
	F(worksheet_insert_chart_opt) F(worksheet_print_area) F(worksheet_repeat_rows) \
	F(worksheet_set_column) F(worksheet_set_footer) F(worksheet_set_landscape) \
	F(worksheet_set_paper) F(worksheet_set_row) F(worksheet_write_formula_num) \
	F(worksheet_write_formula_str) F(worksheet_write_number) F(worksheet_write_string) \
	F(worksheet_write_url)
/* clang-format on */

struct xlsxwriter_loaded {
	XLSXWRITER_FUNCTIONS(LOADED_MEMBER)
};

extern struct xlsxwriter_loaded xlsxwriter_loaded;

#define LXW(function) xlsxwriter_loaded.function

#else

#define LXW(function) function

#endif
#endif
