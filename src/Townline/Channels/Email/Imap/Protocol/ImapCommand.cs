using System.Globalization;
using System.Text;

namespace Townline.Channels.Email.Imap.Protocol;

/// <summary>
/// A command as it goes over the line, without its tag. Where an argument cannot be quoted it is a literal, and the command is cut: what follows is
/// sent when the server has said that it is ready.
/// </summary>
internal sealed class ImapCommand
{
    private readonly List<byte[]> _pieces = [];
    private readonly StringBuilder _text;

    public ImapCommand(string name) => (Name, _text) = (name, new StringBuilder(name));

    /// <summary>For messages; never holds an argument.</summary>
    public string Name { get; }

    /// <summary>Adds what is written as it is: numbers, items, flags.</summary>
    public ImapCommand With(string words)
    {
        _text.Append(' ').Append(words);
        return this;
    }

    /// <summary>Adds a string that may hold anything: a user's name, a password.</summary>
    public ImapCommand WithText(string text)
    {
        _text.Append(' ');
        if (text.All(letter => letter is >= ' ' and <= '~'))
        {
            _text.Append('"').Append(text.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append('"');
            return this;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        _text.Append(CultureInfo.InvariantCulture, $"{{{bytes.Length}}}");
        Cut();
        _text.Append(Encoding.Latin1.GetString(bytes));
        return this;
    }

    /// <summary>Adds the name of a folder.</summary>
    public ImapCommand WithFolder(string name) => WithText(ModifiedUtf7.Write(name));

    /// <summary>What is sent at once, then what follows each time that the server is ready; each with its line end.</summary>
    public IReadOnlyList<byte[]> Pieces(string tag)
    {
        List<byte[]> pieces = [.. _pieces, Ended()];
        pieces[0] = [.. Encoding.ASCII.GetBytes($"{tag} "), .. pieces[0]];
        return pieces;
    }

    private void Cut()
    {
        _pieces.Add(Ended());
        _text.Clear();
    }

    private byte[] Ended() => Encoding.Latin1.GetBytes($"{_text}\r\n");
}
