using Townline.Channels.Email.Mime.Headers;

namespace Townline.Channels.Email.Mime.Automatic;

/// <summary>Tells the mails of machines by their headers; by their words only where mail servers use fixed ones.</summary>
internal static class AutoMail
{
    private static readonly string[] AutoReplyFields =
        ["X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply", "X-AutoReply-From", "X-Mail-Autoreply", "X-Auto-Respond", "X-Vacation", "X-Cron-Env", "X-FC-MachineGenerated", "X-MS-Exchange-Generated-Message-Source"];

    private static readonly string[] ListFields = ["List-Id", "List-Post", "List-Unsubscribe", "Mailing-List", "X-Mailing-List", "X-BeenThere"];

    /// <summary>How a subject begins that a mail program writes on its own.</summary>
    private static readonly string[] AutoReplySubjects =
    [
        "Automatic reply:", "Auto reply:", "Auto-Reply:", "Autoreply:", "Autoresponse:", "Auto Response:", "Out of Office:", "Out of Office AutoReply", "Out-of-Office:", "Automatische Antwort:", "Abwesenheitsnotiz", "Abwesend:",
        "Réponse automatique", "Respuesta automática", "Fuera de la oficina", "Risposta automatica", "Resposta automática", "Automatisch antwoord", "Autosvar:", "Automatiskt svar", "Automatisk svar", "Automaattinen vastaus",
        "Automatyczna odpowiedź", "Odpowiedź automatyczna", "Automatická odpověď", "Automatická odpoveď", "Автоответ", "Автоматический ответ", "Otomatik yanıt", "Αυτόματη απάντηση", "Automatikus válasz", "Răspuns automat",
        "自动答复", "自动回复", "自動回覆", "自動応答", "自動返信", "Absence du bureau", "Afwezig:", "Frånvarande:", "Fravær:", "자동 회신", "رد تلقائي",
    ];

    public static AutoKind KindOf(MailMessage mail)
    {
        var headers = mail.Headers;
        if (BounceSigns.Are(mail))
        {
            return AutoKind.Bounce;
        }

        if (IsCertainReply(mail))
        {
            return AutoKind.AutoReply;
        }

        if (IsList(headers))
        {
            return AutoKind.List;
        }

        return IsLikelyMachine(mail) ? AutoKind.AutoReply : AutoKind.None;
    }

    private static bool IsCertainReply(MailMessage mail) =>
        Word(mail.Headers, "Auto-Submitted").StartsWith("auto-replied", StringComparison.OrdinalIgnoreCase)
        || Word(mail.Headers, "Precedence") is "auto_reply" or "auto-reply"
        || Array.Exists(AutoReplyFields, field => Word(mail.Headers, field) is not ("" or "no" or "false" or "none"))
        || Reports.Find(mail.Root) is not null
        || mail.Headers.Raw("Delivered-To")?.Equals("Autoresponder", StringComparison.OrdinalIgnoreCase) == true
        || mail.Headers.Raw("X-POST-MessageClass")?.Contains("Autoresponder", StringComparison.OrdinalIgnoreCase) == true
        || HasSubjectOfReply(mail);

    public static bool HasSubjectOfReply(MailMessage mail) => Array.Exists(AutoReplySubjects, start => mail.Subject?.StartsWith(start, StringComparison.OrdinalIgnoreCase) == true);

    private static bool IsList(HeaderList headers) =>
        Word(headers, "Precedence") is "list" or "bulk" or "junk" || Array.Exists(ListFields, field => headers.Find(field) is not null);

    private static bool IsLikelyMachine(MailMessage mail) =>
        Word(mail.Headers, "Auto-Submitted") is not ("" or "no")
        || Suppresses(mail.Headers.Raw("X-Auto-Response-Suppress"))
        || HasNoSender(mail);

    /// <summary>The envelope named nobody to whom failures are reported.</summary>
    public static bool HasNoSender(MailMessage mail) => mail.Headers.Raw("Return-Path")?.Replace(" ", "", StringComparison.Ordinal) == "<>";

    private static bool Suppresses(string? value) =>
        value?.Split(',', StringSplitOptions.TrimEntries).Any(word => word.ToUpperInvariant() is "ALL" or "OOF" or "AUTOREPLY") == true;

    /// <summary>The value before any semicolon or comment, in lower case; empty where there is none.</summary>
    private static string Word(HeaderList headers, string name) => (headers.Raw(name) ?? "").Split(';', '(')[0].Trim().ToLowerInvariant();
}
