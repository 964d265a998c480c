package org.disclosurerollup.submission.grid;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/** Reads a file that is no plain text, whatever it holds. */
public final class DocumentReader {

    private final ReadingLimits limits;

    public DocumentReader(ReadingLimits limits) {
        this.limits = limits;
        ZipSecureFile.setMaxEntrySize(Math.max(limits.unpackedBytes(), limits.fileBytes()));
    }

    /**
     * @param kind what the file is, none of text, encrypted, broken or other
     * @param charset of a page that does not name its encoding
     * @throws UnreadableDocumentException whatever its content does to the libraries
     * @throws IOException if the machine cannot read it
     */
    public Document read(Path file, FileKind kind, String charset) throws IOException {
        FileKind.checkSize(file, kind == FileKind.XLSX || kind == FileKind.DOCX, limits);
        try {
            return switch (kind) {
                case XLSX -> WorkbookFile.readXlsx(file, limits);
                case XLS -> WorkbookFile.readXls(file, limits);
                case DOCX -> WordFile.read(file, limits);
                case DOC -> OldWordFile.read(file, limits);
                case HTML -> HtmlFile.read(file, charset, limits);
                default -> throw new IllegalArgumentException(kind + " is no document");
            };
        } catch (UnreadableDocumentException | AccessDeniedException | NoSuchFileException e) {
            throw e;
        } catch (EncryptedDocumentException e) {
            throw new UnreadableDocumentException("文件已加密,无法读取;请取消密码后重新报送。", e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // The libraries say in many ways that a file is not what it should be.
            throw new UnreadableDocumentException("文件已损坏或不是有效的" + kind.label() + ",请重新生成后报送。", e);
        }
    }
}
