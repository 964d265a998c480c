package org.disclosurerollup.reporting;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.disclosurerollup.catalogue.Period;

/**
 * What a run wrote into a folder. It is kept there beside the outputs, so that the next run can take over what would be
 * the same: made anew when anything about it is in doubt, and without it all is written as into an empty folder.
 *
 * <p>It is taken away before the first output is touched and written after the last, so that it never vouches for outputs
 * of a run that was cut off. Tables are forced to disk; pages and letters are not, and are only vouched for until the
 * machine is started again.
 *
 * @param fingerprint of program, forms, rules and units
 * @param boot the machine's start during which it was written, empty where the system does not tell
 * @param run as of which the tables and letters are
 * @param runStarted tells the run from the one of that number in another database
 * @param years as of which run the pages of a year are
 * @param tables what the tables are like
 * @param pieces where in them the rows of an area are
 * @param lists the lists of findings, none if lines of theirs cannot be taken over
 * @param letters fingerprint of the letters' names, empty if they cannot be told
 * @param at when it was written, as the file says; whatever was touched later is not vouched for
 */
record WrittenOutputs(
        String fingerprint,
        String boot,
        long run,
        String runStarted,
        Map<Period, Long> years,
        List<Table> tables,
        Map<PieceKey, Piece> pieces,
        List<Table> lists,
        String letters,
        FileTime at) {

    /** Of one that is to be written. */
    static final FileTime NOT_YET = FileTime.fromMillis(0);

    private static final String FILE = ".written.csv";
    private static final String VERSION = "2";
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final long LARGEST = 1L << 28;

    /**
     * A table.
     *
     * @param header how many bytes its line of headers takes
     */
    record Table(String file, long size, long modified, long header) {

        static Table of(Path file, long header) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Table(
                    file.getFileName().toString(),
                    attributes.size(),
                    attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                    header);
        }

        /** Whether the file is still as it was written. */
        boolean isIntact(Path folder) throws IOException {
            Path path = folder.resolve(file);
            return Files.isRegularFile(path) && equals(of(path, header));
        }
    }

    /** Whose rows a piece holds: the code is that of its first unit. */
    record PieceKey(String form, Period period, String code) {}

    /**
     * The rows of one area in the tables.
     *
     * @param hasFigures whether there is a page of the area
     * @param offsets in bytes, by table
     * @param lengths in bytes, by table
     */
    record Piece(boolean hasFigures, long[] offsets, long[] lengths) {}

    /** The machine's present start, empty where the system does not tell. */
    static String presentBoot() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether pages and letters are vouched for too. */
    boolean isOfPresentBoot() {
        return !boot.isEmpty() && boot.equals(presentBoot());
    }

    static void forget(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /** What the folder was written by; empty where nothing is known, or where it was another program or other books. */
    static Optional<WrittenOutputs> read(Path folder, String fingerprint) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            if (Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            return parse(file).filter(written -> written.fingerprint().equals(fingerprint));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            // Somebody else's file, or a damaged one.
            return Optional.empty();
        }
    }

    private static Optional<WrittenOutputs> parse(Path file) throws IOException {
        FileTime at = Files.getLastModifiedTime(file);
        CsvRecord first = null;
        Map<Period, Long> years = new HashMap<>();
        List<Table> tables = new ArrayList<>();
        List<Table> lists = new ArrayList<>();
        String letters = "";
        Map<PieceKey, Piece> pieces = new LinkedHashMap<>();
        long[] ends = null;
        boolean ended = false;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file, StandardCharsets.UTF_8)) {
            for (CsvRecord record : records) {
                switch (record.getField(0)) {
                    case "outputs" -> first = record;
                    case "year" -> years.put(period(record.getField(1)), Long.parseLong(record.getField(2)));
                    case "table" -> tables.add(table(record));
                    case "list" -> lists.add(table(record));
                    case "letters" -> letters = record.getField(1);
                    case "piece" -> {
                        if (ends == null) {
                            ends = tables.stream().mapToLong(Table::header).toArray();
                        }
                        long[] offsets = ends.clone();
                        long[] lengths = new long[ends.length];
                        for (int i = 0; i < lengths.length; i++) {
                            lengths[i] = Long.parseLong(record.getField(5 + i));
                            ends[i] += lengths[i];
                        }
                        pieces.put(
                                new PieceKey(record.getField(1), period(record.getField(2)), record.getField(3)),
                                new Piece(Boolean.parseBoolean(record.getField(4)), offsets, lengths));
                    }
                    case "end" -> ended = true;
                    default -> throw new IllegalStateException("no such line: " + record.getField(0));
                }
            }
        }
        if (first == null || !ended || !first.getField(1).equals(VERSION)) {
            return Optional.empty();
        }
        return Optional.of(new WrittenOutputs(
                first.getField(2),
                first.getField(3),
                Long.parseLong(first.getField(4)),
                first.getField(5),
                years,
                tables,
                pieces,
                lists,
                letters,
                at));
    }

    private static Table table(CsvRecord record) {
        return new Table(
                record.getField(1),
                Long.parseLong(record.getField(2)),
                Long.parseLong(record.getField(3)),
                Long.parseLong(record.getField(4)));
    }

    private static Period period(String text) {
        return Period.parse(text).orElseThrow();
    }

    private static void write(String kind, Table table, CsvWriter csv) {
        csv.writeRecord(
                kind,
                table.file(),
                Long.toString(table.size()),
                Long.toString(table.modified()),
                Long.toString(table.header()));
    }

    /** Puts it beside the outputs. */
    void write(Path folder) throws IOException {
        try (AtomicFile file = new AtomicFile(folder.resolve(FILE))) {
            CsvWriter csv = CsvWriter.builder().build(file.writer(StandardCharsets.UTF_8));
            csv.writeRecord("outputs", VERSION, fingerprint, boot, Long.toString(run), runStarted);
            years.forEach((period, asOf) -> csv.writeRecord("year", period.toString(), Long.toString(asOf)));
            tables.forEach(table -> write("table", table, csv));
            lists.forEach(list -> write("list", list, csv));
            csv.writeRecord("letters", letters);
            pieces.forEach((key, piece) -> {
                String[] fields = new String[5 + piece.lengths().length];
                fields[0] = "piece";
                fields[1] = key.form();
                fields[2] = key.period().toString();
                fields[3] = key.code();
                fields[4] = Boolean.toString(piece.hasFigures());
                for (int i = 0; i < piece.lengths().length; i++) {
                    fields[5 + i] = Long.toString(piece.lengths()[i]);
                }
                csv.writeRecord(fields);
            });
            csv.writeRecord("end");
            csv.flush();
            file.finish();
        }
    }
}
