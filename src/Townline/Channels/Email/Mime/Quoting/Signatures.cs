namespace Townline.Channels.Email.Mime.Quoting;

/// <summary>Finds signatures among what is new: after "-- ", and the line a telephone adds.</summary>
internal static class Signatures
{
    /// <summary>Lines that may follow a "--" without the space that the standard asks for; more are text.</summary>
    private const int MostLines = 10;

    private const int LongestMobile = 90;

    private static readonly string[] Mobile =
    [
        "Sent from my ", "Sent from Outlook", "Sent from Mail for", "Sent from Yahoo", "Sent from the ", "Sent from AOL", "Sent via ", "Sent with Proton", "Sent using ", "Get Outlook for", "Von meinem ", "Gesendet von ", "Gesendet mit ",
        "Diese Nachricht wurde von meinem ", "Holen Sie sich Outlook", "Outlook für ", "Envoyé de mon ", "Envoyé depuis ", "Envoyé à partir de ", "Télécharger Outlook", "Obtenez Outlook", "Enviado desde ", "Enviado de mi ", "Enviado del ",
        "Obtener Outlook", "Inviato da ", "Inviato dal ", "Scarica Outlook", "Enviado do meu ", "Enviado a partir ", "Obter o Outlook", "Verstuurd vanaf ", "Verzonden vanaf ", "Outlook voor ", "Skickat från ", "Hämta Outlook", "Sendt fra ", "Hent Outlook",
        "Lähetetty ", "Hanki Outlook", "Wysłane z ", "Wysłano z ", "Pobierz program Outlook", "Odesláno z ", "Odoslané z ", "Отправлено с ", "Отправлено из ", "Надіслано з ", "iPhone'umdan gönderildi", "iPhone’umdan gönderildi", "Στάλθηκε από ",
        "Elküldve az ", "iPhone-ról küldve", "Trimis de pe ", "Enviat des de", "发自我的", "从我的", "發自我的", "從我的", "iPhoneから送信", "iPadから送信", "나의 iPhone에서", "내 iPhone에서", "أرسلت من", "تم الإرسال من", "נשלח מה", "Được gửi từ ", "Dikirim dari ",
    ];

    /// <param name="lines">The text.</param>
    /// <param name="kinds">Quotations are marked already.</param>
    public static void Mark(TextLines lines, TextKind[] kinds)
    {
        // Runs of new lines, each with its own end.
        for (var (i, end) = (0, 0); i < lines.Count; i = end)
        {
            end = EndOfRun(kinds, i);
            if (kinds[i] == TextKind.New)
            {
                MarkRun(lines, kinds, i, end);
            }
        }
    }

    private static void MarkRun(TextLines lines, TextKind[] kinds, int first, int end)
    {
        var last = end - 1;
        while (last > first && lines.IsBlank(last))
        {
            last--;
        }

        for (var i = first; i <= last; i++)
        {
            if (IsDelimiter(lines, i, end) || (i == last && IsMobile(lines[i])))
            {
                kinds.AsSpan(i, end - i).Fill(TextKind.Signature);
                return;
            }
        }
    }

    private static int EndOfRun(TextKind[] kinds, int from)
    {
        var end = from;
        while (end < kinds.Length && kinds[end] == kinds[from])
        {
            end++;
        }

        return end;
    }

    private static bool IsDelimiter(TextLines lines, int line, int end)
    {
        if (lines[line] is not ("--" or "—"))
        {
            return false;
        }

        return lines.Whole(line) is "-- " || Written(lines, line + 1, end) is > 0 and <= MostLines;
    }

    private static int Written(TextLines lines, int from, int to)
    {
        var count = 0;
        for (var i = from; i < to && count <= MostLines; i++)
        {
            count += lines.IsBlank(i) ? 0 : 1;
        }

        return count;
    }

    private static bool IsMobile(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestMobile)
        {
            return false;
        }

        foreach (var start in Mobile)
        {
            if (line.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
