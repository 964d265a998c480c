package org.disclosurerollup.validation;

import java.util.Arrays;

/** The submissions that a check has looked at, numbered from 0, in columns. */
final class Subjects {

    private long[] submissionIds = new long[64];
    private long[] fileIds = new long[64];
    private int[] lines = new int[64];
    private int[] nodes = new int[64];
    private int size;

    /**
     * Adds one; answers its number.
     *
     * @param node place of its unit in the tree
     */
    int add(long submissionId, long fileId, int line, int node) {
        if (size == nodes.length) {
            int room = size + size / 2;
            submissionIds = Arrays.copyOf(submissionIds, room);
            fileIds = Arrays.copyOf(fileIds, room);
            lines = Arrays.copyOf(lines, room);
            nodes = Arrays.copyOf(nodes, room);
        }
        submissionIds[size] = submissionId;
        fileIds[size] = fileId;
        lines[size] = line;
        nodes[size] = node;
        return size++;
    }

    long submissionId(int subject) {
        return submissionIds[subject];
    }

    long fileId(int subject) {
        return fileIds[subject];
    }

    int line(int subject) {
        return lines[subject];
    }

    int node(int subject) {
        return nodes[subject];
    }
}
