using System.ComponentModel;

namespace Townline.Faces.Api.Calls;

[Description("Why a call was refused and how to mend it (RFC 9457).")]
internal sealed record ProblemDocument
{
    public const string MediaType = "application/problem+json";

    [Description("Kind of problem; about:blank where the status says all.")]
    public required string Type { get; init; }

    [Description("The status in words.")]
    public required string Title { get; init; }

    [Description("HTTP status.")]
    public required int Status { get; init; }

    [Description("What to do, for a person to read, in the language of the call.")]
    public required string Detail { get; init; }

    [Description("What is wrong field by field; empty or missing where it is not about a field.")]
    public IReadOnlyList<FieldProblem> Errors { get; init; } = [];
}

[Description("What is wrong with one field.")]
internal sealed record FieldProblem
{
    [Description("Name of the parameter, header or field; inside of others with dots, such as answers.size.")]
    public required string Field { get; init; }

    [Description("What to do, for a person to read.")]
    public required string Detail { get; init; }
}
