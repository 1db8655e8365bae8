using System.Text.RegularExpressions;

namespace Townline.Channels.Email.Smtp;

/// <summary>What a mail server answered.</summary>
/// <param name="Code">Three digits: 2xx done, 3xx go on, 4xx not now, 5xx never.</param>
/// <param name="Lines">Without code.</param>
internal sealed partial record SmtpAnswer(int Code, IReadOnlyList<string> Lines)
{
    public bool IsDone => Code / 100 == 2;

    public bool IsForLater => Code / 100 == 4;

    /// <summary>The enhanced status code (RFC 3463), such as "5.1.1"; null where there is none.</summary>
    public string? Status => Enhanced().Match(Lines[0]) is { Success: true } match && match.Value[0] - '0' == Code / 100 ? match.Value : null;

    /// <summary>On one line.</summary>
    public override string ToString() => $"{Code} {string.Join(' ', Lines)}".TrimEnd();

    [GeneratedRegex(@"\A[245]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9.])")]
    private static partial Regex Enhanced();
}
