package org.disclosurerollup.reporting.summary.workbook;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.disclosurerollup.reporting.summary.Display;

/** The styles of a workbook, each made when it is first used: Excel allows few thousand. */
public final class Styles {

    private static final short TITLE_POINTS = 16;
    private static final short POINTS = 10;

    private final Workbook workbook;
    private final Map<String, CellStyle> made = new HashMap<>();
    private final Map<Look, Font> fonts = new HashMap<>();

    public Styles(Workbook workbook) {
        this.workbook = workbook;
    }

    /**
     * For text.
     *
     * @param quoted whether it begins as a formula would: it then keeps Excel's own mark of text when it is edited
     */
    CellStyle text(Look look, boolean quoted) {
        return made.computeIfAbsent(look + (quoted ? " quoted" : " text"), key -> {
            CellStyle style = base(look);
            style.setWrapText(look != Look.TITLE && look != Look.NOTE && look != Look.HINT);
            style.setQuotePrefixed(quoted);
            style.setDataFormat((short) 0x31);
            if (look == Look.HEAD || look == Look.TITLE || look == Look.CENTRED) {
                style.setAlignment(HorizontalAlignment.CENTER);
            } else if (look == Look.MEMBER || look == Look.MUTED) {
                style.setAlignment(HorizontalAlignment.LEFT);
                style.setIndention((short) 1);
            }
            return style;
        });
    }

    /** For figures with so many decimals. */
    CellStyle number(Look look, int decimals) {
        return number(look, "#,##0" + (decimals == 0 ? "" : "." + "0".repeat(decimals)));
    }

    /** For figures and shares that were adjusted so that sums hold: the mark is part of how the number looks. */
    CellStyle adjusted(Look look, int decimals) {
        String format = "#,##0" + (decimals == 0 ? "" : "." + "0".repeat(decimals));
        String mark = "\"" + Display.MARK + "\"";
        return number(look, mark + format + ";" + mark + "-" + format, IndexedColors.LEMON_CHIFFON);
    }

    /** For answers 是 and 否, which are kept as 1 and 0 so that they add up. */
    CellStyle yesOrNo(Look look) {
        return number(look, "[=1]\"是\";[=0]\"否\";0");
    }

    private CellStyle number(Look look, String format) {
        return number(look, format, null);
    }

    private CellStyle number(Look look, String format, IndexedColors fill) {
        return made.computeIfAbsent(look + " " + format, key -> {
            CellStyle style = base(look);
            if (fill != null) {
                style.setFillForegroundColor(fill.getIndex());
                style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            }
            style.setAlignment(HorizontalAlignment.RIGHT);
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            return style;
        });
    }

    private CellStyle base(Look look) {
        CellStyle style = workbook.createCellStyle();
        style.setFont(fonts.computeIfAbsent(look, this::font));
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setLocked(look != Look.INPUT);
        if (look.hasBorder()) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
            short grey = IndexedColors.GREY_40_PERCENT.getIndex();
            style.setTopBorderColor(grey);
            style.setBottomBorderColor(grey);
            style.setLeftBorderColor(grey);
            style.setRightBorderColor(grey);
        }
        IndexedColors fill = switch (look) {
            case HEAD -> IndexedColors.PALE_BLUE;
            case TOTAL -> IndexedColors.LIGHT_YELLOW;
            case GROUP, SECTION -> IndexedColors.LIGHT_TURQUOISE;
            case INPUT -> IndexedColors.LEMON_CHIFFON;
            case BEFORE -> IndexedColors.GREY_25_PERCENT;
            default -> null;
        };
        if (fill != null) {
            style.setFillForegroundColor(fill.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
        return style;
    }

    private Font font(Look look) {
        Font font = workbook.createFont();
        font.setFontName(look.isBold() ? "黑体" : "宋体");
        font.setFontHeightInPoints(look == Look.TITLE ? TITLE_POINTS : POINTS);
        font.setBold(look.isBold());
        if (look == Look.MUTED || look == Look.NOTE) {
            font.setColor(IndexedColors.GREY_50_PERCENT.getIndex());
        } else if (look == Look.HINT) {
            font.setColor(IndexedColors.RED.getIndex());
        }
        return font;
    }
}
