"""Writes the sources of the intake files: pages and flat spreadsheets that LibreOffice then turns into every format.

Labels and their layout come from jobs/forms; the figures are invented and keep the forms' rules.
"""

import html
import pathlib
import sys

import yaml

HERE = pathlib.Path(__file__).resolve().parent
FORMS = HERE / "../../../../jobs/forms"
OUT = pathlib.Path(sys.argv[1])

FIGURES_2014 = {
    "1.1": "1036", "1.1.1": "3", "1.1.2": "4", "1.2.1": "0", "1.2.2": "1036", "1.2.3": "12", "1.2.4": "8",
    "2.1": "2", "2.2.1": "1", "3.1": "12", "3.1.1": "3", "3.1.2": "0", "3.1.3": "7", "3.1.4": "2", "3.2": "12",
    "3.2.1": "11", "3.2.2": "1", "4": "3", "4.1": "2", "4.2": "1", "5": "2", "5.1": "1", "5.2": "1", "7": "0.5",
    "8.1": "1", "8.3": "5", "8.3.1": "2", "8.3.2": "3", "8.4": "25.1", "9.1": "2"}
# The same figures as offices write them, where they do not write plain numbers.
WILD_2014 = {"1.1": "1,036", "1.2.2": "１０３６", "1.2.3": "12条", "8.4": "251000元", "3.1.3": "７", "2.1": " 2 次"}
GRID_2021 = {
    "1/1": "40", "1/2": "3", "1/7": "43", "2/1": "2", "2/7": "2", "3.1/1": "20", "3.1/2": "3", "3.1/7": "23",
    "3.2/1": "5", "3.2/7": "5", "3.3.1/1": "1", "3.3.1/7": "1", "3.4.1/1": "9", "3.4.1/7": "9", "3.6.3/1": "4",
    "3.6.3/7": "4", "3.7/1": "39", "3.7/2": "3", "3.7/7": "42", "4/1": "3", "4/7": "3"}
OTHER_2021 = {
    "20.1.1.3": "1", "20.1.2.1": "5", "20.1.2.2": "2", "20.1.2.3": "19", "20.5.1.1": "321", "20.6.1.1": "12",
    "20.6.2.1": "3", "20.8.1.1": "72701.2578", "R.1": "1", "R.4": "1", "R.5": "2", "L1.2": "1", "L1.5": "1"}
GRID_2019 = {
    "1/1": "40", "1/7": "40", "2/1": "0", "2/7": "0", "3.1/1": "30", "3.1/7": "30", "3.6/1": "6", "3.6/7": "6",
    "3.7/1": "36", "3.7/7": "36", "4/1": "4", "4/7": "4"}
OTHER_2019 = {
    "20.1.2.1": "27", "20.1.2.2": "1", "20.1.2.3": "8", "20.5.1.1": "34", "20.5.1.2": "-4", "20.5.1.3": "360",
    "20.5.2.1": "2", "20.6.1.1": "9", "20.6.1.2": "2", "20.6.1.3": "14", "20.8.1.1": "3", "20.8.1.2": "0",
    "20.9.1.1": "10", "20.9.1.2": "25.1", "R.1": "2", "R.5": "2", "L2.3": "1", "L2.5": "1"}


def form(name):
    return yaml.safe_load((FORMS / f"{name}.yml").read_text("utf-8"))


def rows_2014():
    """Heading or (code, label, unit) of the form's national part, in printed order."""
    for cell in form("disclosure-2014")["tables"][0]["cells"]:
        if "heading" in cell:
            yield cell["heading"], None, None
        else:
            yield cell["label"], cell["code"], cell.get("unit", "")


def td(text, cols=1, rows=1):
    return f'<td{f" colspan={cols}" if cols > 1 else ""}{f" rowspan={rows}" if rows > 1 else ""}>{html.escape(text)}</td>'


def table(rows):
    return "<table border=1>" + "".join("<tr>" + "".join(row) + "</tr>" for row in rows) + "</table>"


def page(title, *parts):
    return ('<!DOCTYPE html><html><head><meta charset="utf-8"><title>' + title + "</title></head><body><h1>" + title
            + "</h1>" + "".join(parts) + "</body></html>")


def csv_2014(values):
    lines = ["填报单位,云江市财政局", "年度,2017", "统计指标,单位,统计数"]
    for label, code, unit in rows_2014():
        value = values.get(code, "")
        quoted = f'"{value}"' if "," in value else value
        lines.append(f'"{label}",{unit or ""},{quoted}')
    return "\n".join(lines) + "\n"


def halves_2014():
    """The form as it was often printed: label, unit, value, and the second half of the lines beside the first."""
    lines = list(rows_2014())
    middle = (len(lines) + 1) // 2
    rows = [[td("统计指标"), td("单位"), td("统计数"), td("统计指标"), td("单位"), td("统计数")]]
    for i in range(middle):
        row = []
        for label, code, unit in (lines[i], lines[middle + i] if middle + i < len(lines) else ("", None, "")):
            row += [td(label), td(unit or ""), td(FIGURES_2014.get(code, ""))]
        rows.append(row)
    return page("政府信息公开情况统计表", "<p>(2017年度)</p><p>填报单位(盖章):云江市财政局</p><p>年度:2017</p>", table(rows),
                "<p>单位负责人:甲 审核人:乙 填报人:丙 联系电话:0000-1234567 填报日期:2018年1月20日</p>")


