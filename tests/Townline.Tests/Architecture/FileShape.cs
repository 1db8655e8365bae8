using System.Text.RegularExpressions;

namespace Townline.Tests.Architecture;

/// <summary>How a file looks from outside: its length, and that its namespace is its folder.</summary>
internal static partial class FileShape
{
    private const int MostLines = 400;

    public static IEnumerable<string> TooLong(SourceTree tree) =>
        from file in tree.Files
        let lines = file.Text.AsSpan().Count('\n')
        where lines > MostLines
        select $"{file.Path}: {lines} lines, at most {MostLines}: it does more than one thing.";

    public static IEnumerable<string> NamespaceIsNotTheFolder(SourceTree tree) =>
        from file in tree.Files
        where !file.IsPage
        let match = Namespace().Match(file.Code)
        let expected = string.Join('.', ["Townline", .. file.Path.Split('/')[..^1]])
        where match.Success && match.Groups["name"].Value != expected
        select $"{file.Path}: namespace {match.Groups["name"].Value}, expected {expected}.";

    [GeneratedRegex(@"^\s*namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
