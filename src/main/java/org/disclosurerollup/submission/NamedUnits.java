package org.disclosurerollup.submission;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.disclosurerollup.catalogue.CreditCode;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitRegister;

/**
 * Finds units by what they are called, in the light of the file's name and folders: a name that several units bear, or
 * that is short of its area's, means the one below the area that the path names.
 */
final class NamedUnits {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 40;

    private final UnitRegister units;

    NamedUnits(UnitRegister units) {
        this.units = units;
    }

    /** The codes of the units that the name can mean where the path is this; empty if none, several if it does not say. */
    List<String> codes(String name, String source) {
        List<String> named = units.codesNamed(name);
        if (named.size() == 1) {
            return named;
        }
        Set<String> areas = areas(source);
        if (named.size() > 1) {
            List<String> below =
                    named.stream().filter(code -> isBelow(code, areas)).toList();
            return below.size() == 1 ? below : named;
        }
        Set<String> codes = new LinkedHashSet<>();
        for (String area : areas) {
            for (Unit unit : units.ofCode(area)) {
                codes.addAll(units.codesNamed(unit.name() + name));
            }
        }
        return List.copyOf(codes);
    }

    /** The unit with that unified social credit code. */
    Optional<String> ofCreditCode(String text) {
        return units.ofCreditCode(CreditCode.normalise(text));
    }

    /** The code of the only unit of that code, credit code or name. */
    Optional<String> called(String text, String source) {
        if (units.isKnown(text)) {
            return Optional.of(text);
        }
        Optional<String> credited = ofCreditCode(text);
        if (credited.isPresent()) {
            return credited;
        }
        List<String> codes = codes(text, source);
        return codes.size() == 1 ? Optional.of(codes.get(0)) : Optional.empty();
    }

    /** The unit that the file's name, without its folders, names: the only one with the longest name. */
    Optional<String> inFileName(String source) {
        Set<String> found = new HashSet<>();
        int longest = 0;
        for (String word : words(PathWords.names(source).get(0))) {
            Optional<String> unit = word.length() < longest ? Optional.empty() : called(word, source);
            if (unit.isPresent()) {
                if (word.length() > longest) {
                    found.clear();
                }
                longest = word.length();
                found.add(unit.get());
            }
        }
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    /** The areas that the path names, by code or by name. */
    Set<String> areas(String source) {
        Set<String> areas = new LinkedHashSet<>();
        for (String name : PathWords.names(source)) {
            for (String word : words(name)) {
                List<String> codes = units.isKnown(word) ? List.of(word) : units.codesNamed(word);
                codes.stream()
                        .filter(code -> units.ofCode(code).stream()
                                .anyMatch(unit -> unit.kind().isArea()))
                        .forEach(areas::add);
            }
        }
        return areas;
    }

    /** Whether the unit is one of the areas or was ever below one of them. */
    boolean isBelow(String code, Set<String> areas) {
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(code));
        while (!open.isEmpty()) {
            String at = open.remove(open.size() - 1);
            if (areas.contains(at)) {
                return true;
            }
            if (seen.add(at)) {
                units.ofCode(at).stream()
                        .map(Unit::parent)
                        .filter(parent -> parent != null)
                        .forEach(open::add);
            }
        }
        return false;
    }

    /** Every run of characters in a name that could be a code or name. */
    private static List<String> words(String name) {
        String text = name.length() > 2 * LONGEST ? name.substring(0, 2 * LONGEST) : name;
        List<String> words = new ArrayList<>();
        for (int from = 0; from < text.length(); from++) {
            boolean inNumber = from > 0 && isPlain(text.charAt(from - 1)) && isPlain(text.charAt(from));
            for (int to = from + SHORTEST; to <= Math.min(text.length(), from + LONGEST) && !inNumber; to++) {
                boolean cut = to < text.length() && isPlain(text.charAt(to - 1)) && isPlain(text.charAt(to));
                if (!cut) {
                    words.add(text.substring(from, to));
                }
            }
        }
        return words;
    }

    /** A letter or digit of a code, which is not cut in the middle. */
    private static boolean isPlain(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }
}
