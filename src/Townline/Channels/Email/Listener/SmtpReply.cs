using System.Buffers;
using System.Globalization;
using System.Text;

namespace Townline.Channels.Email.Listener;

/// <summary>An answer of the protocol.</summary>
/// <param name="Code">Three digits: 2xx done, 3xx go on, 4xx try again later, 5xx never.</param>
/// <param name="Text">An enhanced status code (RFC 3463) and a sentence; several lines are parted by \n.</param>
internal readonly record struct SmtpReply(int Code, string Text)
{
    /// <summary>What was asked for is done; of a mail: it is stored.</summary>
    public bool IsDone => Code / 100 == 2;

    /// <summary>It may work later: the sender keeps the mail.</summary>
    public bool IsForLater => Code / 100 == 4;

    public static SmtpReply Ok { get; } = new(250, "2.0.0 Ok");

    /// <summary>Writes the lines as they go over the line.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        var lines = Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var mark = i == lines.Length - 1 ? ' ' : '-';
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Code}{mark}{lines[i]}\r\n"), output);
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code} {Text}");
}
