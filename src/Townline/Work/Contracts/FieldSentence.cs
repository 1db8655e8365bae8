using Townline.Platform.Words;

namespace Townline.Work.Contracts;

/// <summary>Says in a plain sentence why a report of a crew changed nothing and was kept as a note.</summary>
internal static class FieldSentence
{
    /// <returns>Null when all was done as told.</returns>
    public static string? Of(FieldAnswer answer, IWords words) => answer switch
    {
        { Code: null } => null,
        { Code: "rule", Args: [var rule, ..] } => words["field.kept.rule", words[$"rule.{rule}", [.. answer.Args.Skip(1)]]],
        _ => words[$"field.kept.{answer.Code}", [.. answer.Args]],
    };
}
