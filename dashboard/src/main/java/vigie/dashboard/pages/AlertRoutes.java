package vigie.dashboard.pages;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.AlertDesk;
import vigie.dashboard.delivery.DeliverAlerts;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.RuleDraft;
import vigie.dashboard.pages.PageRoutes.Shown;

/** Alerts, what people do about them, what was delivered, and the form of rules. */
final class AlertRoutes {
    private static final String ALERT = "%s/{rule}/{entity}/{member}/{position}";

    private final PageRoutes pages;
    private final PageData data;
    private final @Nullable AlertDesk desk;
    private final @Nullable DeliverAlerts delivery;

    AlertRoutes(PageRoutes pages, PageData data, @Nullable AlertDesk desk, @Nullable DeliverAlerts delivery) {
        this.pages = pages;
        this.data = data;
        this.desk = desk;
        this.delivery = delivery;
    }

    void addTo(RoutesConfig routes) {
        for (String path : List.of("/alertes", "/alerts")) {
            routes.get(path, pages.page(this::alerts));
            routes.get(
                    ALERT.formatted(path),
                    context -> pages.answer(
                            context,
                            frame -> PageRoutes.shown(
                                    PageRoutes.beside(context) ? "part/alert.jte" : "alert-page.jte",
                                    AlertPage.of(frame, data, alertKey(context), desk != null))));
            routes.post(ALERT.formatted(path), this::handleAlert);
            routes.post(path + "/deliveries", this::deliverAgain);
        }
        for (String path : List.of("/alertes/regle", "/alerts/rule")) {
            routes.get(path, pages.page(this::rule));
            routes.post(path, this::saveRule);
        }
    }

    private Shown alerts(Context context, Frame frame) {
        String standing = Objects.requireNonNullElse(context.queryParam("standing"), "open");
        return PageRoutes.shown("alerts.jte", AlertsPage.of(frame, data, standing, delivery));
    }

    private static String alertKey(Context context) {
        return context.pathParam("rule") + "/" + context.pathParam("entity") + "/" + context.pathParam("member") + "/"
                + context.pathParam("position");
    }

    /** Records what the reader did and goes back to the list, where it shows as soon as the ledger has it. */
    private void handleAlert(Context context) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("alert", alertKey(context));
        for (String name : List.of("action", "assignee", "snoozed_until", "note")) {
            String value = context.formParam(name);
            if (value != null && !value.isBlank()) {
                fields.put(name, value.strip());
            }
        }
        record(context, (recording, key) -> recording.handle(key, fields));
    }

    /** The rule as a sentence with fields, and how often it would have fired when it was asked. */
    private Shown rule(Context context, Frame frame) {
        return PageRoutes.shown(
                "rule.jte",
                RulePage.of(
                        frame, data, name -> Objects.requireNonNullElse(context.queryParam(name), ""), desk != null));
    }

    private void saveRule(Context context) {
        pages.refusing(context, () -> {
            RuleDraft rule =
                    RuleDraft.read(name -> Objects.requireNonNullElse(context.formParam(RulePage.field(name)), ""));
            record(context, (recording, key) -> recording.putRule(key, rule.fields()));
        });
    }

    /** Puts what could not be delivered back into the queue. */
    private void deliverAgain(Context context) {
        PageRoutes.secure(context);
        if (delivery != null) {
            delivery.again();
        }
        backToTheList(context);
    }

    @FunctionalInterface
    private interface Recording {
        AlertDesk.@Nullable Refusal by(AlertDesk recording, String key);
    }

    private void record(Context context, Recording recording) {
        AlertDesk recorder = desk;
        Language language = PageRoutes.language(context);
        PageRoutes.secure(context);
        if (recorder == null) {
            pages.fail(context, language, 404, Texts.in(language).of("alert.no-desk"), "NO_DESK");
            return;
        }
        AlertDesk.Refusal refusal = recording.by(recorder, Objects.requireNonNullElse(context.formParam("key"), ""));
        if (refusal == null) {
            backToTheList(context);
        } else {
            pages.fail(context, language, 409, language.pick(refusal.fr(), refusal.en()), refusal.code());
        }
    }

    private static void backToTheList(Context context) {
        context.redirect(Texts.in(PageRoutes.language(context)).of("page.alerts.path"), HttpStatus.SEE_OTHER);
    }
}
