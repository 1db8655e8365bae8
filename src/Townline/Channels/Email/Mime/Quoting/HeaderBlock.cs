using System.Collections.Frozen;

namespace Townline.Channels.Email.Mime.Quoting;

/// <summary>
/// The header that Outlook and others put above a quoted mail: From, Sent, To, Subject, each on a line.
/// "Date: … Time: … Address: …" in a resident's own words is none: it needs a sender, a date, and a subject or an address.
/// </summary>
internal static class HeaderBlock
{
    private enum Label
    {
        From,
        Date,
        To,
        Subject,
        Other,
    }

    private const int MostLines = 12;
    private const int LongestLabel = 24;

    private static readonly FrozenDictionary<string, Label> Labels = Names().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>A block begins at that line.</summary>
    public static bool IsAt(TextLines lines, int first)
    {
        // In the middle of labelled lines the first of them was looked at already.
        if (LabelOf(lines[first], out _) is null or Label.Other || (first > 0 && LabelOf(lines[first - 1], out _) is not null))
        {
            return false;
        }

        Span<bool> found = stackalloc bool[5];
        var (hasAddress, missed) = (false, 0);
        for (var i = first; i < Math.Min(lines.Count, first + MostLines) && missed < 2; i++)
        {
            if (LabelOf(lines[i], out var value) is { } label)
            {
                found[(int)label] = true;
                hasAddress |= label == Label.From && value.ContainsAny('@', '<', '[');
                missed = 0;
            }
            else
            {
                // A long list of recipients is broken; one empty line between two is let pass too.
                missed++;
            }
        }

        return found[(int)Label.From] && found[(int)Label.Date] && (found[(int)Label.To] || found[(int)Label.Subject]) && (found[(int)Label.Subject] || hasAddress);
    }

    private static Label? LabelOf(ReadOnlySpan<char> line, out ReadOnlySpan<char> value)
    {
        value = default;
        var colon = line[..Math.Min(line.Length, LongestLabel)].IndexOfAny(':', '：');
        if (colon <= 0)
        {
            return null;
        }

        value = line[(colon + 1)..];
        var name = line[..colon].Trim("*_ \t\u00A0");
        return Labels.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var label) ? label : null;
    }

    private static Dictionary<string, Label> Names()
    {
        var names = new Dictionary<string, Label>(StringComparer.OrdinalIgnoreCase);
        Add(Label.From, "From|Von|De|Da|Van|Fra|Från|Lähettäjä|Od|Odesílatel|От|От кого|Від|Kimden|Gönderen|Από|Feladó|De la|发件人|寄件者|差出人|보낸 사람|من|מאת|Từ|Expéditeur|Remitente|Mittente|Šalje|Nuo|No|Saatja|Dari");
        Add(Label.Date, "Sent|Date|Gesendet|Datum|Envoyé|Enviado|Enviado el|Fecha|Inviato|Data|Enviada em|Verzonden|Sendt|Dato|Skickat|Lähetetty|Päivämäärä|Päiväys|Wysłano|Data wysłania|Odesláno|Odoslané|Отправлено|Дата|Надіслано|Gönderildi|Gönderilme Tarihi|Tarih|Στάλθηκε|Ημερομηνία|Elküldve|Dátum|Trimis|发送时间|日期|傳送時間|送信日時|日付|보낸 날짜|날짜|تاريخ الإرسال|التاريخ|נשלח|תאריך|Ngày|Đã gửi|Sent at|Poslano|Išsiųsta|Saadetud|Tanggal");
        Add(Label.To, "To|An|À|A|Para|Aan|Til|Till|Vastaanottaja|Do|Komu|Кому|До|Kime|Alıcı|Προς|Címzett|Către|收件人|收件者|宛先|받는 사람|إلى|אל|Đến|Destinataire|Destinatario|Kam|Kellele|Kepada");
        Add(Label.Subject, "Subject|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp|Emne|Ämne|Aihe|Temat|Předmět|Predmet|Тема|Konu|Θέμα|Tárgy|Subiect|Assumpte|主题|主旨|件名|제목|الموضوع|נושא|Chủ đề|Tema|Teema|Perihal");
        Add(Label.Other, "Cc|Bcc|Kopie|Copia|Kopia|Kopi|Копия|Bilgi|抄送|副本|참조|Reply-To|Antwort an|Importance|Priority|Wichtigkeit|Attachments|Anlagen");
        return names;

        void Add(Label label, string words) => Array.ForEach(words.Split('|'), word => names.TryAdd(word, label));
    }
}
