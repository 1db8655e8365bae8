using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Townline.Faces.Api.Calls;

namespace Townline.Faces.Api.Description;

/// <summary>The description of the API at /api/v1/openapi.json, made from the endpoints, their <see cref="Takes"/> and the documents they answer with.</summary>
internal static class OpenApiSetup
{
    public const string Scheme = "api_key";
    private const string Introduction =
        """
        What programs of the town and of others may ask of Townline: requests, the people behind them, and the catalogue of services.
        Every call carries a key with the scope that the call names, as `Authorization: Bearer KEY`; an administrator of the town makes keys.
        JSON in UTF-8 with names in snake_case; ids are strings; moments are RFC 3339 in UTC. `Accept-Language` chooses the language of texts and problems.
        What is wrong with a call is told as `application/problem+json`. A list's `next` is the address of its next page, null on the last.
        """;

    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = endpoint => endpoint.ActionDescriptor.EndpointMetadata.OfType<Takes>().Any();
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type)?.Replace("Document", "", StringComparison.Ordinal);
        options.AddSchemaTransformer(SchemaNotes.Apply);
        options.AddOperationTransformer(OperationNotes.Apply);
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            FieldNames.Apply(document);
            return Task.CompletedTask;
        });
    });

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo { Title = "Townline", Version = "1", Description = Introduction };

        // Relative to this document, so that it is right under every name the town has.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key made by an administrator of the town." },
        };
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations ?? []).Select(each => each.Value))
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        }
    }
}
