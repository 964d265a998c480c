package org.disclosurerollup.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers distinct texts from 0 in the order in which they come: an open hash table of whole numbers over their bytes. */
final class TextNumbers {

    static final int NONE = -1;

    /** Spreads hashes of texts that differ in their last characters only. */
    private static final int GOLDEN = 0x9E3779B9;

    private final PackedTexts texts;
    private int[] places;
    private int[] slots;
    private int shift;
    private int size;

    /** @param expected how many texts to have room for; it grows */
    TextNumbers(PackedTexts texts, int expected) {
        this.texts = texts;
        this.places = new int[Math.max(expected, 4)];
        makeSlots(expected);
    }

    /** At most three of four slots are taken. */
    private void makeSlots(int texts) {
        int bits = Math.max(4, Integer.SIZE - Integer.numberOfLeadingZeros(Math.addExact(texts, texts / 3)));
        slots = new int[1 << bits];
        Arrays.fill(slots, NONE);
        shift = Integer.SIZE - bits;
    }

    int size() {
        return size;
    }

    String text(int number) {
        return texts.text(places[number]);
    }

    /** The number of a text, a new one if it was not there. */
    int add(byte[] from, int start, int stop) {
        int slot = slot(PackedTexts.hash(from, start, stop));
        while (slots[slot] != NONE) {
            if (texts.isAt(places[slots[slot]], from, start, stop)) {
                return slots[slot];
            }
            slot = next(slot);
        }
        if (size == places.length) {
            places = Arrays.copyOf(places, size + size / 2);
        }
        places[size] = texts.add(from, start, stop);
        slots[slot] = size++;
        if (size > slots.length / 4 * 3) {
            makeSlots(size + size / 2);
            for (int number = 0; number < size; number++) {
                put(number);
            }
        }
        return size - 1;
    }

    private void put(int number) {
        int slot = slot(texts.hash(places[number]));
        while (slots[slot] != NONE) {
            slot = next(slot);
        }
        slots[slot] = number;
    }

    /** The number of a text, -1 if it is not there. */
    int find(String text) {
        if (!PackedTexts.isAscii(text)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            int number = find(bytes, bytes.length);
            // Half a pair of surrogates has no bytes of its own.
            return number != NONE && text(number).equals(text) ? number : NONE;
        }
        for (int slot = slot(PackedTexts.hash(text)); slots[slot] != NONE; slot = next(slot)) {
            if (texts.isAt(places[slots[slot]], text)) {
                return slots[slot];
            }
        }
        return NONE;
    }

    private int find(byte[] text, int length) {
        for (int slot = slot(PackedTexts.hash(text, 0, length)); slots[slot] != NONE; slot = next(slot)) {
            if (texts.isAt(places[slots[slot]], text, 0, length)) {
                return slots[slot];
            }
        }
        return NONE;
    }

    private int slot(int hash) {
        return hash * GOLDEN >>> shift;
    }

    private int next(int slot) {
        return slot + 1 & slots.length - 1;
    }

    /** Gives back what no further text needs. */
    void trim() {
        places = Arrays.copyOf(places, size);
    }
}
