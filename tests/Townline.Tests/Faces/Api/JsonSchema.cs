using System.Text.Json;
using System.Text.Json.Nodes;

namespace Townline.Tests.Faces.Api;

/// <summary>As much of JSON Schema as the API's description uses, to hold real answers against it.</summary>
internal static class JsonSchema
{
    /// <summary>Where a value is not as the schema says: a missing or unknown field, another type, a word that is not listed.</summary>
    public static IEnumerable<string> Differences(JsonNode document, JsonNode schema, JsonNode? value, string at)
    {
        var variants = (schema["oneOf"] ?? schema["anyOf"])?.AsArray();
        if (variants is not null)
        {
            return variants.Any(variant => !Differences(document, variant!, value, at).Any()) ? [] : [$"{at} is none of the variants: {value?.ToJsonString() ?? "null"}"];
        }

        schema = Resolve(document, schema);
        return Types(schema).Contains(TypeOf(value)) || (TypeOf(value) == "integer" && Types(schema).Contains("number"))
            ? Inside(document, schema, value, at)
            : [$"{at} is {TypeOf(value)}, not {string.Join(" or ", Types(schema))}"];
    }

    /// <summary>False for a schema that anything fits.</summary>
    public static bool IsTyped(JsonNode document, JsonNode schema)
    {
        if ((schema["oneOf"] ?? schema["anyOf"])?.AsArray() is { } variants)
        {
            return variants.All(variant => IsTyped(document, variant!));
        }

        schema = Resolve(document, schema);
        return Types(schema).ToList() is { Count: > 0 } types
            && (!types.Contains("object") || schema["properties"] is not null || (schema["additionalProperties"] is { } values && IsTyped(document, values)))
            && (!types.Contains("array") || (schema["items"] is { } items && IsTyped(document, items)));
    }

    private static IEnumerable<string> Inside(JsonNode document, JsonNode schema, JsonNode? value, string at) => value switch
    {
        JsonObject thing => Fields(document, schema, thing, at),
        JsonArray list => list.SelectMany((item, index) => Differences(document, schema["items"]!, item, $"{at}[{index}]")),
        not null when schema["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)) => [$"{at} is {value}, not one of {words.ToJsonString()}"],
        _ => [],
    };

    private static IEnumerable<string> Fields(JsonNode document, JsonNode schema, JsonObject thing, string at)
    {
        var properties = schema["properties"]?.AsObject() ?? [];
        foreach (var field in schema["required"]?.AsArray() ?? [])
        {
            if (!thing.ContainsKey((string)field!))
            {
                yield return $"{at}.{field} is missing";
            }
        }

        foreach (var (name, value) in thing)
        {
            if ((properties[name] ?? schema["additionalProperties"]) is not { } inner)
            {
                yield return $"{at}.{name} is not described";
                continue;
            }

            foreach (var difference in Differences(document, inner, value, $"{at}.{name}"))
            {
                yield return difference;
            }
        }
    }

    private static JsonNode Resolve(JsonNode document, JsonNode schema) =>
        (string?)schema["$ref"] is { } reference ? document["components"]!["schemas"]![reference.Split('/')[^1]]! : schema;

    private static IEnumerable<string> Types(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => several.Select(type => (string)type!),
        { } one => [(string)one!],
        null => [],
    };

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.ToJsonString().Contains('.') ? "number" : "integer",
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        _ => "string",
    };
}
