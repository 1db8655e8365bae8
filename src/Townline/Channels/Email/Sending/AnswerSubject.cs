using System.Text.RegularExpressions;
using Townline.Channels.Email.Threading;

namespace Townline.Channels.Email.Sending;

/// <summary>The subject of an answer: that of the mail it answers, with "Re:" once and the reference of the request.</summary>
internal static partial class AnswerSubject
{
    private const int Longest = 150;

    /// <param name="subject">Of what it answers; null when it answers nothing.</param>
    /// <param name="otherwise">What it is called then.</param>
    public static string Of(string? subject, string otherwise, long number)
    {
        var text = subject is null ? otherwise : $"Re: {Bare(subject)}";
        return SubjectReference.Read(text) == number ? text : $"{text} {SubjectReference.Of(number)}";
    }

    /// <summary>Without what mail programs put before it, at most 150 letters.</summary>
    public static string Bare(string subject)
    {
        var bare = Prefixes().Replace(subject.Length > 1000 ? subject[..1000] : subject, "").Trim();
        return bare.Length <= Longest ? bare : new System.Globalization.StringInfo(bare).SubstringByTextElements(0, Math.Min(new System.Globalization.StringInfo(bare).LengthInTextElements, Longest)).TrimEnd() + "…";
    }

    [GeneratedRegex(@"\A(\s*(re|r|aw|antw|antwort|sv|vs|odp|rv|ref|tr|fw|fwd|wg|enc)(\[[0-9]{1,3}\])?\s*:)+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Prefixes();
}
