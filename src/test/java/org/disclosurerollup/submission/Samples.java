package org.disclosurerollup.submission;

/** Forms and units that the reading tests share. */
final class Samples {

    static final String[] FORMS = {"""
        form: plain-2019
        title: 统计表
        valid-from: 2019
        valid-to: 2020
        tables:
          - id: main
            title: 主表
            cells:
              - {heading: 一、申请}
              - {code: "1", label: "\\uFF08一\\uFF09收到申请数", unit: 件, indicator: received, also: [收到申请数]}
              - {code: "1.1", label: 1.当面申请数, unit: 件}
              - {code: "1.2", label: 2.纠错数, unit: 件}
              - {heading: 二、经费}
              - {code: "2", label: 经费, unit: 万元, decimals: 2}
              - {code: "2.1", label: 2.纠错数, unit: 件}
              - {code: "3", label: 是否设立大厅, unit: 是/否, roll-up: count-yes}
              - {code: "4", label: 事项内容, roll-up: none}
        """.replace("\"\\uFF08一\\uFF09收到申请数\"", "\uFF08一\uFF09收到申请数"), """
        form: grid-2021
        title: 统计表
        valid-from: 2021
        tables:
          - id: applications
            title: 申请情况
            cell-code: "{row}/{column}"
            unit: 件
            columns:
              - {code: "1", label: 自然人, indicator: person}
              - {code: "2", label: 其他, indicator: other, also: [其他组织]}
              - {code: "3", label: 总计, total: true}
            rows:
              - {code: "1", label: "一、新收", indicator: received}
              - {heading: 二、结果}
              - {code: "2.1", label: 1.公开, indicator: granted, also: [公开数]}
              - {code: "2.2", label: 2.不公开}
          - id: disputes
            cell-code: "{row}.{column}"
            unit: 件
            columns:
              - {code: "1", label: 维持}
              - {code: "2", label: 纠正}
            rows:
              - {code: "R", label: 复议}
              - {code: "L", label: 诉讼}
        """};

    static final String[] UNITS = {
        "c,县,county,,,",
        "d,县教育局,department,c,,",
        "x1,同名局,department,c,,",
        "x2,同名局,department,c,,",
        "old,旧局,department,c,,2018",
    };

    private Samples() {}
}
