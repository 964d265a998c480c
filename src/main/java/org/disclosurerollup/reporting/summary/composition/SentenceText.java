package org.disclosurerollup.reporting.summary.composition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sentences with places for figures. {@code {…}} is a place. {@code 【…】} is a clause that is left out where one of its
 * figures is missing; {@code 【a|、b|、c】} is a list of which each piece is left out by itself, and the first that
 * stays loses its leading 、 or ; or comma. Of a list one piece must stay, or what surrounds it is left out as well. A
 * sentence ends with 。 and is left out where a figure outside its clauses is missing.
 */
final class SentenceText {

    /** Where lines of the file are joined; Chinese text has no spaces. */
    private static final String SPACE_AT_CHINESE = "(?<=[^\\x00-\\x7F])\\s+|\\s+(?=[^\\x00-\\x7F])|^\\s+|\\s+$";

    private static final String SEPARATORS = "、,;,;";

    /** A piece of a sentence. */
    private sealed interface Piece {}

    private record Literal(String text) implements Piece {}

    private record Hole(Placeholder placeholder) implements Piece {}

    private record Clause(List<List<Piece>> alternatives) implements Piece {}

    private final List<List<Piece>> sentences;

    private SentenceText(List<List<Piece>> sentences) {
        this.sentences = sentences;
    }

    /** @throws TemplateException if a bracket has no partner or a place cannot be read */
    static SentenceText parse(String text) {
        Parser parser = new Parser(text.replaceAll("\\s*\\R\\s*", ""));
        List<List<Piece>> sentences = new ArrayList<>();
        while (!parser.atEnd()) {
            sentences.add(parser.pieces(true));
        }
        return new SentenceText(sentences);
    }

    /** All places in it. */
    List<Placeholder> placeholders() {
        List<Placeholder> found = new ArrayList<>();
        sentences.forEach(sentence -> collect(sentence, found));
        return found;
    }

    private static void collect(List<Piece> pieces, List<Placeholder> found) {
        for (Piece piece : pieces) {
            if (piece instanceof Hole hole) {
                found.add(hole.placeholder());
            } else if (piece instanceof Clause clause) {
                clause.alternatives().forEach(alternative -> collect(alternative, found));
            }
        }
    }

    /**
     * The sentences with their figures, those left out that miss one.
     *
     * @param fill answers what stands in a place, empty where the figure is missing
     */
    String fill(Function<Placeholder, Optional<String>> fill) {
        StringBuilder text = new StringBuilder();
        for (List<Piece> sentence : sentences) {
            // Where all clauses are left out, nothing but marks may be left.
            fill(sentence, fill)
                    .filter(filled -> filled.chars().anyMatch(Character::isLetterOrDigit))
                    .ifPresent(text::append);
        }
        return text.toString();
    }

    private static Optional<String> fill(List<Piece> pieces, Function<Placeholder, Optional<String>> fill) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            Optional<String> filled;
            if (piece instanceof Literal literal) {
                filled = Optional.of(literal.text());
            } else if (piece instanceof Hole hole) {
                filled = fill.apply(hole.placeholder());
            } else {
                filled = fill((Clause) piece, fill);
            }
            if (filled.isEmpty()) {
                return Optional.empty();
            }
            text.append(filled.get());
        }
        return Optional.of(text.toString());
    }

    private static Optional<String> fill(Clause clause, Function<Placeholder, Optional<String>> fill) {
        StringBuilder text = new StringBuilder();
        for (List<Piece> alternative : clause.alternatives()) {
            fill(alternative, fill)
                    .ifPresent(filled -> text.append(
                            text.isEmpty() && clause.alternatives().size() > 1 ? withoutSeparator(filled) : filled));
        }
        boolean gone = text.isEmpty() && clause.alternatives().size() > 1;
        return gone ? Optional.empty() : Optional.of(text.toString());
    }

    private static String withoutSeparator(String text) {
        return !text.isEmpty() && SEPARATORS.indexOf(text.charAt(0)) >= 0 ? text.substring(1) : text;
    }

    private static final class Parser {

        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        boolean atEnd() {
            return at >= text.length();
        }

        /** Reads up to the end of the sentence, or inside a clause up to its next piece. */
        List<Piece> pieces(boolean sentence) {
            List<Piece> pieces = new ArrayList<>();
            StringBuilder literal = new StringBuilder();
            while (!atEnd()) {
                char c = text.charAt(at);
                if (c == '{' || c == '【') {
                    flush(literal, pieces);
                    pieces.add(c == '{' ? hole() : clause());
                } else if (c == '|' && !sentence || c == '】') {
                    if (sentence) {
                        throw new TemplateException("a 】 stands without its 【 in '" + text + "'");
                    }
                    break;
                } else if (c == '}') {
                    throw new TemplateException("a } stands without its { in '" + text + "'");
                } else {
                    literal.append(c);
                    at++;
                    if (c == '。' && sentence) {
                        break;
                    }
                }
            }
            flush(literal, pieces);
            return pieces;
        }

        private static void flush(StringBuilder literal, List<Piece> pieces) {
            if (!literal.isEmpty()) {
                pieces.add(new Literal(literal.toString().replaceAll(SPACE_AT_CHINESE, "")));
                literal.setLength(0);
            }
        }

        private Hole hole() {
            int end = text.indexOf('}', at);
            if (end < 0) {
                throw new TemplateException("a { stands without its } in '" + text + "'");
            }
            Placeholder placeholder = Placeholder.parse(text.substring(at + 1, end));
            at = end + 1;
            return new Hole(placeholder);
        }

        private Clause clause() {
            List<List<Piece>> alternatives = new ArrayList<>();
            do {
                at++;
                alternatives.add(pieces(false));
                if (atEnd()) {
                    throw new TemplateException("a 【 stands without its 】 in '" + text + "'");
                }
            } while (text.charAt(at) == '|');
            at++;
            return new Clause(alternatives);
        }
    }
}
