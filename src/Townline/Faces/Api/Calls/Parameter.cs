using Microsoft.OpenApi;

namespace Townline.Faces.Api.Calls;

/// <summary>A parameter of a call: what the description says of it is what <see cref="ApiCall"/> reads and checks.</summary>
internal sealed record Parameter(string Name, string Description)
{
    public ParameterLocation In { get; init; } = ParameterLocation.Query;
    public JsonSchemaType Type { get; init; } = JsonSchemaType.String;
    public string? Format { get; init; }

    /// <summary>Of a whole number.</summary>
    public int Smallest { get; init; }
    public int Largest { get; init; } = int.MaxValue;
    public int? Default { get; init; }

    /// <summary>Of a text: most characters.</summary>
    public int Longest { get; init; } = 200;

    /// <summary>The only values; empty: any.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
    public string? Example { get; init; }
    public bool Required { get; init; }

    public static Parameter Path(string name, string description) => new(name, description) { In = ParameterLocation.Path, Required = true };

    public static Parameter Whole(string name, int smallest, int largest, int standard, string description) =>
        new(name, description) { Type = JsonSchemaType.Integer, Smallest = smallest, Largest = largest, Default = standard };

    public static Parameter Moment(string name, string description) =>
        new(name, $"{description} RFC 3339 with its zone.") { Format = "date-time", Example = "2026-03-31T14:00:00Z" };
}

/// <summary>Metadata of an endpoint: the parameters it takes.</summary>
internal sealed record Takes(params IReadOnlyList<Parameter> Parameters);

/// <summary>Metadata of an endpoint: what its JSON body means. (Not the framework's own, which would turn other media types away before they can be told why.)</summary>
internal sealed record TakesBody(Type Type);
