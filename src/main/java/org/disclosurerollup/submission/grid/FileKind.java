package org.disclosurerollup.submission.grid;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** What a file is, by its content; its name does not matter. */
public enum FileKind {
    TEXT("文本", Set.of("csv", "txt", "tsv", "tab")),
    XLSX("Excel 工作簿(.xlsx)", Set.of("xlsx", "xlsm")),
    XLS("Excel 97-2003 工作簿(.xls)", Set.of("xls")),
    DOCX("Word 文档(.docx)", Set.of("docx", "docm")),
    DOC("Word 97-2003 文档(.doc)", Set.of("doc")),
    HTML("网页(.html)", Set.of("html", "htm")),
    /** An Excel or Word file that asks for a password. */
    ENCRYPTED("加密文件", Set.of()),
    /** A zip file that has no end, or an OLE2 file that is broken. */
    BROKEN("损坏的文件", Set.of()),
    /** Nothing that is read. */
    OTHER("其他格式", Set.of());

    private static final int START = 4096;
    private static final int MOST_ENTRIES = 5_000;

    private final String label;
    private final Set<String> extensions;

    FileKind(String label, Set<String> extensions) {
        this.label = label;
        this.extensions = extensions;
    }

    /** What it is called in findings. */
    public String label() {
        return label;
    }

    /** Whether a file of this kind is called so. */
    public boolean fits(String name) {
        return extensions.contains(extension(name));
    }

    /** Whether the name is that of any kind that is read. */
    public static boolean isKnown(String name) {
        for (FileKind kind : values()) {
            if (kind.fits(name)) {
                return true;
            }
        }
        return false;
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** @param name what the file is called; it only matters where the content is no text and nothing that is known */
    public static FileKind of(Path file, String name) throws IOException {
        byte[] start = FileStart.read(file, START);
        if (FileStart.isMarked(start, 'P', 'K', 3, 4) || FileStart.isMarked(start, 'P', 'K', 5, 6)) {
            return ofZip(file);
        }
        if (FileStart.isMarked(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            return ofOle(file);
        }
        if (FileStart.isMarked(start, '%', 'P', 'D', 'F') || FileStart.isMarked(start, '{', '\\', 'r', 't', 'f')) {
            return OTHER;
        }
        String text = new String(start, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        String from = text.replaceFirst("^(?:\u00ef\u00bb\u00bf)?\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--.*?-->\\s*)*", "");
        boolean page = from.startsWith("<!doctype html")
                || from.startsWith("<html")
                || from.startsWith("<head")
                || from.startsWith("<meta")
                || from.startsWith("<table");
        if (page) {
            return HTML;
        }
        // A stray control character in a file that is called a text is left to its reader.
        return TEXT.fits(name) || start.length == 0 || !isBinary(start) ? TEXT : OTHER;
    }

    private static boolean isBinary(byte[] start) {
        if (FileStart.isMarked(start, 0xFF, 0xFE) || FileStart.isMarked(start, 0xFE, 0xFF)) {
            return false;
        }
        for (byte b : start) {
            if (b >= 0 && b < '\t') {
                return true;
            }
        }
        return false;
    }

    private static FileKind ofZip(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") != null) {
                return XLSX;
            }
            return zip.getEntry("word/document.xml") == null ? OTHER : DOCX;
        } catch (ZipException e) {
            return BROKEN;
        }
    }

    private static FileKind ofOle(Path file) {
        try (POIFSFileSystem files = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryNode root = files.getRoot();
            if (root.hasEntry("EncryptedPackage")) {
                return ENCRYPTED;
            }
            if (root.hasEntry("Workbook") || root.hasEntry("Book") || root.hasEntry("WORKBOOK")) {
                return XLS;
            }
            return root.hasEntry("WordDocument") ? DOC : OTHER;
        } catch (IOException | RuntimeException e) {
            return BROKEN;
        }
    }

    /** @throws UnreadableDocumentException if a zipped file is larger than what is read, packed or unpacked */
    static void checkSize(Path file, boolean zipped, ReadingLimits limits) throws IOException {
        if (Files.size(file) > limits.fileBytes()) {
            throw UnreadableDocumentException.overLimit("文件超过 %d MB,超出读取上限。".formatted(limits.fileBytes() >> 20));
        }
        if (!zipped) {
            return;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw UnreadableDocumentException.overLimit("压缩包内文件超过 %d 个,超出读取上限。".formatted(MOST_ENTRIES));
            }
            long left = limits.unpackedBytes();
            byte[] buffer = new byte[1 << 14];
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String extension = extension(entry.getName());
                if (!extension.equals("xml") && !extension.equals("rels")) {
                    continue;
                }
                // Counted rather than believed: what the directory says of a bomb is not true.
                try (InputStream in = new Unbroken(zip.getInputStream(entry))) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        left -= read;
                        if (left < 0) {
                            throw UnreadableDocumentException.overLimit(
                                    "文件解压后超过 %d MB,超出读取上限;数据量大时请报送 CSV 文件。".formatted(limits.unpackedBytes() >> 20));
                        }
                    }
                }
            }
        }
    }

    /** A stream whose being broken is the file's fault, not the machine's. */
    private static final class Unbroken extends FilterInputStream {

        private Unbroken(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                throw new UnreadableDocumentException("文件已损坏或不完整,请重新生成后报送。", e);
            }
        }
    }
}
