using System.Globalization;
using System.Text;

namespace Townline.Channels.Email.Imap.Protocol;

/// <summary>A value in a response: an atom, a string, a list of values, or nothing.</summary>
internal abstract record ImapValue
{
    /// <summary>NIL: nothing is known.</summary>
    public static ImapValue Nil { get; } = new ImapNil();

    /// <summary>As text, 8-bit letters as UTF-8; null for a list, for nothing, and for a literal that was not kept.</summary>
    public string? Text => this switch
    {
        ImapAtom atom => atom.Word,
        ImapString { Bytes: { } bytes } => Encoding.UTF8.GetString(bytes),
        _ => null,
    };

    /// <summary>As a number; null when it is none.</summary>
    public long? Number => this is ImapAtom atom && long.TryParse(atom.Word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The values in a list; none when it is no list.</summary>
    public IReadOnlyList<ImapValue> Items => this is ImapList list ? list.Values : [];
}

internal sealed record ImapNil : ImapValue;

/// <param name="Word">As written; a flag with its backslash, "BODY[…]" as one.</param>
internal sealed record ImapAtom(string Word) : ImapValue;

/// <param name="Bytes">Null for a literal of which there was too much to keep.</param>
/// <param name="Length">Bytes that the server has.</param>
internal sealed record ImapString(byte[]? Bytes, long Length) : ImapValue;

internal sealed record ImapList(IReadOnlyList<ImapValue> Values) : ImapValue;
