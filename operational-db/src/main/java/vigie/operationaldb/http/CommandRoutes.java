package vigie.operationaldb.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.CommandCatalogue.Command;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerUnavailable;

/** Commands, one by one and many at once. */
final class CommandRoutes {
    private static final int COMMAND_BYTES = 1 << 20;
    private static final int BULK_BYTES = 16 << 20;
    private static final int BULK_COMMANDS = 10_000;
    private static final String NDJSON = "application/x-ndjson";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Catalogue catalogue;
    private final Access access;
    private final GiveCommand give;

    CommandRoutes(Catalogue catalogue, Access access, GiveCommand give) {
        this.catalogue = catalogue;
        this.access = access;
        this.give = give;
    }

    void register(RoutesConfig routes) {
        routes.post("/api/v1/commands/{name}", this::one);
        routes.post("/api/v1/bulk/{name}", this::many);
    }

    private void one(Context context) throws CommandRefused {
        Caller caller = access.caller(context);
        Command command = command(context.pathParam("name"));
        caller.require(command.group());
        String key = Requests.key(context);
        JsonNode body = Requests.json(Requests.bytes(context, COMMAND_BYTES), "body");
        JsonNode answer = give.give(caller, command.name(), key, body);
        context.status(status(answer));
        context.header("Cache-Control", "no-store");
        context.contentType("application/json; charset=utf-8");
        context.result(text(answer));
    }

    /** 202 for a command that waits for an approval, 200 for one that was executed. */
    private static int status(JsonNode answer) {
        return answer.path("parked").isMissingNode() ? 200 : 202;
    }

    private Command command(String name) {
        return catalogue
                .command(name)
                .orElseThrow(() -> Problem.of(
                        404,
                        "UNKNOWN_COMMAND",
                        "Aucune commande ne s'appelle « " + name + " » ; voir /api/v1/openapi.json. Il existe : "
                                + names() + ".",
                        "No command is called '" + name + "'; see /api/v1/openapi.json. There are: " + names() + "."));
    }

    private String names() {
        return String.join(
                ", ", catalogue.commands().stream().map(Command::name).toList());
    }

    /**
     * Each item is its own transaction with its own key, so an item that is refused stops no other, and the whole
     * request can be sent again. Answers leave as they come.
     */
    private void many(Context context) throws IOException {
        Caller caller = access.caller(context);
        Command command = command(context.pathParam("name"));
        caller.require(command.group());
        boolean lines = String.valueOf(context.contentType()).startsWith(NDJSON);
        byte[] bytes = Requests.bytes(context, BULK_BYTES);
        List<JsonNode> items = lines ? ofLines(bytes) : ofArray(bytes);
        if (items.size() > BULK_COMMANDS) {
            throw Problem.of(
                    413,
                    "TOO_MANY_COMMANDS",
                    "La demande a " + items.size() + " commandes ; " + BULK_COMMANDS + " au plus.",
                    "The request has " + items.size() + " commands; " + BULK_COMMANDS + " at most.");
        }
        context.header("Cache-Control", "no-store");
        context.contentType(lines ? NDJSON : "application/json; charset=utf-8");
        boolean french = Requests.french(context);
        OutputStream out = context.outputStream();
        for (int i = 0; i < items.size(); i++) {
            String before = lines ? "" : i == 0 ? "[" : ",";
            ObjectNode outcome = outcome(caller, command, items.get(i), i, french);
            out.write((before + text(outcome) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (!lines) {
            out.write((items.isEmpty() ? "[]" : "]").getBytes(StandardCharsets.UTF_8));
        }
    }

    private ObjectNode outcome(Caller caller, Command command, JsonNode item, int index, boolean french) {
        ObjectNode outcome = JsonNodeFactory.instance.objectNode();
        outcome.put("index", index);
        try {
            String key = key(item, index);
            outcome.put("key", key);
            JsonNode answer = give.give(caller, command.name(), key, item.path("body"));
            outcome.put("status", status(answer));
            outcome.set("answer", answer);
        } catch (CommandRefused refused) {
            failed(outcome, Problem.of(refused), french);
        } catch (Problem problem) {
            failed(outcome, problem, french);
        } catch (LedgerUnavailable unavailable) {
            failed(outcome, ErrorRoutes.of(unavailable), french);
        }
        return outcome;
    }

    private static void failed(ObjectNode outcome, Problem problem, boolean french) {
        outcome.put("status", problem.status());
        outcome.set("problem", problem.body(french, null));
    }

    private static @Nullable String key(JsonNode item, int index) {
        JsonNode key = item.path("key");
        if (!item.path("body").isObject() || !(key.isTextual() || key.isMissingNode() || key.isNull())) {
            throw Problem.of(
                    400,
                    "ITEM_UNFIT",
                    "L'élément " + index + " doit être {\"key\": \"…\", \"body\": {…}}.",
                    "Item " + index + " must be {\"key\": \"…\", \"body\": {…}}.");
        }
        return key.isTextual() ? Requests.checked(key.asText()) : null;
    }

    private static List<JsonNode> ofArray(byte[] bytes) {
        if (!(Requests.json(bytes, "body") instanceof ArrayNode array)) {
            throw Problem.of(
                    400,
                    "BODY_NOT_A_LIST",
                    "Attendu : un tableau JSON, ou une commande par ligne avec Content-Type " + NDJSON + ".",
                    "Expected a JSON array, or one command per line with Content-Type " + NDJSON + ".");
        }
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    private static List<JsonNode> ofLines(byte[] bytes) {
        List<JsonNode> items = new ArrayList<>();
        int number = 0;
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            number++;
            if (!line.isBlank()) {
                items.add(Requests.json(line.getBytes(StandardCharsets.UTF_8), "line " + number));
            }
        }
        return items;
    }

    private static String text(JsonNode tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON", e);
        }
    }
}
