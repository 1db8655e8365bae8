using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Townline.Platform.Words;

/// <summary>Encodes for HTML what has a meaning there and leaves every language's letters as they are.</summary>
internal static class HtmlText
{
    public static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(UnicodeRanges.All);
}
