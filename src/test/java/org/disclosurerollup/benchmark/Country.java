package org.disclosurerollup.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A country of regions, cities, counties and offices that is shaped as the real one: at scale 1 it has 31 regions, 341
 * cities, 2,900 counties and 148,180 offices, each region with as many cities and counties as its share of the real
 * ones. Other scales multiply every number, so that 10 is ten such countries beside each other. Codes have the shape of
 * division codes; no name is real. Nothing is kept of the offices, however many there are.
 */
final class Country {
    static final int REGIONS = 31;
    static final int CITIES = 341;
    static final int COUNTIES = 2_900;
    static final int OFFICES = 148_180;

    private static final int OFFICES_OF_HIGHER_AREAS = 40;
    private static final int FEWEST_OFFICES = 3;

    /** Division code, cities (those that group counties under no city included) and counties of each region, about 2020. */
    private static final int[][] REAL = {
        {11, 1, 16}, {12, 1, 16}, {13, 11, 167}, {14, 11, 117}, {15, 12, 103}, {21, 14, 100}, {22, 9, 60},
        {23, 13, 121}, {31, 1, 16}, {32, 13, 95}, {33, 11, 90}, {34, 16, 104}, {35, 9, 84}, {36, 11, 100},
        {37, 16, 136}, {41, 18, 157}, {42, 14, 103}, {43, 14, 122}, {44, 21, 122}, {45, 14, 111}, {46, 5, 25},
        {50, 1, 38}, {51, 21, 183}, {52, 9, 88}, {53, 16, 129}, {54, 7, 74}, {61, 10, 107}, {62, 14, 86},
        {63, 8, 45}, {64, 5, 22}, {65, 15, 108}
    };

    private final List<Area> areas = new ArrayList<>();

    /** @param offices how many stand directly below it */
    private record Area(String code, String name, String kind, String parent, int offices) {}

    /** Takes a unit; an office's kind is {@code government} or {@code department}. */
    @FunctionalInterface
    interface UnitConsumer {
        void accept(String code, String name, String kind, String parent) throws IOException;
    }

    Country(double scale) {
        int regions = Math.max(2, (int) Math.round(REGIONS * scale));
        int cities = Math.max(3 * regions, (int) Math.round(CITIES * scale));
        int counties = Math.max(3 * cities, (int) Math.round(COUNTIES * scale));
        int higher = regions + cities;
        int offices = Math.max(FEWEST_OFFICES * (higher + counties), (int) Math.round(OFFICES * scale));
        int officesOfHigher = Math.min(OFFICES_OF_HIGHER_AREAS, offices / (higher + counties));
        int left = offices - officesOfHigher * higher;
        int countiesLeft = counties;
        int[] citiesOf = shares(cities, regions, 1);
        int[] countiesOf = shares(counties, regions, 2);
        for (int region = 0; region < regions; region++) {
            String prefix = prefix(region, regions);
            add(prefix + "0000", "省", "region", "", officesOfHigher);
            for (int city = 0; city < citiesOf[region]; city++) {
                String cityCode = prefix + "%02d00".formatted(city + 1);
                add(cityCode, "市", "city", prefix + "0000", officesOfHigher);
                int here = (countiesOf[region] + city) / citiesOf[region];
                for (int county = 0; county < here; county++) {
                    int share = left / countiesLeft--;
                    left -= share;
                    add(prefix + "%02d%02d".formatted(city + 1, county + 1), "县", "county", cityCode, share);
                }
            }
        }
    }

    private void add(String code, String kindName, String kind, String parent, int offices) {
        areas.add(new Area(code, kindName + code, kind, parent, offices));
    }

    /** The real region a made one is shaped as: where there are fewer than 31, some from everywhere. */
    private static int[] real(int region, int regions) {
        return REAL[regions < REGIONS ? region * REGIONS / regions : region % REGIONS];
    }

    private static String prefix(int region, int regions) {
        String code = "%02d".formatted(real(region, regions)[0]);
        return region < REGIONS ? code : region / REGIONS + "-" + code;
    }

    /** Divides a number among the regions by their real ones, so that the parts add up; each gets at least one. */
    private static int[] shares(int all, int regions, int column) {
        long weights = IntStream.range(0, regions)
                .mapToLong(i -> real(i, regions)[column])
                .sum();
        int[] shares = IntStream.range(0, regions)
                .map(i -> Math.max(1, (int) (real(i, regions)[column] * (long) all / weights)))
                .toArray();
        List<Integer> byWeight = IntStream.range(0, regions)
                .boxed()
                .sorted(Comparator.comparingInt(i -> -real(i, regions)[column]))
                .toList();
        int missing = all - IntStream.of(shares).sum();
        for (int i = 0; missing != 0; i = (i + 1) % regions) {
            int step = Integer.signum(missing);
            if (shares[byWeight.get(i)] + step > 0) {
                shares[byWeight.get(i)] += step;
                missing -= step;
            }
        }
        return shares;
    }

    /** Every unit, areas before what is below them. */
    void forEachUnit(UnitConsumer consumer) throws IOException {
        for (Area area : areas) {
            consumer.accept(area.code, area.name, area.kind, area.parent);
            for (int office = 0; office < area.offices; office++) {
                consumer.accept(
                        area.code + "-" + office,
                        "局" + office + " " + area.name,
                        office == 0 ? "government" : "department",
                        area.code);
            }
        }
    }

    long offices() {
        return areas.stream().mapToLong(Area::offices).sum();
    }

    String describe() {
        return "%,d regions, %,d cities, %,d counties, %,d offices"
                .formatted(count("region"), count("city"), count("county"), offices());
    }

    private long count(String kind) {
        return areas.stream().filter(area -> area.kind.equals(kind)).count();
    }
}
