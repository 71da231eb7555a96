package vigie.operationaldb.accounting;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * The eighteen columns of the file, in the order and with the names of article A47 A-1, VII, 1° of the Livre des
 * procédures fiscales, and the column of {@code api.fec_lines} each comes from.
 */
enum FecColumn {
    JOURNAL_CODE("JournalCode", "journal_code", Kind.TEXT),
    JOURNAL_LIB("JournalLib", "journal_name", Kind.TEXT),
    ECRITURE_NUM("EcritureNum", "entry_rank", Kind.TEXT),
    ECRITURE_DATE("EcritureDate", "entry_on", Kind.DATE),
    COMPTE_NUM("CompteNum", "account_code", Kind.ACCOUNT),
    COMPTE_LIB("CompteLib", "account_name", Kind.TEXT),
    COMP_AUX_NUM("CompAuxNum", "third_party_code", Kind.TEXT),
    COMP_AUX_LIB("CompAuxLib", "third_party_name", Kind.TEXT),
    PIECE_REF("PieceRef", "document_number", Kind.TEXT),
    PIECE_DATE("PieceDate", "document_on", Kind.DATE),
    ECRITURE_LIB("EcritureLib", "label", Kind.TEXT),
    DEBIT("Debit", "debit", Kind.AMOUNT),
    CREDIT("Credit", "credit", Kind.AMOUNT),
    ECRITURE_LET("EcritureLet", "letter_code", Kind.TEXT),
    DATE_LET("DateLet", "lettered_on", Kind.DATE),
    VALID_DATE("ValidDate", "validated_on", Kind.DATE),
    MONTANT_DEVISE("Montantdevise", "", Kind.NONE),
    IDEVISE("Idevise", "", Kind.NONE);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final Pattern BREAKS = Pattern.compile("\\p{Cntrl}+");
    /** The article wants three digits of the French chart; a shorter account is the same one, filled with zeros. */
    private static final int ACCOUNT_DIGITS_MIN = 3;

    private enum Kind {
        TEXT,
        ACCOUNT,
        DATE,
        AMOUNT,
        /** Amounts are in the currency of the company, so the columns of a foreign currency stay empty. */
        NONE
    }

    private final String title;
    private final String source;
    private final Kind kind;

    FecColumn(String title, String source, Kind kind) {
        this.title = title;
        this.source = source;
        this.kind = kind;
    }

    String title() {
        return title;
    }

    /** The field of the current row, as the file writes it; empty when there is nothing to say. */
    String field(ResultSet row) throws SQLException {
        return switch (kind) {
            case TEXT -> text(row);
            case ACCOUNT -> {
                String code = text(row);
                yield code + "0".repeat(Math.max(0, ACCOUNT_DIGITS_MIN - code.length()));
            }
            case DATE -> {
                LocalDate day = row.getObject(source, LocalDate.class);
                yield day == null ? "" : DAY.format(day);
            }
            case AMOUNT -> amount(row.getBigDecimal(source));
            case NONE -> "";
        };
    }

    private static String amount(BigDecimal value) {
        return value.setScale(2).toPlainString().replace('.', ',');
    }

    /** A tab or a line end inside a text would look like the end of a field. */
    private String text(ResultSet row) throws SQLException {
        String value = row.getString(source);
        return value == null ? "" : BREAKS.matcher(value).replaceAll(" ").strip();
    }
}
