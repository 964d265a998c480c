package org.disclosurerollup.validation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;

/**
 * Compiles one formula for one form.
 *
 * <pre>
 * formula    := side ( "=" | "&lt;&gt;" | "&lt;=" | "&gt;=" | "&lt;" | "&gt;" ) side
 * side       := ["-"] term { ("+" | "-") term }
 * term       := number | "是" | "否" | [number "*"] cell | ("sum" | "max" | "min" | "filled") "(" item { "," item } ")"
 * item       := cell | cell ".." cell
 * cell       := "[" code "]" [ "@previous" ]
 * </pre>
 *
 * <p>{@code max}, {@code min} and {@code filled}, the number of filled cells, stand alone on their side. Only
 * {@code filled} takes cells of text. 是 is one and 否 is zero, as such cells are stored. A range takes the cells between the two, in form order, that
 * have the same depth and, in a grid, the same column.
 */
final class FormulaParser {

    private final Form form;
    private final String text;
    private final List<Term> left = new ArrayList<>();
    private final List<Term> right = new ArrayList<>();
    private Expression.Kind kind;
    private boolean counting;
    private int at;

    private FormulaParser(Form form, String text) {
        this.form = form;
        this.text = text;
    }

    /** A cell with its coefficient, or a constant where the cell is {@code null}. */
    private record Term(Cell cell, boolean previous, BigDecimal factor) {}

    /** @throws FormulaException if the text is no formula over this form's cells */
    static Formula parse(Form form, String text) {
        return parse(form, text, List.of());
    }

    /**
     * A formula that is asked only where all conditions hold.
     *
     * @throws FormulaException if one of them is no formula over this form's cells, or if it asks for text and for the
     *     year before: texts of earlier years are not at hand
     */
    static Formula parse(Form form, String text, List<String> conditions) {
        List<Formula> compiled = conditions.stream()
                .map(condition -> new FormulaParser(form, condition).parse(List.of()))
                .toList();
        Formula formula = new FormulaParser(form, text).parse(compiled);
        if (formula.looksBack() && formula.readsText(form)) {
            throw new FormulaException("a rule cannot ask for text and for the year before");
        }
        return formula;
    }

    private Formula parse(List<Formula> conditions) {
        Expression.Kind leftKind = side(left);
        Relation relation = relation();
        Expression.Kind rightKind = side(right);
        skipSpace();
        if (at < text.length()) {
            throw error("unexpected text");
        }
        int decimals = Math.max(decimals(leftKind, left), decimals(rightKind, right));
        return new Formula(
                compile(leftKind, left, decimals), relation, compile(rightKind, right, decimals), decimals, conditions);
    }

    private static int decimals(Expression.Kind sideKind, List<Term> terms) {
        int decimals = 0;
        for (Term term : terms) {
            int own = term.cell() == null
                    ? Math.max(0, term.factor().stripTrailingZeros().scale())
                    : term.cell().decimals();
            decimals = Math.max(decimals, own);
        }
        return sideKind == Expression.Kind.FILLED ? 0 : decimals;
    }

    private Expression compile(Expression.Kind sideKind, List<Term> terms, int decimals) {
        List<Term> cells = terms.stream().filter(term -> term.cell() != null).toList();
        int[] indexes = new int[cells.size()];
        long[] factors = new long[cells.size()];
        boolean[] previous = new boolean[cells.size()];
        long[] halves = new long[cells.size()];
        for (int i = 0; i < indexes.length; i++) {
            Cell cell = cells.get(i).cell();
            boolean counted = sideKind == Expression.Kind.FILLED;
            long scale = FixedPoint.power(counted ? decimals : decimals - cell.decimals());
            indexes[i] = cell.index();
            previous[i] = cells.get(i).previous();
            factors[i] = Math.multiplyExact(wholeFactor(cells.get(i).factor()), scale);
            halves[i] = counted || cell.decimals() == 0 ? 0 : Math.abs(factors[i]);
        }
        long constant = terms.stream()
                .filter(term -> term.cell() == null)
                .mapToLong(term -> term.factor().movePointRight(decimals).longValueExact())
                .sum();
        boolean looksBack = cells.stream().anyMatch(Term::previous);
        return new Expression(sideKind, indexes, factors, previous, looksBack, halves, constant);
    }

    private long wholeFactor(BigDecimal factor) {
        try {
            return factor.longValueExact();
        } catch (ArithmeticException e) {
            throw error("a coefficient must be a whole number");
        }
    }

