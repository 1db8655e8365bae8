namespace Townline.Channels.Email.Fetching;

/// <summary>What the operator hears of fetching. No address and no words of a person stand in it.</summary>
internal static partial class FetchLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Mailbox {Mailbox} is fetched from {Host} from now on.")]
    public static partial void Fetching(this ILogger log, long mailbox, string host);

    [LoggerMessage(Level = LogLevel.Information, Message = "The mails of mailbox {Mailbox} are numbered anew by their server; all of them are looked at again.")]
    public static partial void NumberedAnew(this ILogger log, long mailbox);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mailbox {Mailbox} cannot be fetched ({Trouble}): {Detail} It is tried again in {Pause}.")]
    public static partial void Trouble(this ILogger log, long mailbox, string trouble, string detail, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Error, Message = "Fetching mailbox {Mailbox} failed by a fault of this program.")]
    public static partial void Failed(this ILogger log, Exception error, long mailbox);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Mails} mails of mailbox {Mailbox} are stored and could not be marked or moved: {Detail}")]
    public static partial void NotPutAway(this ILogger log, int mails, long mailbox, string detail);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail of {Size} bytes in mailbox {Mailbox} is too large; its beginning is kept with the mails that could not be read.")]
    public static partial void TooLarge(this ILogger log, long size, long mailbox);

    [LoggerMessage(Level = LogLevel.Warning, Message = "It could not be looked which mailboxes are to be fetched; trying again.")]
    public static partial void NotLooked(this ILogger log, Exception error);
}
