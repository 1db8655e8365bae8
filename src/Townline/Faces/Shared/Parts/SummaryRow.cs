using Microsoft.AspNetCore.Html;

namespace Townline.Faces.Shared.Parts;

/// <summary>A line of "check your answers".</summary>
/// <param name="Key">What was asked, in short.</param>
/// <param name="Value">What was answered; line breaks are kept. Empty shows "not given".</param>
/// <param name="ChangeHref">Where to change it, or null.</param>
public sealed record SummaryRow(string Key, string? Value, string? ChangeHref = null)
{
    /// <summary>Instead of <see cref="Value"/>: pictures, links, several lines.</summary>
    public IHtmlContent? Html { get; init; }
}
