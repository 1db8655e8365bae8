using Microsoft.OpenApi;
using Townline.Faces.Api.Calls;

namespace Townline.Faces.Api.Description;

/// <summary>
/// Names fields in schemas as <see cref="ApiJson"/> does (the generator follows the program's own JSON settings, which are not those of the API), and puts the
/// description of a field that may be null where readers look for it.
/// </summary>
internal static class FieldNames
{
    public static void Apply(OpenApiDocument document)
    {
        foreach (var schema in document.Components?.Schemas?.Values ?? [])
        {
            Apply(schema);
        }
    }

    /// <summary>A schema and those that stand inside of it; what it refers to is met among the components.</summary>
    private static void Apply(IOpenApiSchema? described)
    {
        if (described is not OpenApiSchema schema)
        {
            return;
        }

        Apply(schema.Items);
        if (schema.Properties is not { } properties)
        {
            return;
        }

        schema.Properties = properties.ToDictionary(property => ApiJson.Names.ConvertName(property.Key), property => property.Value);
        schema.Required = schema.Required?.Select(ApiJson.Names.ConvertName).ToHashSet();
        foreach (var field in properties.Values.OfType<OpenApiSchema>())
        {
            field.Description ??= field.OneOf?.Select(variant => variant.Description).FirstOrDefault(description => description is not null);
            Apply(field);
        }
    }
}
