package org.disclosurerollup.catalogue;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML file as nodes that know their line, with the problems found while reading it. No value is ever turned into a
 * Java object by the YAML library.
 */
public final class YamlFile {

    private final String name;
    private final List<Problem> problems;

    public YamlFile(String name, List<Problem> problems) {
        this.name = name;
        this.problems = problems;
    }

    /** The top mapping of the file, or {@code null} after noting why there is none. */
    public Mapping read(byte[] content) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(20);
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            Node node = new Yaml(options).compose(new StringReader(text.toString()));
            if (node == null) {
                problems.add(new Problem(name, 0, "the file is empty"));
                return null;
            }
            return mapping(node, "the file");
        } catch (CharacterCodingException e) {
            problems.add(new Problem(name, 0, "the file is not UTF-8"));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.add(new Problem(name, line, "not valid YAML: " + e.getProblem()));
        } catch (RuntimeException e) {
            problems.add(new Problem(name, 0, "not valid YAML: " + e.getMessage()));
        }
        return null;
    }

    public void problem(int line, String reason) {
        problems.add(new Problem(name, line, reason));
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private Mapping mapping(Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            problem(line(node), what + " must be a mapping of names to values");
            return null;
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                problem(line(tuple.getKeyNode()), "a name must be a single value");
                continue;
            }
            String key = name.getValue();
            if (entries.put(key, tuple.getValueNode()) != null) {
                problem(line(tuple.getKeyNode()), "'" + key + "' stands twice");
            }
        }
        return new Mapping(entries, line(node));
    }

    /** A mapping; every reading of a key marks it as known, the others are reported by {@link #rejectOthers}. */
    public final class Mapping {

        private final Map<String, Node> entries;
        private final Set<String> known = new LinkedHashSet<>();
        private final int line;

        private Mapping(Map<String, Node> entries, int line) {
            this.entries = entries;
            this.line = line;
        }

        public int line() {
            return line;
        }

        public boolean has(String key) {
            return entries.containsKey(key);
        }

        private Node node(String key) {
            known.add(key);
            return entries.get(key);
        }

        /** The text under the key, or the default where the key is absent. */
        public String text(String key, String absent) {
            Node node = node(key);
            if (node == null) {
                return absent;
            }
            if (node instanceof ScalarNode scalar) {
                return scalar.getValue().strip();
            }
            problem(YamlFile.line(node), "'" + key + "' must be a single value");
            return absent;
        }

        /** The text under the key; its absence is a problem. */
        public String required(String key) {
            String text = text(key, null);
            if (text == null || text.isEmpty()) {
                problem(line, "'" + key + "' is missing");
                return "";
            }
            return text;
        }

        public int number(String key, int absent) {
            String text = text(key, null);
            if (text == null) {
                return absent;
            }
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                problem(YamlFile.line(entries.get(key)), "'" + key + "' must be a whole number, not '" + text + "'");
                return absent;
            }
        }

        public boolean flag(String key, boolean absent) {
            String text = text(key, null);
            if (text == null) {
                return absent;
            }
            if (!text.equals("true") && !text.equals("false")) {
                problem(YamlFile.line(entries.get(key)), "'" + key + "' must be true or false, not '" + text + "'");
            }
            return text.equals("true");
        }

        public List<String> texts(String key) {
            List<String> texts = new ArrayList<>();
            for (Node node : sequence(key)) {
                if (node instanceof ScalarNode scalar) {
                    texts.add(scalar.getValue().strip());
                } else {
                    problem(YamlFile.line(node), "'" + key + "' must be a list of single values");
                }
            }
            return texts;
        }

        public Map<String, String> textMap(String key) {
            Node node = node(key);
            Map<String, String> texts = new LinkedHashMap<>();
            Mapping inner = node == null ? null : mapping(node, "'" + key + "'");
            if (inner != null) {
                inner.entries.keySet().forEach(name -> texts.put(name, inner.text(name, "")));
            }
            return texts;
        }

        /** The line the key's value begins on, this mapping's own where it is absent. */
        public int lineOf(String key) {
            Node node = entries.get(key);
            return node == null ? line : YamlFile.line(node);
        }

        /** The mapping under the key, or {@code null} where the key is absent. */
        public Mapping inner(String key) {
            Node node = node(key);
            return node == null ? null : mapping(node, "'" + key + "'");
        }

        /** The names of all entries, in their order. */
        public Set<String> keys() {
            return Collections.unmodifiableSet(entries.keySet());
        }

        /** One value of a list: a text, or a mapping. */
        public record Item(int line, String text, Mapping mapping) {}

        /** The values of a list that may hold texts and mappings. */
        public List<Item> items(String key) {
            List<Item> items = new ArrayList<>();
            for (Node node : sequence(key)) {
                if (node instanceof ScalarNode scalar) {
                    items.add(new Item(YamlFile.line(node), scalar.getValue().strip(), null));
                } else {
                    Mapping mapping = mapping(node, "an entry of '" + key + "'");
                    if (mapping != null) {
                        items.add(new Item(YamlFile.line(node), null, mapping));
                    }
                }
            }
            return items;
        }

        public List<Mapping> mappings(String key) {
            List<Mapping> mappings = new ArrayList<>();
            for (Node node : sequence(key)) {
                Mapping mapping = mapping(node, "an entry of '" + key + "'");
                if (mapping != null) {
                    mappings.add(mapping);
                }
            }
            return mappings;
        }

        private List<Node> sequence(String key) {
            Node node = node(key);
            if (node == null) {
                return List.of();
            }
            if (node instanceof SequenceNode sequence) {
                return sequence.getValue();
            }
            problem(YamlFile.line(node), "'" + key + "' must be a list");
            return List.of();
        }

        /** Whether the value under the key is a list. */
        public boolean isList(String key) {
            return entries.get(key) instanceof SequenceNode;
        }

        /** Reports every key that nobody asked for: most often a misspelt one. */
        public void rejectOthers() {
            entries.forEach((key, node) -> {
                if (!known.contains(key)) {
                    problem(YamlFile.line(node), "'" + key + "' is not known here; known: " + String.join(", ", known));
                }
            });
        }
    }
}
