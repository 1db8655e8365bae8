using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Townline.Faces.Api.Calls;
using Townline.Identity.Contracts;

namespace Townline.Faces.Api.Description;

/// <summary>Adds to each operation the parameters and the body it takes and the scope it needs.</summary>
internal static class OperationNotes
{
    public static async Task Apply(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters = [.. metadata.OfType<Takes>().SelectMany(takes => takes.Parameters).Select(Describe)];
        var scope = metadata.OfType<KeyScope>().Single().Scope;
        operation.Description = $"{operation.Description} Needs a key with the scope `{scope}`.".Trim();
        if (metadata.OfType<TakesBody>().SingleOrDefault() is { } body)
        {
            var document = context.Document!;
            document.AddComponent(body.Type.Name, await context.GetOrCreateSchemaAsync(body.Type, cancellationToken: cancel));
            var content = new OpenApiMediaType { Schema = new OpenApiSchemaReference(body.Type.Name, document) };
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = content } };
        }
    }

    private static OpenApiParameter Describe(Parameter parameter)
    {
        var schema = new OpenApiSchema { Type = parameter.Type, Format = parameter.Format };
        if (parameter.Type == JsonSchemaType.Integer)
        {
            schema.Minimum = parameter.Smallest.ToString(CultureInfo.InvariantCulture);
            schema.Maximum = parameter.Largest.ToString(CultureInfo.InvariantCulture);
            schema.Default = JsonValue.Create(parameter.Default);
        }
        else if (parameter.Values.Count > 0)
        {
            schema.Enum = [.. parameter.Values.Select(value => (JsonNode)JsonValue.Create(value))];
        }
        else if (parameter.Format is null)
        {
            schema.MaxLength = parameter.Longest;
        }

        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = parameter.In,
            Description = parameter.Description,
            Required = parameter.Required,
            Schema = schema,
            Example = parameter.Example is { } example ? JsonValue.Create(example) : null,
        };
    }
}
