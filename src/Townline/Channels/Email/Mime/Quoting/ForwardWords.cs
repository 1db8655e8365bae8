using System.Buffers;

namespace Townline.Channels.Email.Mime.Quoting;

/// <summary>How mail programs say that a mail is forwarded.</summary>
internal static class ForwardWords
{
    private static readonly string[] Prefixes = ["fwd:", "fw:", "wg:", "tr:", "rv:", "enc:", "doorst:", "vb:", "vl:", "pd:", "vs:", "ilt:", "i̇lt:", "továbbítás:", "πρθ:", "пер:", "fs:", "转发:", "转发：", "轉寄:", "轉寄：", "fwd "];

    private static readonly SearchValues<string> Words = SearchValues.Create(
        [
            "Forwarded message", "Forwarded Message", "Begin forwarded message", "Weitergeleitete Nachricht", "weitergeleiteten Nachricht", "Message transféré", "Message transmis", "message réexpédié", "Mensaje reenviado",
            "mensaje reenviado", "Messaggio inoltrato", "messaggio inoltrato", "Mensagem encaminhada", "mensagem reencaminhada", "Doorgestuurd bericht", "doorgestuurd bericht", "Videresendt meddelelse", "Vidarebefordrat meddelande",
            "vidarebefordrat meddelande", "Videresendt melding", "Välitetty viesti", "välitetty viesti", "Przekazana wiadomość", "Wiadomość przekazana", "Přeposlaná zpráva", "Preposlaná správa", "Пересылаемое сообщение",
            "Пересланное сообщение", "Переслане повідомлення", "İletilmiş", "iletilen ileti", "Προωθημένο μήνυμα", "Továbbított", "Mesaj redirecționat", "Missatge reenviat", "转发的邮件", "转发邮件", "轉寄的郵件", "転送メッセージ", "転送されたメッセージ",
            "전달된 메시지", "الرسالة المعاد توجيهها", "הודעה שהועברה",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>By its subject.</summary>
    public static bool IsForward(string? subject) => subject is not null && Array.Exists(Prefixes, prefix => subject.AsSpan().TrimStart().StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>A line between dashes, or one that ends with a colon.</summary>
    public static bool IsMark(ReadOnlySpan<char> line) => line.Length <= Longest && (line.StartsWith("--") || line.EndsWith(":")) && line.ContainsAny(Words);

    private const int Longest = 120;
}
