/*
 * libxlsxwriter, loaded by the run that writes a workbook.
 */
#ifndef OUTPUTS_XLSXWRITER_LOADED_H
#define OUTPUTS_XLSXWRITER_LOADED_H

#include <xlsxwriter.h>

/* Load it: NULL, or why it cannot be (base/loaded.h).  Before any of its functions is called. */
const char *xlsxwriter_need(void);

#ifdef XLSXWRITER_FILE

#include "base/loaded.h"

/* clang-format off */
#define XLSXWRITER_FUNCTIONS(F) \
	F(chart_add_series) \
	F(chart_axis_major_gridlines_set_line) \
	F(chart_axis_set_crossing_max) \
	F(chart_axis_set_label_position) \
	F(chart_axis_set_log_base) \
	F(chart_axis_set_max) \
	F(chart_axis_set_num_format) \
	F(chart_axis_set_reverse) \
	F(chart_legend_delete_series) \
	F(chart_legend_set_position) \
	F(chart_series_set_fill) \
	F(chart_series_set_line) \
	F(chart_series_set_marker_fill) \
	F(chart_series_set_marker_size) \
	F(chart_series_set_marker_type) \
	F(chart_series_set_name) \
	F(chart_set_series_gap) \
	F(chart_set_series_overlap) \
	F(chart_title_set_name) \
	F(chart_title_set_name_font) \
	F(format_set_align) \
	F(format_set_bg_color) \
	F(format_set_bold) \
	F(format_set_font_color) \
	F(format_set_font_size) \
	F(format_set_italic) \
	F(format_set_num_format) \
	F(format_set_text_wrap) \
	F(format_set_top) \
	F(format_set_underline) \
	F(lxw_rowcol_to_cell) \
	F(lxw_rowcol_to_cell_abs) \
	F(lxw_strerror) \
	F(lxw_version) \
	F(lxw_workbook_free) \
	F(workbook_add_chart) \
	F(workbook_add_format) \
	F(workbook_add_worksheet) \
	F(workbook_close) \
	F(workbook_define_name) \
	F(workbook_new) \
	F(workbook_set_properties) \
	F(worksheet_activate) \
	F(worksheet_add_table) \
	F(worksheet_conditional_format_range) \
	F(worksheet_data_validation_cell) \
	F(worksheet_data_validation_range) \
	F(worksheet_fit_to_pages) \
	F(worksheet_freeze_panes) \
	F(worksheet_gridlines) \
	F(worksheet_insert_chart_opt) \
	F(worksheet_print_area) \
	F(worksheet_repeat_rows) \
	F(worksheet_set_column) \
	F(worksheet_set_footer) \
	F(worksheet_set_landscape) \
	F(worksheet_set_paper) \
	F(worksheet_set_row) \
	F(worksheet_write_formula_num) \
	F(worksheet_write_formula_str) \
	F(worksheet_write_number) \
	F(worksheet_write_string) \
	F(worksheet_write_url)

struct xlsxwriter_loaded {
	XLSXWRITER_FUNCTIONS(LOADED_MEMBER)
};

extern struct xlsxwriter_loaded xlsxwriter_loaded;

