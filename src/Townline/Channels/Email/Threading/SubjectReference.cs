using System.Text.RegularExpressions;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Threading;

/// <summary>A reference in a subject: [TL-1234], also inside other text, but not inside a word. Its check digit keeps out most numbers that are none.</summary>
internal static partial class SubjectReference
{
    private const int MostRead = 1_000;

    public static long? Read(string? subject) =>
        subject is null ? null
        : Written().EnumerateMatches(subject.AsSpan(0, Math.Min(subject.Length, MostRead))) is var matches && matches.MoveNext()
            ? Reference.Parse(subject.Substring(matches.Current.Index, matches.Current.Length)[3..])
            : null;

    public static string Of(long number) => $"[TL-{number}]";

    [GeneratedRegex(@"(?<![\p{L}\p{N}])TL-[0-9]{2,18}(?![\p{L}\p{N}])", RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
