using System.Text.RegularExpressions;

namespace Townline.Tests.Architecture;

/// <summary>
/// What a file may pick up from the machine it was written on: folders of that machine, and the place packages came from.
/// A clone must build on any machine, from any package source.
/// </summary>
internal static partial class StrayAddresses
{
    public static IEnumerable<string> In(string path, string text) => Stray().Matches(text).Select(match => $"{path}: {match.Value}");

    [GeneratedRegex(@"(?<![\w.~$}/-])/(root|home|Users|work)/[\w.]+|registry\.(npmjs|yarnpkg)\.\w+|api\.nuget\.org|""resolved""\s*:\s*""http")]
    private static partial Regex Stray();
}