#define chart_add_series xlsxwriter_loaded.chart_add_series
#define chart_axis_major_gridlines_set_line xlsxwriter_loaded.chart_axis_major_gridlines_set_line
#define chart_axis_set_crossing_max xlsxwriter_loaded.chart_axis_set_crossing_max
#define chart_axis_set_label_position xlsxwriter_loaded.chart_axis_set_label_position
#define chart_axis_set_log_base xlsxwriter_loaded.chart_axis_set_log_base
#define chart_axis_set_max xlsxwriter_loaded.chart_axis_set_max
#define chart_axis_set_num_format xlsxwriter_loaded.chart_axis_set_num_format
#define chart_axis_set_reverse xlsxwriter_loaded.chart_axis_set_reverse
#define chart_legend_delete_series xlsxwriter_loaded.chart_legend_delete_series
#define chart_legend_set_position xlsxwriter_loaded.chart_legend_set_position
#define chart_series_set_fill xlsxwriter_loaded.chart_series_set_fill
#define chart_series_set_line xlsxwriter_loaded.chart_series_set_line
#define chart_series_set_marker_fill xlsxwriter_loaded.chart_series_set_marker_fill
#define chart_series_set_marker_size xlsxwriter_loaded.chart_series_set_marker_size
#define chart_series_set_marker_type xlsxwriter_loaded.chart_series_set_marker_type
#define chart_series_set_name xlsxwriter_loaded.chart_series_set_name
#define chart_set_series_gap xlsxwriter_loaded.chart_set_series_gap
#define chart_set_series_overlap xlsxwriter_loaded.chart_set_series_overlap
#define chart_title_set_name xlsxwriter_loaded.chart_title_set_name
#define chart_title_set_name_font xlsxwriter_loaded.chart_title_set_name_font
#define format_set_align xlsxwriter_loaded.format_set_align
#define format_set_bg_color xlsxwriter_loaded.format_set_bg_color
#define format_set_bold xlsxwriter_loaded.format_set_bold
#define format_set_font_color xlsxwriter_loaded.format_set_font_color
#define format_set_font_size xlsxwriter_loaded.format_set_font_size
#define format_set_italic xlsxwriter_loaded.format_set_italic
#define format_set_num_format xlsxwriter_loaded.format_set_num_format
#define format_set_text_wrap xlsxwriter_loaded.format_set_text_wrap
#define format_set_top xlsxwriter_loaded.format_set_top
#define format_set_underline xlsxwriter_loaded.format_set_underline
#define lxw_rowcol_to_cell xlsxwriter_loaded.lxw_rowcol_to_cell
#define lxw_rowcol_to_cell_abs xlsxwriter_loaded.lxw_rowcol_to_cell_abs
#define lxw_strerror xlsxwriter_loaded.lxw_strerror
#define lxw_version xlsxwriter_loaded.lxw_version
#define lxw_workbook_free xlsxwriter_loaded.lxw_workbook_free
#define workbook_add_chart xlsxwriter_loaded.workbook_add_chart
#define workbook_add_format xlsxwriter_loaded.workbook_add_format
#define workbook_add_worksheet xlsxwriter_loaded.workbook_add_worksheet
#define workbook_close xlsxwriter_loaded.workbook_close
#define workbook_define_name xlsxwriter_loaded.workbook_define_name
#define workbook_new xlsxwriter_loaded.workbook_new
#define workbook_set_properties xlsxwriter_loaded.workbook_set_properties
#define worksheet_activate xlsxwriter_loaded.worksheet_activate
#define worksheet_add_table xlsxwriter_loaded.worksheet_add_table
#define worksheet_conditional_format_range xlsxwriter_loaded.worksheet_conditional_format_range
#define worksheet_data_validation_cell xlsxwriter_loaded.worksheet_data_validation_cell
#define worksheet_data_validation_range xlsxwriter_loaded.worksheet_data_validation_range
#define worksheet_fit_to_pages xlsxwriter_loaded.worksheet_fit_to_pages
#define worksheet_freeze_panes xlsxwriter_loaded.worksheet_freeze_panes
#define worksheet_gridlines xlsxwriter_loaded.worksheet_gridlines
#define worksheet_insert_chart_opt xlsxwriter_loaded.worksheet_insert_chart_opt
#define worksheet_print_area xlsxwriter_loaded.worksheet_print_area
#define worksheet_repeat_rows xlsxwriter_loaded.worksheet_repeat_rows
#define worksheet_set_column xlsxwriter_loaded.worksheet_set_column
#define worksheet_set_footer xlsxwriter_loaded.worksheet_set_footer
#define worksheet_set_landscape xlsxwriter_loaded.worksheet_set_landscape
#define worksheet_set_paper xlsxwriter_loaded.worksheet_set_paper
#define worksheet_set_row xlsxwriter_loaded.worksheet_set_row
#define worksheet_write_formula_num xlsxwriter_loaded.worksheet_write_formula_num
#define worksheet_write_formula_str xlsxwriter_loaded.worksheet_write_formula_str
#define worksheet_write_number xlsxwriter_loaded.worksheet_write_number
#define worksheet_write_string xlsxwriter_loaded.worksheet_write_string
#define worksheet_write_url xlsxwriter_loaded.worksheet_write_url
/* clang-format on */

#endif
#endif
