package org.disclosurerollup.reporting.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.reporting.OutputFolder;
import org.disclosurerollup.submission.Scope;

/** Whom a form of a year is sent to, and under which names of files. */
public final class Recipients {

    private static final String EXTENSION = ".xlsx";

    /** With year, form and extension it stays well below what file systems allow, in bytes of Chinese text. */
    private static final int LONGEST_CODE = 60;

    private final Form form;
    private final UnitTree tree;
    private final boolean[] expected;

    public Recipients(Form form, UnitTree tree) {
        this.form = form;
        this.tree = tree;
        this.expected = tree.expectedToFile(form);
    }

    /** The units that are expected to file the form, in the order of the tree. */
    public List<Unit> all() {
        List<Unit> all = new ArrayList<>();
        for (int node = 0; node < tree.size(); node++) {
            if (expected[node]) {
                all.add(tree.unit(node));
            }
        }
        return all;
    }

    /**
     * The unit with last year's figures. An area whose parts file the form reports its whole; one that files itself does
     * it as it did last year.
     */
    public Recipient of(Unit unit, LastYear lastYear) {
        boolean whole =
                unit.kind().isArea() && (!expected[tree.indexOf(unit.code())] || lastYear.isForWholeArea(unit.code()));
        Scope scope = whole ? Scope.AREA : Scope.OWN;
        return new Recipient(unit, scope, lastYear.of(unit.code(), scope));
    }

    /**
     * A file's name for each unit's code: {@code <code>-<year>-<form>.xlsx}, with a number where two would be the same.
     * It is the same whoever else is sent a form.
     */
    public Map<String, String> fileNames() {
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (int node = 0; node < tree.size(); node++) {
            String code = shortened(OutputFolder.plain(tree.code(node)));
            String rest = "-" + tree.period() + "-" + form.id();
            String name = code + rest;
            for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = code + "_" + i + rest;
            }
            names.put(tree.code(node), name + EXTENSION);
        }
        return names;
    }

    private static String shortened(String code) {
        int length = code.codePointCount(0, code.length());
        return length <= LONGEST_CODE ? code : code.substring(0, code.offsetByCodePoints(0, LONGEST_CODE));
    }
}
