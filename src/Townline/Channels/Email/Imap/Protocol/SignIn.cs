using System.Text;
using Townline.Conversations.Contracts;

namespace Townline.Channels.Email.Imap.Protocol;

/// <summary>From the greeting to being known: encrypts where that is asked for, then signs in by the best way that the server offers.</summary>
internal sealed class SignIn(ImapConnection connection)
{
    public async Task As(ImapAccount account, CancellationToken cancel)
    {
        var isKnown = await connection.Greet(cancel);
        if (account.Security == MailSecurity.StartTls)
        {
            await Encrypt(cancel);
        }

        if (isKnown && account.Security != MailSecurity.StartTls)
        {
            return;
        }

        await LearnCapabilities(cancel);
        await Authenticate(account, cancel);

        // It may offer more to those whom it knows.
        await connection.Run(new ImapCommand("CAPABILITY"), cancel: cancel);
    }

    private async Task Encrypt(CancellationToken cancel)
    {
        await LearnCapabilities(cancel);
        if (!connection.Capabilities.Contains("STARTTLS"))
        {
            throw new ImapFailedException(ImapTrouble.NoStartTls, "The server does not offer STARTTLS.");
        }

        await connection.Run(new ImapCommand("STARTTLS"), cancel: cancel);
        await connection.Encrypt(cancel);
    }

    private async Task Authenticate(ImapAccount account, CancellationToken cancel)
    {
        var offered = connection.Capabilities;
        if (account.IsToken)
        {
            Demand(offered.Contains("AUTH=XOAUTH2"), "The server does not take OAuth tokens (XOAUTH2).");
            await Sasl("XOAUTH2", $"user={account.User}\u0001auth=Bearer {account.Secret}\u0001\u0001", cancel);
        }
        else if (offered.Contains("AUTH=PLAIN"))
        {
            await Sasl("PLAIN", $"\0{account.User}\0{account.Secret}", cancel);
        }
        else
        {
            Demand(!offered.Contains("LOGINDISABLED"), connection.IsEncrypted ? "The server takes no passwords." : "The server takes no passwords on a line that is not encrypted.");
            await connection.Run(new ImapCommand("LOGIN").WithText(account.User).WithText(account.Secret), cancel: cancel);
        }
    }

    private Task Sasl(string mechanism, string words, CancellationToken cancel)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(words));
        return connection.Capabilities.Contains("SASL-IR")
            ? connection.Run(new ImapCommand("AUTHENTICATE").With($"{mechanism} {encoded}"), cancel: cancel)
            : connection.Run(new ImapCommand("AUTHENTICATE").With(mechanism), answer: Encoding.ASCII.GetBytes($"{encoded}\r\n"), cancel: cancel);
    }

    private async Task LearnCapabilities(CancellationToken cancel)
    {
        if (connection.Capabilities.Count == 0)
        {
            await connection.Run(new ImapCommand("CAPABILITY"), cancel: cancel);
        }
    }

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ImapFailedException(ImapTrouble.NoWayToSignIn, otherwise);
        }
    }
}
