package vigie.operationaldb.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vigie.operationaldb.CommandCatalogue.Command;
import vigie.operationaldb.CommandCatalogue.Field;

/** The description of the API (OpenAPI 3.1), made from the catalogue of the ledger. */
final class OpenApi {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String PARAMETERS = "#/components/parameters/";
    private static final String RESPONSES = "#/components/responses/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private OpenApi() {}

    /** The document as UTF-8 text. */
    static byte[] describe(Catalogue catalogue) {
        ObjectNode document = object().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Vigie command API")
                .put("version", "1")
                .put(
                        "description",
                        "Commands and questions of the ledger. Each command is one transaction; with the same "
                                + "Idempotency-Key it has one effect and one answer, however often it is sent. Amounts "
                                + "and quantities are JSON numbers or decimal texts in, decimal texts out. Sentences "
                                + "are French or English by Accept-Language; codes never change.");
        document.putArray("security").addObject().putArray("token");
        ObjectNode paths = document.putObject("paths");
        catalogue.commands().forEach(command -> command(paths, command));
        bulk(paths.putObject("/api/v1/bulk/{name}").putObject("post"));
        catalogue.questions().forEach(question -> question(paths, question));
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "A token of ./vigie token create; its scopes are the tags of what it opens.");
        components.set("parameters", parameters());
        ObjectNode responses = components.putObject("responses");
        answer(responses, "executed", "Executed, now or earlier with the same key.", object().put("type", "object"));
        responses
                .putObject("problem")
                .put("description", "What went wrong, with a stable code.")
                .set("content", content("application/problem+json", object().put("$ref", SCHEMAS + "Problem")));
        components.set("schemas", schemas());
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        try {
            return (JSON.writer(printer).writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the description cannot be written", e);
        }
    }

    private static void command(ObjectNode paths, Command command) {
        ObjectNode post = paths.putObject("/api/v1/commands/" + command.name()).putObject("post");
        post.put("operationId", command.name());
        post.putArray("tags").add(command.group());
        post.put("summary", command.meaning().en());
        post.putArray("parameters")
                .addObject()
                .put("$ref", PARAMETERS + (command.keyRequired() ? "key" : "optionalKey"));
        ObjectNode body = object();
        if (command.forms().size() == 1) {
            body = form(command, command.forms().getFirst());
        } else if (!command.forms().isEmpty()) {
            ArrayNode forms = body.putArray("oneOf");
            command.forms().forEach(form -> forms.add(form(command, form)));
        }
        post.putObject("requestBody").put("required", true).set("content", content("application/json", body));
        ObjectNode responses = post.putObject("responses");
        responses.putObject("200").put("$ref", RESPONSES + "executed");
        problems(responses);
    }

    private static ObjectNode form(Command command, List<Field> fields) {
        ObjectNode schema = object().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (Field field : fields) {
            List<Field> elements = command.lists().get(field.name());
            ObjectNode property = ref(field.kind());
            if (field.kind().equals("lines")) {
                property = object().put("type", "array").put("minItems", 1);
                property.set("items", elements == null ? object().put("type", "object") : form(command, elements));
            }
            properties.set(field.name(), property);
            if (field.required()) {
                required.add(field.name());
            }
        }
        return schema;
    }

    private static void bulk(ObjectNode post) {
        post.put("operationId", "bulk");
        post.put("summary", "Many commands of one name, each its own transaction; one answer per item, in order.");
        ObjectNode name = post.putArray("parameters").addObject();
        name.put("name", "name").put("in", "path").put("required", true);
        name.putObject("schema").put("type", "string");
        ObjectNode item = object().put("type", "object");
        ObjectNode properties = item.putObject("properties");
        properties.putObject("key").put("type", "string").put("maxLength", 200);
        properties.putObject("body").put("type", "object");
        item.putArray("required").add("body");
        ObjectNode outcome = object().put("type", "object");
        ObjectNode told = outcome.putObject("properties");
        told.putObject("index").put("type", "integer");
        told.putObject("key").put("type", "string");
        told.putObject("status").put("type", "integer");
        told.putObject("answer").put("type", "object");
        told.set("problem", object().put("$ref", SCHEMAS + "Problem"));
        ObjectNode content = content("application/json", listOf(item));
        content.set("application/x-ndjson", object().set("schema", item));
        post.putObject("requestBody").put("required", true).set("content", content);
        ObjectNode responses = post.putObject("responses");
        answer(responses, "200", "What became of each item.", listOf(outcome));
        problems(responses);
    }

