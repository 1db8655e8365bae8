using System.Net;

namespace Townline.Channels.Email.Listener;

/// <summary>What the listener says to the operator. No address of a person stands in it.</summary>
internal static partial class ListenerLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Mail is taken on {EndPoint} (SMTP and LMTP).")]
    public static partial void Listening(this ILogger log, IPEndPoint endPoint);

    [LoggerMessage(Level = LogLevel.Error, Message = "A mail could not be stored; the mail server that sent it was asked to keep it.")]
    public static partial void MailNotTaken(this ILogger log, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "It could not be looked up whose an address is; the mail server that asked was told to try again.")]
    public static partial void NotLookedUp(this ILogger log, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail server at {Address} was turned away: {Reason}.")]
    public static partial void TurnedAway(this ILogger log, IPAddress address, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The line to the mail server at {Address} broke: {Reason}")]
    public static partial void LineBroke(this ILogger log, IPAddress address, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A connection of the mail listener ended with an error.")]
    public static partial void SessionFailed(this ILogger log, Exception error);
}
