using Townline.Channels.Email.Imap.Protocol;
using Townline.Channels.Email.Lines;

namespace Townline.Channels.Email.Imap;

/// <summary>Calls mail servers.</summary>
internal interface IImapServers
{
    /// <summary>Calls and signs in.</summary>
    /// <exception cref="LineFailedException">There is no line.</exception>
    /// <exception cref="ImapNonsenseException">Nobody who speaks IMAP is there.</exception>
    /// <exception cref="ImapFailedException">The server says no.</exception>
    Task<IImapClient> Connect(ImapAccount account, CancellationToken cancel);
}

/// <inheritdoc/>
internal sealed class ImapServers(LineOptions options, ImapLimits limits, TimeProvider time) : IImapServers
{
    public async Task<IImapClient> Connect(ImapAccount account, CancellationToken cancel)
    {
        var line = await MailLine.Open(account.Host, account.Port, account.Security, options, time, cancel);
        var connection = new ImapConnection(line, limits, time);
        try
        {
            await new SignIn(connection).As(account, cancel);
            return new ImapClient(connection, time);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