def grid_rows(name):
    """(headings above, code, label) of the matrix of applications."""
    headings = []
    for row in next(t for t in form(name)["tables"] if t["id"] == "applications")["rows"]:
        if "heading" in row:
            text = row["heading"]
            headings = [text] if text.startswith("三") else headings[:1] + [text]
        else:
            label = row["label"]
            if label[0] in "一二四" or label.startswith("("):
                headings = headings[:1] if label.startswith("(") else []
            yield list(headings), row["code"], label


def matrix(name, figures):
    rows = [
        [td("(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)", 3, 3), td("申请人情况", 7)],
        [td("自然人", 1, 2), td("法人或其他组织", 5), td("总计", 1, 2)],
        [td(x) for x in ("商业 企业", "科研机构", "社会公益组织", "法律服务机构", "其他")]]
    lines = list(grid_rows(name))
    total = sum(1 for headings, _, _ in lines if headings)
    counts = {}
    for headings, _, _ in lines:
        counts[tuple(headings)] = counts.get(tuple(headings), 0) + 1
    seen_top, seen = False, set()
    for headings, code, label in lines:
        row = []
        if not headings:
            row.append(td(label, 3))
        else:
            if not seen_top:
                row.append(td(headings[0], 1, total))
                seen_top = True
            if len(headings) == 1:
                row.append(td(label, 2))
            else:
                if tuple(headings) not in seen:
                    row.append(td(headings[1], 1, counts[tuple(headings)]))
                    seen.add(tuple(headings))
                row.append(td(label))
        row += [td(figures.get(f"{code}/{i}", "")) for i in range(1, 8)]
        rows.append(row)
    return table(rows)


def disputes(figures):
    outcomes = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    return table([
        [td("行政复议", 5), td("行政诉讼", 10)],
        [td(x, 1, 2) for x in outcomes] + [td("未经复议直接起诉", 5), td("复议后起诉", 5)],
        [td(x) for x in outcomes * 2],
        [td(figures.get(f"{row}.{i}", "")) for row in ("R", "L1", "L2") for i in range(1, 6)]])


def report_2021():
    f = OTHER_2021
    disclosed = table([
        [td("第二十条第(一)项", 4)],
        [td("信息内容"), td("本年制发件数"), td("本年废止件数"), td("现行有效件数")],
        [td("规章")] + [td(f.get(f"20.1.1.{i}", "")) for i in (1, 2, 3)],
        [td("行政规范性文件")] + [td(f.get(f"20.1.2.{i}", "")) for i in (1, 2, 3)],
        [td("第二十条第(五)项", 4)], [td("信息内容"), td("本年处理决定数量", 3)],
        [td("行政许可"), td(f["20.5.1.1"], 3)],
        [td("第二十条第(六)项", 4)], [td("信息内容"), td("本年处理决定数量", 3)],
        [td("行政处罚"), td(f["20.6.1.1"], 3)], [td("行政强制"), td(f["20.6.2.1"], 3)],
        [td("第二十条第(八)项", 4)], [td("信息内容"), td("本年收费金额(单位:万元)", 3)],
        [td("行政事业性收费"), td(f["20.8.1.1"], 3)]])
    others = table([[td("渠道"), td("发布数")], [td("门户网站"), td("365")], [td("公众号"), td("120")]])
    return page("云江市财政局2021年政府信息公开工作年度报告",
                "<p>本报告所列数据的统计期限自2021年1月1日起,至12月31日止。全年发布信息485条。</p><h2>一、总体情况</h2>", others,
                "<h2>二、主动公开政府信息情况</h2>", disclosed, "<h2>三、收到和处理政府信息公开申请情况</h2>",
                matrix("disclosure-2021", GRID_2021), "<h2>四、政府信息公开行政复议、行政诉讼情况</h2>", disputes(f),
                "<h2>五、其他</h2><p>无其他需要报告的事项。</p>")


def report_2019():
    f = OTHER_2019
    three = ("上一年项目数量", "本年增/减", "处理决定数量")
    disclosed = table([
        [td("第二十条第(一)项", 4)],
        [td("信息内容"), td("本年新制作数量"), td("本年新公开数量"), td("对外公开总数量")],
        [td("规章"), td(""), td(""), td("")],
        [td("规范性文件")] + [td(f.get(f"20.1.2.{i}", "")) for i in (1, 2, 3)],
        [td("第二十条第(五)项", 4)], [td("信息内容")] + [td(x) for x in three],
        [td("行政许可"), td(f["20.5.1.1"]), td("减4"), td(f["20.5.1.3"])],
        [td("其他对外管理服务事项"), td(f["20.5.2.1"]), td(""), td("")],
        [td("第二十条第(六)项", 4)], [td("信息内容")] + [td(x) for x in three],
        [td("行政处罚"), td(f["20.6.1.1"]), td("+2"), td(f["20.6.1.3"])], [td("行政强制"), td(""), td(""), td("")],
        [td("第二十条第(八)项", 4)], [td("信息内容"), td(three[0]), td(three[1], 2)],
        [td("行政事业性收费"), td(f["20.8.1.1"]), td(f["20.8.1.2"], 2)],
        [td("第二十条第(九)项", 4)], [td("信息内容"), td("采购项目数量"), td("采购总金额", 2)],
        [td("政府集中采购"), td(f["20.9.1.1"]), td("251000元", 2)]])
    return page("云江市财政局2019年政府信息公开工作年度报告", "<h2>二、主动公开政府信息情况</h2>", disclosed,
                "<h2>三、收到和处理政府信息公开申请情况</h2>", matrix("disclosure-2019", GRID_2019), "<h2>四、复议诉讼</h2>",
                disputes(f))