    private static void question(ObjectNode paths, Catalogue.Question question) {
        ObjectNode get = paths.putObject("/api/v1/queries/" + question.name()).putObject("get");
        get.put("operationId", "query_" + question.name());
        get.putArray("tags").add("read");
        get.put("summary", question.meaning());
        ArrayNode parameters = get.putArray("parameters");
        for (Catalogue.Parameter parameter : question.parameters()) {
            ObjectNode described = parameters.addObject();
            described.put("name", parameter.name()).put("in", "query").put("required", parameter.required());
            described.set("schema", asked(parameter.type()));
        }
        parameters.addObject().put("$ref", PARAMETERS + "limit");
        ObjectNode row = object().put("type", "object");
        ObjectNode properties = row.putObject("properties");
        question.columns().forEach(column -> properties.set(column.name(), answered(column.type())));
        ObjectNode answer = object().put("type", "object");
        answer.putObject("properties").set("rows", listOf(row));
        answer.withObject("/properties").putObject("more").put("type", "boolean");
        ObjectNode responses = get.putObject("responses");
        answer(responses, "200", "The rows; more is true when the limit left some out.", answer);
        problems(responses);
    }

    private static ObjectNode asked(String type) {
        ObjectNode schema = object().put("type", "string");
        return switch (type) {
            case "date" -> schema.put("format", "date");
            case "integer", "bigint" -> schema.put("type", "integer");
            case "boolean" -> schema.put("type", "boolean");
            case "text" -> schema;
            default -> schema.put("description", type);
        };
    }

    private static ObjectNode answered(String type) {
        ObjectNode schema = asked(type);
        schema.set("type", list().add(schema.path("type").asText()).add("null"));
        return schema;
    }

    private static ObjectNode parameters() {
        ObjectNode parameters = object();
        for (boolean required : new boolean[] {true, false}) {
            ObjectNode key = parameters.putObject(required ? "key" : "optionalKey");
            key.put("name", "Idempotency-Key").put("in", "header").put("required", required);
            key.putObject("schema").put("type", "string").put("maxLength", 200);
        }
        ObjectNode limit = parameters.putObject("limit").put("name", "limit").put("in", "query");
        limit.putObject("schema")
                .put("type", "integer")
                .put("minimum", 1)
                .put("maximum", QuestionRoutes.MOST_ROWS)
                .put("default", QuestionRoutes.USUAL_ROWS);
        return parameters;
    }

    private static ObjectNode schemas() {
        ObjectNode schemas = object();
        schemas.putObject("text").put("type", "string").put("pattern", "\\S");
        schemas.putObject("date").put("type", "string").put("format", "date");
        schemas.putObject("boolean").put("type", "boolean");
        schemas.putObject("object").put("type", "object");
        number(schemas, "integer", "A whole number from 0 to 999999999.");
        number(schemas, "amount", "Above zero, at most 2 decimals.");
        number(schemas, "amount0", "Zero or above, at most 2 decimals.");
        number(schemas, "signed", "Of either sign, at most 2 decimals.");
        number(schemas, "position", "A position of the ledger, a whole number.");
        number(schemas, "quantity", "Above zero, at most 6 decimals.");
        number(schemas, "quantity0", "Zero or above, at most 6 decimals.");
        number(schemas, "price", "Zero or above, at most 6 decimals.");
        number(schemas, "percent", "From 0 to 100, at most 4 decimals.");
        schemas.putObject("texts").put("type", "array").put("minItems", 1).set("items", ref("text"));
        ObjectNode problem = schemas.putObject("Problem").put("type", "object");
        ObjectNode properties = problem.putObject("properties");
        for (String name : List.of("type", "title", "detail", "code", "instance")) {
            properties.putObject(name).put("type", "string");
        }
        properties.putObject("status").put("type", "integer");
        properties.putObject("params").put("type", "object");
        return schemas;
    }

    private static void number(ObjectNode schemas, String kind, String description) {
        ObjectNode schema = schemas.putObject(kind);
        schema.set("type", list().add("number").add("string"));
        schema.put("description", description);
    }

    private static void answer(ObjectNode responses, String status, String description, ObjectNode schema) {
        responses.putObject(status).put("description", description).set("content", content("application/json", schema));
    }

    private static void problems(ObjectNode responses) {
        responses.putObject("default").put("$ref", RESPONSES + "problem");
    }

    private static ObjectNode content(String mediaType, ObjectNode schema) {
        ObjectNode content = object();
        content.putObject(mediaType).set("schema", schema);
        return content;
    }

    private static ObjectNode listOf(ObjectNode items) {
        return object().put("type", "array").set("items", items);
    }

    private static ObjectNode ref(String schema) {
        return object().put("$ref", SCHEMAS + schema);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ArrayNode list() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
