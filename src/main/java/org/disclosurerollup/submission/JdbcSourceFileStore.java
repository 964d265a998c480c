package org.disclosurerollup.submission;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code source_file}: which version of which file of the inbox was taken in, and with what result. */
public final class JdbcSourceFileStore {

    private static final String CURRENT = """
            select path, file_id, sha256, catalogue, read, accepted, rejected, unchanged, introduced_run, bound, signature
            from source_file where replaced_run is null
            """;
    private static final String INSERT = """
            insert into source_file (file_id, path, sha256, catalogue, read, accepted, rejected, unchanged, introduced_run,
                                     bound, signature)
            values (?, ?, ?, ?, 0, 0, 0, 0, ?, ?, ?)
            """;
    private static final String SIGNED = """
            select f.path, f.sha256, f.signature, min(r.started_at)::date
            from source_file f join run r on r.run_id = f.introduced_run
            where f.signature is not null
            group by f.path, f.sha256, f.signature
            """;
    private static final String STARTED = "select started_at::date from run where run_id = ?";
    private static final String COUNTS = """
            update source_file f
            set read = c.read, accepted = c.accepted, rejected = c.rejected, unchanged = c.unchanged
            from unnest(?::bigint[], ?::int[], ?::int[], ?::int[], ?::int[])
                     as c (file_id, read, accepted, rejected, unchanged)
            where f.file_id = c.file_id
            """;
    private static final String REPLACE = "update source_file set replaced_run = ? where file_id = any (?)";

    private final JdbcTemplate jdbc;

    public JdbcSourceFileStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * A file as it was last taken in.
     *
     * @param catalogue fingerprint of the forms and units it was read with
     * @param bound the bindings of its folders, {@code null} for none
     * @param signature SHA-256 of its signature, {@code null} for none
     */
    public record SourceFile(
            long fileId,
            String path,
            byte[] sha256,
            String catalogue,
            IntakeCounts counts,
            long introducedRun,
            String bound,
            byte[] signature) {}

    public long highestId() {
        return jdbc.queryForObject("select coalesce(max(file_id), 0) from source_file", Long.class);
    }

    /** The current version of each file, by path. */
    public Map<String, SourceFile> current() {
        Map<String, SourceFile> files = new HashMap<>();
        jdbc.query(CURRENT, row -> {
            IntakeCounts counts = new IntakeCounts(row.getInt(5), row.getInt(6), row.getInt(7), row.getInt(8));
            String path = row.getString(1);
            files.put(
                    path,
                    new SourceFile(
                            row.getLong(2),
                            path,
                            row.getBytes(3),
                            row.getString(4),
                            counts,
                            row.getLong(9),
                            row.getString(10),
                            row.getBytes(11)));
        });
        return files;
    }

    /** When signed files came. */
    public static final class Arrivals {

        private final Map<String, LocalDate> days = new HashMap<>();
        private final LocalDate today;

        /** Of files of which none came before. */
        public Arrivals(LocalDate today) {
            this.today = today;
        }

        private static String key(String path, byte[] sha256, byte[] signature) {
            return HexFormat.of().formatHex(sha256) + HexFormat.of().formatHex(signature) + path;
        }

        /** The day on which a file first came with this content and signature: that of this run, if it is new. */
        public LocalDate of(String path, byte[] sha256, byte[] signature) {
            return signature == null ? today : days.getOrDefault(key(path, sha256, signature), today);
        }
    }

    public Arrivals arrivals(long run) {
        Arrivals arrivals = new Arrivals(jdbc.queryForObject(STARTED, LocalDate.class, run));
        jdbc.query(SIGNED, row -> {
            arrivals.days.put(
                    Arrivals.key(row.getString(1), row.getBytes(2), row.getBytes(3)),
                    row.getObject(4, LocalDate.class));
        });
        return arrivals;
    }

    /**
     * A version to be entered.
     *
     * @param bound the bindings of its folders, {@code null} for none
     * @param signature SHA-256 of its signature, {@code null} for none
     */
    public record NewFile(long fileId, String path, byte[] sha256, String bound, byte[] signature) {}

    /** Enters new versions; their counts follow when they have been read. */
    public void add(List<NewFile> files, String catalogue, long run) {
        jdbc.batchUpdate(INSERT, files, 1000, (statement, file) -> {
            statement.setLong(1, file.fileId());
            statement.setString(2, file.path());
            statement.setBytes(3, file.sha256());
            statement.setString(4, catalogue);
            statement.setLong(5, run);
            statement.setString(6, file.bound());
            statement.setBytes(7, file.signature());
        });
    }

    /** Sets the counts of versions that have been read. */
    public void setCounts(Map<Long, IntakeCounts> countsByFile) {
        if (countsByFile.isEmpty()) {
            return;
        }
        List<IntakeCounts> counts = List.copyOf(countsByFile.values());
        jdbc.update(
                COUNTS,
                countsByFile.keySet().toArray(Long[]::new),
                counts.stream().map(IntakeCounts::read).toArray(Integer[]::new),
                counts.stream().map(IntakeCounts::accepted).toArray(Integer[]::new),
                counts.stream().map(IntakeCounts::rejected).toArray(Integer[]::new),
                counts.stream().map(IntakeCounts::unchanged).toArray(Integer[]::new));
    }

    /** Closes versions that were replaced or whose file is gone. */
    public void replace(Set<Long> fileIds, long run) {
        if (!fileIds.isEmpty()) {
            jdbc.update(REPLACE, run, fileIds.toArray(Long[]::new));
        }
    }
}
