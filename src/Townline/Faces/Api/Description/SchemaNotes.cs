using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Townline.Faces.Api.Calls;

namespace Townline.Faces.Api.Description;

/// <summary>Brings schemas to what <see cref="ApiJson"/> really writes: enums as words, numbers as numbers only.</summary>
internal static class SchemaNotes
{
    private const JsonSchemaType Numeric = JsonSchemaType.Integer | JsonSchemaType.Number;

    public static Task Apply(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.IsEnum)
        {
            var isOptional = type != context.JsonTypeInfo.Type;
            schema.Type = isOptional ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            schema.Description ??= isOptional ? Said(context.JsonPropertyInfo) : null;
            schema.Enum = [.. Enum.GetNames(type).Select(name => (JsonNode)JsonValue.Create(ApiJson.Names.ConvertName(name)))];
        }
        else if ((schema.Type & Numeric) != 0)
        {
            schema.Type &= ~JsonSchemaType.String;
            schema.Pattern = null;
        }

        return Task.CompletedTask;
    }

    /// <summary>The generator forgets it of a choice that may be null in a body.</summary>
    private static string? Said(JsonPropertyInfo? field) =>
        field?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false).OfType<DescriptionAttribute>().FirstOrDefault()?.Description;
}
