using System.Text;

namespace Townline.Channels.Email.Imap.Protocol;

/// <summary>Names of folders as IMAP writes them (RFC 3501, 5.1.3): "Entwürfe" is "Entw&amp;APw-rfe".</summary>
internal static class ModifiedUtf7
{
    public static string Write(string name)
    {
        var written = new StringBuilder(name.Length);
        var other = new StringBuilder();
        foreach (var letter in name)
        {
            if (letter is >= ' ' and <= '~')
            {
                Flush();
                written.Append(letter == '&' ? "&-" : letter);
            }
            else
            {
                other.Append(letter);
            }
        }

        Flush();
        return written.ToString();

        void Flush()
        {
            if (other.Length > 0)
            {
                // Unpaired surrogates too are 16 bits each here, so that every name comes back as it was.
                var bytes = new byte[other.Length * 2];
                for (var i = 0; i < other.Length; i++)
                {
                    (bytes[2 * i], bytes[(2 * i) + 1]) = ((byte)(other[i] >> 8), (byte)other[i]);
                }

                written.Append('&').Append(Convert.ToBase64String(bytes).TrimEnd('=').Replace('/', ',')).Append('-');
                other.Clear();
            }
        }
    }

    /// <summary>What is not written so is left as it is: some servers send plain UTF-8.</summary>
    public static string Read(string written)
    {
        var name = new StringBuilder(written.Length);
        for (var at = 0; at < written.Length;)
        {
            var end = written[at] == '&' ? written.IndexOf('-', at) : -1;
            if (end < 0)
            {
                name.Append(written[at++]);
                continue;
            }

            var inside = written[(at + 1)..end];
            name.Append(inside.Length == 0 ? "&" : Letters(inside) ?? written[at..(end + 1)]);
            at = end + 1;
        }

        return name.ToString();
    }

    private static string? Letters(string inside)
    {
        var padded = inside.Replace(',', '/').PadRight((inside.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        if (!Convert.TryFromBase64String(padded, bytes, out var length) || length % 2 != 0)
        {
            return null;
        }

        var letters = new char[length / 2];
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = (char)(bytes[2 * i] << 8 | bytes[(2 * i) + 1]);
        }

        return new string(letters);
    }
}
