package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.disclosurerollup.catalogue.Period;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the tables whose rows go by area, all of them in one walk over the areas. The rows of areas that did not change
 * are taken over from the files that stand in the folder.
 */
final class AreaTables implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AreaTables.class);

    private final Path folder;
    private final List<AreaRows> tables;
    private final EarlierOutputs earlier;
    private final SplicedFile[] files;
    private final FileChannel[] sources;
    private final long[] headers;
    private final ExecutorService copier = Executors.newSingleThreadExecutor();
    private final ExecutorService disk = Executors.newSingleThreadExecutor();
    private final Map<WrittenOutputs.PieceKey, WrittenOutputs.Piece> pieces = new LinkedHashMap<>();
    private final Map<Period, Set<String>> withFigures = new HashMap<>();

    /** @param earlier {@code null} where nothing can be taken over */
    AreaTables(Path folder, List<AreaRows> tables, EarlierOutputs earlier) throws IOException {
        this.folder = folder;
        this.tables = tables;
        this.earlier = earlier;
        this.files = new SplicedFile[tables.size()];
        this.sources = new FileChannel[tables.size()];
        this.headers = new long[tables.size()];
        try {
            for (int i = 0; i < files.length; i++) {
                files[i] = new SplicedFile(
                        folder.resolve(tables.get(i).file()),
                        copier,
                        disk,
                        tables.get(i).header());
                headers[i] = files[i].length();
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Rows that were made, by table; none for a piece that is taken over. */
    private record Rows(int piece, boolean hasFigures, CsvBuffer[] byTable) {}

    /** Adds the rows of a form and year, or of some areas of it. */
    void write(FormYear formYear, Coverage coverage, AreasToWrite areas, int from, int to) throws IOException {
        FigureFields fields = new FigureFields(formYear);
        Map<String, AreaFigures> gone = new HashMap<>();
        formYear.gone().forEach(area -> gone.put(area.unit().code(), area));
        InOrder.forEach(
                IntStream.range(from, to).boxed().toList(),
                piece -> {
                    if (!areas.isRowsWanted(piece)) {
                        return new Rows(piece, false, null);
                    }
                    AreaPieces pieces = areas.pieces();
                    AreaFigures area = coverage.figures(pieces.start(piece));
                    AreaPiece content = new AreaPiece(
                            formYear,
                            fields,
                            area != null ? area : gone.get(pieces.code(piece)),
                            coverage.rows(pieces.start(piece), pieces.end(piece)));
                    CsvBuffer[] made = make(content);
                    if (area != null) {
                        area.close();
                    }
                    return new Rows(piece, area != null, made);
                },
                rows -> add(formYear, areas.pieces().code(rows.piece()), rows));
        for (SplicedFile file : files) {
            file.takePending();
        }
    }

    private CsvBuffer[] make(AreaPiece content) {
        CsvBuffer[] byTable = new CsvBuffer[tables.size()];
        for (int i = 0; i < byTable.length; i++) {
            byTable[i] = new CsvBuffer();
            tables.get(i).write(content, byTable[i]);
        }
        return byTable;
    }

    private void add(FormYear formYear, String code, Rows rows) throws IOException {
        long[] offsets = new long[files.length];
        long[] lengths = new long[files.length];
        boolean hasFigures = rows.hasFigures();
        WrittenOutputs.Piece before = null;
        if (rows.byTable() == null) {
            before = earlier.piece(new FormPeriod(formYear.form(), formYear.period()), code);
            hasFigures = before.hasFigures();
        }
        for (int i = 0; i < files.length; i++) {
            offsets[i] = files[i].length();
            if (before == null) {
                files[i].append(rows.byTable()[i]);
            } else if (before.lengths()[i] > 0) {
                files[i].takeOver(source(i), before.offsets()[i], before.lengths()[i]);
            }
            lengths[i] = files[i].length() - offsets[i];
        }
        pieces.put(
                new WrittenOutputs.PieceKey(formYear.form().id(), formYear.period(), code),
                new WrittenOutputs.Piece(hasFigures, offsets, lengths));
        if (hasFigures) {
            withFigures
                    .computeIfAbsent(formYear.period(), period -> new HashSet<>())
                    .add(code);
        }
    }

    /**
     * Closes the files that were replaced. Whoever is the last to have one open waits until the system has given up all its
     * pages, a tenth of a second for a nation's tables, which nobody else has to wait for.
     */
    private void closeSources() {
        List<FileChannel> replaced =
                Arrays.stream(sources).filter(Objects::nonNull).toList();
        if (replaced.isEmpty()) {
            return;
        }
        Thread closing = new Thread(
                () -> {
                    for (FileChannel source : replaced) {
                        try {
                            source.close();
                        } catch (IOException e) {
                            LOG.debug("a replaced table was not closed", e);
                        }
                    }
                },
                "replaced-tables");
        closing.setDaemon(true);
        closing.start();
    }

    private FileChannel source(int table) throws IOException {
        if (sources[table] == null) {
            sources[table] = FileChannel.open(folder.resolve(tables.get(table).file()));
        }
        return sources[table];
    }

    /** Where the rows of each area are. */
    Map<WrittenOutputs.PieceKey, WrittenOutputs.Piece> pieces() {
        return pieces;
    }

    /** Codes of the areas that have figures of a period, of any form that was added. */
    Set<String> areasWithFigures(Period period) {
        return withFigures.getOrDefault(period, Set.of());
    }

    /** Puts the finished files in their places. */
    List<WrittenOutputs.Table> finish() throws IOException {
        List<WrittenOutputs.Table> written = new ArrayList<>();
        // Each waits for the disk.
        InOrder.forEach(
                IntStream.range(0, files.length).boxed().toList(),
                i -> {
                    files[i].finish();
                    return WrittenOutputs.Table.of(folder.resolve(tables.get(i).file()), headers[i]);
                },
                written::add);
        return written;
    }

    @Override
    public void close() throws IOException {
        InOrder.stop(copier);
        InOrder.stop(disk);
        closeSources();
        for (SplicedFile file : files) {
            if (file != null) {
                file.close();
            }
        }
    }
}
