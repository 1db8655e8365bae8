namespace Townline.Channels.Email.Smtp;

/// <summary>A mail as it follows DATA: every line ended by CR LF, a dot doubled that begins one, and a line with a dot alone at the end.</summary>
internal static class DotStuffing
{
    public static byte[] Of(ReadOnlySpan<byte> mail)
    {
        var bytes = new List<byte>(mail.Length + mail.Length / 64 + 8);
        var isStart = true;
        for (var i = 0; i < mail.Length; i++)
        {
            if (isStart && mail[i] == '.')
            {
                bytes.Add((byte)'.');
            }

            // A bare CR or LF is a line end to some servers and none to others: between them a mail could end twice.
            if (mail[i] is (byte)'\r' or (byte)'\n')
            {
                i += mail[i] == '\r' && i + 1 < mail.Length && mail[i + 1] == '\n' ? 1 : 0;
                bytes.AddRange("\r\n"u8);
                isStart = true;
                continue;
            }

            // Runs between line ends are copied whole.
            var run = mail[i..].IndexOfAny((byte)'\r', (byte)'\n');
            run = run < 0 ? mail.Length - i : run;
            bytes.AddRange(mail.Slice(i, run));
            i += run - 1;
            isStart = false;
        }

        if (!isStart)
        {
            bytes.AddRange("\r\n"u8);
        }

        bytes.AddRange(".\r\n"u8);
        return [.. bytes];
    }
}
