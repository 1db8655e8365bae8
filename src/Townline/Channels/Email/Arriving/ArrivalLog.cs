namespace Townline.Channels.Email.Arriving;

/// <summary>What the operator hears of mails that came in. No address and no words of a person stand in it.</summary>
internal static partial class ArrivalLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A mail could not be read. It is kept with its bytes in the queue of unread mails.")]
    public static partial void NotRead(this ILogger log, Exception error);

    [LoggerMessage(Level = LogLevel.Information, Message = "A mail that the town sent came back to mailbox {Mailbox}; it was left out.")]
    public static partial void OwnMailCameBack(this ILogger log, long mailbox);

    [LoggerMessage(Level = LogLevel.Information, Message = "A mail to mailbox {Mailbox} stands with its request already, because it was sent to another mailbox too; it was left out.")]
    public static partial void CameTwice(this ILogger log, long mailbox);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail could not be stored for now; its sender was asked to keep it: {Reason}")]
    public static partial void PutOff(this ILogger log, string reason);
}
