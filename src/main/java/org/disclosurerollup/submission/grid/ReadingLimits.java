package org.disclosurerollup.submission.grid;

/**
 * How much of a workbook, document or page is read at most, so that no file takes more than a share of a small heap. A
 * form of an office is below a hundredth of each. CSV files are read row by row and have no limit but that of a row.
 *
 * <p>Each is a system property, {@code rollup.limit.…}, which the launcher takes from {@code JAVA_OPTS}.
 *
 * @param fileBytes size of the file
 * @param unpackedBytes size of the XML in a zipped file
 * @param cells cells with text, over all sheets or tables
 * @param columns columns of a sheet or table
 */
public record ReadingLimits(long fileBytes, long unpackedBytes, int cells, int columns) {

    private static final int MB = 1 << 20;

    public static final ReadingLimits DEFAULT = new ReadingLimits(16L * MB, 8L * MB, 300_000, 1_000);

    /** The limits as set, each the default if it is not. */
    public static ReadingLimits fromSystem() {
        return new ReadingLimits(
                MB * (long) Integer.getInteger("rollup.limit.file-mb", (int) (DEFAULT.fileBytes / MB)),
                MB * (long) Integer.getInteger("rollup.limit.unpacked-mb", (int) (DEFAULT.unpackedBytes / MB)),
                Integer.getInteger("rollup.limit.cells", DEFAULT.cells),
                Integer.getInteger("rollup.limit.columns", DEFAULT.columns));
    }

    /** Counts cells against the limit. */
    Budget budget() {
        return new Budget(this);
    }

    /** What is left of the limits while a file is read. */
    static final class Budget {

        private final ReadingLimits limits;
        private int left;

        private Budget(ReadingLimits limits) {
            this.limits = limits;
            this.left = limits.cells;
        }

        /** @param column from 0 */
        void take(int column) throws UnreadableDocumentException {
            if (column >= limits.columns) {
                throw UnreadableDocumentException.overLimit("有单元格在第 " + limits.columns + " 列之外,超出读取上限。");
            }
            if (--left < 0) {
                throw UnreadableDocumentException.overLimit("单元格超过 " + limits.cells + " 个,超出读取上限;数据量大时请报送 CSV 文件。");
            }
        }
    }
}
