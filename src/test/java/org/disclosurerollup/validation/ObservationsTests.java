package org.disclosurerollup.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ObservationsTests {

    @Property(tries = 100)
    void figuresComeBackWithTheirSubmissions(@ForAll long seed) {
        Random random = new Random(seed);
        int size = random.nextInt(3000);
        int[] subjects = new int[size];
        long[] now = new long[size];
        long[] before = new long[size];
        Observations observations = new Observations();
        for (int i = 0; i < size; i++) {
            subjects[i] = (i == 0 ? 0 : subjects[i - 1]) + random.nextInt(random.nextInt(9) == 0 ? 100_000 : 2);
            now[i] = random.nextLong() >>> 1 + random.nextInt(60);
            before[i] = random.nextLong() >>> 1 + random.nextInt(60);
            observations.add(subjects[i], now[i], before[i]);
        }
        Observations.Unpacked all = observations.unpack();
        assertThat(all.subjects()).isEqualTo(subjects);
        assertThat(all.now()).isEqualTo(now);
        assertThat(all.before()).isEqualTo(before);
    }

    /** Findings stand in the order of the groups. */
    @Property(tries = 100)
    void groupsStandInTheOrderOfTheirFirstThings(@ForAll long seed) {
        Random random = new Random(seed);
        int size = random.nextInt(2000);
        int keys = 1 + random.nextInt(300);
        PeerGroups groups = new PeerGroups(size);
        Map<Long, List<Integer>> expected = new LinkedHashMap<>();
        long key = 0;
        for (int i = 0; i < size; i++) {
            key = random.nextBoolean() ? key : random.nextInt(keys) * 16L - 16;
            groups.put(i, key);
            expected.computeIfAbsent(key, unknown -> new ArrayList<>()).add(i);
        }
        assertThat(groups.groups().stream()
                        .map(group -> Arrays.stream(group).boxed().toList())
                        .toList())
                .isEqualTo(List.copyOf(expected.values()));
    }
}
