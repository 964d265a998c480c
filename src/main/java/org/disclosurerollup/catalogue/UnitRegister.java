package org.disclosurerollup.catalogue;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.concurrent.ConcurrentHashMap;

/** All units over all years. May be used by several threads. */
public final class UnitRegister {

    private final UnitColumns columns;
    private final KeptFile file;
    private final String fingerprint;
    private final Map<Period, UnitTree> trees = new ConcurrentHashMap<>();
    private final Map<Period, Succession> successions = new ConcurrentHashMap<>();
    private UnitNameIndex names;

    UnitRegister(UnitColumns columns, byte[] file) {
        this.columns = columns;
        this.file = new KeptFile(file);
        this.fingerprint = Fingerprint.of(file);
    }

    /** All rows of {@code units.csv}, in its order, each made when it is asked for. */
    public List<Unit> units() {
        return new Rows();
    }

    private final class Rows extends AbstractList<Unit> implements RandomAccess {

        @Override
        public Unit get(int row) {
            return columns.unit(row);
        }

        @Override
        public int size() {
            return columns.size();
        }
    }

    /** The file of units as it was read. */
    public KeptFile file() {
        return file;
    }

    /** SHA-256 of the file of units. */
    public String fingerprint() {
        return fingerprint;
    }

    /** The rows of one code, in file order; empty for an unknown code. */
    public List<Unit> ofCode(String code) {
        int number = columns.find(code);
        if (number == UnitColumns.NONE) {
            return List.of();
        }
        int first = columns.firstOf(number);
        if (columns.nextOf(first) == UnitColumns.NONE) {
            return List.of(columns.unit(first));
        }
        List<Unit> versions = new ArrayList<>();
        for (int row = first; row != UnitColumns.NONE; row = columns.nextOf(row)) {
            versions.add(columns.unit(row));
        }
        return List.copyOf(versions);
    }

    /** Whether the code is a unit's, of whatever years. */
    public boolean isKnown(String code) {
        return columns.find(code) != UnitColumns.NONE;
    }

    /** The codes of the units that bear the name; more than one where the name is ambiguous. */
    public List<String> codesNamed(String name) {
        return names().codes(name);
    }

    /** Made when somebody first asks for a name: filings of a whole country give codes. */
    private synchronized UnitNameIndex names() {
        if (names == null) {
            names = new UnitNameIndex(columns);
        }
        return names;
    }

    /** The code of the unit with that unified social credit code. */
    public Optional<String> ofCreditCode(String creditCode) {
        int number = columns.ofCreditCode(creditCode);
        return number == UnitColumns.NONE ? Optional.empty() : Optional.of(columns.codeOf(number));
    }

    /** The tree of the units that existed in the period, made once. */
    public UnitTree treeOf(Period period) {
        return trees.computeIfAbsent(period, this::makeTree);
    }

    /** Years in which no unit changed share what they have in memory. */
    private UnitTree makeTree(Period period) {
        UnitTree tree = UnitTree.of(columns, period);
        return trees.values().stream()
                .filter(tree::standsAs)
                .findFirst()
                .map(same -> same.forPeriod(period))
                .orElse(tree);
    }

    /** Who took over from whom between the year before and the period, made once. */
    public Succession successionTo(Period period) {
        return successions.computeIfAbsent(period, p -> Succession.of(ended(), p));
    }

    /** The rows that name successors. */
    private List<Unit> ended() {
        return columns.successors().keySet().stream().map(columns::unit).toList();
    }
}
