package vigie.dashboard.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.delivery.Letters;
import vigie.dashboard.delivery.Outbox;
import vigie.dashboard.kpi.AlertsAnswer.Alert;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.Unit;

/** Mails about alerts in the words of the pages. */
public final class AlertLetters implements Letters {
    private static final int MOST_TOLD = 50;

    @Override
    public Letter letter(Language language, List<Piece> news, String address) {
        Texts t = Texts.in(language);
        AlertWords words = new AlertWords(t, new Numbers(language, Unit.COMPANY_CURRENCY));
        StringBuilder text = new StringBuilder();
        for (Piece piece : news.subList(0, Math.min(news.size(), MOST_TOLD))) {
            text.append(sentence(t, words, piece)).append('\n');
            Alert alert = piece.alert();
            text.append(alert == null ? address : address + path(t, alert)).append("\n\n");
        }
        if (news.size() > MOST_TOLD) {
            text.append(t.of("letter.more", news.size() - MOST_TOLD)).append('\n');
        }
        Piece first = news.getFirst();
        String subject = news.size() == 1
                ? subject(t, first.news(), first.alert(), first.position())
                : t.of("letter.subjects", news.size());
        return new Letter("[Vigie] " + subject, text.append(t.of("letter.end")).toString());
    }

    @Override
    public String link(String address, Alert alert) {
        return address + path(Texts.in(Language.EN), alert);
    }

    private static String path(Texts t, Alert alert) {
        return t.of("page.alerts.path") + "/" + alert.key() + "?lang="
                + t.language().tag();
    }

    private static String subject(Texts t, Outbox.News news, @Nullable Alert alert, long position) {
        return alert == null
                ? t.of("letter." + news, position)
                : t.of("letter." + news, alert.ruleName(), alert.member());
    }

    private static String sentence(Texts t, AlertWords words, Piece piece) {
        Alert alert = piece.alert();
        String subject = subject(t, piece.news(), alert, piece.position());
        if (alert == null) {
            return subject;
        }
        return t.of(
                "letter.sentence",
                subject,
                t.of("alerts.severity." + alert.severity()),
                words.value(alert.metric(), alert.value()),
                words.condition(alert.metric(), alert.comparison(), alert.threshold()),
                words.money(alert.stake()));
    }
}
