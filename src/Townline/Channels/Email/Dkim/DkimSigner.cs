using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Townline.Channels.Email.Dkim;

/// <summary>
/// Signs mails for a domain (RFC 6376): rsa-sha256, relaxed/relaxed. From is signed once more than it stands there, so that nobody can add
/// a second one. For several threads at once.
/// </summary>
internal sealed class DkimSigner(string domain, string selector, string pem)
{
    private static readonly string[] Signed =
    [
        "From", "To", "Cc", "Subject", "Date", "Message-ID", "Reply-To", "In-Reply-To", "References", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
        "Content-Language", "Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post",
    ];

    private const int LineOfSignature = 70;

    private readonly ConcurrentBag<RSA> _keys = [];

    /// <returns>The mail with the signature above it.</returns>
    /// <param name="mail">Lines ended by CR LF, each field once.</param>
    public byte[] Sign(byte[] mail)
    {
        var text = Encoding.Latin1.GetString(mail);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var fields = Fields(text[..(end < 0 ? text.Length : end)]);
        var names = Signed.Where(name => fields.ContainsKey(name)).ToList();
        var body = Relaxed.Body(end < 0 ? "" : text[(end + 4)..]);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.Latin1.GetBytes(body)));
        var start = $"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={domain}; s={selector};\r\n h={Folded([.. names, "From"])};\r\n bh={hash};\r\n b=";
        var toSign = string.Concat(names.Select(name => Relaxed.Field(fields[name]) + "\r\n")) + Relaxed.Field(start);
        var signature = Convert.ToBase64String(Hash(Encoding.Latin1.GetBytes(toSign)));
        var lines = string.Join("\r\n  ", signature.Chunk(LineOfSignature).Select(line => new string(line)));
        return [.. Encoding.Latin1.GetBytes($"{start}{lines}\r\n"), .. mail];
    }

    private byte[] Hash(byte[] toSign)
    {
        var key = _keys.TryTake(out var kept) ? kept : DkimKey.Read(pem);
        try
        {
            return key.SignData(toSign, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        finally
        {
            _keys.Add(key);
        }
    }

    /// <summary>The last of each name, which is the one that a checker takes first.</summary>
    private static Dictionary<string, string> Fields(string header)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string? name = null;
        foreach (var line in header.Split("\r\n"))
        {
            if (line.StartsWith(' ') || line.StartsWith('\t'))
            {
                fields[name!] += $"\r\n{line}";
            }
            else
            {
                name = line[..line.IndexOf(':', StringComparison.Ordinal)];
                fields[name] = line;
            }
        }

        return fields;
    }

    private static string Folded(IReadOnlyList<string> names)
    {
        var (text, column) = (new StringBuilder(), 3);
        for (var i = 0; i < names.Count; i++)
        {
            var fold = column + names[i].Length + 1 > LineOfSignature;
            text.Append(i == 0 ? "" : fold ? ":\r\n  " : ":").Append(names[i]);
            column = fold ? names[i].Length + 2 : column + names[i].Length + 1;
        }

        return text.ToString();
    }
}
