using Townline.Channels.Email.Grants;
using Townline.Channels.Email.Imap;
using Townline.Channels.Email.Imap.Protocol;
using Townline.Channels.Email.Lines;
using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Fetching;

/// <summary>What an error means to those who look after a mailbox, and when it is worth trying again.</summary>
internal static class Troubles
{
    private const int LongestDetail = 500;
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5)];

    /// <summary>Servers lock accounts that sign in wrongly too often, and count who comes back too soon.</summary>
    private static readonly TimeSpan[] LongPauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30)];

    /// <returns>A code of <see cref="MailTrouble"/> and the words of whoever noticed.</returns>
    public static (string Code, string Detail) Of(Exception error)
    {
        var code = error switch
        {
            LineFailedException line => Of(line.Trouble),
            ImapFailedException imap => Of(imap.Trouble),
            ImapNonsenseException => MailTrouble.Nonsense,
            NoSecretException => MailTrouble.NoSecret,
            GrantFailedException grant => grant.Code,
            _ => Faults.Unavailable(error) is null ? MailTrouble.Other : MailTrouble.Storage,
        };
        var words = new string([.. error.Message.Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        return (code, words[..Math.Min(words.Length, LongestDetail)]);
    }

    /// <param name="failures">How many times it failed before, one after another.</param>
    /// <param name="part">0 to 1, by chance, so that many mailboxes do not come back at once.</param>
    public static TimeSpan Pause(string code, int failures, double part)
    {
        var pauses = code is MailTrouble.LoginRefused or MailTrouble.Busy or MailTrouble.NoWayToSignIn or MailTrouble.NoSecret
            or MailTrouble.TokenClient or MailTrouble.TokenEnded or MailTrouble.TokenScope or MailTrouble.TokenRefused or MailTrouble.TokenNotLetIn ? LongPauses : Pauses;
        return pauses[Math.Min(failures, pauses.Length - 1)] * (0.75 + (part / 2));
    }

    private static string Of(LineTrouble trouble) => trouble switch
    {
        LineTrouble.NameNotFound => MailTrouble.NameNotFound,
        LineTrouble.Refused => MailTrouble.Refused,
        LineTrouble.Unreachable => MailTrouble.Unreachable,
        LineTrouble.TimedOut => MailTrouble.TimedOut,
        LineTrouble.Certificate => MailTrouble.Certificate,
        LineTrouble.Encryption => MailTrouble.Encryption,
        _ => MailTrouble.Broke,
    };

    private static string Of(ImapTrouble trouble) => trouble switch
    {
        ImapTrouble.LoginRefused => MailTrouble.LoginRefused,
        ImapTrouble.NoWayToSignIn => MailTrouble.NoWayToSignIn,
        ImapTrouble.NoStartTls => MailTrouble.NoStartTls,
        ImapTrouble.NoFolder => MailTrouble.NoFolder,
        ImapTrouble.Busy => MailTrouble.Busy,
        ImapTrouble.SaidGoodbye => MailTrouble.Goodbye,
        _ => MailTrouble.ServerRefused,
    };
}

/// <summary>The password cannot be opened here, because it was sealed by another installation; it has to be typed again.</summary>
internal sealed class NoSecretException() : Exception("The password was sealed by another installation. Enter it again.");
