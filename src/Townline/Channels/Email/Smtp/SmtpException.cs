using Townline.Channels.Email.Grants;

namespace Townline.Channels.Email.Smtp;

/// <summary>A mail was not handed over.</summary>
internal sealed class SmtpException(SmtpTrouble trouble, string detail, SmtpAnswer? answer = null, Exception? inner = null) : Exception($"{trouble}: {detail}", inner)
{
    public SmtpTrouble Trouble { get; } = trouble;

    /// <summary>End of a key of words under "mail.trouble.".</summary>
    public string Code => InnerException is GrantFailedException grant ? grant.Code : $"{Trouble}";

    /// <summary>The server's own words, or those of the system; in English or whatever it speaks.</summary>
    public string Detail { get; } = detail;

    public SmtpAnswer? Answer { get; } = answer;

    /// <summary>This mail will never be taken. Otherwise it may be later: the server said so, or what is wrong is not the mail.</summary>
    public bool IsForGood => Trouble switch
    {
        SmtpTrouble.SenderRefused or SmtpTrouble.RecipientRefused or SmtpTrouble.MailRefused => Answer is { IsForLater: false },
        SmtpTrouble.TooLarge or SmtpTrouble.NoUtf8 => Answer is not { IsForLater: true },
        _ => false,
    };

    /// <summary>The line ended after the whole mail was sent and before the answer: the server may have it. Sent again under the same Message-ID, it is known there as the same.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>Nothing of this mail reached the server: on a line that was kept open, it may just have been too old.</summary>
    public bool IsBeforeMail { get; init; }
}
