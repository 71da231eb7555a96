package vigie.dashboard.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigie.dashboard.exports.ExportTable.Column;
import vigie.dashboard.exports.ExportTable.Kind;

/** What a spreadsheet and a program find in a CSV file. */
class CsvExportTest {
    private static final ExportTable TABLE = new ExportTable(
            "t",
            "T",
            List.of(
                    new Column("Nom", Kind.TEXT, false),
                    new Column("Jour", Kind.DAY, false),
                    new Column("Montant", Kind.AMOUNT, true)),
            List.of(
                    List.of("=1+1", LocalDate.of(2004, 5, 3), new BigDecimal("-1234567.10")),
                    Arrays.asList("a;b", null, null)),
            List.of(),
            2);

    private static String written(CsvProfile profile) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvExport.write(TABLE, profile, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void peopleGetTheirSignsAndNoFormulaFromAText() throws IOException {
        assertThat(written(CsvProfile.FR))
                .isEqualTo("\ufeffNom;Jour;Montant\r\n'=1+1;03/05/2004;-1234567,10\r\n\"a;b\";;\r\n");
    }

    @Test
    void programsGetExactlyWhatIsThere() throws IOException {
        assertThat(written(CsvProfile.MACHINE))
                .isEqualTo("Nom,Jour,Montant\r\n=1+1,2004-05-03,-1234567.10\r\na;b,,\r\n");
    }
}