def fods(*sheets):
    body = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in sheets)
    return ('<?xml version="1.0" encoding="UTF-8"?><office:document '
            'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
            'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" '
            'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>'
            + body + "</office:spreadsheet></office:body></office:document>")


def cell(text, cols=1, rows=1):
    span = (f' table:number-columns-spanned="{cols}"' if cols > 1 else "") + (
        f' table:number-rows-spanned="{rows}"' if rows > 1 else "")
    covered = f'<table:covered-table-cell table:number-columns-repeated="{cols - 1}"/>' if cols > 1 else ""
    if text == "":
        return f"<table:table-cell{span}/>{covered}"
    return (f'<table:table-cell{span} office:value-type="string"><text:p>{html.escape(text)}</text:p>'
            f"</table:table-cell>{covered}")


def number(text):
    return f'<table:table-cell office:value-type="float" office:value="{text}"/>' if text else "<table:table-cell/>"


def formula(text):
    return f'<table:table-cell table:formula="of:={text}" office:value-type="float" office:value="0"/>'


def row(*cells, hidden=False):
    collapsed = ' table:visibility="collapse"' if hidden else ""
    return f"<table:table-row{collapsed}>" + "".join(cells) + "</table:table-row>"


def workbook_2014():
    """Title, merged section labels, two header lines, numbers, a formula, a number as text, hidden row, closing notes."""
    rows = [row(cell("政府信息公开情况统计表", 4)), row(cell("(2017年度)", 4)),
            row(cell("填报单位(盖章):云江市财政局    填报日期:2018年1月20日", 4)), row(cell("年度"), cell("2017")),
            row(cell("统计指标", 2, 2), cell("单位"), cell("统计数")),
            row("<table:covered-table-cell/><table:covered-table-cell/>", cell("(个)"), cell("(全年)"))]
    lines = list(rows_2014())
    sections, last = [], None
    for label, code, _ in lines:
        if label[0] in "一二三四五六七八九十" and label[1] in "、":
            last = label
        sections.append(last)
    previous = None
    for (label, code, unit), section in zip(lines, sections):
        if code is None and label == section:
            continue
        span = sum(1 for (l, c, _), s in zip(lines, sections) if s == section and not (c is None and l == s))
        first = cell(section if label != section else "", 1, span) if section != previous else "<table:covered-table-cell/>"
        previous = section
        value = FIGURES_2014.get(code, "")
        if code == "1.2.2":
            shown = formula("[.D7]")
        elif code in ("3.1.1", "8.4"):
            shown = cell(value)
        else:
            shown = number(value)
        rows.append(row(first, cell(label), cell(unit or ""), shown, hidden=code == "1.1.1"))
    rows.append(row(cell("注:本表一式两份。", 4)))
    rows.append(row(cell("单位负责人:甲"), cell("审核人:乙"), cell("填报人:丙"), cell("联系电话:0000-1234567")))
    return fods(("说明", row(cell("填表说明")) + row(cell("请于1月31日前报送"))), ("统计表", "".join(rows)))


def workbook_table():
    head = ["unit_code", "year", "form", "scope", "reason", "1.1", "1.2.2", "3.1", "8.4"]
    return fods(("2017", row(cell("云江市各部门填报汇总", 9)) + row() + row(*map(cell, head))
                 + row(cell("990000-财政局"), number("2017"), cell("disclosure-2014"), cell("own"), cell("两行\n说明"),
                       number("1036"), number("1036"), formula("5+7"), number("25.1"))
                 + row(cell("云江市旅游局"), cell("2017"), cell("disclosure-2014"), cell(""), cell(""), number("87"),
                       cell("８７"), number("3"), number("0.1"))))


(OUT / "form.fods").write_text(workbook_2014(), "utf-8")
(OUT / "table.fods").write_text(workbook_table(), "utf-8")
(OUT / "halves.html").write_text(halves_2014(), "utf-8")
(OUT / "report-2021.html").write_text(report_2021(), "utf-8")
(OUT / "report-2019.html").write_text(report_2019(), "utf-8")
(OUT / "form.csv").write_text(csv_2014(FIGURES_2014), "utf-8")
(OUT / "wild.csv").write_text(csv_2014({**FIGURES_2014, **WILD_2014}), "utf-8")