    private Expression.Kind side(List<Term> terms) {
        kind = Expression.Kind.SUM;
        BigDecimal sign = accept("-") ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        boolean alone = term(terms, sign);
        while (true) {
            if (accept("+")) {
                sign = BigDecimal.ONE;
            } else if (accept("-")) {
                sign = BigDecimal.ONE.negate();
            } else {
                return kind;
            }
            if (alone || term(terms, sign)) {
                throw error("max, min and filled must stand alone on their side");
            }
        }
    }

    /** Reads a term and answers whether it must stand alone. */
    private boolean term(List<Term> terms, BigDecimal sign) {
        for (Expression.Kind function : Expression.Kind.values()) {
            if (accept(function.name().toLowerCase(Locale.ROOT) + "(")) {
                if (function != Expression.Kind.SUM && (!terms.isEmpty() || sign.signum() < 0)) {
                    throw error("max, min and filled must stand alone on their side");
                }
                counting = function == Expression.Kind.FILLED;
                items(terms, sign);
                counting = false;
                kind = function == Expression.Kind.SUM ? kind : function;
                return function != Expression.Kind.SUM;
            }
        }
        if (peek() == '[') {
            terms.add(cell(sign));
            return false;
        }
        if (accept("是") || accept("否")) {
            boolean yes = text.charAt(at - 1) == '是';
            terms.add(new Term(null, false, yes ? sign : BigDecimal.ZERO));
            return false;
        }
        BigDecimal number = number();
        if (accept("*")) {
            terms.add(cell(sign.multiply(number)));
        } else {
            terms.add(new Term(null, false, sign.multiply(number)));
        }
        return false;
    }

    private void items(List<Term> terms, BigDecimal sign) {
        do {
            Term first = cell(sign);
            if (accept("..")) {
                range(terms, first, cell(sign));
            } else {
                terms.add(first);
            }
        } while (accept(","));
        if (!accept(")")) {
            throw error("')' is missing");
        }
    }

    private void range(List<Term> terms, Term first, Term last) {
        Cell from = first.cell();
        Cell to = last.cell();
        if (from.index() >= to.index() || from.depth() != to.depth() || !inLine(from, to)) {
            throw error("[" + from.code() + "] .. [" + to.code() + "] is no range");
        }
        for (int i = from.index(); i <= to.index(); i++) {
            Cell cell = form.cells().get(i);
            if (cell.depth() == from.depth() && inLine(cell, from) && (counting || cell.isFigure())) {
                terms.add(new Term(cell, first.previous(), first.factor()));
            }
        }
    }

    private static boolean inLine(Cell a, Cell b) {
        return a.table().equals(b.table()) && (a.column() == null || a.column().equals(b.column()));
    }

    private Term cell(BigDecimal factor) {
        if (!accept("[")) {
            throw error("a cell such as [3.1] is expected");
        }
        int end = text.indexOf(']', at);
        if (end < 0) {
            throw error("']' is missing");
        }
        String code = text.substring(at, end).strip();
        at = end + 1;
        Cell cell = form.cell(code);
        if (cell == null) {
            throw new FormulaException("the form has no cell [" + code + "]");
        }
        if (!cell.isFigure() && !counting) {
            throw new FormulaException("cell [" + code + "] holds text");
        }
        boolean previous = accept("@previous");
        if (previous && counting) {
            throw error("filled looks at this year only");
        }
        return new Term(cell, previous, factor);
    }

    private BigDecimal number() {
        skipSpace();
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || isPoint(at))) {
            at++;
        }
        if (start == at) {
            throw error("a cell or a number is expected");
        }
        try {
            return new BigDecimal(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw error("'" + text.substring(start, at) + "' is no number");
        }
    }

    private boolean isPoint(int index) {
        return text.charAt(index) == '.' && (index + 1 >= text.length() || text.charAt(index + 1) != '.');
    }

    private Relation relation() {
        for (Relation relation : List.of(
                Relation.AT_MOST,
                Relation.AT_LEAST,
                Relation.NOT_EQUAL,
                Relation.EQUAL,
                Relation.LESS,
                Relation.MORE)) {
            if (accept(relation.symbol())) {
                return relation;
            }
        }
        throw error("one of = <> <= >= < > is expected");
    }

    private boolean accept(String token) {
        skipSpace();
        if (text.startsWith(token, at)) {
            at += token.length();
            return true;
        }
        return false;
    }

    private char peek() {
        skipSpace();
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private FormulaException error(String what) {
        return new FormulaException(what + " at position " + (at + 1) + " of '" + text + "'");
    }
}
