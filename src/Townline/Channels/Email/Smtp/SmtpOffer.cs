using System.Globalization;

namespace Townline.Channels.Email.Smtp;

/// <summary>What a server said it can do, in its answer to EHLO.</summary>
internal sealed class SmtpOffer
{
    private readonly Dictionary<string, string[]> _words = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of a server that knows no EHLO.</summary>
    public static SmtpOffer None { get; } = new(new SmtpAnswer(250, [""]));

    public SmtpOffer(SmtpAnswer hello)
    {
        foreach (var line in hello.Lines.Skip(1))
        {
            // Old servers write "AUTH=LOGIN".
            var words = line.Replace("AUTH=", "AUTH ", StringComparison.OrdinalIgnoreCase).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0)
            {
                _words[words[0]] = [.. _words.GetValueOrDefault(words[0]) ?? [], .. words[1..]];
            }
        }
    }

    public bool Has(string word) => _words.ContainsKey(word);

    public bool HasLogin(string way) => _words.GetValueOrDefault("AUTH")?.Contains(way, StringComparer.OrdinalIgnoreCase) == true;

    /// <summary>Bytes of the largest mail; null where it does not say.</summary>
    public long? MostBytes => _words.GetValueOrDefault("SIZE") is [var size, ..] && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0 ? bytes : null;
}
