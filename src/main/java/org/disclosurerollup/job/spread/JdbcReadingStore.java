package org.disclosurerollup.job.spread;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code batch.reading}: recordings that wait to be taken in. */
final class JdbcReadingStore {

    private static final String PUT = """
            insert into batch.reading (key, recording) select * from unnest(?::bytea[], ?::bytea[])
            on conflict (key) do nothing
            """;
    private static final String FIND = "select key, recording from batch.reading where key = any (?::bytea[])";

    private final JdbcTemplate jdbc;

    JdbcReadingStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** A recording and what it is of. */
    record Kept(byte[] key, byte[] recording) {}

    /** Keeps recordings, all in one statement; one that is there already is the same. */
    void put(List<Kept> readings) {
        if (!readings.isEmpty()) {
            jdbc.update(
                    PUT,
                    readings.stream().map(Kept::key).toArray(byte[][]::new),
                    readings.stream().map(Kept::recording).toArray(byte[][]::new));
        }
    }

    /** Those of the readings that are there, by {@link #name} of their keys. */
    Map<String, byte[]> find(List<byte[]> keys) {
        Map<String, byte[]> found = new HashMap<>();
        jdbc.query(
                FIND,
                row -> {
                    found.put(name(row.getBytes(1)), row.getBytes(2));
                },
                (Object) keys.toArray(byte[][]::new));
        return found;
    }

    static String name(byte[] key) {
        return HexFormat.of().formatHex(key);
    }

    /** Whether the database answers. */
    boolean isThere() {
        try {
            jdbc.queryForObject("select 1", Integer.class);
            return true;
        } catch (DataAccessException e) {
            return false;
        }
    }

    void clear() {
        jdbc.update("delete from batch.reading");
    }
}
