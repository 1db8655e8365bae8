using System.Text;

namespace Townline.Channels.Email.Mime.Headers;

/// <summary>One field of a header, as bytes of the mail.</summary>
/// <param name="NameBytes">Before the colon.</param>
/// <param name="Value">After the colon, still folded and encoded.</param>
internal readonly record struct HeaderField(ReadOnlyMemory<byte> NameBytes, ReadOnlyMemory<byte> Value)
{
    public string Name => Encoding.ASCII.GetString(NameBytes.Span);

    /// <summary>Unfolded; encoded words are left. For fields with a grammar, which must be read before they are decoded.</summary>
    public string Raw => HeaderText.Unfold(Value.Span, MailLimits.MaxFieldBytes);

    /// <summary>The same where raw bytes may be of a charset.</summary>
    public string RawIn(string? charset) => HeaderText.Unfold(Value.Span, MailLimits.MaxFieldBytes, charset);

    /// <summary>Unfolded and decoded, without control characters.</summary>
    public string Text => TextIn(null);

    /// <summary>The same where raw bytes may be of the mail's charset.</summary>
    public string TextIn(string? charset) => HeaderText.Clean(EncodedWords.Decode(HeaderText.Unfold(Value.Span, MailLimits.MaxFieldBytes, charset)));

    public bool Is(string name) => Ascii.EqualsIgnoreCase(NameBytes.Span, name);
}
