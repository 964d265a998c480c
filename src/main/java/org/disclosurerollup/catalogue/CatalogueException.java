package org.disclosurerollup.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** The forms or the units cannot be used; all problems found are in it, in file order. */
public class CatalogueException extends RuntimeException {

    private final transient List<Problem> problems;

    public CatalogueException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
