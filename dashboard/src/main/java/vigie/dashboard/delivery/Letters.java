package vigie.dashboard.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.AlertsAnswer.Alert;
import vigie.dashboard.kpi.Language;

/** The words of mails about alerts. Implemented by who words the pages. */
public interface Letters {

    /**
     * One piece of news.
     *
     * @param position position it is about
     * @param alert the alert as it stood there, null for news about the figures themselves
     */
    record Piece(Outbox.News news, long position, @Nullable Alert alert) {}

    /** A mail in plain text. */
    record Letter(String subject, String text) {}

    /** One mail with all the news there is for somebody. */
    Letter letter(Language language, List<Piece> news, String address);

    /** Where an alert is shown. */
    String link(String address, Alert alert);
}
