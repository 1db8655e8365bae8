using System.Text.RegularExpressions;

namespace Townline.Tests.Architecture;

/// <summary>A rule about what may stand in which file, found with a pattern.</summary>
/// <param name="Says">The rule, as told to who breaks it.</param>
/// <param name="Pattern">What is forbidden.</param>
/// <param name="Allowed">The files in which it may stand.</param>
public sealed record SourceRule(string Says, string Pattern, Func<SourceFile, bool> Allowed)
{
    /// <summary>Also looks into strings and comments.</summary>
    public bool InStrings { get; init; }

    public IEnumerable<string> Violations(SourceTree tree) =>
        from file in tree.Files
        where !Allowed(file)
        from Match match in Regex.Matches(InStrings ? file.Text : file.Code, Pattern)
        select $"{file.At(match.Index)}: {Says} ({match.Value.Trim()})";

    public override string ToString() => Says;
}
