package vigie.operationaldb.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import vigie.operationaldb.LoadProgress;

/** Gives staged documents to the ledger, many in a transaction. */
final class GiveDocuments {
    /** Few enough that the locks of a transaction are held for a moment, enough that its costs no longer count. */
    private static final int DOCUMENTS_PER_TRANSACTION = 100;

    private static final int ATTEMPTS = 5;
    private static final Set<String> LOST_A_RACE = Set.of("40P01", "40001");
    private static final Set<String> NAMES_OF_DOCUMENTS = ImportFile.fieldsThatNameDocuments();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StagedDocuments documents;
    private final Connection writer;
    private final LoadProgress progress;
    private final int passes;
    private long doneInAll;

    /** @param passes how often the documents are given, trial included: progress runs over all of them */
    GiveDocuments(StagedDocuments documents, Connection writer, LoadProgress progress, int passes) {
        this.documents = documents;
        this.writer = writer;
        this.progress = progress;
        this.passes = passes;
    }

    /**
     * Sees what the ledger would refuse; writes nothing. A document is silent when one it names was refused already.
     */
    void trial(Consumer<Refusal> refusals) throws SQLException {
        writer.setAutoCommit(false);
        try {
            give(true, quietAboutFollowers(refusals), false);
        } finally {
            writer.rollback();
            writer.setAutoCommit(true);
        }
    }

    /**
     * Writes the documents, transaction by transaction.
     *
     * @param goOn whether documents after a refused one are given as well
     * @return how many the ledger took
     */
    long write(boolean goOn, Consumer<Refusal> refusals) throws SQLException {
        return give(false, refusals, !goOn);
    }

    private long give(boolean trial, Consumer<Refusal> refusals, boolean stop) throws SQLException {
        long total = documents.count();
        long accepted = 0;
        long done = 0;
        LocalDate day = LocalDate.EPOCH;
        try (PreparedStatement statement =
                writer.prepareStatement("select place, refusal from api.import_documents(?::jsonb, ?)")) {
            while (done < total) {
                List<ImportDocument> given = documents.after(done, DOCUMENTS_PER_TRANSACTION);
                int refused = give(statement, given, trial, refusals);
                accepted += given.size() - refused;
                done += given.size();
                LocalDate last = given.getLast().on();
                day = last == null ? day : last;
                doneInAll += given.size();
                progress.advanced(Math.toIntExact(doneInAll), Math.toIntExact(total * passes), day);
                if (stop && refused > 0) {
                    return accepted;
                }
            }
        }
        return accepted;
    }

    private static int give(
            PreparedStatement statement, List<ImportDocument> given, boolean trial, Consumer<Refusal> refusals)
            throws SQLException {
        statement.setString(1, text(given));
        statement.setBoolean(2, trial);
        for (int attempt = 1; ; attempt++) {
            try (ResultSet row = statement.executeQuery()) {
                int refused = 0;
                while (row.next()) {
                    refusals.accept(new Refusal(given.get(row.getInt(1)), answer(row.getString(2))));
                    refused++;
                }
                return refused;
            } catch (SQLException e) {
                if (trial || attempt == ATTEMPTS || !LOST_A_RACE.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
            }
        }
    }

    private static String text(List<ImportDocument> given) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (ImportDocument document : given) {
            ObjectNode one =
                    list.addObject().put("command", document.file().command()).put("key", document.key());
            one.set("body", document.body());
        }
        return list.toString();
    }

    private static JsonNode answer(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The core answered something that is not JSON: " + text, e);
        }
    }

    private static Consumer<Refusal> quietAboutFollowers(Consumer<Refusal> refusals) {
        Set<String> refused = new HashSet<>();
        return refusal -> {
            ImportDocument document = refusal.document();
            boolean follows = names(document.body(), refused);
            for (String list : document.lists()) {
                for (JsonNode element : document.body().path(list)) {
                    follows |= names(element, refused);
                }
            }
            refused.add(document.reference());
            if (!follows) {
                refusals.accept(refusal);
            }
        };
    }

    private static boolean names(JsonNode place, Set<String> documents) {
        return place.properties().stream()
                .anyMatch(field -> NAMES_OF_DOCUMENTS.contains(field.getKey())
                        && documents.contains(ImportDocument.text(field.getValue())));
    }
}
