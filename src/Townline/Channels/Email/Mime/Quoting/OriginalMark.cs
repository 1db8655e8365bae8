using System.Buffers;

namespace Townline.Channels.Email.Mime.Quoting;

/// <summary>"-----Original Message-----" and its translations: all below is quoted.</summary>
internal static class OriginalMark
{
    private static readonly SearchValues<string> Words = SearchValues.Create(
        [
            "Original Message", "Original message", "Ursprüngliche Nachricht", "Originalnachricht", "Message d'origine", "Message d’origine", "Message original", "Courriel original", "Mensaje original", "Messaggio originale",
            "Mensagem original", "Oorspronkelijk bericht", "Oprindelig meddelelse", "Ursprungligt meddelande", "Originalmeddelande", "Opprinnelig melding", "Alkuperäinen viesti", "Oryginalna wiadomość", "Wiadomość oryginalna",
            "Původní zpráva", "Pôvodná správa", "Исходное сообщение", "Вихідне повідомлення", "Оригинално съобщение", "Orijinal Mesaj", "Özgün İleti", "Αρχικό μήνυμα", "Eredeti üzenet", "Mesaj original", "Missatge original",
            "Izvorna poruka", "原始邮件", "原始郵件", "元のメッセージ", "원본 메시지", "الرسالة الأصلية", "הודעה מקורית", "Thư gốc",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Two dashes or more on both sides; or the line below which our own mails ask not to write.</summary>
    public static bool Is(ReadOnlySpan<char> line) =>
        (line.Length <= Longest && line.StartsWith("--") && line.EndsWith("--") && line.ContainsAny(Words)) || (line.StartsWith("##-") && line.EndsWith("-##"));

    private const int Longest = 120;
}
