"""The form 项目支出绩效自评表 as a workbook, one sheet for each report."""
